//! The names of channels.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::Hertz;

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
        match self {
            Self::Vhf16 => "vhf16",
            Self::Vhf13 => "vhf13",
            Self::Vhf06 => "vhf06",
            Self::Vhf08 => "vhf08",
            Self::Vhf72 => "vhf72",
            Self::Vhf77 => "vhf77",
            Self::Air121_5 => "air_121_5",
            Self::Air243_0 => "air_243_0",
            Self::Air130_0 => "air_130_0",
        }
    }

    /// The channel of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.name() == name)
    }

    /// Carrier frequency.
    pub const fn frequency(self) -> Hertz {
        Hertz::from_megahertz(match self {
            Self::Vhf16 => 156.8,
            Self::Vhf13 => 156.65,
            Self::Vhf06 => 156.3,
            Self::Vhf08 => 156.4,
            Self::Vhf72 => 156.625,
            Self::Vhf77 => 156.875,
            Self::Air121_5 => 121.5,
            Self::Air243_0 => 243.0,
            Self::Air130_0 => 130.0,
        })
    }

    /// Modulation in use on the channel.
    pub const fn modulation(self) -> Modulation {
        match self {
            Self::Air121_5 | Self::Air243_0 | Self::Air130_0 => Modulation::Am,
            _ => Modulation::Fm,
        }
    }

    /// Whether it is a guard channel, on which everybody may call and many talk.
    pub const fn is_guard(self) -> bool {
        matches!(self, Self::Vhf16 | Self::Air121_5 | Self::Air243_0)
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Vhf16 => "VHF 16",
            Self::Vhf13 => "VHF 13",
            Self::Vhf06 => "VHF 06",
            Self::Vhf08 => "VHF 08",
            Self::Vhf72 => "VHF 72",
            Self::Vhf77 => "VHF 77",
            Self::Air121_5 => "121.5 MHz",
            Self::Air243_0 => "243.0 MHz",
            Self::Air130_0 => "130.0 MHz",
        })
    }
}

/// By which way words travelled.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// By radio.
    Radio(Channel),
    /// By the line between the ministries.
    Hotline,
    /// Through the embassies.
    Embassy,
    /// Inside one side: ship to aircraft, unit to ministry, ministry to unit.
    Chain,
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Radio(channel) => channel.fmt(f),
            Self::Hotline => f.write_str("hotline"),
            Self::Embassy => f.write_str("embassy"),
            Self::Chain => f.write_str("own chain"),
        }
    }
}
