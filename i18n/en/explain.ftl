# What a decision rested on.

explain-lead = simulated · decision { $decision } of { $decisions } · mechanism { $mechanism } · seed { $seed }

heading-decision = Decision (simulated)
heading-options = What it could choose (simulated)
heading-beliefs = What it believed, and why (simulated)
heading-held-fault = What it held about whose fault it was (simulated)
heading-had-heard = What it had heard (simulated; what was said is known only to the reader)
heading-silences = Silences it knew of (simulated)
heading-notices-in-hand = Notices in hand (simulated)
heading-orders = Orders that had arrived (simulated)
heading-reports = Reports that had arrived (simulated)
heading-public = What it knew of what others do (simulated)
heading-lines = At its end of the lines (simulated)
heading-seen = What it had seen (simulated)
heading-own = What it had done itself, and what came back (simulated)

decided-up = goes up from { $from } to { $to }
decided-down = comes down from { $from } to { $to }
decided-posture = posture { $from } → { $to }; the other side was seen at { $other }
decided-move = { $does }, towards { $about }

explain-decided = { $time } { $who }: { $text }
explain-situation = { $because }; it sees the other at R{ $seen }, is guided up to R{ $guidance }, with no incident open and no explanation received; decision number { $visit } in this situation
explain-situation-incident = { $because }; it sees the other at R{ $seen }, is guided up to R{ $guidance }, with incident open and no explanation received; decision number { $visit } in this situation
explain-situation-explained = { $because }; it sees the other at R{ $seen }, is guided up to R{ $guidance }, with no incident open and explanation received; decision number { $visit } in this situation
explain-situation-incident-explained = { $because }; it sees the other at R{ $seen }, is guided up to R{ $guidance }, with incident open and explanation received; decision number { $visit } in this situation
explain-option = { $name }: { $share } %, worth { $value }
explain-chosen = CHOSEN
explain-probabilities = Probabilities are those of the model's own chooser before the shocks of the situation are known, which hold for as long as the situation does.
explain-belief = { $time } about { $about }: innocent { $innocent } %, probe { $probe } %, hostile { $hostile } % ({ $because }, weight { $weight })
explain-nothing = nothing
explain-earlier = { $count } earlier ones are left out; --format json has them.

explain-received = { $time } from { $from }, { $way }
explain-readability = { $way }, readability { $readability }
explain-message = { $way }, message { $message }
explain-taken-for = { $taken }, AS IT TAKES IT; it is { $from }
explain-said = said:
explain-heard = heard:
explain-understood = understood:
explain-differs = DIFFERS

seen-of-side = sees of { $side }: { $what }
seen-track = takes a track for { $unit }
own-reports = reports of { $of }: { $what }
own-read-back-rightly = what it said is read back, rightly as far as it can tell
own-read-back-wrongly = what it said is read back wrongly, and it notices

explain-crew-note = What a crew sees of the conduct of others is in the record only as its picture and as causes of beliefs.
explain-prepared = It was chosen at { $time } and had been prepared since.
explain-receipt = { $receipt }. This is one run of many that the same facts allow.
