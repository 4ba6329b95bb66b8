# 各種の記録を文にしたもの。

record-truth = { $unit }：意図は{ $intent }
record-inject = 事象 { $inject } が始まる
record-inject-withheld = 事象 { $inject } は実施されない
record-response-met = 事象 { $inject } が求める反応があった
record-response-unmet = 事象 { $inject } が求める反応がなかった
record-appears = { $unit }が登場する
record-leaves = { $unit }が離れる
record-steers = { $unit }、針路 { $course }°、速力 { $speed } kn
record-radar-on = { $unit }が{ $on }に対し{ $mode }の使用を開始
record-radar-off = { $unit }が{ $on }に対する{ $mode }の使用を終了
record-warning-force = { $unit }が{ $on }の付近にフレアまたは警告射撃を放つ
record-fire = { $unit }が{ $on }に発砲
record-collides = { $one }と{ $other }が衝突
record-rung = { $unit }：行動は { $rung }
record-contact-gained = { $unit }が { $range } km で{ $other }を探知
record-contact-lost = { $unit }が{ $other }を失探
record-warned = { $unit }：警戒受信機の表示は{ $shown }
record-analysed-confirms = { $ministry }：{ $unit }の記録を { $after } かけて解析、{ $shown }を確認
record-analysed-no-lock = { $ministry }：{ $unit }の記録を { $after } かけて解析、ロックオンではなく{ $shown }であったと確認
record-analysed-not-confirmed = { $ministry }：{ $unit }の記録を { $after } かけて解析、ロックオンは確認されず、結果は{ $shown }
record-analysed-instead = { $ministry }：{ $unit }の記録を { $after } かけて解析、結果はむしろ{ $shown }
record-measures-hazardous = { $by }が{ $of }の最接近距離を { $metres } m、{ $after } 後と測定し、危険と判断
record-measures-safe = { $by }が{ $of }の最接近距離を { $metres } m、{ $after } 後と測定し、安全と判断
record-knows-again = { $by }は、どの航跡が{ $of }かを再び把握する
record-takes-for = { $by }が{ $of }を{ $taken }と取り違える
record-picture = { $by }は{ $of }を { $rung } とみる

record-says = { $from } → { $to }、{ $way }：{ $says }
record-says-timed = { $from } → { $to }、{ $way }：{ $says }（{ $time }）
record-unsent = { $way } での通信が送られず：{ $why }
record-hears = { $who }が { $after } 後に聴取、了解度 { $readability }、{ $grasp }
record-hears-losing = { $who }が { $after } 後に聴取、了解度 { $readability }、{ $words } 語欠落、{ $grasp }
record-misses = { $who }に聞こえず：{ $why }
record-acknowledged = { $who }が { $after } 後に応答を得る：{ $grade }
record-read-back-right = { $who }：復唱は正しい
record-read-back-wrong-noticed = { $who }：復唱は誤り、気付く
record-read-back-wrong-unnoticed = { $who }：復唱は誤り、気付かず
record-another-noticed = { $who }に応答したのは{ $by }、気付く
record-another-unnoticed = { $who }に応答したのは{ $by }、呼び出した相手と思い込む
record-microphone-stuck = { $unit }：{ $channel } で送信ボタンが戻らない
record-microphone-free = { $unit }：{ $channel } の送信ボタンが元に戻る
record-notice-in-hand = { $unit }が{ $way }で{ $side }の{ $notice }を入手（有用度 { $worth } %）
record-silence = { $who }：{ $way } で { $calls } 回呼び出すも応答なし

record-believes = { $who }の{ $about }に対する見方：無害 { $innocent } %、探り { $probe } %、敵対 { $hostile } %（{ $because }）
record-decides-up = { $unit }が { $from } から { $to } に上げる（相手を { $seen } とみる；{ $because }）
record-decides-down = { $unit }が { $from } から { $to } に下げる（相手を { $seen } とみる；{ $because }）
record-posture = { $ministry }：態勢 { $from } → { $to }、{ $name }
record-reports = { $unit }が{ $of }について報告：{ $what }（到達まで { $after }）
record-reports-held = { $unit }が{ $of }について報告：{ $what }（到達まで { $after }、確認のため保留）
record-informed = { $ministry }が { $after } を経て{ $unit }から知る：{ $what }、同部隊は相手を { $rung } とみる
record-orders = { $ministry }が命令：{ $guidance } まで、{ $cap } を超えないこと
record-orders-clarified = { $ministry }が命令：{ $guidance } まで、{ $cap } を超えないこと、併せて説明を伝達
record-ordered = 命令が { $after } 後に{ $unit }に届く：{ $guidance } まで
record-publishes = { $side }が公にする

record-account = { $ministry }は責任が{ $about }にあるとみる：{ $fault } %（{ $clue }）
record-opens = { $ministry }と{ $about }の間に争点が生じる
record-crew-something = { $ministry }が{ $unit }に照会：通常と異なることがあった（{ $after } 前の回答）
record-crew-nothing = { $ministry }が{ $unit }に照会：通常と異なることはなかった（{ $after } 前の回答）
record-disputes = { $ministry }が{ $about }との争いについて決定：{ $decides }
record-does = { $ministry }、{ $about }に対し：{ $does }
record-meets-nothing = 同種の部隊が再び遭遇し、何事もなし
record-meets-wrong = 同種の部隊が再び遭遇し、事案となる
record-settles = { $one }と{ $other }の説明が一致し、決着

news-posture = { $side }は{ $of }の態勢を { $posture } とみる
news-published = { $side }は公にされたことを知る
news-disclosed = { $side }は通話が外部に知られたことを知る
news-moved = { $side }が知る：{ $of }が「{ $does }」、相手に責任があるとの確信は { $fault } %
news-evidence = { $side }が{ $of }の証拠を示される。{ $of }の、相手に責任があるとの確信は { $fault } %
news-threatens = { $side }は第三国が相手側を支持することを知る
news-mediates = { $side }は第三国が証拠の照合を仲介する用意があることを知る

record-line = { $line }：{ $state }
record-line-fails = { $line } が故障
record-line-restored = { $line } が復旧

record-person = { $who }：偏り { $shift }、強硬度 { $hawkishness }
record-weighs = { $who }が勘案：{ $what }
record-considers = { $who }が選択肢を検討
record-considers-line = { $line }：{ $side }が選択肢を検討

# 事象が人や物に及ぼすもの。
record-helm-fails = { $unit }：舵が利かない
record-helm-answers = { $unit }：舵が復旧
record-distress = { $unit }が遭難：{ $what }
record-distress-over = { $unit }が遭難を脱する
record-unwatched = { $unit }：無線の聴守なし
record-watched-again = { $unit }：無線の聴守を再開
record-assists = { $unit }が{ $whom }の救助に向かう
record-told-to-suspend = { $ministry }が上層部から交流の停止を指示される
record-told-to-resume = { $ministry }が上層部から交流の再開を指示される
record-released-without-decision = { $ministry }の記録がその決定によらず公表される
record-climate = 以後の政治的雰囲気は { $climate }
record-absent = { $ministry }：{ $who }が不在
record-there-again = { $ministry }：{ $who }が再び在席
absent-officer = 応答すべき者
absent-interpreter = 通訳
distress-man-overboard = 人が海中に転落
distress-fire = 船内火災
distress-flooding = 浸水
