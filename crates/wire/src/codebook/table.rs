//! The codes.

use std::fmt;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use guardline_units::Grade;

/// One code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Code {
    /// Its letters and figures.
    pub code: &'static str,
    /// The book it stands in.
    pub book: Book,
    /// What it means, in words of our own.
    pub meaning: &'static str,
    /// What must follow it.
    pub argument: Argument,
    /// What kind of thing is said with it.
    pub kind: CodeKind,
    /// Where its meaning comes from, a key of `docs/sources.md`.
    pub source: &'static str,
    /// How far that may be trusted.
    pub grade: Grade,
}

/// A list of codes that are said in the same way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Book {
    /// The special signals of the agreements on incidents at sea, said after YV1: in the International Code that says
    /// that a local code follows.
    SpecialSignals,
    /// The International Code of Signals.
    International,
    /// The warnings of Soviet border guards to foreign warships.
    BorderWarnings,
}

/// What kind of thing is said with a code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// What the speaker is doing.
    Activity,
    /// What the speaker is about to do.
    Intention,
    /// Something about the speaker that others must take care of.
    Caution,
    /// What the other is asked to do.
    Request,
    /// About signals.
    Procedure,
    /// What the other has done, and what is demanded.
    Warning,
}

/// What must follow a code. The limits keep nonsense out; none of the sources states them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// Nothing.
    None,
    /// A direction from the speaker in degrees. The gazette has a figure of Table III of the International Code instead;
    /// that table was not at hand, so directions are written as the Code writes bearings and courses, in three figures.
    Direction,
    /// A course in degrees, in three figures.
    Course,
    /// Metres.
    Metres,
    /// Hundreds of metres or of yards: the gazette names both.
    Hundreds,
    /// A distance, in a unit that the excerpt at hand does not show.
    Distance,
    /// By which means to communicate: a figure of Table 1 of the International Code. The bearing of the vessel that may
    /// follow it is not modelled.
    Means,
}

impl Book {
    /// What is said before each of its codes.
    pub const fn prefix(self) -> Option<&'static str> {
        match self {
            Self::SpecialSignals => Some("YV1"),
            Self::International | Self::BorderWarnings => None,
        }
    }
}

impl Argument {
    /// The values it can have, if there is one.
    pub const fn range(self) -> Option<RangeInclusive<u16>> {
        match self {
            Self::None => None,
            Self::Direction | Self::Course => Some(0..=359),
            Self::Metres | Self::Distance => Some(1..=9999),
            Self::Hundreds => Some(1..=99),
            Self::Means => Some(0..=9),
        }
    }

    /// How far the way in which it is written here may be trusted.
    pub const fn grade(self) -> Grade {
        match self {
            Self::Direction | Self::Distance => Grade::Assumed,
            Self::None | Self::Course | Self::Metres | Self::Hundreds | Self::Means => Grade::Official,
        }
    }

    /// Whether it is written in three figures.
    pub(super) const fn is_bearing(self) -> bool {
        matches!(self, Self::Direction | Self::Course)
    }
}

impl fmt::Display for Argument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "nothing",
            Self::Direction => "a direction of three figures, 000 to 359",
            Self::Course => "a course of three figures, 000 to 359",
            Self::Metres => "metres, 1 to 9999",
            Self::Hundreds => "hundreds of metres, 1 to 99",
            Self::Distance => "a distance, 1 to 9999",
            Self::Means => "a means of communication, 0 to 9",
        })
    }
}

/// A code, by its place in [`CODES`]; there is none without a place. The table is part of the layout of a frame: if it
/// changes, the version of the codec rises.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct CodeId(u8);

impl CodeId {
    /// Every code, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..CODES.len()).map(|index| Self(index as u8))
    }

    /// The code that is written so, in capitals.
    pub fn named(code: &str) -> Option<Self> {
        CODES.binary_search_by_key(&code, |entry| entry.code).ok().map(|index| Self(index as u8))
    }

    /// Its row in the table.
    pub fn entry(self) -> &'static Code {
        &CODES[usize::from(self.0)]
    }
}

impl TryFrom<u8> for CodeId {
    type Error = String;

    fn try_from(index: u8) -> Result<Self, String> {
        if usize::from(index) < CODES.len() {
            Ok(Self(index))
        } else {
            Err(format!("code {index} is beyond the {} of the codebook", CODES.len()))
        }
    }
}

impl From<CodeId> for u8 {
    fn from(code: CodeId) -> Self {
        code.0
    }
}

impl fmt::Display for CodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.entry().code)
    }
}

const fn row(
    code: &'static str,
    book: Book,
    kind: CodeKind,
    argument: Argument,
    source: &'static str,
    meaning: &'static str,
) -> Code {
    Code { code, book, meaning, argument, kind, source, grade: Grade::Official }
}

/// A special signal.
const fn special(code: &'static str, kind: CodeKind, argument: Argument, meaning: &'static str) -> Code {
    row(code, Book::SpecialSignals, kind, argument, "GU", meaning)
}

/// A group of the International Code.
const fn international(
    code: &'static str,
    kind: CodeKind,
    argument: Argument,
    meaning: &'static str,
) -> Code {
    row(code, Book::International, kind, argument, "NAVY-S2", meaning)
}

/// A warning of the border guard.
const fn border(code: &'static str, meaning: &'static str) -> Code {
    row(code, Book::BorderWarnings, CodeKind::Warning, Argument::None, "NAVY-S1", meaning)
}

/// Every code, sorted.
pub const CODES: &[Code] = &{
    use Argument::{Course, Direction, Distance, Hundreds, Means, Metres, None};
    use CodeKind::{Activity, Caution, Intention, Procedure, Request};
    [
        international("CS", Request, None, "What is the name or identity signal of your vessel?"),
        special("IR1", Activity, None, "I am doing oceanographic work"),
        special("IR2", Activity, Metres, "I am streaming or towing survey gear, as far astern as given"),
        special("IR3", Activity, None, "I am recovering survey gear"),
        special("IR4", Activity, None, "I am doing rescue work"),
        special("JH1", Activity, None, "I am trying to refloat a grounded ship"),
        special("MH1", Request, None, "Please do not cross my bow"),
        special("NB1", Caution, Direction, "I have free survey gear in the water in the direction given"),
        special("PJ1", Caution, None, "I cannot turn to starboard"),
        special("PJ2", Caution, None, "I cannot turn to port"),
        special("PJ3", Caution, None, "Take care, my steering has failed"),
        special("PP8", Caution, Direction, "I am doing dangerous work; keep clear of the direction given"),
        special("QF1", Caution, None, "Take care, my engines are stopped"),
        special("QS6", Intention, Course, "I am heading for an anchorage on the course given"),
        special("QV2", Activity, None, "I am moored fore and aft; keep a safe distance"),
        special("QV3", Activity, None, "I am anchored in deep water with survey gear out"),
        special("RT2", Intention, None, "I intend to pass on your port side"),
        special("RT3", Intention, None, "I intend to pass on your starboard side"),
        special("RT4", Intention, None, "I will overtake on your port side"),
        special("RT5", Intention, None, "I will overtake on your starboard side"),
        special(
            "RT6",
            Activity,
            Direction,
            "My ship or formation is manoeuvring; keep clear of the direction given",
        ),
        special("RT7", Intention, Hundreds, "I will close your starboard side to the distance given"),
        special("RT8", Intention, Hundreds, "I will close your port side to the distance given"),
        special("RT9", Intention, Distance, "I will pass astern of you at the distance given"),
        border("SNG", "You have crossed the state border; leave these waters at once"),
        border("SNO", "Leave these waters at once, or armed force will be used"),
        border("SNP", "You are breaking the rules for these waters; stop doing so"),
        border("SNR", "You go on breaking the rules for these waters in spite of warnings; leave at once"),
        international("VF", Request, None, "Hoist your identity signal"),
        international("YQ", Request, Means, "I wish to communicate by the means given"),
        international("ZK", Procedure, None, "I cannot distinguish your signal"),
        international("ZL", Procedure, None, "Your signal is received but not understood"),
        row("ZL3", Book::SpecialSignals, Procedure, None, "NAVY-S1", "I question a special signal"),
        international(
            "ZQ",
            Procedure,
            None,
            "Your signal seems wrongly coded; check it and repeat the whole",
        ),
    ]
};
