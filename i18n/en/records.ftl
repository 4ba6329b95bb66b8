# Records in words.

record-truth = { $unit }: the intent is { $intent }
record-inject = inject { $inject } begins
record-inject-withheld = inject { $inject } is withheld
record-response-met = the response that inject { $inject } expects has come
record-response-unmet = the response that inject { $inject } expects has not come
record-appears = { $unit } comes into play
record-leaves = { $unit } leaves
record-steers = { $unit } steers { $course }°, { $speed } kn
record-radar-on = { $unit } switches on { $mode } on { $on }
record-radar-off = { $unit } ceases { $mode } on { $on }
record-warning-force = { $unit } fires flares or warning shots near { $on }
record-fire = { $unit } fires at { $on }
record-collides = { $one } and { $other } collide
record-rung = { $unit }: conduct is { $rung }
record-contact-gained = { $unit } gains contact with { $other } at { $range } km
record-contact-lost = { $unit } loses contact with { $other }
record-warned = { $unit }: the warning receiver shows { $shown }
record-analysed-confirms = { $ministry }: the analysis of what { $unit } recorded, after { $after }, confirms { $shown }
record-analysed-no-lock = { $ministry }: the analysis of what { $unit } recorded, after { $after }, confirms that it was no lock but { $shown }
record-analysed-not-confirmed = { $ministry }: the analysis of what { $unit } recorded, after { $after }, does not confirm the lock: it finds { $shown }
record-analysed-instead = { $ministry }: the analysis of what { $unit } recorded, after { $after }, finds instead { $shown }
record-measures-hazardous = { $by } measures a closest approach of { $of } of { $metres } m in { $after }, and takes it for hazardous
record-measures-safe = { $by } measures a closest approach of { $of } of { $metres } m in { $after }, and takes it for safe
record-knows-again = { $by } knows again which track is { $of }
record-takes-for = { $by } takes { $of } for { $taken }
record-picture = { $by } sees { $of } at { $rung }

record-says = { $from } → { $to }, { $way }: { $says }
record-says-timed = { $from } → { $to }, { $way }: { $says } ({ $time })
record-unsent = a message on { $way } is not sent: { $why }
record-hears = { $who } hears it after { $after }, readability { $readability }, { $grasp }
record-hears-losing = { $who } hears it after { $after }, readability { $readability }, { $words ->
        [one] one word lost
       *[other] { $words } words lost
    }, { $grasp }
record-misses = { $who } does not hear it: { $why }
record-acknowledged = { $who } has an answer after { $after }: { $grade }
record-read-back-right = { $who }: what is read back is right
record-read-back-wrong-noticed = { $who }: what is read back is wrong, and it is noticed
record-read-back-wrong-unnoticed = { $who }: what is read back is wrong, and it is not noticed
record-another-noticed = { $who } is answered by { $by }, and notices
record-another-unnoticed = { $who } is answered by { $by }, and takes it for the unit called
record-microphone-stuck = { $unit }: the microphone is stuck open on { $channel }
record-microphone-free = { $unit }: the microphone is free again on { $channel }
record-notice-in-hand = { $unit } has in hand, by { $way }: { $notice }, by { $side } (worth { $worth } %)
record-silence = { $who }: nobody answers on { $way } after { $calls } calls

record-believes = { $who } about { $about }: innocent { $innocent } %, probe { $probe } %, hostile { $hostile } % ({ $because })
record-decides-up = { $unit } goes up from { $from } to { $to } (sees { $seen }; { $because })
record-decides-down = { $unit } comes down from { $from } to { $to } (sees { $seen }; { $because })
record-posture = { $ministry }: posture { $from } → { $to }, { $name }
record-reports = { $unit } reports of { $of }: { $what } (arrives in { $after })
record-reports-held = { $unit } reports of { $of }: { $what } (arrives in { $after }, held for verification)
record-informed = { $ministry } learns of { $what } from { $unit }, which sees the other at { $rung }, after { $after }
record-orders = { $ministry } orders: up to { $guidance }, never above { $cap }
record-orders-clarified = { $ministry } orders: up to { $guidance }, never above { $cap }, passing on an explanation
record-ordered = orders reach { $unit } after { $after }: up to { $guidance }
record-publishes = { $side } makes it public

record-account = { $ministry } holds that it was { $about }'s fault: { $fault } % ({ $clue })
record-opens = { $ministry } has something to dispute with { $about }
record-crew-something = { $ministry } hears from { $unit }, asked what it did: something out of the ordinary (said { $after } ago)
record-crew-nothing = { $ministry } hears from { $unit }, asked what it did: nothing out of the ordinary (said { $after } ago)
record-disputes = { $ministry } about the dispute with { $about } decides: { $decides }
record-does = { $ministry } towards { $about }: { $does }
record-meets-nothing = units of the kind meet again, and nothing happens
record-meets-wrong = units of the kind meet again, and it goes wrong
record-settles = { $one } and { $other } hold one account: it is settled

news-posture = { $side } sees { $of } at posture { $posture }
news-published = { $side } learns that it has been made public
news-disclosed = { $side } learns that a call has become known
news-moved = { $side } learns that { $of } { $does }; it is { $fault } % sure of the other's fault
news-evidence = { $side } is shown the evidence of { $of }, which is { $fault } % sure of the other's fault
news-threatens = { $side } learns that a third party stands by the other side
news-mediates = { $side } learns that a third party offers to bring the evidence together

record-line = { $line }: { $state }
record-line-fails = { $line } fails
record-line-restored = { $line } is in order again

record-person = { $who }: shift { $shift }, hawkishness { $hawkishness }
record-weighs = { $who } weighs { $what }
record-considers = { $who } looks at its options
record-considers-line = { $line }: { $side } looks at its options

# What an inject does to people and things.
record-helm-fails = { $unit }: the helm does not answer
record-helm-answers = { $unit }: the helm answers again
record-distress = { $unit } is in distress: { $what }
record-distress-over = { $unit } is no longer in distress
record-unwatched = { $unit }: nobody listens at the radio
record-watched-again = { $unit }: somebody listens again
record-assists = { $unit } goes to help { $whom }
record-told-to-suspend = { $ministry } is told from above to suspend exchanges
record-told-to-resume = { $ministry } is told from above to resume exchanges
record-released-without-decision = { $ministry } sees its recordings released without its decision
record-climate = the political climate is { $climate } from now on
record-absent = { $ministry }: { $who } is not there
record-there-again = { $ministry }: { $who } is there again
absent-officer = whoever would take a call
absent-interpreter = the interpreter
distress-man-overboard = man overboard
distress-fire = fire on board
distress-flooding = she makes water
