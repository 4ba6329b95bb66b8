# The chart of who said what to whom.

heading-chart = Who said what to whom (simulated)

brief-query = who are you?
brief-stepping-back = stepping back, { $course }° { $speed } kn
brief-keeping-course = keeping course { $course }° { $speed } kn
brief-notice = notice: { $contents }

chart-label = { $way }: { $says }
chart-outcome = { $label } — { $outcome }
chart-in-time = {" "}({ $span })
chart-and-more = { $text }, and so { $more } more
chart-ways-more = { $way } and { $more } more
chart-taken-to-say = TAKEN TO SAY: { $says }
chart-heard-not-understood = heard, not understood
chart-not-understood-by-all = not understood by all
chart-not-heard-so-far = not heard so far
chart-not-heard = not heard: { $why }
chart-heard-some = heard { $heard }×, else { $why }
chart-and-other-reasons = { $reason } and other reasons
chart-taken-for = taken to be for { $others }
chart-another-noticed = ANSWERED BY { $by }, noticed
chart-another-unnoticed = ANSWERED BY { $by }, not noticed

chart-check-call = check call
chart-rings = rings
chart-ring = { $what }, { $outcome }
chart-ring-dead = nobody hears it, { $why }
chart-answered = answered { $after } after the wish
chart-answered-at-once = answered
chart-answered-by-somebody = ANSWERED BY SOMEBODY ELSE { $after } after the wish
chart-declined = declined
chart-will-call-back = will call back
chart-asks-for-time = asks for time
chart-not-answered = not answered
chart-read-back = { $says }, read back
chart-read-back-wrongly = { $says }, READ BACK WRONGLY
chart-not-understood = not understood
chart-not-heard-on-line = not heard

chart-left-out = { $some } of { $all } arrows are left out, those that tell least; --detail all shows them.
chart-no-room = No room for { $names }, and so not for { $beside } messages.
chart-legend = ─▶ arrives and is understood as said, ┄▶ arrives and is not, ─× does not arrive, ◆ at one end or to all.
