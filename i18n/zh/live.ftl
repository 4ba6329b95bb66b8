# 席位上的人所读到的内容。

seat-perceived = { $time } 模拟 { $text }
seat-hears = 经{ $way }听到{ $from }，清晰度 { $readability }：{ $says }
seat-hears-all = 经{ $way }听到{ $from }呼叫各台，清晰度 { $readability }：{ $says }
seat-nameless = 某方（呼号未听清）
seat-not-understood = 未听懂
seat-quoted = “{ $says }”

seat-choice = 请选择 1 至 { $last }。{ $time }
seat-time-stands = 时间停住，等待回答（可用想定时间 { $left }）。
seat-time-left = 可用想定时间 { $left }；逾时由值班军官决定。
seat-officer-decided = 逾时未答：由值班军官决定
seat-asked-no-more = 情况已变：此事无须再决定

seat-sits-down = 以下均为模拟。你坐在{ $seat }的席位上，只会得知到达该席位的情况。
seat-pace = 时间以实际的 { $scale } 倍流逝。键入编号并按 Enter 选择；键入 `help` 查看其他命令。
seat-pace-waits = 时间以实际的 { $scale } 倍流逝，向你提问时停住。键入编号并按 Enter 选择；键入 `help` 查看其他命令。

# 可键入的命令；命令本身各种语言相同。
seat-help-number = 选择一个方案
seat-help-pause = 时间停住，或继续
seat-help-step = 时间停住时，前进到下一个到达本席位的情况
seat-help-speed = 改变快慢
seat-help-status = 时间、你的判断、向你提出的问题
seat-help-quit = 暂时结束；可用 --resume 从 journal 继续
seat-help-end = 就此结束，并作复盘
seat-another-asked = 正在询问另一席位，时间为此停住
seat-help-help = 本列表；命令一律以英文键入
seat-help-inject = 开始一个事件

seat-chosen = 你的选择：{ $option }
seat-nothing-asked = 目前没有待答的问题
seat-no-such-option = 请选择 1 至 { $last } 之间的编号
seat-unknown = 此处不能执行 `{ $line }`；键入 `help` 查看可用命令
seat-not-yours = 此席位不能这样做；键入 `help` 查看可用命令
seat-no-injects = `{ $inject }`：此处没有可由人工开始的事件
seat-no-such-inject = 没有可由人工开始的事件 `{ $inject }`；现有 { $known }
seat-inject-begins = 你开始了事件 { $inject }
seat-time-paused = 时间停在 { $time }；Enter 前进到下一个情况，`p` 继续
seat-time-goes-on = 时间继续
seat-speed = 从现在起 { $scale } 倍
seat-nobody-types = 不再接受键入：由值班军官接替该席位，运行继续至结束
seat-status = 现在是 { $time }
seat-belief = 你对{ $side }的判断：无害 { $innocent } %，试探 { $probe } %，敌对 { $hostile } %
seat-peer-joins = 有人在另一终端坐上{ $seat }的席位
seat-peer-leaves = { $seat }的席位重新空出；由值班军官决定
seat-hosting = `guardline join { $address } --seat NAME` 可坐上另一席位：{ $seats }

# 向人提出的问题、可选方案及其记录。
seat-asks-conduct = 如何行动？本方行为属 { $own }，判断{ $unit }处于 { $seen }
seat-asks-reply = { $unit }经{ $way }询问你是何方、意图为何；如何回答？
seat-asks-ring = { $side }在 { $line } 上来电；如何处理？
seat-asks-call = 防务部门希望与{ $side }通话；是否呼叫？
seat-option-as-now = { $option }（维持现状）
seat-option-no-answer = 不回答
seat-option-opening = “无敌意，雷达关机并拉开距离”
seat-option-keeping = “我保持航向和航速”
seat-option-pick-up = 接听
seat-option-seek-authority = 先请示授权
seat-option-let-ring = 任其振铃
seat-option-decline = 拒绝通话
seat-option-call-back = 答应回电
seat-option-call = 呼叫
seat-option-not-now = 暂不呼叫
seat-asked = 向{ $seat }提问（{ $question }）：{ $what }（限 { $within } 内回答）
seat-taken = 有人坐上{ $seat }的席位，思考时间 { $think }
seat-left = { $seat }席位上的人离席
seat-answers = { $seat }席位上的人回答（{ $question }）：{ $choice }
seat-facilitator = 导调员开始事件 { $inject }
seat-decided-by-person = { $seat }：席位上的人决定（{ $question }）：方案 { $choice }
seat-decided-by-officer = { $seat }：值班军官代席位上的人决定（{ $question }）
seat-decided-by-nobody = { $seat }：所提问题（{ $question }）无须再决定

# 结束之后。
debrief-title = 复盘（模拟）：{ $seat }的席位
debrief-happened = 发生了什么
debrief-highest = { $unit }：实际行为最高至 { $rung }，首次在 { $when }
debrief-decided = 你的决定
debrief-nothing = 无
debrief-more = 另有 { $count } 次
debrief-officer = 有 { $count } 次因逾时未答而由值班军官决定
debrief-believed = 对方对你方的判断
debrief-hostile = { $who }：敌对，最高 { $worst } %（{ $when }），最后 { $last } %
debrief-truth = 实况
debrief-missed = 最先错过的机会
debrief-none-missed = 无：凡呼叫均被听到
debrief-measures = 指标
debrief-peak = 最高级别：{ $rung }
debrief-down = 降至 R2 并保持：首次达到 R3 或以上之后 { $after }
debrief-not-down = 至结束未降至 R2 并保持
debrief-calm = 始终未达到 R3
debrief-goes-on = 尚未结束：用 `guardline play --resume` 加此 journal 继续。
debrief-journal = journal：{ $path }（trace { $trace }）

# 从头到尾的一例。
demo-summary = 本演示中仍设有一条线路。你在{ $own }的部门值班，守着通往{ $other }部门的线路的一端，即两国数年后设计的那种线路。{ $ship }是你方的，{ $theirs }是对方的；声称有火控雷达照射的是{ $other }。线路响起时会问你怎么办，其余由别人决定：你的部门、你方的舰和对方。五天在数秒内过去。
demo-no-answer = 所提问题你均未回答，因此没有可作比较的其他回答。
demo-heading = 若换一种回答？（模拟）
demo-chosen = 你的第一次选择：{ $option }。同一次运行至该时刻，以每种回答各继续 { $runs } 次：
demo-arm = { $option }：100 次中一天内恢复平静 { $calm } 次，一天内公开 { $public } 次；当时或以后的呼叫接通 { $answered } 次
demo-one-case = 这只是模型的一例，并非预测。还可以尝试：
branch-as-it-was = 实际
branch-yes = 是
branch-no = 否
demo-conclusion = 一天内恢复平静，最常见于“{ $most }”（100 次中 { $high } 次），最少见于“{ $least }”（{ $low } 次）。运行次数这样少时，相差不到约 { $chance } 的回答无法区分。
demo-no-difference = 无论怎样回答，一天内恢复平静都在 100 次中 { $low } 至 { $high } 次：小于这样少的运行所能与偶然区分的 { $chance }。
branch-level = { $measure } { $level }
branch-the-same = 各种情形都相同：{ $measures }。
seat-key = 词语说明。级别表示事态有多高：{ $rungs }。模拟攻击指不开火的攻击航路。M0 至 M4 表示一部门走到哪一步，从什么也不做到以武力相威胁。无害、试探、敌对：一方认为对方没有恶意、在试探、要动武的可能性各有多大。“得知……经 23 分钟”：报告上达所用的时间。可读度 1 至 5：话音清楚的程度。
