# What is said, and the small words that stand inside sentences.

says-query = who are you, what do you intend?
says-demand = leave at once
says-intention-opening = no hostile intent, radar off and opening, { $course }° { $speed } kn
says-intention-keeping = I maintain course { $course }° and speed { $speed } kn
says-talk = talks at large
says-signal = { $signal } ({ $meaning })
says-invalid-code = ZQ, your signal is wrongly coded
says-not-understood = ZL, your signal is received and not understood
says-notice = notice of { $contents }
says-notice-without = notice of { $contents }; without { $missing }
says-say-again = say again
says-protest = protest
says-regret = we regret what has happened
says-offer-review = let us compare our evidence
says-accept = we accept what you propose
says-explain-benign = no threat was meant, it was an error or a misreading
says-explain-lawful = our unit acted lawfully
says-step-back = let both sides step back
says-distress = Mayday, I need help
says-assist = I am coming to help you
says-what-happened = what happened?
says-figures = { $says } ({ $figures })

# Between the last two of several, and between the others.
list-and = { $first } and { $second }
list-comma = { $first }, { $second }
list-semicolon = { $first }; { $second }
list-times = { $what } { $count }×

content-activity = activity
content-times = times
content-area = area
content-heights = heights

intent-innocent = innocent
intent-probe = a probe
intent-hostile = hostile

mode-search = search radar
mode-track = track-while-scan radar
mode-fire-control = fire-control radar

grade-received = received
grade-understood = received and understood
grade-accepted = understood and accepted

grasp-nothing = not understood
grasp-full = understood
grasp-other = taken to say: { $says }

unsent-no-set = no set for the channel
unsent-not-in-play = the sender is gone
unsent-busy = the channel was not free for as long as one waits
unsent-no-line = the line is taken or out of order

unheard-not-in-play = not in play
unheard-no-watch = no watch on the channel
unheard-watch-not-kept = watch ordered but not kept
unheard-beyond-horizon = beyond the radio horizon
unheard-talking = talking itself
unheard-stepped-on = covered by another transmission
unheard-unreadable = unreadable
unheard-not-for-him = heard, but not as meant for it: the name was lost
unheard-out-of-sight = out of sight
unheard-not-seen = not seen
unheard-blank = taken out by who runs this

shows-nothing = nothing of the radar of { $by }
shows-search = a search radar of { $by }
shows-track = a tracking radar, not a lock, of { $by }
shows-lock = a fire-control lock by { $by }

because-prior = first picture
because-lock = a fire-control lock
because-up = a move up to R3 or more
because-down = a move down from R3 or more
because-quiet = nothing happening
because-weapon = a weapon released
because-collision = a collision
because-query = being asked on the radio
because-demand = being told to leave
because-threat-heard = a call taken for a threat
because-intention-kept = an intention kept
because-intention-broken = an intention not kept
because-notice = a notice
because-signal = a coded signal
because-analysis = an analysis that does not confirm a lock
because-silence = silence
because-answer = an answer
because-line-contact = a call on the line
because-explanation = an explanation
because-no-explanation = an account without explanation
because-public-act = a public accusation
because-assistance = help in distress

occasion-evidence = on new evidence
occasion-seen = on what is seen
occasion-orders = on orders
occasion-review = on review
occasion-own-word = keeping its word
occasion-incident = by the scenario

# What a ministry does in a dispute.
move-silence = does nothing
move-protest = protests in private
move-accuse = accuses in public
move-deny = denies in public
move-release = publishes its evidence
move-counter-accuse = accuses in return
move-explain = explains itself in private
move-regret = expresses regret
move-offer-review = offers a technical talk
move-accept = accepts what is offered
move-suspend = suspends exchanges
move-resume = resumes exchanges
move-mediate = asks a third party to mediate

# What moves an account of whose fault it was.
clue-lock = an own unit was shown a lock
clue-conduct = an own unit saw it
clue-crew-cleared = the own crews say that they did nothing out of the ordinary
clue-crew-admitted = an own crew owns up
clue-conceded = the other side concedes an error
clue-released = the other side has published its evidence
clue-analysed = the recording has been analysed
clue-compared = the evidence of both sides has been compared
