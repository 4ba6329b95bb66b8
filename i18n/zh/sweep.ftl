# 一项实验的结果。

sweep-title = 模拟实验 · { $title }
sweep-runs = 模拟：共 { $cells } 个单元，每个单元 { $replicates }，每次 { $length }，分别在 { $arms } 之下 · 种子 { $seed } · guardline { $program }
sweep-stopped = 停止规则结束了实验：差异的精度已达到要求。区间无论看多少次都成立，因而更宽。
sweep-interrupted = 尚未完成：要求 { $asked } 次重复。在全部运行之前，区间是无论看多少次都成立的区间，对贡献不作结论。用 --resume 继续。
sweep-heading-effects = 模拟的配对差异，{ $measure }：差异 [下限, 上限]
sweep-heading-effects-cell = 模拟的配对差异，{ $measure }，单元 { $cell }：差异 [下限, 上限]
sweep-heading-contributions = 每个因素的贡献（{ $measure }）：沙普利值 [下限, 上限]
sweep-heading-sensitivity = 哪些参数影响{ $measure }的模拟差异
sweep-not-modelled = 在此时间范围内没有建模（不等于没有作用）：{ $clauses }。

sweep-ending-supported = 得到支持
sweep-ending-not-supported = 未得到支持
sweep-ending-refuted = 被否定
sweep-ending-undecided = 以此样本量无法定论

sweep-headline-supported = 经 { $n } 对模拟得到支持：{ $claim }
sweep-headline-not-supported = 经 { $n } 对模拟未得到支持，但也未被否定：{ $claim }
sweep-headline-refuted = 经 { $n } 对模拟被否定：{ $claim }
sweep-headline-undecided = { $n } 对模拟尚无法定论：{ $claim }
sweep-headline-none = 没有事先陈述假设。{ $arm } 对 { $against }，{ $measure }：{ $n } 对模拟中为 { $difference }。
sweep-headline-difference = { $arm } 对 { $against }，{ $measure }：{ $difference }。
sweep-headline-cell = 在 { $cell } 中：{ $difference }。
sweep-headline-factor = { $factor }：{ $difference }。
sweep-headline-counts = { $of } 个单元中：{ $supported } 个得到支持，{ $not } 个未得到支持，{ $undecided } 个无法定论，{ $refuted } 个被否定。
sweep-headline-rare = 未陈述假设。用分裂法估计的一次模拟运行达到 R{ $rung } 的概率：{ $chances }。
sweep-colon = ：
sweep-qualifier = 这是比较，不是预测：模型说明在共享同样随机数的各方案之间有何不同；所用的 { $parameters } 个参数中有 { $assumed } 个是假定的。

sweep-rule = 事先陈述：{ $expect }若出现以下情况则被否定：{ $refuted }
sweep-expect-lower = 差异低于 0。
sweep-expect-higher = 差异高于 0。
sweep-expect-not-lower = 差异不比 0 低 { $margin } 或更多。
sweep-expect-not-higher = 差异不比 0 高 { $margin } 或更多。
sweep-expect-no-change = 差异在 0 的 { $margin } 以内。
sweep-refuted-opposite = 区间完全在另一侧。
sweep-refuted-no-effect = 区间完全在另一侧，或在 0 的 { $margin } 以内。
sweep-refuted-includes-zero = 区间包含 0，或完全在另一侧。

sweep-sensitivity-signs = 在参数范围内的 { $points } 个点中，差异在 { $lower } 个点低于 0，在 { $higher } 个点高于 0；区间在 { $surely_lower } 个点完全低于 0，在 { $surely_higher } 个点完全高于 0。差异介于 { $least } 与 { $greatest } 之间。
sweep-sensitivity-sourced = 在所变动的 { $varied } 个参数中，有出处或由数据估计的有 { $sourced } 个；影响中有 { $share } 来自它们。
sweep-sensitivity-foremost = 未陈述假设。对差异影响最大的是 { $parameters }。
column-factor = 因素
column-parameter = 参数
column-origin = 来源
column-influence = 影响
column-signed = 带符号
column-contribution = 贡献
column-adjusted = p（霍尔姆）
sweep-heading-trend = { $measure }之差沿“{ $axis }”的模拟趋势：每单位 [下限, 上限]，以及变号之处
sweep-trend-note = 斜率为各次重复的最小二乘直线斜率之平均（学生氏区间）。盈亏点为差异首次变号之处，各单元之间取直线；其区间为对重复重抽样 1,000 次所得的中间 95 %。
column-slope = 每单位
column-break-even = 盈亏点
break-even-higher = 无：始终大于 0
break-even-lower = 无：始终小于 0
break-even-not-lower = 无：处处不小于 0
break-even-not-higher = 无：处处不大于 0
break-even-unsure = { $place }（{ $share } 的重抽样变号）
sweep-heading-rare = 模拟运行到达 R{ $rung } 的概率，以固定投入的分裂法估计：概率 [下限, 上限]
sweep-rare-note = 此概率属于模型自身，含其全部假定；用于比较各方案，并非预测。末列将分裂法与普通运行的占比在足够多运行到达的级别上并列；超过 2.6 σ 时，两者之差大于偶然因素百次中所致一次者。若到达该级别的重复过少而无区间，≤ 给出该方案的普通运行所容许的最大值（Wilson，95 %）。
column-chance = 概率
column-relative = 相对误差
column-ratio = 与基准之比
column-plain-runs = 同等精度所需普通运行
column-check = 核对：分裂 / 计数
sweep-stated-nowhere = 该文件未记录规则最初陈述时的样子。其哈希现为 { $rule }。
sweep-stated-same = 规则即最初所陈述者，{ $rule }：此后未有改动。
sweep-other-runs = 重复次数与所述不同：要求了 { $asked } 次，文件写的是 { $stated } 次。
sweep-stated-silent = 规则在陈述之后被改动，由 { $stated } 变为 { $rule }，而文件未说明改动了什么。
sweep-stated-changed = 规则在陈述之后被改动，由 { $stated } 变为 { $rule }。据文件自述，改动为：{ $changes }

explain-head = 模拟：第 { $run } 次运行，共 { $runs } 次：方案 { $arm }，重复 { $replicate }
explain-head-cell = 模拟：第 { $run } 次运行，共 { $runs } 次：方案 { $arm }，单元 { $cell }，重复 { $replicate }
