//! What became of one wish to call, read off the records of its replicate.

use std::collections::BTreeMap;

use guardline_scenario::channel::Records;
use guardline_units::{Instant, Side, Span};
use guardline_wire::line::{AnswerChoice, AnsweredBy, DeadWhy, LineState};
use guardline_wire::{LineId, Record};

/// For how long a wish is followed.
pub(crate) const FOLLOWED: Span = Span::hours(48);

/// What became of one wish.
pub(crate) struct Wish {
    /// After how long the ends talked, and on which line.
    pub(crate) talks: Option<(Span, LineId)>,
    /// Where the caller's last call stands.
    last: Stand,
    /// Why the ring under way reaches nobody, if it does not.
    dead: Option<DeadWhy>,
    /// Whether no more attempts are made.
    given_up: bool,
    pub(super) states: BTreeMap<(u8, &'static str), u32>,
}

/// Where a call stands at the caller's end.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// There is no call.
    Nowhere,
    /// Authority to call has been asked for.
    Authority,
    /// Officials consult.
    Consultation,
    /// Talking is not authorised.
    Refused,
    /// The other end may take its time.
    Request,
    /// It rings for the first time.
    Rings,
    /// It rang and reached nobody.
    Dead(DeadWhy),
    /// It rang and was not answered.
    NoAnswer,
    /// It was declined.
    Declined,
    /// The other end asked for time.
    AskedToWait,
    /// The other end said that it would call back.
    Promised,
    /// Somebody else took a message.
    Message,
}

impl Wish {
    pub(crate) fn read(records: &Records, began: Instant, (from, to): (Side, Side)) -> Self {
        let mut wish =
            Self { talks: None, last: Stand::Nowhere, dead: None, given_up: false, states: BTreeMap::new() };
        // Who opened each call that is no check, and whether the person called is on the phone.
        let mut calls: BTreeMap<u16, (Side, bool)> = BTreeMap::new();
        for (at, _, _, record) in records {
            let Record::Line { from: by, to: other, line, call, state } = record else { continue };
            if *at < began || ![(from, to), (to, from)].contains(&(*by, *other)) {
                continue;
            }
            if *state == LineState::Wish {
                calls.insert(*call, (*by, false));
            }
            let Some((caller, reached)) = calls.get_mut(call) else { continue };
            *wish.states.entry(state_word(state)).or_default() += 1;
            match state {
                LineState::Answered { by: AnsweredBy::Addressee, .. } => *reached = true,
                LineState::Talks { interpreter } if *reached => {
                    let after = *at + *interpreter - began;
                    wish.talks =
                        Some(wish.talks.unwrap_or((after, *line))).filter(|(after, _)| *after <= FOLLOWED);
                }
                _ => {}
            }
            if *caller == from && *by == from {
                wish.stands(state);
            }
        }
        wish
    }

    fn stands(&mut self, state: &LineState) {
        self.given_up = *state == LineState::GivesUp;
        self.dead = match state {
            LineState::Rings { .. } => None,
            LineState::Dead { why } => Some(*why),
            _ => self.dead,
        };
        self.last = match state {
            LineState::Wish | LineState::AsksAuthority { .. } | LineState::Granted { .. } => Stand::Authority,
            LineState::Consults { .. } => Stand::Consultation,
            LineState::Refused => Stand::Refused,
            LineState::Requests { .. } | LineState::ReplyWindow { .. } => Stand::Request,
            LineState::Rings { attempt: 1 } => Stand::Rings,
            LineState::NoAnswer => self.dead.map_or(Stand::NoAnswer, Stand::Dead),
            LineState::Declined => Stand::Declined,
            LineState::AskedToWait => Stand::AskedToWait,
            LineState::CallBackPromised => Stand::Promised,
            LineState::Answered { by: AnsweredBy::SomebodyElse, .. } => Stand::Message,
            _ => self.last,
        };
    }

    /// What ended it, or where it stands when it is no longer followed.
    pub(super) fn ended(&self) -> &'static str {
        match (self.last, self.given_up) {
            (Stand::Nowhere, _) => "it never came to a call",
            (Stand::Refused, _) => "the caller was not authorised to talk",
            (Stand::Message, _) => "somebody else took a message, and no call came of it",
            (Stand::Authority, _) => "still waiting for authority to call",
            (Stand::Consultation, _) => "still waiting: officials consult",
            (Stand::Request, _) => "still waiting: the request has not been answered",
            (Stand::Rings, _) => "still ringing for the first time",
            (Stand::Dead(DeadWhy::OutOfOrder), _) => "the line was out of order",
            (Stand::Dead(DeadWhy::NotStaffed), _) => "nobody was there at that hour",
            (Stand::Dead(DeadWhy::Cut), _) => "every path of the line is cut",
            (Stand::Dead(DeadWhy::NobodyThere), _) => "there is no other end",
            (Stand::NoAnswer, true) => "not answered until the reply window was over",
            (Stand::NoAnswer, false) => "not answered, and still ringing again",
            (Stand::Declined, true) => "declined until the reply window was over",
            (Stand::Declined, false) => "declined, and still ringing again",
            (Stand::AskedToWait, true) => "asked to wait until the reply window was over",
            (Stand::AskedToWait, false) => "asked to wait, and still ringing again",
            (Stand::Promised, true) => "a call back was promised, and none came",
            (Stand::Promised, false) => "a call back was promised, and none has come yet",
        }
    }
}

/// A state in words, and its place among all states: those of the caller's end come first.
const fn state_word(state: &LineState) -> (u8, &'static str) {
    match state {
        LineState::Wish => (1, "wishes to call"),
        LineState::CheckDue => (2, "check call due"),
        LineState::AsksAuthority { .. } => (3, "asks for authority"),
        LineState::Consults { .. } => (4, "officials consult"),
        LineState::Granted { standing: true } => (5, "may talk without asking"),
        LineState::Granted { standing: false } => (6, "is authorised to talk"),
        LineState::Refused => (7, "is not authorised to talk"),
        LineState::Requests { .. } => (8, "requests the call"),
        LineState::ReplyWindow { .. } => (9, "reply window runs"),
        LineState::Queues { .. } => (10, "waits for a circuit"),
        LineState::Rings { .. } => (11, "rings"),
        LineState::Dead { why: DeadWhy::OutOfOrder } => (12, "reaches nobody: out of order"),
        LineState::Dead { why: DeadWhy::NotStaffed } => (13, "reaches nobody: nobody there at that hour"),
        LineState::Dead { why: DeadWhy::Cut } => (14, "reaches nobody: every path cut"),
        LineState::Dead { why: DeadWhy::NobodyThere } => (15, "reaches nobody: no other end"),
        LineState::NoAnswer => (16, "no answer"),
        LineState::Declined => (17, "declined"),
        LineState::CallBackPromised => (18, "call back promised"),
        LineState::AskedToWait => (19, "asked to wait"),
        LineState::Answered { by: AnsweredBy::Addressee, .. } => (20, "answered"),
        LineState::Answered { by: AnsweredBy::SomebodyElse, .. } => (21, "answered by somebody else"),
        LineState::Talks { .. } => (22, "talks"),
        LineState::Writes { .. } => (23, "leaves a written message"),
        LineState::Tested { .. } => (24, "line tested"),
        LineState::CutOff => (25, "cut off"),
        LineState::Closed => (26, "call closed"),
        LineState::GivesUp => (27, "gives up"),
        LineState::Chooses { choice, imposed } => (28, chosen(*choice, *imposed)),
        LineState::TakesMessage { .. } => (29, "takes a message"),
        LineState::CallsBack => (30, "calls back"),
        LineState::Reads => (31, "reads the written message"),
        LineState::Speaks { .. } => (32, "speaks"),
        LineState::Understands { says: Some(_) } => (33, "understands"),
        LineState::Understands { says: None } => (34, "understands nothing of it"),
        LineState::ReadBack { right: true } => (35, "reads back rightly"),
        LineState::ReadBack { right: false } => (36, "reads back wrongly"),
    }
}

const fn chosen(choice: AnswerChoice, imposed: bool) -> &'static str {
    match (choice, imposed) {
        (AnswerChoice::Answer, false) => "chooses to answer",
        (AnswerChoice::Answer, true) => "answers (imposed, not produced)",
        (AnswerChoice::SeekAuthority, false) => "chooses to seek authority first",
        (AnswerChoice::SeekAuthority, true) => "seeks authority first (imposed, not produced)",
        (AnswerChoice::LetRing, false) => "chooses to let it ring",
        (AnswerChoice::LetRing, true) => "lets it ring (imposed, not produced)",
        (AnswerChoice::Decline, false) => "chooses to decline",
        (AnswerChoice::Decline, true) => "declines (imposed, not produced)",
        (AnswerChoice::PromiseCallBack, false) => "chooses to promise a call back",
        (AnswerChoice::PromiseCallBack, true) => "promises a call back (imposed, not produced)",
    }
}
