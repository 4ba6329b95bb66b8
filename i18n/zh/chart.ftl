# 通信往来图。

heading-chart = 何方对何方说了什么（模拟）

brief-query = 你是何方？
brief-stepping-back = 正在后退，{ $course }° { $speed } kn
brief-keeping-course = 保持航向 { $course }° { $speed } kn
brief-notice = 通报：{ $contents }

chart-label = { $way }：{ $says }
chart-outcome = { $label } — { $outcome }
chart-in-time = （{ $span }）
chart-and-more = { $text }，同样情形另有 { $more } 次
chart-ways-more = { $way } 及另外 { $more } 种途径
chart-taken-to-say = 【误听为】{ $says }
chart-heard-not-understood = 听到但未听懂
chart-not-understood-by-all = 并非各方都听懂
chart-not-heard-so-far = 至此未被听到
chart-not-heard = 未被听到：{ $why }
chart-heard-some = 听到 { $heard } 次，其余{ $why }
chart-and-other-reasons = { $reason }等原因
chart-taken-for = 被误以为呼叫{ $others }
chart-another-noticed = 【由{ $by }应答】，已察觉
chart-another-unnoticed = 【由{ $by }应答】，未察觉

chart-check-call = 通联检查
chart-rings = 振铃
chart-ring = { $what }，{ $outcome }
chart-ring-dead = 无人闻铃，{ $why }
chart-answered = 提出意愿后 { $after } 接通
chart-answered-at-once = 接通
chart-answered-by-somebody = 【他人接听】，提出意愿后 { $after }
chart-declined = 拒绝
chart-will-call-back = 将回电
chart-asks-for-time = 要求给予时间
chart-not-answered = 无人接听
chart-read-back = { $says }，已复诵
chart-read-back-wrongly = { $says }，【复诵有误】
chart-not-understood = 未听懂
chart-not-heard-on-line = 未听到

chart-left-out = { $all } 个箭头中略去最不重要的 { $some } 个；--detail all 可全部显示。
chart-no-room = 篇幅所限未列{ $names }，相应略去 { $beside } 条信息。
chart-legend = ─▶ 送达并按原意理解，┄▶ 送达但未按原意理解，─× 未送达，◆ 仅在一端或面向各台。
