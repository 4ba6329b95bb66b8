//! Classes of ships and aircraft as a scenario would define them.

use guardline_theatre::{Class, Kind, Platform, Step, Traits};
use guardline_units::{Knots, Metres};
use guardline_wire::Channel;

/// An armed ship that can do everything there is on the ladder.
pub(crate) fn destroyer() -> Platform {
    Platform::new(ship())
}

/// The same without weapons, fire control and means of warning.
pub(crate) fn unarmed() -> Platform {
    let acts = vec![Step::BreakOff, Step::StandOff, Step::CloseIn, Step::Crowd, Step::Ram];
    Platform::new(Class { id: "fishing_vessel".into(), acts, ..ship() })
}

/// An armed aircraft.
pub(crate) fn fighter() -> Platform {
    let traits = Traits { slowest: Knots(200.0), fastest: Knots(600.0), bank_deg: 60.0, ..ship().traits };
    let acts = Step::ALL.into_iter().filter(|step| *step != Step::Ram).collect();
    Platform::new(Class { id: "fighter".into(), kind: Kind::Aircraft, traits, acts, ..ship() })
}

fn ship() -> Class {
    Class {
        id: "destroyer".into(),
        name: "a destroyer".into(),
        kind: Kind::Ship,
        traits: Traits {
            slowest: Knots(0.0),
            fastest: Knots(30.0),
            ceiling: Metres(0.0),
            antenna: Metres(25.0),
            sensor_range: Metres(200_000.0),
            hull: Metres(80.0),
            reaction_seconds: 20.0,
            turn_deg_s: 1.2,
            bank_deg: 0.0,
            acceleration: 0.1,
            climb: 0.0,
        },
        sets: Channel::ALL.to_vec(),
        watch: vec![Channel::Vhf16],
        acts: Step::ALL.to_vec(),
    }
}
