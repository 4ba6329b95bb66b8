# 一つの決定の根拠。

explain-lead = 模擬 · 決定 { $decision } / { $decisions } · メカニズム { $mechanism } · シード { $seed }

heading-decision = 決定（模擬）
heading-options = 選び得たもの（模擬）
heading-beliefs = 当時の見方とその理由（模擬）
heading-held-fault = 責任の所在についての見方（模擬）
heading-had-heard = 当時までに聴取したもの（模擬；実際の発言は読者だけが知る）
heading-silences = 知っていた応答なし（模擬）
heading-notices-in-hand = 手元の通報（模擬）
heading-orders = 届いていた命令（模擬）
heading-reports = 届いていた報告（模擬）
heading-public = 知っていた他者の行動（模擬）
heading-lines = 回線の自端での出来事（模擬）
heading-seen = 当時までに見たもの（模擬）
heading-own = 自ら行ったことと、その反応（模擬）

decided-up = { $from } から { $to } に上げる
decided-down = { $from } から { $to } に下げる
decided-posture = 態勢 { $from } → { $to }；相手を { $other } とみていた
decided-move = { $does }（対{ $about }）

explain-decided = { $time } { $who }：{ $text }
explain-situation = { $because }；相手を R{ $seen } とみて、R{ $guidance } まで許され、未決の事案なし、説明は未受領；この状況での { $visit } 回目の決定
explain-situation-incident = { $because }；相手を R{ $seen } とみて、R{ $guidance } まで許され、未決の事案あり、説明は未受領；この状況での { $visit } 回目の決定
explain-situation-explained = { $because }；相手を R{ $seen } とみて、R{ $guidance } まで許され、未決の事案なし、説明は受領済み；この状況での { $visit } 回目の決定
explain-situation-incident-explained = { $because }；相手を R{ $seen } とみて、R{ $guidance } まで許され、未決の事案あり、説明は受領済み；この状況での { $visit } 回目の決定
explain-option = { $name }：{ $share } %、価値 { $value }
explain-chosen = 選択
explain-probabilities = 確率は、その状況の偶然の揺らぎを知る前のモデル自身の選択者によるもの。揺らぎは状況が続く限り変わらない。
explain-belief = { $time } 対{ $about }：無害 { $innocent } %、探り { $probe } %、敵対 { $hostile } %（{ $because }、重み { $weight }）
explain-nothing = なし
explain-earlier = それ以前の { $count } 件は省略；--format json に全てある。

explain-received = { $time } { $from }から、{ $way }
explain-readability = { $way }、了解度 { $readability }
explain-message = { $way }、通信 { $message }
explain-taken-for = { $taken }【と受け取る】、実際は{ $from }
explain-said = 発言：
explain-heard = 聴取：
explain-understood = 理解：
explain-differs = 相違

seen-of-side = { $side }について見たもの：{ $what }
seen-track = ある航跡を{ $unit }とみなす
own-reports = { $of }について報告：{ $what }
own-read-back-rightly = 自らの発言の復唱、知る限りでは正しい
own-read-back-wrongly = 自らの発言の復唱に誤り、気付く

explain-crew-note = 乗員が見た他者の行動は、その見方と、見方が変わった理由としてのみ記録にある。
explain-prepared = { $time } に選択され、以後準備されていた。
explain-receipt = { $receipt }。これは同じ事実が許す多くの実行の一つである。
