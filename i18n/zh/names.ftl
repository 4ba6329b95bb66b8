# 人员、机构与事物的称谓。

side-ministry = { $side }（防务部门）
side-desk = { $side }（值班席）
unit-radio-room = { $unit }（通信室）
actor-world = 实况
actor-engine = 事件引擎
actor-exchange = 线路
all-stations = 各台
inject-titled = { $number }（{ $title }）

# 每一行和每一标题的标记：载明、主张、模拟，三者不混。
mark-recorded = 载明
mark-claimed = 主张
mark-simulated = 模拟

# 升级阶梯。
rung-routine = 例行
rung-watch = 监视
rung-close-surveillance = 抵近监视
rung-hazardous-manoeuvre = 危险机动
rung-simulated-attack = 模拟攻击
rung-warning-force = 警告性武力
rung-contact-or-seizure = 碰撞或扣押
rung-single-engagement = 单次交战
rung-exchange-of-fire = 相互交火
rung-sustained-hostilities = 持续敌对行动

# 防务部门的举措。
posture-no-act = 无举措
posture-private-protest = 私下抗议
posture-public-accusation = 公开指责
posture-alert = 戒备与增援
posture-weapons-authority = 下放武器使用权

# 话语传递的途径。
route-flags = 信号旗
route-lamp = 信号灯
route-wing-rock = 摇摆机翼
route-break-away = 急转脱离
route-notam = 航行通告（NOTAM）
route-navigational-warning = 航行警告
route-embassy = 使馆
route-third-party = 第三方
route-chain = 本方指挥链
