//! The names of channels.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::{Grade, Hertz};

/// A radio channel.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize, JsonSchema)]
pub enum Channel {
    /// 156.800 MHz: distress, safety and calling at sea (Ofcom RA 264).
    #[serde(rename = "vhf16")]
    Vhf16,
    /// 156.650 MHz: bridge to bridge, safety of navigation.
    #[serde(rename = "vhf13")]
    Vhf13,
    /// 156.300 MHz: ship to ship, and ship to aircraft in search and rescue.
    #[serde(rename = "vhf06")]
    Vhf06,
    /// 156.400 MHz: ship to ship.
    #[serde(rename = "vhf08")]
    Vhf08,
    /// 156.625 MHz: ship to ship.
    #[serde(rename = "vhf72")]
    Vhf72,
    /// 156.875 MHz: ship to ship.
    #[serde(rename = "vhf77")]
    Vhf77,
    /// 121.500 MHz: aeronautical emergency.
    #[serde(rename = "air_121_5")]
    Air121_5,
    /// 243.000 MHz: military aeronautical emergency.
    #[serde(rename = "air_243_0")]
    Air243_0,
    /// 130.000 MHz: air to air under the Russia–China agreement on dangerous military activities.
    #[serde(rename = "air_130_0")]
    Air130_0,
}

/// How a carrier is modulated: a set for one kind cannot hear the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Modulation {
    /// Amplitude, in aviation.
    Am,
    /// Frequency, in the maritime service.
    Fm,
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 9] = [
        Self::Vhf16,
        Self::Vhf13,
        Self::Vhf06,
        Self::Vhf08,
        Self::Vhf72,
        Self::Vhf77,
        Self::Air121_5,
        Self::Air243_0,
        Self::Air130_0,
    ];

    /// The name used in files.
    pub const fn name(self) -> &'static str {
        self.planned().name
    }

    /// Its row in the channel plan.
    pub const fn planned(self) -> &'static Planned {
        &PLAN[self as usize]
    }

    /// The channel of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }

    /// Carrier frequency.
    pub const fn frequency(self) -> Hertz {
        Hertz::from_megahertz(self.planned().megahertz)
    }

    /// Modulation in use on the channel.
    pub const fn modulation(self) -> Modulation {
        self.planned().modulation
    }

    /// Whether it is a guard channel, on which everybody may call and many talk.
    pub const fn is_guard(self) -> bool {
        self.planned().guard
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.planned().title)
    }
}

/// A row of the channel plan.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Planned {
    /// The channel.
    pub channel: Channel,
    /// Its name in files.
    pub name: &'static str,
    /// Its name for people.
    pub title: &'static str,
    /// Carrier frequency in MHz.
    pub megahertz: f64,
    /// How it is modulated.
    pub modulation: Modulation,
    /// Whether everybody may call on it.
    pub guard: bool,
    /// What it is for.
    pub what: &'static str,
    /// Who says so: a key of docs/sources.md.
    pub source: &'static str,
    /// How far that source may be trusted.
    pub grade: Grade,
}

const fn row(
    channel: Channel,
    name: &'static str,
    title: &'static str,
    megahertz: f64,
    what: &'static str,
    source: &'static str,
) -> Planned {
    let (modulation, guard) = (Modulation::Fm, false);
    Planned { channel, name, title, megahertz, modulation, guard, what, source, grade: Grade::Official }
}

const fn guard(planned: Planned) -> Planned {
    Planned { guard: true, ..planned }
}

const fn am(planned: Planned) -> Planned {
    Planned { modulation: Modulation::Am, ..planned }
}

/// The channel plan, in the order of [`Channel::ALL`].
pub const PLAN: [Planned; 9] = [
    guard(row(Channel::Vhf16, "vhf16", "VHF 16", 156.8, "distress, safety and calling at sea", "OFCOM")),
    row(Channel::Vhf13, "vhf13", "VHF 13", 156.65, "bridge to bridge, safety of navigation", "NASA35"),
    row(
        Channel::Vhf06,
        "vhf06",
        "VHF 06",
        156.3,
        "ship to ship, ship to aircraft in search and rescue",
        "OFCOM",
    ),
    row(Channel::Vhf08, "vhf08", "VHF 08", 156.4, "ship to ship", "OFCOM"),
    row(Channel::Vhf72, "vhf72", "VHF 72", 156.625, "ship to ship", "OFCOM"),
    row(Channel::Vhf77, "vhf77", "VHF 77", 156.875, "ship to ship", "OFCOM"),
    guard(am(row(Channel::Air121_5, "air_121_5", "121.5 MHz", 121.5, "aeronautical emergency", "NAVY-D"))),
    guard(am(row(
        Channel::Air243_0,
        "air_243_0",
        "243.0 MHz",
        243.0,
        "military aeronautical emergency",
        "NAVY-D",
    ))),
    am(row(
        Channel::Air130_0,
        "air_130_0",
        "130.0 MHz",
        130.0,
        "air to air under the Russia–China agreement on dangerous military activities",
        "BPCN",
    )),
];

/// One of the lines between the ministries, by its place in the mechanism file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LineId(pub u8);

/// What can be seen where voice fails.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Visual {
    /// Flags of the International Code of Signals, by day.
    Flags,
    /// A signal lamp.
    Lamp,
    /// An aircraft rocks its wings: I intercept you, follow me; the other rocks its own: understood (ICAO Annex 2).
    WingRock,
    /// An interceptor turns away abruptly: you may proceed (ICAO Annex 2).
    BreakAway,
}

/// By which way words travelled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// By radio.
    Radio(Channel),
    /// By sight, on the scene.
    Visual(Visual),
    /// By a notice to airmen.
    Notam,
    /// By a warning to navigation.
    NavigationalWarning,
    /// Through the embassies.
    Embassy,
    /// Through a third party.
    ThirdParty,
    /// Inside one side: ship to aircraft, unit to ministry, ministry to unit.
    Chain,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Radio(channel) => channel.fmt(f),
            Self::Visual(Visual::Flags) => f.write_str("flags"),
            Self::Visual(Visual::Lamp) => f.write_str("signal lamp"),
            Self::Visual(Visual::WingRock) => f.write_str("rocking wings"),
            Self::Visual(Visual::BreakAway) => f.write_str("breaking away"),
            Self::Notam => f.write_str("NOTAM"),
            Self::NavigationalWarning => f.write_str("navigational warning"),
            Self::Embassy => f.write_str("embassy"),
            Self::ThirdParty => f.write_str("third party"),
            Self::Chain => f.write_str("own chain"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_plan_is_in_the_order_of_the_channels() {
        for (channel, planned) in Channel::ALL.into_iter().zip(&PLAN) {
            assert_eq!(channel, planned.channel);
            assert_eq!(Channel::from_name(planned.name), Some(channel));
        }
    }
}
