# The account of a run.

account-lead = simulated · mechanism { $mechanism } · seed { $seed } · times in { $zone }
account-on-record = On record, in the scenario's words: { $summary }

heading-scene = The scene
heading-claims = What each side says
heading-time-line = Time-line
heading-rungs = Rungs over time
heading-notices = Notices (simulated)
heading-outcome = Outcome (simulated)
heading-accounts = Three accounts (simulated)
heading-weeks-after = In the weeks after (simulated)

scene-place = { $place }, around { $lat }° N { $lon }° E
scene-assumed = { $what } [position assumed]
scene-side = { $side }: { $units }
reading-zone = the record does not say in which zone the time of `{ $inject }` is: read as { $time } (UTC{ $offset }); it may be UTC{ $others }
list-or-zone = { $first } or UTC{ $second }

claim-none = no official account was found
source-unverified = { $source }, unverified

# Lines of the time-line.
item-by = by { $side }: { $text }
item-decision = (decision { $number }) { $text }
item-rung = { $unit }: { $rung }
item-undated = undated
item-calls = { $text }; { $calls } calls in { $time }, { $misses } of them not heard
item-calls-why = { $text }; { $calls } calls in { $time }, { $misses } of them not heard ({ $why })

rungs-truth = truth
rungs-note = Each column is { $column }, from { $from } on; truth is the referee's, the other rows each side's own picture.

notice-line = { $time } by { $from }, { $way }: { $text }. It contains { $share } % of what a pilot needs. In hand: { $hands }.
notice-hand = { $who } at { $when }, by { $way } (worth { $worth } %)
notice-nobody = nobody

ending-peak = peak: { $peak } (in truth { $truth })
ending-calm-kept = the calm was never lost: nothing above R2
ending-deescalated = de-escalated { $after } after the calm was lost (R2 or lower from then on)
ending-not-deescalated = not de-escalated by the end of the run
ending-radio = radio: { $said } messages said, { $heard } heard by whom they were for, { $another } heard by another, { $understood } understood, { $otherwise } of these to say something else; { $first }
ending-no-answer = no question was answered
ending-first-answer = first answer after { $after }
ending-line-no-wish = hotline: nobody wished to call, or there is no line
ending-line-answered = hotline: answered { $after } after the first wish to call
ending-line-no-ring = hotline: a ministry wished to call; it never came to a ring
ending-line-no-answer = hotline: a ministry wished to call; { $rings } rings, nobody answered
ending-refusal-imposed = hotline: refusal imposed by the scenario, not produced by the model
ending-answer-imposed = hotline: answer imposed by the scenario, not produced by the model
ending-locks = locks seen: { $seen }, of which false: { $wrong }
ending-weapons = weapons released: { $shots }; collisions: { $collisions }

knowledge-side = { $side }: its picture went as high as { $rung }; { $heard }; { $public }
knowledge-heard = its ministry first heard from its own units { $time }
knowledge-heard-nothing = its ministry heard nothing from its own units
knowledge-public = it went public { $time }
knowledge-nothing-public = it made nothing public

locks-none = nobody was shown a lock
locks-right = fire-control radar was on whenever a lock was shown ({ $seen }×)
locks-false = a lock was shown, and no fire-control radar was on
locks-some-false = of { $seen } locks shown { $wrong } were false
accounts-truth = in truth: conduct went as high as { $rung }; { $locks }
accounts-side = { $side }: its picture went as high as { $rung }; { $fault }; { $stated }
accounts-fault = its ministry is { $fault } % sure that the other side is at fault
accounts-no-fault = its ministry has no account of it
stated-nothing = it has said nothing
stated-accuses = it accuses the other side in public
stated-denies = it denies in public
stated-concedes = it has conceded an error

length-days = { $days } days
after-nothing = there was nothing to dispute
after-span = { $what }: after { $span }
after-never = { $what }: { $never }
after-first-contact = first contact in both directions
after-first-public = first public statement
after-none = none
after-settled = settled after { $span }: one account, held by both
after-lapsed = lapsed: the last thing was done after { $span }, and nothing for { $quiet } since
after-not-ended = neither settled nor lapsed by the end of the run
after-routine = routine (met again, and no open act for { $quiet }): after { $span }
after-no-routine = routine (met again, and no open act for { $quiet }): not returned by the end of the run
after-suspended = exchanges suspended after { $span }
after-repeat = another meeting went wrong
after-no-repeat = none within 90 days
after-accounts-differ = after { $span } the two accounts exclude each other
after-accounts-agree = after { $span } the two accounts no longer exclude each other

receipt-run = Receipt: guardline { $program } · { $scenario } · { $arguments } · trace { $trace }
receipt-journal = { $receipt } · journal { $link }
receipt-interrupted = The run was interrupted before it was over.
receipt-one-of-many = This is one run of many that the same facts allow. It is no forecast and no finding; compare many runs with `guardline compare`.
rests-on-run = This simulated run used { $counts }.
rests-on-all = All simulated runs of all arms together used { $counts }.
rests-on-counts = { $parameters } parameters: { $sourced } sourced or estimated, { $memory } from memory, { $assumed } assumed, { $tuned } tuned
