# 話される内容と、文中の短い語。

says-query = 貴局は何者か、意図は何か
says-demand = 直ちに退去せよ
says-intention-opening = 敵対の意図なし、レーダーを止め離隔中、針路 { $course }°、{ $speed } kn
says-intention-keeping = 針路 { $course }°、速力 { $speed } kn を維持する
says-talk = 一般的な会話
says-signal = { $signal }（{ $meaning }）
says-invalid-code = ZQ、貴局の信号は符号化に誤りあり
says-not-understood = ZL、貴局の信号は受信したが了解できず
says-notice = 通報：{ $contents }
says-notice-without = 通報：{ $contents }（{ $missing }を欠く）
says-say-again = 再送されたい
says-protest = 抗議
says-regret = 発生した事態を遺憾とする
says-offer-review = 双方の証拠を照合したい
says-accept = 貴方の提案を受け入れる
says-explain-benign = 威嚇の意図はなく、過誤または誤認であった
says-explain-lawful = わが方の部隊は合法的に行動した
says-step-back = 双方が一歩退くことを提案する
says-distress = メーデー、救助を求む
says-assist = 貴船の救助に向かう
says-what-happened = 何が起きたのか
says-figures = { $says }（{ $figures }）

# 複数のものの並べ方。
list-and = { $first }と{ $second }
list-comma = { $first }、{ $second }
list-semicolon = { $first }；{ $second }
list-times = { $what } { $count } 回

content-activity = 活動内容
content-times = 時間
content-area = 区域
content-heights = 高度

intent-innocent = 無害
intent-probe = 探り
intent-hostile = 敵対

mode-search = 捜索レーダー
mode-track = 捜索中追尾レーダー
mode-fire-control = 火器管制レーダー

grade-received = 受信
grade-understood = 受信・了解
grade-accepted = 了解・受諾

grasp-nothing = 了解せず
grasp-full = 了解
grasp-other = 次のように受け取る：{ $says }

unsent-no-set = 当該チャンネルの無線機なし
unsent-not-in-play = 発信者が既に不在
unsent-busy = 待てる限りの間チャンネルが空かず
unsent-no-line = 回線が使用中または故障

unheard-not-in-play = 不在
unheard-no-watch = 当該チャンネルの聴守なし
unheard-watch-not-kept = 聴守の定めがあるが行われず
unheard-beyond-horizon = 電波見通し外
unheard-talking = 自ら送信中
unheard-stepped-on = 他の送信と重なる
unheard-unreadable = 聴取不能
unheard-not-for-him = 聞こえたが呼出名称が欠け、自局宛てと分からず
unheard-out-of-sight = 視認距離外
unheard-not-seen = 視認されず
unheard-blank = 実行者が除去

shows-nothing = { $by }のレーダーを示さず
shows-search = { $by }の捜索レーダー
shows-track = { $by }の追尾レーダー（ロックオンではない）
shows-lock = { $by }による火器管制レーダーのロックオン

because-prior = 当初の見方
because-lock = 火器管制レーダーのロックオン
because-up = R3 以上への上昇
because-down = R3 以上からの低下
because-quiet = 何事もない経過
because-weapon = 武器の使用
because-collision = 衝突
because-query = 無線による問い合わせ
because-demand = 退去の要求
because-threat-heard = 脅しと受け取った呼びかけ
because-intention-kept = 表明どおりの行動
because-intention-broken = 表明に反する行動
because-notice = 通報
because-signal = 符号信号
because-analysis = ロックオンを裏付けない解析
because-silence = 応答なし
because-answer = 応答
because-line-contact = 回線での通話
because-explanation = 説明
because-no-explanation = 説明のない言い分
because-public-act = 公の非難
because-assistance = 遭難時の救助

occasion-evidence = 新たな証拠による
occasion-seen = 見えるところによる
occasion-orders = 命令による
occasion-review = 見直しによる
occasion-own-word = 自らの表明を守る
occasion-incident = 想定の定めによる

# 争いにおける防衛当局の措置。
move-silence = 措置をとらない
move-protest = 非公開で抗議
move-accuse = 公に非難
move-deny = 公に否定
move-release = 証拠を公表
move-counter-accuse = 逆に非難
move-explain = 非公開で説明
move-regret = 遺憾の意を表明
move-offer-review = 技術協議を提案
move-accept = 提案を受諾
move-suspend = 交流を停止
move-resume = 交流を再開
move-mediate = 第三国に仲介を依頼

# 責任の所在についての見方を動かすもの。
clue-lock = 自国部隊にロックオンが表示された
clue-conduct = 自国部隊が目撃した
clue-crew-cleared = 自国乗員は通常と異なることはしていないと述べる
clue-crew-admitted = 自国乗員が認めた
clue-conceded = 相手側が過誤を認めた
clue-released = 相手側が証拠を公表した
clue-analysed = 記録が解析された
clue-compared = 双方の証拠が照合された
