# The page of a sweep.

report-kicker = Simulated experiment · guardline
report-scenario = Scenario: { $scenario }
report-answer = Answer
report-no-rule = No hypothesis and no rule were stated beforehand: what stands here describes and does not test.
report-contents = Contents
report-numbers = The same numbers as a table
report-alternative = Chart of simulated results: { $heading }. { $figures }
report-chart = { $simulated } · { $n } pairs of runs
report-made = Simulated by guardline { $program } · plan { $plan } · n = { $n }
report-fact-n = Runs
report-fact-stopping = Stopping
report-fact-length = Length of a run
report-fact-seed = Seed
report-fact-rule = Hash of the rule
report-n = n = { $n } replicates under each of { $arms } arms in { $cells ->
        [one] one cell
       *[other] each of { $cells } cells
    }: { $runs } simulated runs
report-fixed = The number of runs was fixed beforehand, and all were run.
report-not-stopped = There was a stopping rule; it did not end the experiment before all runs were done.
report-first-cell = Shown is the first of { $cells } cells, { $cell }. The others are in result.json.
report-nothing = The result has nothing on this.
report-nothing-screening = This design screens many cells; it is not shown cell by cell. Single runs are in the tables of the folder.

report-arms = What is compared
report-arms-lead = All arms run the same encounters with the same random numbers. What differs between them comes of what is written in this table and of nothing else.
report-arms-table = The arms of the simulated experiment; the first is the base
report-mechanism = mechanism
report-what = what it is
report-neutral-arm = conduct-neutral arm
report-neutral-is-one = is one
report-neutral-itself = itself: it orders no conduct
report-neutral-not-run = not run in this design
report-what-neutral = { $title }, with all conduct as on a guard channel
report-what-embassy = Control: no mechanism; the embassies that there always are, and a third party
report-what-terms = { $title } ({ $basis })

report-effects = What differs, and how surely
report-effects-lead = Each dot is the mean difference between an arm and the base over pairs of runs that share their luck; the line is its interval. An interval that crosses the vertical line at 0 leaves open which is higher.
report-effects-cells = The chart above shows the primary outcome in each of { $cells } cells. Those below show the other outcomes in the first, { $cell }.
report-effects-table = Simulated paired differences: arm minus { $base }
report-effects-note = p (Holm) is adjusted for the number of secondary outcomes and arms; that of the primary outcome stands alone and is marked so. Equivalent means shown to be smaller than the margin stated beforehand (two one-sided tests). Higher : lower counts the pairs. Gain: so many times the runs would be needed without common random numbers. pp: percentage points.
report-row = outcome and arm
report-forest = Simulated differences, { $axis }
report-axis-points = percentage points
report-axis-hours = hours
report-axis-days = days
report-axis-severity = severity times hours
report-axis-belief = share of belief, 0 to 1
report-axis-rank = absolute rank correlation
report-key-arm = arm against base, with interval
report-key-margin = too small to matter, as stated beforehand
report-equivalent = equivalent within { $margin }
report-equivalence-lower = lower by more than { $margin }
report-equivalence-higher = higher by more than { $margin }
report-equivalence-undecided = whether within { $margin }, undecided
report-pairs = pairs higher : lower
report-p-alone = { $p } (alone)
report-method = { $outcome } · interval by { $method }
report-method-newcombe = Newcombe's paired method
report-method-bca = bootstrap of pairs (BCa)
report-method-student = Student's t, over pairs

report-time = How soon it is calm again
report-time-lead = The share of simulated runs that are not calm yet: above R2, or to go above it once more. Time counts from first leaving R2; runs that never left it are calm from the start.
report-time-chart = Share of simulated runs not calm yet, with bands (Kaplan and Meier)
report-time-read = Simulated share not calm yet after so many hours [low, high]
report-time-table = Simulated time to calm, in hours
report-time-note = Median: half of the runs are calm by then. The restricted mean stops at the end of the run and is left out where it cannot be computed, because some runs were cut off before that. The mean that is cut off counts such runs as calm at the end.
report-axis-time = hours since R2 was first left (scale widened near 0)
report-axis-not-calm = share of runs not calm yet
report-median = { $arm }: median { $hours } h
report-median-none = { $arm }: fewer than half of the runs are ever calm
report-hours = hours
report-median-hours = median
report-restricted = restricted mean
report-mean-cut = mean, cut off at the end [low, high]

report-peaks = How high it climbs
report-peaks-lead = The highest rung of each simulated run. Blue rungs lie below the use of force; from R5, warning force, on they are orange.
report-peaks-chart = Highest rung of the simulated runs, share by arm
report-peaks-figure = { $arm }: { $share } at R5 or above
report-highest = highest rung
report-axis-runs = share of runs
report-worse-table = Simulated pairs whose highest rung is higher, lower and the same than with { $base }: share [low, high]

report-paths = Which ways it goes
report-paths-lead = Steps from one rung to another, by the referee's ladder, for every 100 simulated runs. A run may take the same step several times.
report-paths-some = Shown are the first { $shown } of { $arms } arms.
report-steps-chart = Simulated steps between rungs for every 100 runs: { $arm }
report-axis-from = from
report-axis-to = to
report-step = step
report-per-hundred = for every 100 runs
report-came-of = came of
report-way = way
report-share = share [low, high]
report-came-of-each = what such steps mostly came of
report-ways-table = The commonest ways of simulated runs
report-ways-note = A way is the sequence of rungs from the first on, of which at most eight are told apart. What a step came of is counted over all steps between the same two rungs, not over this way alone.
report-cause-beginning = how things stood
report-cause-conduct = manoeuvre or lapse of time
report-cause-radar = radar
report-cause-warning = flares or warning shots
report-cause-fire = release of a weapon
report-cause-collision = collision
report-cause-picture = how a commander saw it
report-cause-posture = posture of a ministry

report-words = Where the messages died
report-words-lead = Of what was said, how much was heard, understood as it was said, and accepted. On a line it is calls that count: wished for, answered, with something understood, with something read back rightly.
report-words-chart = Said, heard, understood, accepted: simulated messages per run
report-words-table = Simulated messages per run, with the share of those said
report-words-note = To be heard is not to be understood, and to be understood is not to be accepted; no message skips a state.
report-said = said
report-heard = heard
report-understood = understood
report-accepted = accepted
report-axis-per-run = messages or calls per run
report-way-guard = guard channel
report-way-agreed = agreed channel
report-way-line = line between ministries
report-way-other = by sight, notice, embassy or third party

report-contributions = What each pillar contributes
report-contributions-lead = The Shapley value of each factor: what adding it changes, averaged over all orders in which factors may be added.
report-contributions-none = This design runs each arm as a whole and does not say what each part contributes. A factorial design does.
report-contributions-table = Simulated contribution of each factor [low, high]
report-not-modelled = not modelled at this horizon

report-sensitivity = What the answer hangs on
report-sensitivity-lead = How the simulated difference between { $arm } and { $against } in { $measure } depends on the parameters of the model, each varied over its range.
report-sensitivity-none = This design holds all parameters at their defaults and does not say how far the answer hangs on them. The designs morris (which parameters move the effect) and latin_hypercube (whether its sign holds wherever they lie) do.
report-influences = Influence of parameters on the simulated difference, { $axis }
report-spread = spread
report-origin-source = sourced
report-origin-estimated = estimated from data
report-origin-memory = from memory
report-origin-assumed = assumed
report-origin-tuned = tuned

report-harm = Whom it may harm
report-harm-lead = A mean that falls can hide runs that get worse.
report-harm-worse = Simulated pairs that are worse with { $arm } than with the base: { $share }.
report-trusted-lead = Fired on while calm: a weapon is released at a unit that itself stands no higher than R2 at that moment. It is what trusting the line can cost the side that trusts.
report-trusted-not-measured = What happened to the side that trusted the line was not measured in this experiment. The outcome fired_on_calm measures it.
report-trusted-table = Simulated { $measure }

report-footing = What it rests on
report-parameters = parameters
report-origins-table = Where the parameters used come from
report-origins-sourced = sourced, or estimated from data
report-intervals-cover = The intervals cover simulation error only: how far these runs may lie from infinitely many of the same model. They do not cover whether model, parameters and scenario are right. More runs make them narrower and the model no better.
report-checked = How it is checked
report-checked-table = Where to look
report-question = question
report-where = where
report-checked-calibration = Does the model contradict the record?
report-checked-parameters = Where does each number come from?
report-checked-model = Which equations are these?
report-checked-runs = Do these runs come out the same again?
report-calibration = The targets T1 and following, with what the model gives for each, stand in docs/calibration.md. A target that is met says no more than that the model does not contradict the record there. They are measured anew by:

report-receipt = How to make it again
report-receipt-lead = With guardline { $program } and the experiment file, the same bytes:
report-receipt-seed = The seed, { $seed }, stands in the file.
report-receipt-verify = The folder itself holds every text that the runs depend on. To make a sample of its runs again and compare hashes:
report-receipt-explain = To be told one run, any from 0 to { $last }:
report-receipt-table = Receipt of the simulated runs
report-receipt-what = of
report-receipt-hash = hash or version
report-receipt-plan = plan: everything the runs depend on
report-receipt-traces = traces of all runs
report-receipt-program = program
