//! The processes of the model, as docs/model.md names them, and which of them uses which parameter.
//!
//! The name of a parameter begins with what it belongs to, so that no row has to say it again: the longest beginning that a
//! process claims decides.

/// A process of the model.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Process {
    /// What is so before anything happens.
    World,
    /// Beliefs before anything has been seen.
    FirstPicture,
    /// What is seen changes what is believed.
    Evidence,
    /// Moves of the other, and that it makes none.
    Quiet,
    /// What words on the scene say of intent.
    Words,
    /// Announcements.
    Notices,
    /// What tension does to people.
    Stress,
    /// The choice of a commander.
    CommanderChoice,
    /// The choice of a ministry.
    MinistryChoice,
    /// What the public at home wants.
    Audience,
    /// From an event to the newspapers, and on to the other ministry.
    Publication,
    /// What ministries say to each other, whatever the way.
    Accounts,
    /// Letters between ministries.
    Embassy,
    /// Reports up.
    ReportingChain,
    /// Orders down.
    Orders,
    /// From transmitter to receiver.
    Radio,
    /// From sound to words.
    Language,
    /// Readback and hearback.
    Readback,
    /// Who calls, who answers, and who keeps his word.
    Procedure,
    /// Signals by sight.
    Sight,
    /// A call between ministries.
    Line,
    /// Who picks up, and who allows it.
    Answering,
    /// The tests of the ladder.
    Ladder,
    /// Two that run into each other.
    Collisions,
    /// A shot that nobody expects.
    SurpriseFire,
    /// What an illuminated unit sees of it.
    WarningReceiver,
    /// What is measured of another's motion, and who it is taken for.
    Sensors,
    /// What ministries do about it in the weeks after.
    Dispute,
    /// Units of the kind meet again.
    Meetings,
    /// Help in distress.
    Rescue,
}

/// A process in words, and the beginnings of the names that belong to it.
struct Facts {
    name: &'static str,
    what: &'static str,
    claims: &'static [&'static str],
}

impl Process {
    /// All of them, in the order of docs/model.md.
    pub const ALL: [Self; 30] = [
        Self::World,
        Self::FirstPicture,
        Self::Evidence,
        Self::Quiet,
        Self::Words,
        Self::Notices,
        Self::Stress,
        Self::CommanderChoice,
        Self::MinistryChoice,
        Self::Audience,
        Self::Publication,
        Self::Accounts,
        Self::Embassy,
        Self::ReportingChain,
        Self::Orders,
        Self::Radio,
        Self::Language,
        Self::Readback,
        Self::Procedure,
        Self::Sight,
        Self::Line,
        Self::Answering,
        Self::Ladder,
        Self::Collisions,
        Self::SurpriseFire,
        Self::WarningReceiver,
        Self::Sensors,
        Self::Dispute,
        Self::Meetings,
        Self::Rescue,
    ];

    /// The process that uses the parameter of this name; none if no process claims it.
    pub fn of(parameter: &str) -> Option<Self> {
        let claim = |process: Self| {
            let fitting = process.facts().claims.iter().filter(|claim| parameter.starts_with(**claim));
            fitting.map(|claim| claim.len()).max().map(|length| (length, process))
        };
        Self::ALL.into_iter().filter_map(claim).max_by_key(|(length, _)| *length).map(|(_, process)| process)
    }

    /// Its name in files and on the command line, such as `warning-receiver`.
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// What it is, in a few words.
    pub const fn what(self) -> &'static str {
        self.facts().what
    }

    const fn facts(self) -> Facts {
        let (name, what, claims): (_, _, &[&str]) = match self {
            Self::World => ("world", "which intent is behind an act", &["world."]),
            Self::FirstPicture => (
                "first-picture",
                "what is believed before anything has been seen",
                &["belief.trust", "belief.prior"],
            ),
            Self::Evidence => ("evidence", "how what is seen changes what is believed", &["belief."]),
            Self::Quiet => (
                "quiet",
                "moves of the other as evidence, and that it makes none",
                &["belief.up.", "belief.down.", "belief.move_weight"],
            ),
            Self::Words => (
                "words",
                "what words, answers and silence on the scene say of intent",
                &[
                    "belief.query.",
                    "belief.demand.",
                    "belief.threat",
                    "belief.channel_dead",
                    "belief.answer_weight",
                    "credibility.radio.",
                ],
            ),
            Self::Notices => (
                "notices",
                "announcements: who has them in hand, when, and what they are worth",
                &["notice.", "belief.notice_gain", "chain.relay"],
            ),
            Self::Stress => ("stress", "what tension does to people", &["stress.", "choice.stress"]),
            Self::CommanderChoice => ("commander", "which rung a commander chooses", &["choice."]),
            Self::MinistryChoice => ("ministry", "which posture a ministry takes", &["ministry."]),
            Self::Audience => ("audience", "the weight of the public at home", &["audience."]),
            Self::Publication => (
                "publication",
                "when an affair becomes public, and when the other ministry takes that in",
                &["audience.publication", "audience.press"],
            ),
            Self::Accounts => (
                "accounts",
                "what ministries say to each other, and what it says of intent",
                &["belief.line_contact.", "belief.explanation.", "belief.accusation.", "conduct.explain."],
            ),
            Self::Embassy => (
                "embassy",
                "letters through embassies and third parties",
                &["embassy.", "credibility.embassy", "credibility.third_party"],
            ),
            Self::ReportingChain => (
                "reporting-chain",
                "reports from units to their ministry",
                &["chain.report", "chain.hold", "belief.report_weight"],
            ),
            Self::Orders => ("orders", "orders from a ministry to its units", &["chain.guidance"]),
            Self::Radio => ("radio", "voice from transmitter to receiver", &["radio."]),
            Self::Language => ("language", "which words come through", &["language."]),
            Self::Readback => ("readback", "readback and hearback", &["readback."]),
            Self::Procedure => (
                "procedure",
                "who calls, who answers, and who keeps his word",
                &[
                    "conduct.",
                    "radio.acknowledge_timeout",
                    "radio.reply_time",
                    "radio.hesitation",
                    "radio.patience",
                    "radio.burst",
                ],
            ),
            Self::Sight => ("sight", "signals by flags, lamp and movement", &["visual."]),
            Self::Line => (
                "line",
                "a call between ministries, from the wish to the talk",
                &[
                    "line.",
                    "choice.expect.line",
                    "choice.expect.lasts",
                    "credibility.line.",
                    "credibility.unreported",
                    "belief.line_answer_weight",
                ],
            ),
            Self::Answering => (
                "answering",
                "who picks up, and who allows talking",
                &["line.answer.", "line.grant.", "politics.climate"],
            ),
            Self::Ladder => ("ladder", "the tests of the ladder", &["ladder."]),
            Self::Collisions => (
                "collisions",
                "two that run into each other, and a watch that reacts too late",
                &["ladder.late", "ladder.evade", "ladder.collision_course", "ladder.manoeuvre_information"],
            ),
            Self::SurpriseFire => ("surprise-fire", "a shot that nobody expects", &["ladder.surprise"]),
            Self::WarningReceiver => {
                ("warning-receiver", "what an illuminated unit sees of it", &["warning."])
            }
            Self::Sensors => {
                ("sensors", "what is measured of another, and who it is taken for", &["sensor."])
            }
            Self::Dispute => (
                "dispute",
                "what ministries do about an incident in the weeks after it, and whose fault each holds it was",
                &["dispute.", "account."],
            ),
            Self::Meetings => ("meetings", "units of the kind meet again", &["encounters."]),
            Self::Rescue => ("rescue", "who comes to help in distress", &["rescue."]),
        };
        Facts { name, what, claims }
    }
}

impl std::str::FromStr for Process {
    type Err = UnknownProcess;

    fn from_str(name: &str) -> Result<Self, UnknownProcess> {
        let all = Self::ALL.into_iter();
        all.clone().find(|process| process.name() == name).ok_or_else(|| UnknownProcess {
            name: name.to_owned(),
            known: all.map(Self::name).collect::<Vec<_>>().join(", "),
        })
    }
}

/// There is no process of a name.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("there is no process `{name}`; there are {known}")]
pub struct UnknownProcess {
    name: String,
    known: String,
}
