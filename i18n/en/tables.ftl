# Tables of communications and of procedures. `|` breaks a title of a column.

heading-communications = Communications (simulated)
heading-procedures = Procedures (simulated)

column-from-to = from → to
column-way = way
column-said = said
column-heard = heard
column-other = other
column-as-said = as|said
column-wrong = wrong
column-grades = R/U/A
column-heard-after = heard|after
column-answer-after = answer|after
column-line = line
column-wishes = wishes
column-checks = checks
column-may-talk = may|talk
column-asked = asked
column-rings = rings
column-answered = answered
column-talked = talked
column-cut = cut
column-read-back = read|back
column-procedure = procedure
column-exchanges = exchanges
column-steps = steps
column-in-order = in order
column-contact = contact
column-shared = shared
column-after = after
column-called-back = called back
count-of = { $some } of { $all }

communications-none = Nobody said anything to anybody.
communications-unsent = Not sent by { $from } on { $way }: { $count } ({ $why }).
communications-note = heard: by whom it was for; other: by somebody else who took it to be for him; as said, wrong: understood as it was said, or to say something else; R/U/A: answered received, understood, accepted; times are medians.
communications-message = { $from } → { $to }, { $way }: { $said } said, { $heard } heard, { $another } heard by another, { $understood } understood as said, { $otherwise } otherwise; answered received { $received }, understood { $copied }, accepted { $accepted }; heard after { $heard_after }, first answer after { $answered_after }
communications-lines-note = may talk: calls authorised; asked: requests passed on; answered: by the person called, + by somebody else; read back: right/wrong.
communications-line = { $from } → { $to }, { $line }: { $wishes } wishes, { $checks } check calls, { $authorised } authorised, { $requests } requests, { $rings } rings, { $answered } answered, { $another } by somebody else, { $talked } talked, { $cut } cut off; read back right { $right }, wrong { $wrong }; answered after { $answered_after }

procedure-guard = guard
procedure-agreed = agreed
procedure-line = line
procedures-none = Nobody asked anybody anything, and nobody wished to call.
procedures-missing = { $procedure }, due and missing: { $steps }
procedures-note = steps: taken of those due; contact: an answer was heard; shared: what was said was read back rightly; times are medians.
procedures-total = { $procedure }: { $exchanges } exchanges, { $taken } of { $due } steps, { $in_order } in order; { $contacts } contacts after { $contact_after }, { $shared } shared after { $shared_after }; { $made } of { $promised } promised calls back made

# Steps of the guard procedure,
step-called = called
step-repeated = repeated
step-signalled-by-sight = signalled by sight
step-silence-reported = silence reported
step-answered = answered
# of the agreed one,
step-called-on-the-working-channel-first = called on the working channel first
step-addressee-and-originator-said = addressee and originator said
step-answered-with-an-intention = answered with an intention
step-read-back = read back
step-readback-right = readback right
step-closed = closed
# and of that of the lines.
step-consultation = consultation
step-authority = authority
step-request = request
step-ring = ring
step-answered-by-the-addressee = answered by the addressee
step-talk = talk
step-readback = readback
step-close = close
step-call-back-as-promised = call back as promised
