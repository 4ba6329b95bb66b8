# Who and what is called what.

side-ministry = { $side } (ministry)
side-desk = { $side } (desk)
unit-radio-room = { $unit } (radio room)
actor-world = world
actor-engine = event engine
actor-exchange = line
all-stations = all stations
inject-titled = { $number } ({ $title })

# Marks of every line, and of every heading of what happened in a run and nowhere else.
mark-recorded = recorded
mark-claimed = claimed
mark-simulated = simulated

# The ladder.
rung-routine = routine
rung-watch = watch
rung-close-surveillance = close surveillance
rung-hazardous-manoeuvre = hazardous manoeuvre
rung-simulated-attack = simulated attack
rung-warning-force = warning force
rung-contact-or-seizure = contact or seizure
rung-single-engagement = single engagement
rung-exchange-of-fire = exchange of fire
rung-sustained-hostilities = sustained hostilities

# What a ministry does.
posture-no-act = no act
posture-private-protest = private protest
posture-public-accusation = public accusation
posture-alert = alert and reinforcement
posture-weapons-authority = weapons authority delegated

# By which way words travel.
route-flags = flags
route-lamp = signal lamp
route-wing-rock = rocking wings
route-break-away = breaking away
route-notam = NOTAM
route-navigational-warning = navigational warning
route-embassy = embassy
route-third-party = third party
route-chain = own chain
