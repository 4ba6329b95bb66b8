# メカニズムの比較。

compare-title = 模擬による比較 · { $scenario }
compare-runs = 模擬：{ $arms } 各 { $replicates }、一回 { $length } · シード { $seed } · guardline { $program }
compare-replicates = { $runs } 回の反復
compare-interrupted = { $replicates }（中断；予定は { $asked } 回）
compare-without = { $arms }（{ $what } を除く）
compare-nothing = 終わった反復がなく、何も言えない。
compare-heading-pairs = 最高段階が { $base } より悪い・良い・同じ模擬の対：割合 [下限, 上限]
compare-heading-levels = 模擬の水準：推定 [下限, 上限]
compare-heading-differences = 模擬の対の差、{ $arm } − { $base }：差 [下限, 上限]
compare-neutral = 行動中立
compare-neutral-the-same = 行動中立：同じ案
compare-note-simulated = 数値は全て模擬。区間は { $confidence } % 区間で、模擬の誤差のみを含み、モデルの不確かさは含まない。
compare-note-intervals = 各区間は単独のもの：差のないところでも約二十に一つは 0 を含まない。区間が 0 を含まない差も、問題にならないほど小さいことがある。
compare-note-columns = pp：パーセントポイント。上 : 下：案が基準より高い : 低い対の数。
compare-note-columns-gain = pp：パーセントポイント。上 : 下：案が基準より高い : 低い対の数。利得：共通乱数を用いなければ必要となる実行回数の倍率。
compare-note-neutral = 行動中立：案と基準の行動表を全て非常用周波数の値（他と同じく仮定）とし、応答も表明の履行も、いずれについても合意がないかのように扱う。ここに残る差は、メカニズムが定めると仮定した行動によらない。
compare-note-neutral-for = 行動中立：案と基準の行動表を全て非常用周波数の値（他と同じく仮定）とし、応答も表明の履行も、いずれについても合意がないかのように扱う。ここに残る差は、メカニズムが定めると仮定した行動によらない。{ $arms } では同じ案となる。
compare-note-imposed = これらの模擬の実行の少なくとも一つでは、回線の応答または不応答が想定の作者の定めによる：回線での応答はここでは仮定であり、結果ではない。

column-arm = 案
column-worse = 悪化
column-better = 改善
column-same = 同じ
column-measure = 指標
column-difference = 差
column-up-down = 上 : 下
column-gain = 利得
column-reading = 読み

reading-lower = 低い：区間は 0 を含まず
reading-higher = 高い：区間は 0 を含まず
reading-undecided = この数では決まらず
reading-few = 異なる対が少なすぎて判断できない
reading-same = 全ての対で同じ

length-hours = { $hours } 時間
unit-hours = { $name }、h
unit-days = { $name }、d
unit-severity-hours = { $name }、深刻度·h
unit-belief = { $name }、0～1

# P は確率、すなわち実行の割合。
measure-peak-r5 = P（最高段階 ≥ R5）
measure-peak-r6 = P（最高段階 ≥ R6）
measure-peak-r7 = P（最高段階 ≥ R7）
measure-calm-6h = P（6 時間以内に平静）
measure-calm-24h = P（24 時間以内に平静）
measure-tension = 平均の緊張度
measure-hours-to-deescalate = 沈静化までの平均時間
measure-radio-answered = P（無線の呼出しに応答）
measure-line-answered = P（回線が応答）
measure-contact-24h = P（24 時間以内に連絡）
measure-public-24h = P（24 時間以内に公に）
measure-days-to-routine = 平常復帰までの平均時間
measure-settled = P（決着）
measure-accounts-differ-30d = P（30 日目に説明が相容れず）
measure-repeat-90d = P（90 日以内に再発）
measure-false-lock = P（誤ったロックオン）
measure-misperception-gap = 誤認の隔たり
measure-fear = 敵対意図への確信
measure-collision = P（衝突）
measure-fired-on-calm = P（平静時に射撃を受ける）

# 一つのメカニズムの条項を効果の順に。
clauses-title = 模擬による条項の順位 · { $scenario }
clauses-runs = 模擬：{ $mechanism } と、その条項を一つずつ外したもの、各 { $replicates } · シード { $seed } · guardline { $program }
clauses-heading = 模擬：条項を外すと { $measure } がどう変わるか。すべてあるときは { $level }
clauses-not-modelled = この期間ではモデル化されていない（効果がないという意味ではない）：{ $clauses }。
clauses-note = 悪化 : 改善：条項を外すと最高段階が上がる : 下がる対。条項は一つずつ外す。互いに代わりになる二つはどちらも働いていないように見え、柱を外せばその条項もすべて外れる。応答までの時間のような数値は外さない。
column-clause = 条項
column-without = 外すと
column-worse-better = 悪化 : 改善
