# 各类记录的文字表述。

record-truth = { $unit }：意图为{ $intent }
record-inject = 事件 { $inject } 开始
record-inject-withheld = 事件 { $inject } 未予实施
record-response-met = 事件 { $inject } 所期待的反应已出现
record-response-unmet = 事件 { $inject } 所期待的反应未出现
record-appears = { $unit }进入态势
record-leaves = { $unit }离开
record-steers = { $unit }航向 { $course }°，航速 { $speed } kn
record-radar-on = { $unit }对{ $on }开启{ $mode }
record-radar-off = { $unit }停止对{ $on }使用{ $mode }
record-warning-force = { $unit }在{ $on }附近发射干扰弹或鸣枪示警
record-fire = { $unit }向{ $on }开火
record-collides = { $one }与{ $other }相撞
record-rung = { $unit }：行为属 { $rung }
record-contact-gained = { $unit }在 { $range } km 处发现{ $other }
record-contact-lost = { $unit }失去与{ $other }的接触
record-warned = { $unit }：告警接收机显示{ $shown }
record-analysed-confirms = { $ministry }：对{ $unit }所录数据的分析历时 { $after }，证实{ $shown }
record-analysed-no-lock = { $ministry }：对{ $unit }所录数据的分析历时 { $after }，证实并非锁定，而是{ $shown }
record-analysed-not-confirmed = { $ministry }：对{ $unit }所录数据的分析历时 { $after }，未证实锁定，结论为{ $shown }
record-analysed-instead = { $ministry }：对{ $unit }所录数据的分析历时 { $after }，结论改为{ $shown }
record-measures-hazardous = { $by }测得{ $of }的最近会遇距离为 { $metres } m、在 { $after } 后，判为危险
record-measures-safe = { $by }测得{ $of }的最近会遇距离为 { $metres } m、在 { $after } 后，判为安全
record-knows-again = { $by }重新确认哪条航迹是{ $of }
record-takes-for = { $by }把{ $of }误认为{ $taken }
record-picture = { $by }判断{ $of }处于 { $rung }

record-says = { $from } → { $to }，{ $way }：{ $says }
record-says-timed = { $from } → { $to }，{ $way }：{ $says }（{ $time }）
record-unsent = { $way }上的一条信息未发出：{ $why }
record-hears = { $who }在 { $after } 后听到，清晰度 { $readability }，{ $grasp }
record-hears-losing = { $who }在 { $after } 后听到，清晰度 { $readability }，丢失 { $words } 个词，{ $grasp }
record-misses = { $who }未听到：{ $why }
record-acknowledged = { $who }在 { $after } 后得到应答：{ $grade }
record-read-back-right = { $who }：复诵正确
record-read-back-wrong-noticed = { $who }：复诵有误，已察觉
record-read-back-wrong-unnoticed = { $who }：复诵有误，未察觉
record-another-noticed = { $who }得到的是{ $by }的应答，已察觉
record-another-unnoticed = { $who }得到的是{ $by }的应答，误以为是被呼叫方
record-microphone-stuck = { $unit }：话筒在 { $channel } 上卡在发射位
record-microphone-free = { $unit }：话筒在 { $channel } 上恢复正常
record-notice-in-hand = { $unit }经{ $way }获得{ $side }的{ $notice }（效用 { $worth } %）
record-silence = { $who }：在 { $way } 上呼叫 { $calls } 次无人应答

record-believes = { $who }对{ $about }的判断：无害 { $innocent } %，试探 { $probe } %，敌对 { $hostile } %（{ $because }）
record-decides-up = { $unit }由 { $from } 升至 { $to }（判断对方 { $seen }；{ $because }）
record-decides-down = { $unit }由 { $from } 降至 { $to }（判断对方 { $seen }；{ $because }）
record-posture = { $ministry }：态势 { $from } → { $to }，{ $name }
record-reports = { $unit }报告{ $of }：{ $what }（{ $after } 后送达）
record-reports-held = { $unit }报告{ $of }：{ $what }（{ $after } 后送达，待核实）
record-informed = { $ministry }经 { $after } 从{ $unit }获悉：{ $what }；该兵力判断对方处于 { $rung }
record-orders = { $ministry }命令：可至 { $guidance }，不得超过 { $cap }
record-orders-clarified = { $ministry }命令：可至 { $guidance }，不得超过 { $cap }，并转达解释
record-ordered = 命令在 { $after } 后传达至{ $unit }：可至 { $guidance }
record-publishes = { $side }公开此事

record-account = { $ministry }认定责任在{ $about }：{ $fault } %（{ $clue }）
record-opens = { $ministry }与{ $about }之间出现争端
record-crew-something = { $ministry }询问{ $unit }，得知：有异常举动（{ $after } 前所答）
record-crew-nothing = { $ministry }询问{ $unit }，得知：无异常举动（{ $after } 前所答）
record-disputes = { $ministry }就与{ $about }的争端决定：{ $decides }
record-does = { $ministry }对{ $about }：{ $does }
record-meets-nothing = 同类兵力再次相遇，未生事端
record-meets-wrong = 同类兵力再次相遇，发生事端
record-settles = { $one }与{ $other }说法一致：争端了结

news-posture = { $side }看到{ $of }处于态势 { $posture }
news-published = { $side }获悉此事已被公开
news-disclosed = { $side }获悉一次通话已为外界所知
news-moved = { $side }获悉{ $of }{ $does }；{ $of }认定责任在对方的把握为 { $fault } %
news-evidence = { $side }看到{ $of }的证据；{ $of }认定责任在对方的把握为 { $fault } %
news-threatens = { $side }获悉第三方支持对方
news-mediates = { $side }获悉第三方愿协助比对证据

record-line = { $line }：{ $state }
record-line-fails = { $line } 故障
record-line-restored = { $line } 恢复正常

record-person = { $who }：偏移 { $shift }，强硬程度 { $hawkishness }
record-weighs = { $who }权衡：{ $what }
record-considers = { $who }权衡可选方案
record-considers-line = { $line }：{ $side }权衡可选方案

# 事件对人员和事物的作用。
record-helm-fails = { $unit }：操舵失灵
record-helm-answers = { $unit }：操舵恢复
record-distress = { $unit }遇险：{ $what }
record-distress-over = { $unit }脱险
record-unwatched = { $unit }：电台无人值守
record-watched-again = { $unit }：电台恢复值守
record-assists = { $unit }前往救助{ $whom }
record-told-to-suspend = { $ministry }奉上级指示中止交往
record-told-to-resume = { $ministry }奉上级指示恢复交往
record-released-without-decision = { $ministry }的记录未经其决定即被公布
record-climate = 自此政治气候为 { $climate }
record-absent = { $ministry }：{ $who }不在位
record-there-again = { $ministry }：{ $who }重新在位
absent-officer = 应接听来电的人员
absent-interpreter = 译员
distress-man-overboard = 人员落水
distress-fire = 船上失火
distress-flooding = 船体进水
