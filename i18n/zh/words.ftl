# 所说的话，以及句中的短词。

says-query = 你是何方，意图为何？
says-demand = 立即离开
says-intention-opening = 无敌意，雷达关机并拉开距离，航向 { $course }°，{ $speed } kn
says-intention-keeping = 我保持航向 { $course }°、航速 { $speed } kn
says-talk = 泛泛交谈
says-signal = { $signal }（{ $meaning }）
says-invalid-code = ZQ，你的信号编码有误
says-not-understood = ZL，你的信号已收到但不明其意
says-notice = 通报：{ $contents }
says-notice-without = 通报：{ $contents }；未含{ $missing }
says-say-again = 请重复
says-protest = 抗议
says-regret = 我方对所发生之事表示遗憾
says-offer-review = 建议双方核对证据
says-accept = 我方接受贵方提议
says-explain-benign = 并无威胁之意，系失误或误读
says-explain-lawful = 我方兵力行动合法
says-step-back = 建议双方各退一步
says-distress = MAYDAY，我需要救助
says-assist = 我正前来救助你
says-what-happened = 发生了什么？
says-figures = { $says }（{ $figures }）

# 多项并列时的连接。
list-and = { $first }和{ $second }
list-comma = { $first }、{ $second }
list-semicolon = { $first }；{ $second }
list-times = { $what } { $count } 次

content-activity = 活动内容
content-times = 时间
content-area = 区域
content-heights = 高度

intent-innocent = 无害
intent-probe = 试探
intent-hostile = 敌对

mode-search = 搜索雷达
mode-track = 边跟踪边扫描雷达
mode-fire-control = 火控雷达

grade-received = 收到
grade-understood = 收到并明白
grade-accepted = 明白并接受

grasp-nothing = 未听懂
grasp-full = 听懂
grasp-other = 误听为：{ $says }

unsent-no-set = 无该频道电台
unsent-not-in-play = 发送方已不在场
unsent-busy = 在可等待的时间内频道始终被占用
unsent-no-line = 线路被占用或故障

unheard-not-in-play = 不在场
unheard-no-watch = 该频道无人值守
unheard-watch-not-kept = 规定值守但未值守
unheard-beyond-horizon = 超出无线电视距
unheard-talking = 正在发话
unheard-stepped-on = 被其他发射压盖
unheard-unreadable = 无法听辨
unheard-not-for-him = 听到但呼号丢失，不知是呼叫自己
unheard-out-of-sight = 目视不可及
unheard-not-seen = 未看到
unheard-blank = 由运行者剔除

shows-nothing = 未见{ $by }的雷达
shows-search = { $by }的搜索雷达
shows-track = { $by }的跟踪雷达（非锁定）
shows-lock = { $by }的火控锁定

because-prior = 最初判断
because-lock = 火控锁定
because-up = 升至 R3 或以上
because-down = 自 R3 或以上降下
because-quiet = 平静无事
because-weapon = 使用武器
because-collision = 碰撞
because-query = 无线电询问
because-demand = 被要求离开
because-threat-heard = 被当作威胁的呼叫
because-intention-kept = 言行一致
because-intention-broken = 言行不一
because-notice = 通报
because-signal = 编码信号
because-analysis = 分析未证实锁定
because-silence = 无应答
because-answer = 应答
because-line-contact = 热线通话
because-explanation = 解释
because-no-explanation = 没有解释的说法
because-public-act = 公开指责
because-assistance = 遇险救助

occasion-evidence = 依据新证据
occasion-seen = 依据所见
occasion-orders = 依命令
occasion-review = 复核
occasion-own-word = 履行所言
occasion-incident = 由想定规定

# 防务部门在争端中的举措。
move-silence = 不采取举措
move-protest = 私下抗议
move-accuse = 公开指责
move-deny = 公开否认
move-release = 公布证据
move-counter-accuse = 反指对方
move-explain = 私下解释
move-regret = 表示遗憾
move-offer-review = 提议技术性会谈
move-accept = 接受提议
move-suspend = 中止交往
move-resume = 恢复交往
move-mediate = 请第三方斡旋

# 影响责任认定的线索。
clue-lock = 本方兵力曾显示被锁定
clue-conduct = 本方兵力目击
clue-crew-cleared = 本方人员称无异常举动
clue-crew-admitted = 本方人员承认
clue-conceded = 对方承认失误
clue-released = 对方已公布证据
clue-analysed = 记录已经分析
clue-compared = 双方证据已经比对
