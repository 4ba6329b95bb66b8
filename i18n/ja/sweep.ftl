# 実験の結果。

sweep-title = シミュレーション実験 · { $title }
sweep-runs = シミュレーション：全 { $cells } セル、各セル { $replicates }、各 { $length }、{ $arms } の下で · シード { $seed } · guardline { $program }
sweep-stopped = 停止規則により終了：差は求められた精度で分かっている。区間は何度見ても成り立つもので、その分広い。
sweep-interrupted = 未完了：{ $asked } 回の反復が求められている。全てを実行するまで、区間は何度見ても成り立つもので、寄与については何も述べない。--resume で続ける。
sweep-heading-effects = シミュレーションによる対ごとの差、{ $measure }：差 [下限, 上限]
sweep-heading-effects-cell = シミュレーションによる対ごとの差、{ $measure }、セル { $cell }：差 [下限, 上限]
sweep-heading-contributions = 各要因の寄与（{ $measure }）：シャープレイ値 [下限, 上限]
sweep-heading-sensitivity = { $measure }のシミュレーション上の差を動かすパラメータ
sweep-not-modelled = この時間幅ではモデル化されていない（効果がないという意味ではない）：{ $clauses }。

sweep-ending-supported = 支持された
sweep-ending-not-supported = 支持されなかった
sweep-ending-refuted = 反証された
sweep-ending-undecided = この標本数では決まらない

sweep-headline-supported = { $n } 対のシミュレーションで支持された：{ $claim }
sweep-headline-not-supported = { $n } 対のシミュレーションで支持されなかったが、反証もされていない：{ $claim }
sweep-headline-refuted = { $n } 対のシミュレーションで反証された：{ $claim }
sweep-headline-undecided = { $n } 対のシミュレーションでは決まらない：{ $claim }
sweep-headline-none = 仮説は述べられていない。{ $arm } 対 { $against }、{ $measure }：{ $n } 対のシミュレーションで { $difference }。
sweep-headline-difference = { $arm } 対 { $against }、{ $measure }：{ $difference }。
sweep-headline-cell = { $cell } では：{ $difference }。
sweep-headline-factor = { $factor }：{ $difference }。
sweep-headline-counts = { $of } セルのうち：支持 { $supported }、不支持 { $not }、未決 { $undecided }、反証 { $refuted }。
sweep-headline-rare = 仮説は述べられていない。模擬の実行一回で R{ $rung } に達する確率（分割法による）：{ $chances }。
sweep-colon = ：
sweep-qualifier = 比較であり、予測ではない：モデルは同じ乱数を共有する条件の間の違いを示すもので、用いた { $parameters } 個のパラメータのうち { $assumed } 個は仮定である。

sweep-rule = 事前に述べられたこと：{ $expect }次の場合に反証される：{ $refuted }
sweep-expect-lower = 差は 0 より低い。
sweep-expect-higher = 差は 0 より高い。
sweep-expect-not-lower = 差は 0 より { $margin } 以上低くはない。
sweep-expect-not-higher = 差は 0 より { $margin } 以上高くはない。
sweep-expect-no-change = 差は 0 から { $margin } 以内である。
sweep-refuted-opposite = 区間がすべて反対側にある。
sweep-refuted-no-effect = 区間がすべて反対側にあるか、0 から { $margin } 以内にある。
sweep-refuted-includes-zero = 区間が 0 を含むか、すべて反対側にある。

sweep-sensitivity-signs = パラメータの範囲内の { $points } 点のうち、差は { $lower } 点で 0 より低く、{ $higher } 点で高い。区間は { $surely_lower } 点ですべて 0 より低く、{ $surely_higher } 点ですべて高い。差は { $least } から { $greatest } の間にある。
sweep-sensitivity-sourced = 変化させた { $varied } のパラメータのうち、出典のある、またはデータから推定されたものは { $sourced }；影響のうち { $share } はそれらによる。
sweep-sensitivity-foremost = 仮説は述べられていない。差を最も動かすのは { $parameters } である。
column-factor = 要因
column-parameter = パラメータ
column-origin = 由来
column-influence = 影響
column-signed = 符号付き
column-contribution = 寄与
column-adjusted = p（ホルム）
sweep-heading-trend = 「{ $axis }」に沿った{ $measure }の差の模擬の傾向：一単位当たり [下限, 上限] と、符号が変わる所
sweep-trend-note = 傾きは、各反復に引いた最小二乗直線の傾きの平均（スチューデントの区間）。分岐点は差の符号が初めて変わる所で、セルの間は直線とする。その区間は、反復を 1,000 回再抽出した中央の 95 %。
column-slope = 一単位当たり
column-break-even = 分岐点
break-even-higher = なし：常に 0 より上
break-even-lower = なし：常に 0 より下
break-even-not-lower = なし：0 を下回らない
break-even-not-higher = なし：0 を上回らない
break-even-unsure = { $place }（再抽出の { $share } で符号が変わる）
sweep-heading-rare = 模擬の実行が R{ $rung } に達する確率、固定労力の分岐法による：確率 [下限, 上限]
sweep-rare-note = この確率はモデル自身のもので、その全ての仮定を含む。案を比べるためのもので、予測ではない。最後の列は、十分な数の実行が達する段階で、分岐法と通常の実行の割合を並べたもの。2.6 σ を超える差は、偶然が百回に一回もたらすものより大きい。その段階に達した繰り返しが少なく区間がない場合、≤ はその案の通常の実行から残る最大値（Wilson、95 %）を示す。
column-chance = 確率
column-relative = 相対誤差
column-ratio = 基準との比
column-plain-runs = 同じ精度に要る通常の実行
column-check = 照合：分岐 / 計数
sweep-stated-nowhere = このファイルは規則が述べられたときの形を記録していない。そのハッシュは現在 { $rule } である。
sweep-stated-same = 規則は述べられたときのもので、{ $rule }：その後の変更はない。
sweep-other-runs = 反復の数は述べられたものと異なる：求められたのは { $asked } 回で、ファイルには { $stated } 回とある。
sweep-stated-silent = 規則は述べられた後に { $stated } から { $rule } に変えられたが、何が変わったかをファイルは述べていない。
sweep-stated-changed = 規則は述べられた後に { $stated } から { $rule } に変えられた。ファイル自身によれば、変更は次のとおり：{ $changes }

explain-head = 模擬：{ $runs } 回の実行のうち { $run } 番：案 { $arm }、反復 { $replicate }
explain-head-cell = 模擬：{ $runs } 回の実行のうち { $run } 番：案 { $arm }、セル { $cell }、反復 { $replicate }
