# 各机制的比较。

compare-title = 模拟比较 · { $scenario }
compare-runs = 模拟：{ $arms } 各 { $replicates }，每次 { $length } · 种子 { $seed } · guardline { $program }
compare-replicates = { $runs } 次重复
compare-interrupted = { $replicates }（中断；原定 { $asked } 次）
compare-without = { $arms }（除去 { $what }）
compare-nothing = 没有一次重复完成：无从得出结果。
compare-heading-pairs = 最高级别较 { $base } 更差、更好、相同的模拟配对：占比 [下限, 上限]
compare-heading-levels = 模拟水平：估计 [下限, 上限]
compare-heading-differences = 模拟配对差，{ $arm } 减 { $base }：差 [下限, 上限]
compare-neutral = 行为中性
compare-neutral-the-same = 行为中性：同一方案
compare-note-simulated = 所有数字均为模拟。区间为 { $confidence } % 区间，仅涵盖模拟误差，不含模型本身的不确定性。
compare-note-intervals = 各区间单独计算：在并无差异之处，约二十个中仍有一个不含 0。区间不含 0 的差异也可能小到无关紧要。
compare-note-columns = pp：百分点。升 : 降：该方案高于 : 低于基准的配对数。
compare-note-columns-gain = pp：百分点。升 : 降：该方案高于 : 低于基准的配对数。增益：若不用共同随机数，所需运行次数为其若干倍。
compare-note-neutral = 行为中性：该方案与基准的所有行为表均取应急频道的数值（与其余各值同为假定）：接听与言行一致的程度如同对二者均无约定。由此剩下的差异不依赖于假定机制所规定的行为。
compare-note-neutral-for = 行为中性：该方案与基准的所有行为表均取应急频道的数值（与其余各值同为假定）：接听与言行一致的程度如同对二者均无约定。由此剩下的差异不依赖于假定机制所规定的行为。{ $arms } 即为同一方案。
compare-note-imposed = 其中至少一次模拟运行的接听或拒接系想定作者规定：线路上的应答在此是假定，而非结果。

column-arm = 方案
column-worse = 更差
column-better = 更好
column-same = 相同
column-measure = 指标
column-difference = 差
column-up-down = 升 : 降
column-gain = 增益
column-reading = 判读

reading-lower = 较低：区间不含 0
reading-higher = 较高：区间不含 0
reading-undecided = 以此样本量未定
reading-few = 有差异的配对太少，无法判断
reading-same = 各配对均相同

length-hours = { $hours } 小时
unit-hours = { $name }，h
unit-days = { $name }，d
unit-severity-hours = { $name }，严重度·h
unit-belief = { $name }，0 至 1

# P 为概率，即运行次数中的占比。
measure-peak-r5 = P（最高级别 ≥ R5）
measure-peak-r6 = P（最高级别 ≥ R6）
measure-peak-r7 = P（最高级别 ≥ R7）
measure-calm-6h = P（6 小时内恢复平静）
measure-calm-24h = P（24 小时内恢复平静）
measure-tension = 平均紧张度
measure-hours-to-deescalate = 平均降级用时
measure-radio-answered = P（无线电呼叫得到应答）
measure-line-answered = P（线路接通）
measure-contact-24h = P（24 小时内取得联络）
measure-public-24h = P（24 小时内公开）
measure-days-to-routine = 平均恢复常态用时
measure-settled = P（了结）
measure-accounts-differ-30d = P（第 30 天说法相斥）
measure-repeat-90d = P（90 天内再次发生）
measure-false-lock = P（虚假锁定）
measure-misperception-gap = 误判差距
measure-fear = 对敌意的相信程度
measure-collision = P（碰撞）
measure-fired-on-calm = P（平静时遭射击）

# 一个机制的各条款，按作用排序。
clauses-title = 模拟条款排序 · { $scenario }
clauses-runs = 模拟：{ $mechanism } 及逐条去掉其条款后各 { $replicates } · 种子 { $seed } · guardline { $program }
clauses-heading = 模拟：去掉该条款后 { $measure } 的变化；条款齐全时为 { $level }
clauses-not-modelled = 在此时间范围内未建模（不等于没有作用）：{ $clauses }。
clauses-note = 更糟 : 更好：去掉该条款后最高级别更高 : 更低的成对运行。每次只去掉一条：能互相替代的两条看起来都无作用；去掉一个支柱即去掉其全部条款。多久接听之类的数值不在去掉之列。
column-clause = 条款
column-without = 去掉后
column-worse-better = 更糟 : 更好
