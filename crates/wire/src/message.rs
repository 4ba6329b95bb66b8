//! The structure of a message.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::{Instant, Side, Span, UnitId};

use crate::codebook::{Reply, Signal};
use crate::record::Party;

/// Which message: the actor that sent it and that actor's own count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct MessageId {
    /// Number of the sending actor.
    pub sender: u32,
    /// The sender's own count, from 1.
    pub number: u32,
}

/// One message, on the radio, on a line or through an embassy. Names travel as ids; display names never cross a channel.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Message {
    /// Which message.
    pub id: MessageId,
    /// The question the message belongs to: calls, repeats and answers share it.
    pub question: Question,
    /// For whom.
    pub addressee: Addressee,
    /// From whom.
    pub originator: Originator,
    /// What kind of message it says it is.
    pub marker: Marker,
    /// What it says.
    pub says: SpeechAct,
    /// In which form: it decides how well it is understood.
    pub form: Form,
    /// Whether an answer is expected.
    pub proword: Proword,
    /// When it was said, with the zone in which the sender keeps time.
    pub stamp: Stamp,
}

/// What an exchange is about, by meaning and not by count, so that two runs that differ in one message still draw the
/// same numbers for all the others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Question(pub u64);

impl Question {
    /// The question named by words and numbers, such as who asks, whom, about what and the how manieth time.
    pub fn about(words: &[&str], numbers: &[u64]) -> Self {
        // FNV-1a, 64 bit.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut mix = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        for word in words {
            word.bytes().for_each(&mut mix);
            mix(0xff); // no word contains it, so ("ab", "c") and ("a", "bc") differ
        }
        numbers.iter().flat_map(|number| number.to_le_bytes()).for_each(&mut mix);
        Self(hash)
    }
}

/// For whom a message is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    /// A ship or aircraft.
    Unit(UnitId),
    /// A ministry.
    Ministry(Side),
    /// All stations.
    All,
}

impl Addressee {
    /// The one party it is for; none if it is for all stations.
    pub const fn party(self) -> Option<Party> {
        match self {
            Self::Unit(unit) => Some(Party::Unit(unit)),
            Self::Ministry(side) => Some(Party::Ministry(side)),
            Self::All => None,
        }
    }

    /// Whether it is for this party.
    pub fn includes(self, who: Party) -> bool {
        self.party().is_none_or(|party| party == who)
    }
}

/// From whom a message is. The nationality is always said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Originator {
    /// The side.
    pub side: Side,
    /// The ship or aircraft; none for a ministry.
    pub unit: Option<UnitId>,
}

/// The eight message markers of the IMO Standard Marine Communication Phrases.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marker {
    /// INSTRUCTION
    Instruction,
    /// ADVICE
    Advice,
    /// WARNING
    Warning,
    /// INFORMATION
    Information,
    /// QUESTION
    Question,
    /// ANSWER
    Answer,
    /// REQUEST
    Request,
    /// INTENTION
    Intention,
}

/// What is said.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpeechAct {
    /// Who are you, what do you intend?
    Query,
    /// Leave at once.
    Demand,
    /// What the speaker is about to do.
    Intention {
        /// Whether it includes a step back: opening the distance and switching the emitter off.
        step_back: bool,
        /// Course, whole degrees true.
        course: u16,
        /// Speed, whole knots.
        speed: u16,
    },
    /// Free talk about so many topics: a greeting, an argument, a lecture on the law of the sea.
    Talk {
        /// How many topics.
        topics: u8,
    },
    /// A coded signal.
    Signal(Signal),
    /// An activity announced on the scene.
    Notice(NoticeText),
    /// An answer to message `to`, of one grade and no other.
    Acknowledge {
        /// Which message is answered.
        to: MessageId,
        /// How far the answer goes.
        grade: Acknowledgement,
        /// The figures as they are read back; empty if nothing is.
        figures: Vec<u16>,
    },
    /// Say again.
    SayAgain {
        /// Which message was not read.
        to: MessageId,
    },
    /// The procedural answer to a coded signal that cannot be used.
    CodeReply {
        /// Which message was not.
        to: MessageId,
        /// What is wrong with it.
        reply: Reply,
    },
    /// A protest between ministries.
    Protest,
    /// What happened, as the speaker's side tells it.
    Explain {
        /// Whether it offers a benign cause (an error, an unplanned act, a misreading).
        benign: bool,
    },
    /// Both sides step back at the same time.
    StepBackOffer,
    /// Regret, from one ministry to another.
    Regret,
    /// An offer to compare evidence.
    OfferReview,
    /// What was offered or explained is accepted.
    Accept,
    /// The speaker is in distress and asks for help.
    Distress,
    /// The speaker comes to help.
    Assist,
}

/// The contents of a notice; coordinates are not modelled, only whether they were given.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct NoticeText {
    /// What it contains, in ascending order, each once.
    pub contents: Vec<NoticeContent>,
    /// The figures of these contents, in the same order; [`NoticeContent::figures`] says how many each has. The first
    /// figure of [`NoticeContent::Times`] is the beginning in minutes since T0, the second how many minutes it lasts.
    pub figures: Vec<u16>,
    /// Whether it is said twice, first in the sender's language and then in the common one.
    pub repeated: bool,
}

/// What a notice can contain. A notice without area or times can be true and useless.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoticeContent {
    /// What will be done.
    Activity,
    /// From when to when.
    Times,
    /// Where, so that it can be plotted.
    Area,
    /// Between which heights.
    Heights,
}

impl NoticeContent {
    /// How many figures it takes to say it.
    pub const fn figures(self) -> usize {
        match self {
            Self::Activity => 0,
            Self::Times | Self::Area => 2,
            Self::Heights => 1,
        }
    }
}

/// Three acknowledgements, never one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Acknowledgement {
    /// The words arrived.
    Received,
    /// The words were read back.
    Understood,
    /// The answerer will act on them.
    Accepted,
}

/// In which form a message is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Free talk in a second language.
    Free,
    /// A sentence said by rote, always the same, that listeners know by heart: it tells them little and asks for nothing.
    Rote,
    /// Agreed phrases from a closed set.
    Phrasebook,
    /// Signals of a codebook: letters and figures, no language.
    Coded,
    /// Through an interpreter, on a line.
    Interpreted,
}

/// How a message ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proword {
    /// An answer is expected.
    Over,
    /// The exchange is finished.
    Out,
}

/// When something was said, with the sender's zone.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Stamp {
    /// The instant.
    pub at: Instant,
    /// Minutes east of UTC of the sender's clock.
    pub offset_minutes: i16,
}

impl NoticeText {
    /// A notice of these contents for an activity that begins so long after T0 and lasts so long, if that is known.
    pub fn new(contents: &[NoticeContent], begins: Option<(Instant, Span)>, repeated: bool) -> Self {
        let mut contents = contents.to_vec();
        contents.sort_unstable();
        contents.dedup();
        let minutes = |span: Span| u16::try_from(span.as_minutes() as u64).unwrap_or(u16::MAX);
        let (from, lasts) = begins.map_or((0, 0), |(at, lasts)| (minutes(at.since_start()), minutes(lasts)));
        let figures = contents
            .iter()
            .flat_map(|content| match content {
                NoticeContent::Times => vec![from, lasts],
                other => vec![0; other.figures()],
            })
            .collect();
        Self { contents, figures, repeated }
    }

    /// How much of what a pilot needs is there, 0 to 1: a quarter each for activity, times, area and heights.
    pub fn quality(&self) -> f64 {
        (self.contents.len() as f64 / 4.0).min(1.0)
    }

    /// When the activity begins, as far as the notice says so; a beginning of 0 was not given.
    pub fn begins(&self) -> Option<Instant> {
        let mut at = 0;
        for content in &self.contents {
            if *content == NoticeContent::Times {
                let minutes = self.figures.get(at).copied().filter(|minutes| *minutes > 0)?;
                return Some(Instant::START + Span::minutes(minutes.into()));
            }
            at += content.figures();
        }
        None
    }
}

impl SpeechAct {
    /// The figures in it, in the order in which they are said.
    pub fn figures(&self) -> Vec<u16> {
        match self {
            Self::Intention { course, speed, .. } => vec![*course, *speed],
            Self::Notice(notice) => notice.figures.clone(),
            Self::Signal(signal) => signal.argument().into_iter().collect(),
            Self::Acknowledge { figures, .. } => figures.clone(),
            _ => Vec::new(),
        }
    }

    /// The same with other figures; those it has no place for are left out.
    #[must_use]
    pub fn with_figures(mut self, figures: &[u16]) -> Self {
        let given = |slot: &mut u16, index: usize| *slot = figures.get(index).copied().unwrap_or(*slot);
        match &mut self {
            Self::Intention { course, speed, .. } => {
                given(course, 0);
                given(speed, 1);
            }
            Self::Notice(NoticeText { figures: all, .. }) | Self::Acknowledge { figures: all, .. } => {
                all.iter_mut().enumerate().for_each(|(index, figure)| given(figure, index));
            }
            // A figure that the code does not admit is not read: the signal stays as it was.
            Self::Signal(signal) => {
                let argument = signal.argument().map(|argument| figures.first().copied().unwrap_or(argument));
                *signal = Signal::new(signal.code(), argument, signal.form()).unwrap_or(*signal);
            }
            _ => {}
        }
        self
    }

    /// How many things it is about: the more, the more easily a readback goes wrong.
    pub fn topics(&self) -> u8 {
        match self {
            Self::Notice(notice) => notice.contents.len() as u8,
            Self::Intention { step_back: true, .. } => 3,
            Self::Intention { .. } | Self::StepBackOffer => 2,
            Self::Talk { topics } => *topics,
            _ => 1,
        }
    }
}
