# 一项决定的依据。

explain-lead = 模拟 · 决定 { $decision } / { $decisions } · 机制 { $mechanism } · 种子 { $seed }

heading-decision = 决定（模拟）
heading-options = 可选方案（模拟）
heading-beliefs = 当时的判断及其缘由（模拟）
heading-held-fault = 对责任的认定（模拟）
heading-had-heard = 当时已听到的内容（模拟；原话只有读者知道）
heading-silences = 已知的无应答（模拟）
heading-notices-in-hand = 手中的通报（模拟）
heading-orders = 已到达的命令（模拟）
heading-reports = 已到达的报告（模拟）
heading-public = 所知的他方举动（模拟）
heading-lines = 线路本端情况（模拟）
heading-seen = 当时已看到的情况（模拟）
heading-own = 本身所为及其反馈（模拟）

decided-up = 由 { $from } 升至 { $to }
decided-down = 由 { $from } 降至 { $to }
decided-posture = 态势 { $from } → { $to }；当时判断对方为 { $other }
decided-move = { $does }，针对{ $about }

explain-decided = { $time } { $who }：{ $text }
explain-situation = { $because }；判断对方处于 R{ $seen }，受命可至 R{ $guidance }，当时没有未了结的事件，也未收到解释；在此情形下第 { $visit } 次决定
explain-situation-incident = { $because }；判断对方处于 R{ $seen }，受命可至 R{ $guidance }，当时有未了结的事件，未收到解释；在此情形下第 { $visit } 次决定
explain-situation-explained = { $because }；判断对方处于 R{ $seen }，受命可至 R{ $guidance }，当时没有未了结的事件，已收到解释；在此情形下第 { $visit } 次决定
explain-situation-incident-explained = { $because }；判断对方处于 R{ $seen }，受命可至 R{ $guidance }，当时有未了结的事件，已收到解释；在此情形下第 { $visit } 次决定
explain-option = { $name }：{ $share } %，价值 { $value }
explain-chosen = 所选
explain-probabilities = 概率为模型自身的选择者在得知该情形的随机扰动之前的概率；扰动在该情形持续期间不变。
explain-belief = { $time } 对{ $about }：无害 { $innocent } %，试探 { $probe } %，敌对 { $hostile } %（{ $because }，权重 { $weight }）
explain-nothing = 无
explain-earlier = 较早的 { $count } 条从略；--format json 中有全部。

explain-received = { $time } 来自{ $from }，{ $way }
explain-readability = { $way }，清晰度 { $readability }
explain-message = { $way }，信息 { $message }
explain-taken-for = { $taken }【当时所认】，实为{ $from }
explain-said = 原话：
explain-heard = 听到：
explain-understood = 理解为：
explain-differs = 不符

seen-of-side = 看到{ $side }：{ $what }
seen-track = 把一条航迹当作{ $unit }
own-reports = 报告{ $of }：{ $what }
own-read-back-rightly = 所说内容得到复诵，就其所知正确
own-read-back-wrongly = 所说内容得到的复诵有误，已察觉

explain-crew-note = 人员所见的他方行为，仅以其判断和判断变化的缘由载于记录。
explain-prepared = 该举措于 { $time } 选定，此后一直在准备。
explain-receipt = { $receipt }。这只是同样事实所容许的许多次运行之一。
