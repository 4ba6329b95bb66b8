//! What passes between the world, the bridge, the radio room, the ministry and the desk.

use guardline_kernel::Kind;
use guardline_theatre::Guidance;
use guardline_units::{Instant, Metres, Posture, Rung, Side, Span, UnitId};
use guardline_wire::dispute::Move;
use guardline_wire::record::{Act, Intent, Shows};
use guardline_wire::{Channel, Form, LineId, MessageId, NoticeText, Question, Route, SpeechAct};

use crate::belief::{Belief, Evidence};

/// What reaches the commander of a ship or an aircraft.
#[derive(Clone, PartialEq, Debug)]
pub enum ToBridge {
    /// Own sensors begin or cease to follow another unit.
    Contact {
        /// The other unit.
        with: UnitId,
        /// Its side.
        side: Side,
        /// Whether it begins.
        begins: bool,
    },
    /// The other's visible conduct is at a rung now.
    Conduct {
        /// The other unit.
        of: UnitId,
        /// The rung, before the commander misreads it.
        rung: Rung,
        /// How often it has changed.
        change: u32,
    },
    /// Another unit is within the watch distance, or no longer.
    Near {
        /// The other unit.
        unit: UnitId,
        /// Whether it is.
        near: bool,
    },
    /// The warning receiver shows an illumination.
    Warned {
        /// Whose radar.
        by: UnitId,
        /// What it shows.
        shows: Shows,
    },
    /// The illumination is over.
    Dark {
        /// Whose radar it was.
        by: UnitId,
    },
    /// Another unit did something that everybody can see.
    Acted {
        /// Who.
        unit: UnitId,
        /// What.
        act: Act,
        /// On whom.
        on: UnitId,
    },
    /// Contact of hulls.
    Collided {
        /// With whom.
        with: UnitId,
    },
    /// The radio room has something that is for the commander.
    Heard(Heard),
    /// Nobody answered a question.
    Silence {
        /// Whom it was put to.
        to: UnitId,
        /// On which channel last.
        channel: Channel,
    },
    /// A notice in hand: passed on by another unit or by the ministry, or read.
    Relayed {
        /// The side that gave it.
        from: Side,
        /// What it says.
        notice: NoticeText,
        /// Which notice.
        question: Question,
        /// By which way it came: a chain of command that passes on what was heard on the radio, a notice to airmen, a
        /// warning to navigation, or the embassies.
        route: Route,
    },
    /// Orders.
    Ordered {
        /// Highest rung to which the ministry guides.
        guidance: Rung,
        /// Highest rung that standing orders allow.
        cap: Rung,
        /// Whether the ministry has received a benign clarification.
        clarified: bool,
        /// Weight of the audience at home.
        audience: f64,
        /// By how many rungs the other side is expected to step back.
        expect: f64,
        /// When they were given.
        given: Instant,
    },
    /// The event engine makes the unit do something towards another; nothing else is decided until it ends.
    Directed {
        /// The other unit.
        to: UnitId,
        /// The rung of what it does.
        rung: Rung,
        /// How close it goes, if it is sent close.
        range: Option<Metres>,
        /// For how long.
        lasts: Span,
    },
    /// The event engine has the unit sent on another task.
    Tasked(Guidance),
    /// The unit is in distress for so long: it stops, and calls for help.
    Distress {
        /// Which call for help.
        question: Question,
        /// For how long.
        lasts: Span,
    },
    /// The ministry wants to know what this crew did.
    Asked {
        /// How many crews are asked.
        of: usize,
    },
    /// What whoever sits in the commander's seat does.
    Seat(ToSeat),
    /// Time to look whether a stated intention was kept.
    Verify {
        /// Who stated it.
        unit: UnitId,
        /// In which form.
        form: Form,
        /// Whether an incident was open when it was stated.
        incident: bool,
        /// In answer to which question.
        question: Question,
    },
}

/// What the radio room tells the commander.
#[derive(Clone, PartialEq, Debug)]
pub struct Heard {
    /// Who speaks.
    pub from: UnitId,
    /// Which side.
    pub side: Side,
    /// Which message.
    pub message: MessageId,
    /// Which question it belongs to.
    pub question: Question,
    /// By which way it came.
    pub route: Route,
    /// In which form.
    pub form: Form,
    /// What it was taken to say; none if it was heard and not understood.
    pub says: Option<SpeechAct>,
    /// Whether it was taken to say something else than it said. The commander does not know; what he sees later does not
    /// fit.
    pub misheard: bool,
    /// Whether a code was read that is in no book.
    pub invalid_code: bool,
    /// Whether it is an answer to a question of one's own.
    pub answer: bool,
}

/// What the commander wants of the radio room.
#[derive(Clone, PartialEq, Debug)]
pub enum ToOperator {
    /// Ask somebody who they are and what they intend.
    Ask {
        /// Whom.
        to: UnitId,
        /// The question.
        question: Question,
        /// How tense it is, 0 to 1: readbacks suffer.
        stress: f64,
    },
    /// Answer a call.
    Reply {
        /// Whom.
        to: UnitId,
        /// The question.
        question: Question,
        /// By the way it came.
        route: Route,
        /// What to say.
        says: SpeechAct,
        /// Of what length what is answered was, in topics and words: readbacks suffer.
        answers: Answers,
    },
    /// Say something of one's own accord, a few times if nobody answers: an announcement, or what the event engine has
    /// somebody say.
    Say {
        /// To whom.
        to: UnitId,
        /// The question.
        question: Question,
        /// On which channel.
        channel: Channel,
        /// What.
        says: SpeechAct,
    },
    /// Call for help on the guard channel, to whoever hears it.
    CallForHelp {
        /// Which call.
        question: Question,
    },
    /// No more calls to somebody who is gone.
    Forget {
        /// Whom.
        to: UnitId,
    },
}

/// What bears on how well an answer is read back.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Answers {
    /// Whether what is answered came unexpected.
    pub surprise: bool,
    /// How tense it is, 0 to 1.
    pub stress: f64,
}

/// What a unit does in the world.
#[derive(Clone, PartialEq, Debug)]
pub enum ToWorld {
    /// Steer by a guidance law.
    Steer {
        /// Who.
        unit: UnitId,
        /// For what.
        guidance: Guidance,
    },
    /// Switch the fire-control radar on or off a unit.
    Illuminate {
        /// Whose radar.
        unit: UnitId,
        /// On whom.
        on: UnitId,
        /// Whether it begins.
        begins: bool,
    },
    /// Do something that everybody can see.
    Act {
        /// Who.
        unit: UnitId,
        /// What.
        act: Act,
        /// On whom.
        on: UnitId,
    },
    /// The bridge waits for an answer on the radio, or no longer: meanwhile nobody manoeuvres.
    Calling {
        /// Who.
        unit: UnitId,
        /// Whether it begins.
        begins: bool,
    },
    /// The bridge has understood what course and speed another unit steers: it is less easily taken by surprise, for as
    /// long as the other holds them.
    Informed {
        /// Who.
        unit: UnitId,
        /// Of whose intention.
        of: UnitId,
    },
    /// The event engine begins an act; `act` is its number among all acts of the scenario.
    Begin {
        /// Which.
        act: u16,
    },
    /// The event engine ends an act.
    End {
        /// Which.
        act: u16,
    },
}

/// What reaches a ministry.
#[derive(Clone, PartialEq, Debug)]
pub enum ToMinistry {
    /// A report of one of its units.
    Report {
        /// Who reports.
        by: UnitId,
        /// About which side.
        about: Side,
        /// The evidence, at its weight for the ministry.
        evidence: Evidence,
        /// The other's rung as the unit sees it.
        rung: Rung,
        /// When the unit reported.
        sent: Instant,
    },
    /// The recording of a unit's warning receiver has been analysed.
    Analysed(Analysis),
    /// The other ministry is seen to take a posture.
    Public {
        /// Which side.
        side: Side,
        /// The posture.
        posture: Posture,
        /// Since when.
        since: Instant,
    },
    /// Words of the other ministry.
    Words {
        /// Which side speaks.
        from: Side,
        /// What it says; none if it only made contact.
        says: Option<SpeechAct>,
        /// Through which channel: one of the lines, or the embassies or a third party.
        by: Option<LineId>,
        /// The evidence, at the credibility of that channel.
        evidence: Evidence,
    },
    /// A letter through the embassy, as codec bytes.
    Letter {
        /// The message.
        frame: Vec<u8>,
        /// When it was sent.
        sent: Instant,
        /// Through whom.
        route: Route,
    },
    /// Another side is seen to make a move in a dispute.
    Moved {
        /// Which side.
        side: Side,
        /// What it does.
        what: Move,
        /// How sure it says it is that this side is at fault.
        fault: f64,
    },
    /// One of `of` own crews that were asked says whether it did anything out of the ordinary.
    Crew {
        /// Which unit's.
        by: UnitId,
        /// Whether it says it did.
        did: bool,
        /// When it said so.
        sent: Instant,
        /// How many were asked.
        of: usize,
    },
    /// A move in a dispute has been prepared.
    Prepared {
        /// Against whom.
        to: Side,
        /// Which.
        what: Move,
    },
    /// Another side lays its evidence on the table, in a technical talk.
    Evidence {
        /// Which side.
        from: Side,
        /// How sure it is that this side is at fault.
        fault: f64,
        /// Whether it is an answer to this side's evidence.
        answer: bool,
    },
    /// The event engine has something done from above in every dispute of this ministry.
    Imposed(Move),
    /// The climate, the parameters or the terms are others than they were: no occasion to decide, but the last look at what
    /// it could do no longer stands.
    Changed,
    /// A third party does something in public.
    ThirdParty(ThirdParty),
    /// A call on a line has become known to the public.
    Disclosed,
    /// The press has the story: the time for keeping it quiet is over.
    Due,
    /// Another side has made the affair public.
    Published,
}

/// What a third party does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ThirdParty {
    /// It stands by the other side: giving way now means giving way to it too.
    Threatens,
    /// It offers to bring both sides' evidence together.
    Mediates,
}

/// What the analysis of a recording gives.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Analysis {
    /// Whose warning receiver it was.
    pub unit: UnitId,
    /// Whose radar.
    pub by: UnitId,
    /// The side of that radar.
    pub about: Side,
    /// When it was recorded.
    pub recorded: Instant,
    /// What the receiver showed.
    pub showed: Shows,
    /// What the analysis finds.
    pub finds: Shows,
}

/// What a ministry tells its desk at the line.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Brief {
    /// The other side.
    pub about: Side,
    /// What is believed of it.
    pub belief: Belief,
    /// Weight of the audience.
    pub audience: f64,
    /// Whether an own unit has reported.
    pub reported: bool,
    /// Whether the ministry wishes to talk.
    pub wish: bool,
    /// The intent behind the own side's conduct, which decides what can honestly be said.
    pub intent: Intent,
    /// Whether exchanges with that side are suspended: no call is made and none is to be answered.
    pub suspended: bool,
}

macro_rules! kinds {
    ($type:ty: $first:literal; $($pattern:pat => $offset:literal),* $(,)?) => {
        impl Kind for $type {
            fn kind(&self) -> u16 {
                $first + match self { $($pattern => $offset),* }
            }
        }
    };
}

/// What whoever sits in a seat does, as it comes in from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ToSeat {
    /// A person sits down, who may think for so long.
    Taken {
        /// For how long.
        think: Span,
    },
    /// He gets up.
    Left,
    /// He answers a question.
    Chosen {
        /// Which.
        question: u32,
        /// With which of the options.
        choice: u8,
    },
}

kinds!(ToSeat: 290; Self::Taken { .. } => 0, Self::Left => 1, Self::Chosen { .. } => 2);
kinds!(ToBridge: 200;
    Self::Contact { .. } => 0, Self::Conduct { .. } => 1, Self::Near { .. } => 2, Self::Warned { .. } => 3,
    Self::Dark { .. } => 4, Self::Acted { .. } => 5, Self::Collided { .. } => 6, Self::Heard(_) => 7,
    Self::Silence { .. } => 8, Self::Relayed { .. } => 9, Self::Ordered { .. } => 10, Self::Directed { .. } => 11,
    Self::Verify { .. } => 12, Self::Asked { .. } => 13, Self::Tasked(_) => 14, Self::Distress { .. } => 15,
    Self::Seat(_) => 16);
kinds!(ToOperator: 220;
    Self::Ask { .. } => 0, Self::Reply { .. } => 1, Self::Say { .. } => 2, Self::Forget { .. } => 3,
    Self::CallForHelp { .. } => 4);
kinds!(ToWorld: 240;
    Self::Steer { .. } => 0, Self::Illuminate { .. } => 1, Self::Act { .. } => 2, Self::Begin { .. } => 3,
    Self::End { .. } => 4, Self::Calling { .. } => 5, Self::Informed { .. } => 6);
kinds!(ToMinistry: 260;
    Self::Report { .. } => 0, Self::Public { .. } => 1, Self::Words { .. } => 2, Self::Letter { .. } => 3,
    Self::Due => 4, Self::Published => 5, Self::Disclosed => 6, Self::Moved { .. } => 7, Self::Crew { .. } => 8,
    Self::Evidence { .. } => 9, Self::Prepared { .. } => 10,
    Self::ThirdParty(_) => 11, Self::Analysed(_) => 12, Self::Imposed(_) => 13, Self::Changed => 14);

impl Kind for Brief {
    fn kind(&self) -> u16 {
        280
    }
}
