//! Records in words.

use guardline_scenario::{Prepared, Role};
use guardline_units::{ActorId, Language, Rung, Side, Span, UnitId};
use guardline_wire::codebook::Reply;
use guardline_wire::line::{AnswerChoice, AnsweredBy, DeadWhy, LineState};
use guardline_wire::record::{Act, Because, Intent, Mode, Occasion, Party, Shows, Unheard, Unsent};
use guardline_wire::{Acknowledgement, Addressee, LineId, Message, NoticeContent, Record, SpeechAct};

mod acts;

mod dispute;
use dispute::clue_word;
pub(crate) use dispute::move_word;

/// Who is called what, in one language.
#[derive(Clone, Debug)]
pub struct Names {
    units: Vec<String>,
    sides: Vec<String>,
    side_of: Vec<Side>,
    roles: Vec<Role>,
    lines: Vec<String>,
}

impl Names {
    /// The names in a scenario.
    pub fn new(prepared: &Prepared, language: Language) -> Self {
        let scenario = prepared.scenario();
        let text = |text: &guardline_units::Text| text.in_language(language).to_owned();
        let actors = 3 + 2 * scenario.sides.len() + 2 * scenario.units.len();
        Self {
            units: scenario.units.iter().map(|unit| text(&unit.name)).collect(),
            sides: scenario.sides.iter().map(|side| text(&side.name)).collect(),
            side_of: prepared.units().map(|unit| prepared.side_of(unit)).collect(),
            roles: (0..actors).map(|actor| prepared.role(ActorId(actor as u32))).collect(),
            lines: prepared.lines().map(str::to_owned).collect(),
        }
    }

    /// A unit.
    pub fn unit(&self, unit: UnitId) -> &str {
        self.units.get(usize::from(unit.0)).map_or("?", String::as_str)
    }
    /// A side.
    pub fn side(&self, side: Side) -> &str {
        self.sides.get(usize::from(side.0)).map_or("?", String::as_str)
    }
    /// The side of a unit.
    pub(crate) fn side_of(&self, unit: UnitId) -> Side {
        self.side_of.get(usize::from(unit.0)).copied().unwrap_or(Side(0))
    }
    /// A unit or a ministry.
    pub fn party(&self, party: Party) -> String {
        match party {
            Party::Unit(unit) => self.unit(unit).to_owned(),
            Party::Ministry(side) => format!("{} (ministry)", self.side(side)),
        }
    }
    /// An actor.
    pub fn actor(&self, actor: ActorId) -> String {
        match self.roles.get(actor.0 as usize) {
            Some(Role::World) => "world".into(),
            Some(Role::Engine) => "event engine".into(),
            Some(Role::Exchange) => "line".into(),
            Some(Role::Ministry(side)) => format!("{} (ministry)", self.side(*side)),
            Some(Role::Desk(side)) => format!("{} (desk)", self.side(*side)),
            Some(Role::Bridge(unit)) => self.unit(*unit).to_owned(),
            Some(Role::Operator(unit)) => format!("{} (radio room)", self.unit(*unit)),
            None => "?".into(),
        }
    }
    /// Whom something is for; none is all stations.
    pub(crate) fn audience(&self, to: Option<Party>) -> String {
        to.map_or_else(|| "all stations".to_owned(), |party| self.party(party))
    }
    fn addressee(&self, addressee: Addressee) -> String {
        match addressee {
            Addressee::Unit(unit) => self.unit(unit).to_owned(),
            Addressee::Ministry(side) => format!("{} (ministry)", self.side(side)),
            Addressee::All => "all stations".into(),
        }
    }
    pub(crate) fn originator(&self, message: &Message) -> String {
        match message.originator.unit {
            Some(unit) => self.unit(unit).to_owned(),
            None => format!("{} (ministry)", self.side(message.originator.side)),
        }
    }

    /// A record in words.
    pub fn record(&self, record: &Record) -> String {
        let unit = |unit: &UnitId| self.unit(*unit);
        match record {
            Record::Truth { unit: u, intent } => {
                format!("{}: the intent is {}", unit(u), intent_word(*intent))
            }
            Record::Inject { inject, .. } => format!("inject {} begins", inject + 1),
            Record::Withheld { inject, .. } => format!("inject {} is withheld", inject + 1),
            Record::Response { inject, met } => {
                let came = if *met { "has come" } else { "has not come" };
                format!("the response that inject {} expects {came}", inject + 1)
            }
            Record::Helm { .. }
            | Record::Distress { .. }
            | Record::Unwatched { .. }
            | Record::Assists { .. }
            | Record::Imposed { .. }
            | Record::Climate { .. }
            | Record::Absent { .. } => self.done_by_inject(record).unwrap_or_default(),
            Record::Appears { unit: u, .. } => format!("{} comes into play", unit(u)),
            Record::Leaves { unit: u } => format!("{} leaves", unit(u)),
            Record::Steers { unit: u, course_deg, speed_kn } => {
                format!("{} steers {course_deg:03.0}°, {speed_kn:.0} kn", unit(u))
            }
            Record::Emission { unit: u, on, mode, begins } => {
                let (verb, mode) = (if *begins { "switches" } else { "ceases" }, mode_word(*mode));
                let tail = if *begins {
                    format!("on {} on {}", mode, unit(on))
                } else {
                    format!("{} on {}", mode, unit(on))
                };
                format!("{} {verb} {tail}", unit(u))
            }
            Record::Acts { unit: u, act, on } => match act {
                Act::WarningForce => format!("{} fires flares or warning shots near {}", unit(u), unit(on)),
                Act::Fire => format!("{} fires at {}", unit(u), unit(on)),
            },
            Record::Collides { one, other } => format!("{} and {} collide", unit(one), unit(other)),
            Record::Rung { unit: u, rung } => format!("{}: conduct is {}", unit(u), rung_word(*rung)),
            Record::Contact { by, with, begins, range_m } => {
                let verb = if *begins { "gains contact with" } else { "loses contact with" };
                let at = if *begins { format!(" at {:.0} km", range_m / 1000.0) } else { String::new() };
                format!("{} {verb} {}{at}", unit(by), unit(with))
            }
            Record::Warned { unit: u, by, shows } => {
                format!("{}: the warning receiver shows {} {}", unit(u), shows_word(*shows), unit(by))
            }
            Record::Analysed { side, unit: u, by, showed, finds, after } => {
                let confirms = match (showed, finds) {
                    (Shows::Lock, Shows::Lock) => "confirms",
                    _ if showed == finds => "confirms that it was no lock but",
                    (Shows::Lock, _) => "does not confirm the lock: it finds",
                    _ => "finds instead",
                };
                format!(
                    "{} (ministry): the analysis of what {} recorded, after {after}, {confirms} {} {}",
                    self.side(*side),
                    unit(u),
                    shows_word(*finds),
                    unit(by)
                )
            }
            Record::Measures { by, of, closest_m, after, hazardous } => {
                let verdict = if *hazardous { "takes it for hazardous" } else { "takes it for safe" };
                format!(
                    "{} measures a closest approach of {} of {closest_m:.0} m in {after}, and {verdict}",
                    unit(by),
                    unit(of)
                )
            }
            Record::TakenFor { by, of, taken_for } if of == taken_for => {
                format!("{} knows again which track is {}", unit(by), unit(of))
            }
            Record::TakenFor { by, of, taken_for } => {
                format!("{} takes {} for {}", unit(by), unit(of), unit(taken_for))
            }
            Record::Picture { by, of, rung } => {
                format!("{} sees {} at {}", unit(by), unit(of), rung_word(*rung))
            }
            Record::Says { message, route, air_time, .. } => {
                let (from, to) = (self.originator(message), self.addressee(message.addressee));
                let took = if air_time.as_nanos() > 0 { format!(" ({air_time})") } else { String::new() };
                format!("{from} → {to}, {route}: {}{took}", says(&message.says))
            }
            Record::Unsent { why, route, .. } => {
                format!("a message on {route} is not sent: {}", unsent_word(*why))
            }
            Record::Hears { who, after, readability, lost, changed, understood, .. } => {
                let grasp = match understood {
                    None => "not understood".to_owned(),
                    Some(_) if lost.is_empty() && changed.is_empty() => "understood".to_owned(),
                    Some(act) => format!("taken to say: {}", says(act)),
                };
                let words = lost.len() + changed.len();
                let gone = match words {
                    0 => String::new(),
                    1 => ", one word lost".to_owned(),
                    n => format!(", {n} words lost"),
                };
                format!(
                    "{} hears it after {after}, readability {readability}{gone}, {grasp}",
                    self.party(*who)
                )
            }
            Record::Misses { who, why, .. } => {
                format!("{} does not hear it: {}", self.party(*who), unheard_word(*why))
            }
            Record::Acknowledged { who, grade, after, .. } => {
                format!("{} has an answer after {after}: {}", self.party(*who), grade_word(*grade))
            }
            Record::ReadBack { who, right, noticed, .. } => {
                let what = match (right, noticed) {
                    (true, _) => "what is read back is right",
                    (false, true) => "what is read back is wrong, and it is noticed",
                    (false, false) => "what is read back is wrong, and it is not noticed",
                };
                format!("{}: {what}", self.party(*who))
            }
            Record::AnotherAnswers { who, by, noticed, .. } => {
                let noticed = if *noticed { "and notices" } else { "and takes it for the unit called" };
                format!("{} is answered by {}, {noticed}", self.party(*who), unit(by))
            }
            Record::Microphone { unit: u, channel, stuck } => {
                let what = if *stuck { "is stuck open" } else { "is free again" };
                format!("{}: the microphone {what} on {channel}", unit(u))
            }
            Record::NoticeInHand { unit: u, from, notice, route, worth, .. } => {
                let (side, text) = (self.side(*from), says(&SpeechAct::Notice(notice.clone())));
                format!(
                    "{} has in hand, by {route}: {text}, by {side} (worth {:.0} %)",
                    unit(u),
                    100.0 * worth
                )
            }
            Record::Silence { who, route, calls } => {
                format!("{}: nobody answers on {route} after {calls} calls", self.party(*who))
            }
            Record::Believes { who, about, belief: [i, p, h], because, .. } => format!(
                "{} about {}: innocent {:.0} %, probe {:.0} %, hostile {:.0} % ({})",
                self.party(*who),
                self.side(*about),
                i * 100.0,
                p * 100.0,
                h * 100.0,
                because_word(*because)
            ),
            Record::Decides { unit: u, from, to, situation, because } => {
                let verb = if to > from { "goes up" } else { "comes down" };
                format!(
                    "{} {verb} from {from} to {} (sees {}; {})",
                    unit(u),
                    rung_word(*to),
                    situation.seen,
                    occasion_word(*because)
                )
            }
            Record::Posture { side, from, to, .. } => {
                format!("{} (ministry): posture {from} → {to}, {}", self.side(*side), to.name())
            }
            Record::Reports { unit: u, of, what, held, arrives_after } => {
                let held = if *held { ", held for verification" } else { "" };
                let what = because_word(*what);
                format!("{} reports of {}: {what} (arrives in {arrives_after}{held})", unit(u), unit(of))
            }
            Record::Informed { side, by, what, rung, after } => {
                format!(
                    "{} (ministry) learns of {} from {}, which sees the other at {rung}, after {after}",
                    self.side(*side),
                    because_word(*what),
                    unit(by)
                )
            }
            Record::Orders { side, guidance, cap, clarified } => {
                let clarified = if *clarified { ", passing on an explanation" } else { "" };
                format!(
                    "{} (ministry) orders: up to {guidance}, never above {cap}{clarified}",
                    self.side(*side)
                )
            }
            Record::Ordered { unit: u, guidance, after, .. } => {
                format!("orders reach {} after {after}: up to {guidance}", unit(u))
            }
            Record::Publishes { side } => format!("{} makes it public", self.side(*side)),
            Record::Account { side, about, fault, clue, .. } => format!(
                "{} (ministry) holds that it was {}'s fault: {:.0} % ({})",
                self.side(*side),
                self.side(*about),
                100.0 * fault,
                clue_word(*clue)
            ),
            Record::Opens { side, about } => {
                format!("{} (ministry) has something to dispute with {}", self.side(*side), self.side(*about))
            }
            Record::CrewSays { side, unit: u, did, after } => {
                let what = if *did { "something" } else { "nothing" };
                format!(
                    "{} (ministry) hears from {}, asked what it did: {what} out of the ordinary (said {after} ago)",
                    self.side(*side),
                    unit(u)
                )
            }
            Record::Disputes { side, about, chosen, .. } => {
                let (side, about) = (self.side(*side), self.side(*about));
                format!("{side} (ministry) about the dispute with {about} decides: {}", move_word(*chosen))
            }
            Record::Does { side, about, what } => {
                format!("{} (ministry) towards {}: {}", self.side(*side), self.side(*about), move_word(*what))
            }
            Record::Meets { incident: false } => {
                "units of the kind meet again, and nothing happens".to_owned()
            }
            Record::Meets { incident: true } => "units of the kind meet again, and it goes wrong".to_owned(),
            Record::Settles { one, other } => {
                format!("{} and {} hold one account: it is settled", self.side(*one), self.side(*other))
            }
            Record::Learns { side, news } => self.news(*side, news),
            Record::Line { from, to, line, state, .. } => {
                format!("{}: {}", self.line_name(*line), self.line_state(*from, *to, state))
            }
            Record::Person { who, shift, hawkishness } => {
                format!("{}: shift {shift:.2}, hawkishness {hawkishness:.2}", self.party(*who))
            }
            Record::Weighs { who, because, .. } => {
                format!("{} weighs {}", self.party(*who), because_word(*because))
            }
            Record::Considers { unit: u, .. } => format!("{} looks at its options", unit(u)),
            Record::Deliberates { side, .. } => format!("{} looks at its options", self.side(*side)),
            Record::ChoosesAtLine { side, line, .. } => {
                format!("{}: {} looks at its options", self.line_name(*line), self.side(*side))
            }
            Record::LineFails { line, down } => {
                let what = if *down { "fails" } else { "is in order again" };
                format!("{} {what}", self.line_name(*line))
            }
        }
    }

    /// The id of a line in the mechanism file.
    pub fn line_name(&self, line: LineId) -> &str {
        self.lines.get(usize::from(line.0)).map_or("line", String::as_str)
    }

    /// What happens in a call, `from` being who acts.
    pub(crate) fn line_state(&self, from: Side, to: Side, state: &LineState) -> String {
        let (from, to) = (self.side(from), self.side(to));
        match state {
            LineState::Wish => format!("{from} wishes to call {to}"),
            LineState::CheckDue => format!("{from} makes its check call to {to}"),
            LineState::AsksAuthority { asleep } if *asleep > Span::ZERO => {
                format!("{from} asks for authority to talk; who may grant it sleeps for another {asleep}")
            }
            LineState::AsksAuthority { .. } => format!("{from} asks for authority to talk"),
            LineState::Consults { takes } => format!("{from}: officials consult, which takes {takes}"),
            LineState::Granted { standing: true } => format!("{from} may talk without asking"),
            LineState::Granted { standing: false } => format!("{from} is authorised to talk"),
            LineState::Refused => format!("{from} is not authorised to talk"),
            LineState::Requests { relay } if *relay > Span::ZERO => {
                format!("{from} asks {to} for a call; the request takes {relay} on its way")
            }
            LineState::Requests { .. } => format!("{from} asks {to} for a call"),
            LineState::ReplyWindow { lasts } => format!("{to} has up to {lasts} to answer the request"),
            LineState::Queues { ahead } => format!("{from} waits for a free circuit, {ahead} before it"),
            LineState::Rings { attempt } => format!("{from} rings {to}, attempt {attempt}"),
            LineState::Dead { why } => format!("the ring reaches nobody at {to}: {}", dead_word(*why)),
            LineState::Chooses { choice, imposed } => {
                let choice = match choice {
                    AnswerChoice::Answer => "answers",
                    AnswerChoice::SeekAuthority => "seeks authority first",
                    AnswerChoice::LetRing => "lets it ring",
                    AnswerChoice::Decline => "declines",
                    AnswerChoice::PromiseCallBack => "promises to call back",
                };
                let imposed = match (imposed, choice) {
                    (false, _) => "",
                    (true, "answers") => " (answer imposed, not produced)",
                    (true, _) => " (refusal imposed, not produced)",
                };
                format!("{from} {choice}{imposed}")
            }
            LineState::Answered { by: AnsweredBy::Addressee, after } => {
                format!("{to} is on the line, {after} after the wish to call")
            }
            LineState::Answered { by: AnsweredBy::SomebodyElse, after } => format!(
                "somebody at {to} who cannot speak for the person called is on the line, {after} after the wish \
                 to call"
            ),
            LineState::NoAnswer => format!("{to} does not answer"),
            LineState::Declined => format!("{to} declines the call"),
            LineState::CallBackPromised => format!("{to} says that it will call back"),
            LineState::AskedToWait => format!("{to} asks for time"),
            LineState::Talks { interpreter } if *interpreter > Span::ZERO => {
                format!("the interpreters are there after {interpreter}")
            }
            LineState::Talks { .. } => "both ends talk".to_owned(),
            LineState::Writes { says: act } => format!("{from} leaves a written message: {}", says(act)),
            LineState::Reads => format!("{from} has the written message, translated"),
            LineState::TakesMessage { passed_on_after } => {
                format!("{from} takes a message, which reaches the ministry after {passed_on_after}")
            }
            LineState::CallsBack => format!("{from} makes its call back"),
            LineState::Tested { in_order: true } => {
                "the line is tested from both ends and is in order".to_owned()
            }
            LineState::Tested { in_order: false } => {
                "the line is tested from both ends and is dead".to_owned()
            }
            LineState::Speaks { says: SpeechAct::Query, .. } => format!("{from} → {to}: what happened?"),
            LineState::Speaks { says: act, .. } => format!("{from} → {to}: {}", says(act)),
            LineState::Understands { says: Some(act) } => format!("{from} understands: {}", says(act)),
            LineState::Understands { says: None } => format!("{from} understands nothing of it"),
            LineState::ReadBack { right: true } => format!("{from} reads it back rightly"),
            LineState::ReadBack { right: false } => format!("{from} reads it back wrongly"),
            LineState::CutOff => "the line fails in the middle of the call".to_owned(),
            LineState::Closed => "the call ends".to_owned(),
            LineState::GivesUp => format!("{from} makes no more attempts"),
        }
    }
}

pub(crate) const fn dead_word(why: DeadWhy) -> &'static str {
    match why {
        DeadWhy::OutOfOrder => "the line is out of order",
        DeadWhy::NotStaffed => "nobody is there at that hour",
        DeadWhy::Cut => "every path is cut",
        DeadWhy::NobodyThere => "there is no other end",
    }
}

/// What is said, in a few words.
pub(crate) fn says(act: &SpeechAct) -> String {
    match act {
        SpeechAct::Query => "who are you, what do you intend?".into(),
        SpeechAct::Demand => "leave at once".into(),
        SpeechAct::Intention { step_back: true, course, speed } => {
            format!("no hostile intent, radar off and opening, {course:03}° {speed} kn")
        }
        SpeechAct::Intention { step_back: false, course, speed } => {
            format!("I maintain course {course:03}° and speed {speed} kn")
        }
        SpeechAct::Talk { .. } => "talks at large".into(),
        SpeechAct::Signal(signal) => format!("{signal} ({})", signal.code().entry().meaning),
        SpeechAct::CodeReply { reply: Reply::InvalidCode, .. } => "ZQ, your signal is wrongly coded".into(),
        SpeechAct::CodeReply { reply: Reply::NotUnderstood, .. } => {
            "ZL, your signal is received and not understood".into()
        }
        SpeechAct::Notice(notice) => {
            let parts: Vec<&str> = notice.contents.iter().map(|content| content_word(*content)).collect();
            let missing: Vec<&str> =
                [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights]
                    .into_iter()
                    .filter(|content| !notice.contents.contains(content))
                    .map(content_word)
                    .collect();
            let missing =
                if missing.is_empty() { String::new() } else { format!("; without {}", missing.join(", ")) };
            format!("notice of {}{missing}", parts.join(" and "))
        }
        SpeechAct::Acknowledge { grade, .. } => grade_word(*grade).into(),
        SpeechAct::SayAgain { .. } => "say again".into(),
        SpeechAct::Protest => "protest".into(),
        SpeechAct::Regret => "we regret what has happened".into(),
        SpeechAct::OfferReview => "let us compare our evidence".into(),
        SpeechAct::Accept => "we accept what you propose".into(),
        SpeechAct::Explain { benign: true } => "no threat was meant, it was an error or a misreading".into(),
        SpeechAct::Explain { benign: false } => "our unit acted lawfully".into(),
        SpeechAct::StepBackOffer => "let both sides step back".into(),
        SpeechAct::Distress => "Mayday, I need help".into(),
        SpeechAct::Assist => "I am coming to help you".into(),
    }
}

/// `R4 simulated attack`.
pub(crate) fn rung_word(rung: Rung) -> String {
    format!("{rung} {}", rung.name())
}

/// A content of a notice.
pub(crate) const fn content_word(content: NoticeContent) -> &'static str {
    match content {
        NoticeContent::Activity => "activity",
        NoticeContent::Times => "times",
        NoticeContent::Area => "area",
        NoticeContent::Heights => "heights",
    }
}

const fn intent_word(intent: Intent) -> &'static str {
    match intent {
        Intent::Innocent => "innocent",
        Intent::Probe => "a probe",
        Intent::Hostile => "hostile",
    }
}

const fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Search => "search radar",
        Mode::Track => "track-while-scan radar",
        Mode::FireControl => "fire-control radar",
    }
}

pub(crate) const fn grade_word(grade: Acknowledgement) -> &'static str {
    match grade {
        Acknowledgement::Received => "received",
        Acknowledgement::Understood => "received and understood",
        Acknowledgement::Accepted => "understood and accepted",
    }
}

/// Why a message was not sent.
pub(crate) const fn unsent_word(why: Unsent) -> &'static str {
    match why {
        Unsent::NoSet => "no set for the channel",
        Unsent::NotInPlay => "the sender is gone",
        Unsent::Busy => "the channel was not free for as long as one waits",
        Unsent::NoLine => "the line is taken or out of order",
    }
}

/// Why a message was not heard.
pub const fn unheard_word(why: Unheard) -> &'static str {
    match why {
        Unheard::NotInPlay => "not in play",
        Unheard::NoWatch => "no watch on the channel",
        Unheard::WatchNotKept => "watch ordered but not kept",
        Unheard::BeyondHorizon => "beyond the radio horizon",
        Unheard::Talking => "talking itself",
        Unheard::SteppedOn => "covered by another transmission",
        Unheard::Unreadable => "unreadable",
        Unheard::NotForHim => "heard, but not as meant for it: the name was lost",
        Unheard::OutOfSight => "out of sight",
        Unheard::NotSeen => "not seen",
        Unheard::Blank => "taken out by who runs this",
    }
}

/// What a warning receiver shows of somebody's radar.
const fn shows_word(shows: Shows) -> &'static str {
    match shows {
        Shows::Nothing => "nothing of the radar of",
        Shows::Search => "a search radar of",
        Shows::Track => "a tracking radar, not a lock, of",
        Shows::Lock => "a fire-control lock by",
    }
}

pub(crate) const fn because_word(because: Because) -> &'static str {
    match because {
        Because::Prior => "first picture",
        Because::Lock => "a fire-control lock",
        Because::Up => "a move up to R3 or more",
        Because::Down => "a move down from R3 or more",
        Because::Quiet => "nothing happening",
        Because::Weapon => "a weapon released",
        Because::Collision => "a collision",
        Because::Query => "being asked on the radio",
        Because::Demand => "being told to leave",
        Because::ThreatHeard => "a call taken for a threat",
        Because::IntentionKept => "an intention kept",
        Because::IntentionBroken => "an intention not kept",
        Because::Notice => "a notice",
        Because::Signal => "a coded signal",
        Because::Analysis => "an analysis that does not confirm a lock",
        Because::Silence => "silence",
        Because::Answer => "an answer",
        Because::LineContact => "a call on the line",
        Because::Explanation => "an explanation",
        Because::NoExplanation => "an account without explanation",
        Because::PublicAct => "a public accusation",
        Because::Assistance => "help in distress",
    }
}

pub(crate) const fn occasion_word(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Evidence => "on new evidence",
        Occasion::Seen => "on what is seen",
        Occasion::Orders => "on orders",
        Occasion::Review => "on review",
        Occasion::OwnWord => "keeping its word",
        Occasion::Incident => "by the scenario",
    }
}
