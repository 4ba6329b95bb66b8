# What came of an experiment.

sweep-title = SIMULATED EXPERIMENT · { $title }
sweep-runs = Simulated: { $replicates } of { $length } { $cells ->
        [one] in one cell
       *[other] in each of { $cells } cells
    } under each of { $arms } · seed { $seed } · guardline { $program }
sweep-stopped = The stopping rule ended it: the difference is known as well as was asked for. Intervals hold however often one looks, and are wider for it.
sweep-interrupted = Not complete: { $asked } replicates are asked for. Until all are run, intervals are those that hold however often one looks, and nothing is said of contributions. Go on with --resume.
sweep-heading-effects = Simulated paired differences in { $measure }: difference [low, high]
sweep-heading-effects-cell = Simulated paired differences in { $measure }, cell { $cell }: difference [low, high]
sweep-heading-contributions = What each factor contributes to { $measure }: Shapley value [low, high]
sweep-heading-sensitivity = Which parameters move the simulated difference in { $measure }
sweep-not-modelled = Not modelled at this horizon, which is not the same as without effect: { $clauses }.

sweep-ending-supported = supported
sweep-ending-not-supported = not supported
sweep-ending-refuted = refuted
sweep-ending-undecided = undecided at this n

sweep-headline-supported = Supported by { $n } simulated pairs: { $claim }
sweep-headline-not-supported = Not supported by { $n } simulated pairs, though not refuted: { $claim }
sweep-headline-refuted = Refuted by { $n } simulated pairs: { $claim }
sweep-headline-undecided = Undecided at { $n } simulated pairs: { $claim }
sweep-headline-none = No hypothesis was stated. { $arm } against { $against }, { $measure }: { $difference } in { $n } simulated pairs.
sweep-headline-difference = { $arm } against { $against }, { $measure }: { $difference }.
sweep-headline-cell = In { $cell }: { $difference }.
sweep-headline-factor = { $factor }: { $difference }.
sweep-headline-counts = Of { $of } cells: supported in { $supported }, not supported in { $not }, undecided in { $undecided }, refuted in { $refuted }.
sweep-headline-rare = No hypothesis was stated. The chance to reach R{ $rung } within a simulated run, by splitting: { $chances }.
sweep-colon = {": "}
sweep-qualifier = Comparative, not a forecast: the model says what differs between arms that share their luck, and { $assumed } of the { $parameters } parameters it used are assumed.

sweep-rule = Stated beforehand: { $expect } It would be refuted if { $refuted }
sweep-expect-lower = the difference is lower than 0.
sweep-expect-higher = the difference is higher than 0.
sweep-expect-not-lower = the difference is not lower than 0 by { $margin } or more.
sweep-expect-not-higher = the difference is not higher than 0 by { $margin } or more.
sweep-expect-no-change = the difference is within { $margin } of 0.
sweep-refuted-opposite = the interval lies wholly on the other side.
sweep-refuted-no-effect = the interval lies wholly on the other side, or within { $margin } of 0.
sweep-refuted-includes-zero = the interval includes 0, or lies wholly on the other side.

sweep-sensitivity-signs = Of { $points } points in the ranges of the parameters the difference is lower than 0 at { $lower } and higher at { $higher }; its interval excludes 0 from above at { $surely_lower } and from below at { $surely_higher }. It lies between { $least } and { $greatest }.
sweep-sensitivity-sourced = Of the { $varied } parameters that were varied, { $sourced } have a source or an estimate from data; { $share } of the influence is theirs.
sweep-sensitivity-foremost = No hypothesis was stated. The difference is moved most by { $parameters }.
column-factor = factor
column-parameter = parameter
column-origin = origin
column-influence = influence
column-signed = with sign
column-contribution = contribution
column-adjusted = p (Holm)
sweep-heading-trend = Simulated trend of the difference in { $measure } along { $axis }: per unit of the axis [low, high], and where it changes sign
sweep-trend-note = The slope is the mean over replicates of the least-squares line through each (Student). The break-even is where the difference first changes sign, linear between cells; its interval is the middle 95 % of 1,000 resamples of replicates.
column-slope = per unit
column-break-even = break-even
break-even-higher = none: above 0 throughout
break-even-lower = none: below 0 throughout
break-even-not-lower = none: nowhere below 0
break-even-not-higher = none: nowhere above 0
break-even-unsure = { $place } (changes sign in { $share } of resamples)
sweep-heading-rare = Simulated chance that a run reaches R{ $rung }, by splitting with fixed effort: chance [low, high]
sweep-rare-note = The chance is the model’s own, with every assumption it has; it is for comparing arms, not a forecast. The last column sets splitting beside the share of plain runs at a rung that enough of them reach; beyond 2.6 σ they disagree by more than chance does once in a hundred times. Where too few of the repetitions reached the rung for an interval, ≤ gives the most that the plain runs of that arm leave possible (Wilson, 95 %).
column-chance = chance
column-relative = relative error
column-ratio = over the base
column-plain-runs = plain runs for the same
column-check = check: split / counted
sweep-stated-nowhere = The file does not record the rule as it was stated. Its hash is now { $rule }.
sweep-stated-same = Rule and plan are those that were stated, { $rule }: nothing changed since.
sweep-other-runs = Not as many replicates as stated: { $asked } were asked for, and the file says { $stated }.
sweep-stated-silent = The rule was changed after it was stated, from { $stated } to { $rule }, and the file does not say what changed.
sweep-stated-changed = The rule was changed after it was stated, from { $stated } to { $rule }. What changed, by the file’s own account: { $changes }

explain-head = SIMULATED: run { $run } of { $runs }: arm { $arm }, replicate { $replicate }
explain-head-cell = SIMULATED: run { $run } of { $runs }: arm { $arm }, cell { $cell }, replicate { $replicate }
