# 通信の表と手順の表。`|` は欄の見出しを折る位置。

heading-communications = 通信状況（模擬）
heading-procedures = 手順の履行（模擬）

column-from-to = 発 → 着
column-way = 手段
column-said = 送信
column-heard = 聴取
column-other = 他者
column-as-said = 了解
column-wrong = 誤解
column-grades = 受/了/諾
column-heard-after = 聴取|まで
column-answer-after = 応答|まで
column-line = 回線
column-wishes = 意向
column-checks = 点検
column-may-talk = 許可
column-asked = 申入
column-rings = 呼出
column-answered = 応答
column-talked = 通話
column-cut = 切断
column-read-back = 復唱
column-procedure = 手順
column-exchanges = 交信
column-steps = 段取り
column-in-order = 順序
column-contact = 連絡
column-shared = 共有
column-after = 所要
column-called-back = 折返し
count-of = { $some } / { $all }

communications-none = 誰も誰にも何も言わなかった。
communications-unsent = { $from }が { $way } で送れず：{ $count } 件（{ $why }）。
communications-note = 聴取：宛先が聴取；他者：自局宛てと思い込んだ他者が聴取；了解・誤解：言ったとおりの理解、別の意味の理解；受/了/諾：受信・了解・受諾の応答；時間は中央値。
communications-message = { $from } → { $to }、{ $way }：送信 { $said } 件、聴取 { $heard } 件、他者の聴取 { $another } 件、言ったとおりの了解 { $understood } 件、誤解 { $otherwise } 件；応答は受信 { $received } 件、了解 { $copied } 件、受諾 { $accepted } 件；聴取まで { $heard_after }、最初の応答まで { $answered_after }
communications-lines-note = 許可：許可された通話；申入：伝達された申入れ；応答：相手本人の応答、「+」は他の者の応答；復唱：正/誤。
communications-line = { $from } → { $to }、{ $line }：意向 { $wishes } 件、回線点検 { $checks } 件、許可 { $authorised } 件、申入れ { $requests } 件、呼出し { $rings } 回、応答 { $answered } 件、他の者の応答 { $another } 件、通話 { $talked } 件、切断 { $cut } 件；復唱は正 { $right } 件、誤 { $wrong } 件；応答まで { $answered_after }

procedure-guard = 非常用周波数
procedure-agreed = 合意手順
procedure-line = 回線
procedures-none = 問い合わせも通話の意向もなし。
procedures-missing = { $procedure }、行うべきで行われなかったもの：{ $steps }
procedures-note = 段取り：実施/要実施；連絡：応答を聴取；共有：内容が正しく復唱された；時間は中央値。
procedures-total = { $procedure }：交信 { $exchanges } 件、段取り { $taken } / { $due }、順序どおり { $in_order } 件；連絡 { $contacts } 件（{ $contact_after } 後）、共有 { $shared } 件（{ $shared_after } 後）；折返しの約束 { $promised } 件のうち実行 { $made } 件

# 非常用周波数での手順、
step-called = 呼出し
step-repeated = 再度の呼出し
step-signalled-by-sight = 視覚信号
step-silence-reported = 応答なしの報告
step-answered = 応答あり
# 合意手順、
step-called-on-the-working-channel-first = 通信用チャンネルでの最初の呼出し
step-addressee-and-originator-said = 宛先と発信者の名称
step-answered-with-an-intention = 意図の表明による応答
step-read-back = 復唱
step-readback-right = 復唱の正しさ
step-closed = 通信の終了
# 回線の手順。
step-consultation = 協議
step-authority = 許可
step-request = 申入れ
step-ring = 呼出し音
step-answered-by-the-addressee = 相手本人の応答
step-talk = 通話
step-readback = 内容の復唱
step-close = 終話
step-call-back-as-promised = 約束どおりの折返し
