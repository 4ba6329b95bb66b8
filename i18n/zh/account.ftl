# 一次运行的叙述。

account-lead = 模拟 · 机制 { $mechanism } · 种子 { $seed } · 时间以 { $zone } 计
account-on-record = 据载（想定原文）：{ $summary }

heading-scene = 现场
heading-claims = 各方说法
heading-time-line = 时间线
heading-rungs = 级别随时间的变化
heading-notices = 通报（模拟）
heading-outcome = 结果（模拟）
heading-accounts = 三种叙述（模拟）
heading-weeks-after = 其后数周（模拟）

scene-place = { $place }，约 { $lat }° N { $lon }° E
scene-assumed = { $what }［位置系假定］
scene-side = { $side }：{ $units }
reading-zone = 记载未说明 `{ $inject }` 的时间属何时区：此处读作 { $time }（UTC{ $offset }），亦可能为 UTC{ $others }
list-or-zone = { $first } 或 UTC{ $second }

claim-none = 未见官方说法
source-unverified = { $source }，未核实

# 时间线各行。
item-by = { $side }称：{ $text }
item-decision = （决定 { $number }）{ $text }
item-rung = { $unit }：{ $rung }
item-undated = 无日期
item-calls = { $text }；{ $time } 内呼叫 { $calls } 次，其中 { $misses } 次未被听到
item-calls-why = { $text }；{ $time } 内呼叫 { $calls } 次，其中 { $misses } 次未被听到（{ $why }）

rungs-truth = 实况
rungs-note = 每列为 { $column }，自 { $from } 起；“实况”为裁判所判，其余各行为各方自己的判断。

notice-line = { $time }，{ $from }，{ $way }：{ $text }。内容占飞行员所需的 { $share } %。获得者：{ $hands }。
notice-hand = { $who }，{ $when }，经{ $way }（效用 { $worth } %）
notice-nobody = 无

ending-peak = 最高级别：{ $peak }（实况 { $truth }）
ending-calm-kept = 始终平静：未超过 R2
ending-deescalated = 失去平静 { $after } 后降级（此后不超过 R2）
ending-not-deescalated = 至运行结束仍未降级
ending-radio = 无线电：发出 { $said } 条，被本来的接收方听到 { $heard } 条，被他方听到 { $another } 条，听懂 { $understood } 条，其中误解 { $otherwise } 条；{ $first }
ending-no-answer = 询问均无应答
ending-first-answer = 首次应答在 { $after } 后
ending-line-no-wish = 热线：无人希望通话，或没有线路
ending-line-answered = 热线：首次提出通话意愿后 { $after } 接通
ending-line-no-ring = 热线：有防务部门希望通话，但始终未到振铃一步
ending-line-no-answer = 热线：有防务部门希望通话；振铃 { $rings } 次，无人接听
ending-refusal-imposed = 热线：不接听系想定外加，非模型生成
ending-answer-imposed = 热线：接听系想定外加，非模型生成
ending-locks = 出现锁定 { $seen } 次，其中虚假 { $wrong } 次
ending-weapons = 使用武器 { $shots } 次；碰撞 { $collisions } 次

knowledge-side = { $side }：其判断最高至 { $rung }；{ $heard }；{ $public }
knowledge-heard = 其防务部门首次从本方兵力获悉是在 { $time }
knowledge-heard-nothing = 其防务部门未从本方兵力获悉任何情况
knowledge-public = 于 { $time } 公开
knowledge-nothing-public = 未公开任何情况

locks-none = 未向任何一方显示锁定
locks-right = 每次显示锁定时火控雷达均在工作（{ $seen } 次）
locks-false = 曾显示锁定，而火控雷达并未开启
locks-some-false = 显示锁定 { $seen } 次，其中虚假 { $wrong } 次
accounts-truth = 实况：行为最高至 { $rung }；{ $locks }
accounts-side = { $side }：其判断最高至 { $rung }；{ $fault }；{ $stated }
accounts-fault = 其防务部门认定责任在对方的把握为 { $fault } %
accounts-no-fault = 其防务部门对此没有说法
stated-nothing = 未作表态
stated-accuses = 公开指责对方
stated-denies = 公开否认
stated-concedes = 已承认失误

length-days = { $days } 天
after-nothing = 没有可争之事
after-span = { $what }：{ $span } 后
after-never = { $what }：{ $never }
after-first-contact = 双向首次联络
after-first-public = 首次公开表态
after-none = 无
after-settled = { $span } 后了结：双方说法一致
after-lapsed = 不了了之：最后举措在 { $span } 后，此后 { $quiet } 内再无举措
after-not-ended = 至运行结束既未了结也未淡化
after-routine = 恢复常态（再次相遇，且 { $quiet } 内无公开举措）：{ $span } 后
after-no-routine = 恢复常态（再次相遇，且 { $quiet } 内无公开举措）：至运行结束仍未恢复
after-suspended = { $span } 后中止交往
after-repeat = 再次相遇时发生事端
after-no-repeat = 90 天内没有
after-accounts-differ = { $span } 后双方说法互不相容
after-accounts-agree = { $span } 后双方说法不再互不相容

receipt-run = 运行凭据：guardline { $program } · { $scenario } · { $arguments } · trace { $trace }
receipt-journal = { $receipt } · journal { $link }
receipt-interrupted = 运行在结束前被中断。
receipt-one-of-many = 这只是同样事实所容许的许多次运行之一，既非预测，亦非结论；请用 `guardline compare` 比较多次运行。
rests-on-run = 本次模拟运行使用了 { $counts }。
rests-on-all = 各方案的全部模拟运行合计使用了 { $counts }。
rests-on-counts = { $parameters } 个参数：有出处或据资料估计 { $sourced } 个，凭记忆 { $memory } 个，假定 { $assumed } 个，调定 { $tuned } 个
