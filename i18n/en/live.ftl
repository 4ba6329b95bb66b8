# What a person in a seat reads.

seat-perceived = { $time } simulated { $text }
seat-hears = you hear { $from } by { $way }, readability { $readability }: { $says }
seat-hears-all = you hear { $from } to all stations by { $way }, readability { $readability }: { $says }
seat-nameless = somebody whose name did not come through
seat-not-understood = not understood
seat-quoted = "{ $says }"

seat-choice = Your choice, 1 to { $last }? { $time }
seat-time-stands = Time stands still until you answer ({ $left } of scenario time to decide in).
seat-time-left = You have { $left } of scenario time; then the officer decides.
seat-officer-decided = no answer in time: the officer has decided
seat-asked-no-more = things have changed: that is to be decided no more

seat-sits-down = Everything from here on is simulated. You sit in the seat of { $seat } and are told what reaches that seat, and nothing else.
seat-pace = Time passes { $scale }× as fast as by the clock on the wall. A number and Enter chooses; `help` says what else there is.
seat-pace-waits = Time passes { $scale }× as fast as by the clock on the wall, and stands still while you are asked something. A number and Enter chooses; `help` says what else there is.

# What can be typed; the commands themselves are the same in every language.
seat-help-number = choose an option
seat-help-pause = time stands still, or goes on
seat-help-step = to the next thing that reaches your seat, while time stands still
seat-help-speed = another pace
seat-help-status = the time, what you believe, and what you are asked
seat-help-quit = an end for now; the journal can be taken up again with --resume
seat-help-end = an end for good, with the debrief
seat-another-asked = somebody in another seat is being asked something; time stands still for that
seat-help-help = this list
seat-help-inject = begin an inject

seat-chosen = you choose: { $option }
seat-nothing-asked = nothing is asked now
seat-no-such-option = choose a number from 1 to { $last }
seat-unknown = `{ $line }` is nothing that can be done here; `help` says what is
seat-not-yours = `that` is nothing that can be done here; `help` says what is
seat-no-injects = `{ $inject }`: no inject can be begun by hand here
seat-no-such-inject = there is no inject `{ $inject }` to begin by hand; there are { $known }
seat-inject-begins = you begin the inject { $inject }
seat-time-paused = time stands still at { $time }; Enter goes to the next thing, `p` goes on
seat-time-goes-on = time goes on
seat-speed = { $scale }× from now on
seat-nobody-types = nothing more can be typed: the officer takes the seat, and the run goes on to its end
seat-status = it is { $time }
seat-belief = you take { $side } to mean no harm with { $innocent } %, to probe with { $probe } %, to be hostile with { $hostile } %
seat-peer-joins = somebody takes the seat of { $seat } at another terminal
seat-peer-leaves = the seat of { $seat } is empty again; the officer decides there
seat-hosting = `guardline join { $address } --seat NAME` takes another seat: { $seats }

# What a person is asked, with the options, and what is on record of it.
seat-asks-conduct = what now? Own conduct is { $own }, { $unit } is seen at { $seen }
seat-asks-reply = { $unit } asks by { $way } who you are and what you intend; what to answer?
seat-asks-ring = { $side } calls on { $line }; what to do?
seat-asks-call = the ministry wishes to talk to { $side }; call?
seat-option-as-now = { $option } (as now)
seat-option-no-answer = no answer
seat-option-opening = "no hostile intent, radar off and opening"
seat-option-keeping = "I maintain course and speed"
seat-option-pick-up = pick up
seat-option-seek-authority = ask for authority first
seat-option-let-ring = let it ring
seat-option-decline = decline the call
seat-option-call-back = promise to call back
seat-option-call = call
seat-option-not-now = not now
seat-asked = { $seat } is asked ({ $question }): { $what } ({ $within } to answer)
seat-taken = a person takes the seat of { $seat }, with { $think } to think
seat-left = the person in the seat of { $seat } gets up
seat-answers = the person in the seat of { $seat } answers ({ $question }): { $choice }
seat-facilitator = a facilitator begins inject { $inject }
seat-decided-by-person = { $seat }: the person in the seat decides ({ $question }): option { $choice }
seat-decided-by-officer = { $seat }: the officer decides ({ $question }) in the place of the person in the seat
seat-decided-by-nobody = { $seat }: what was asked ({ $question }) is to be decided no more

# When it is over.
debrief-title = Debrief (simulated): the seat of { $seat }
debrief-happened = What happened
debrief-highest = { $unit }: conduct in truth at most { $rung }, first at { $when }
debrief-decided = What you decided
debrief-nothing = nothing
debrief-more = and { $count } more times
debrief-officer = { $count } times the officer decided, since nobody had answered in time
debrief-believed = What the other side believed of yours
debrief-hostile = { $who }: hostile with { $worst } % at most ({ $when }), { $last } % in the end
debrief-truth = What was so
debrief-missed = First missed chances
debrief-none-missed = none: whoever called was heard
debrief-measures = Measures
debrief-peak = highest rung: { $rung }
debrief-down = down to R2 and kept there: { $after } after the first R3 or more
debrief-not-down = not down to R2 and kept there by the end
debrief-calm = nothing ever reached R3
debrief-goes-on = It is not over: `guardline play --resume` with this journal goes on.
debrief-journal = Journal: { $path } (trace { $trace })

# One case from beginning to end.
demo-summary = In this demonstration there is a line all the same, such as two states designed some years later. You are on duty at its end in the ministry of { $own }; the other end is in that of { $other }. { $ship } is yours, { $theirs } is theirs; it is { $other } that speaks of a fire-control radar. You are asked what to do when the line rings. Everything else others decide: your ministry, your ship, and the other side. Five days pass in some seconds.
demo-no-answer = You answered nothing that was asked, so there is no other answer to compare with.
demo-heading = And with another answer? (simulated)
demo-chosen = Your first choice: { $option }. The same run up to that moment, continued { $runs } times with each answer:
demo-arm = { $option }: calm again within a day in { $calm } of 100, public within a day in { $public }; answered at once or at a later call in { $answered }
demo-one-case = This is one case of a model, and no forecast. What else there is to try:
branch-as-it-was = as it was
branch-yes = yes
branch-no = no
demo-conclusion = Calm within a day comes most often with "{ $most }" ({ $high } of 100) and least often with "{ $least }" ({ $low }). Answers that are less than about { $chance } apart cannot be told from one another with so few runs.
demo-no-difference = Calm within a day comes in { $low } to { $high } of 100, whatever the answer: less than the { $chance } that so few runs could tell from chance.
branch-level = { $measure } { $level }
branch-the-same = The same with each: { $measures }.
seat-key = What the words mean. Rungs say how high it goes: { $rungs }. A simulated attack is an attack run in which nothing is fired. M0 to M4 say how far a ministry has gone, from nothing to the threat of force. innocent, probe, hostile: how likely one side thinks it that the other means no harm, tests it, or means to use force. "learns … after 23 min": a report that took so long to come up. readability 1 to 5: how clearly a voice comes through.
