# A comparison of mechanisms.

compare-title = SIMULATED COMPARISON · { $scenario }
compare-runs = Simulated: { $replicates } of { $length } under each of { $arms } · seed { $seed } · guardline { $program }
compare-replicates = { $runs ->
        [one] { $runs } replicate
       *[other] { $runs } replicates
    }
compare-interrupted = { $replicates } (interrupted; { $asked } were asked for)
compare-without = { $arms } without { $what }
compare-nothing = No replicate is complete: nothing can be said.
compare-heading-pairs = Simulated pairs whose highest rung is worse, better and the same than with { $base }: share [low, high]
compare-heading-levels = Simulated levels: estimate [low, high]
compare-heading-differences = Simulated paired differences, { $arm } minus { $base }: difference [low, high]
compare-neutral = conduct-neutral
compare-neutral-the-same = conduct-neutral: the same arm
compare-note-simulated = All numbers are simulated. Intervals are { $confidence } % intervals and cover simulation error only, not the uncertainty of the model.
compare-note-intervals = Each interval is taken for itself: of those where nothing differs, about one in twenty excludes 0 all the same. A difference whose interval excludes 0 may still be too small to matter.
compare-note-columns = pp: percentage points. up : down: pairs in which the arm is higher : lower than the base.
compare-note-columns-gain = pp: percentage points. up : down: pairs in which the arm is higher : lower than the base. gain: so many times the runs would be needed without common random numbers.
compare-note-neutral = conduct-neutral: arm and base with every conduct table at the values of a guard channel, which are assumed as all of them are: calls are answered and intentions kept as if nothing had been agreed about either. What is left there does not rest on conduct that the mechanism is assumed to order.
compare-note-neutral-for = conduct-neutral: arm and base with every conduct table at the values of a guard channel, which are assumed as all of them are: calls are answered and intentions kept as if nothing had been agreed about either. What is left there does not rest on conduct that the mechanism is assumed to order. It is the same arm for { $arms }.
compare-note-imposed = In at least one of these simulated runs the line was answered or refused because the scenario's author says so: answers on the line are an assumption here, not a result.

column-arm = arm
column-worse = worse
column-better = better
column-same = same
column-measure = measure
column-difference = difference
column-up-down = up : down
column-gain = gain
column-reading = reading

reading-lower = lower: the interval excludes 0
reading-higher = higher: the interval excludes 0
reading-undecided = undecided at this n
reading-few = too few pairs differ to tell
reading-same = the same in every pair

length-hours = { $hours } hours
unit-hours = { $name }, h
unit-days = { $name }, d
unit-severity-hours = { $name }, severity-h
unit-belief = { $name }, 0 to 1

# P is a probability, the share of runs.
measure-peak-r5 = P(peak ≥ R5)
measure-peak-r6 = P(peak ≥ R6)
measure-peak-r7 = P(peak ≥ R7)
measure-calm-6h = P(calm within 6 h)
measure-calm-24h = P(calm within 24 h)
measure-tension = mean tension
measure-hours-to-deescalate = mean time to de-escalate
measure-radio-answered = P(radio call answered)
measure-line-answered = P(line answered)
measure-contact-24h = P(contact within 24 h)
measure-public-24h = P(public within 24 h)
measure-days-to-routine = mean time to routine
measure-settled = P(settled)
measure-accounts-differ-30d = P(accounts differ, day 30)
measure-repeat-90d = P(repeat within 90 days)
measure-false-lock = P(false lock)
measure-misperception-gap = misperception gap
measure-fear = belief in hostile intent
measure-collision = P(collision)
measure-fired-on-calm = P(fired on while calm)

# The clauses of one mechanism, ranked.
clauses-title = SIMULATED CLAUSES, RANKED · { $scenario }
clauses-runs = Simulated: { $replicates } of { $mechanism } and of the same without each of its clauses · seed { $seed } · guardline { $program }
clauses-heading = Simulated: what becomes of { $measure } without the clause, against { $level } with all of them
clauses-not-modelled = Not modelled at this horizon, which is not the same as without effect: { $clauses }.
clauses-note = worse : better: pairs whose highest rung is higher : lower without the clause. A clause is taken back alone: two that can stand in for each other both look idle, and a pillar takes its own clauses with it. Numbers such as how soon somebody picks up are not taken back.
column-clause = clause
column-without = without it
column-worse-better = worse : better
