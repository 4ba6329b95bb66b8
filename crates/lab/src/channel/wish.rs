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
            *wish.states.entry(state_key(state)).or_default() += 1;
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

    /// The message that says what ended it, or where it stands when it is no longer followed.
    pub(super) fn ended(&self) -> &'static str {
        match (self.last, self.given_up) {
            (Stand::Nowhere, _) => "ended-no-call",
            (Stand::Refused, _) => "ended-not-authorised",
            (Stand::Message, _) => "ended-message",
            (Stand::Authority, _) => "ended-waiting-authority",
            (Stand::Consultation, _) => "ended-waiting-consultation",
            (Stand::Request, _) => "ended-waiting-request",
            (Stand::Rings, _) => "ended-ringing",
            (Stand::Dead(DeadWhy::OutOfOrder), _) => "ended-out-of-order",
            (Stand::Dead(DeadWhy::NotStaffed), _) => "ended-not-staffed",
            (Stand::Dead(DeadWhy::Cut), _) => "ended-cut",
            (Stand::Dead(DeadWhy::NobodyThere), _) => "ended-nobody-there",
            (Stand::NoAnswer, true) => "ended-not-answered",
            (Stand::NoAnswer, false) => "ended-not-answered-yet",
            (Stand::Declined, true) => "ended-declined",
            (Stand::Declined, false) => "ended-declined-yet",
            (Stand::AskedToWait, true) => "ended-asked-to-wait",
            (Stand::AskedToWait, false) => "ended-asked-to-wait-yet",
            (Stand::Promised, true) => "ended-promised",
            (Stand::Promised, false) => "ended-promised-yet",
        }
    }
}

/// The message that names a state, and its place among all states: those of the caller's end come first.
const fn state_key(state: &LineState) -> (u8, &'static str) {
    match state {
        LineState::Wish => (1, "state-wishes-to-call"),
        LineState::CheckDue => (2, "state-check-call-due"),
        LineState::AsksAuthority { .. } => (3, "state-asks-for-authority"),
        LineState::Consults { .. } => (4, "state-officials-consult"),
        LineState::Granted { standing: true } => (5, "state-may-talk-without-asking"),
        LineState::Granted { standing: false } => (6, "state-is-authorised-to-talk"),
        LineState::Refused => (7, "state-is-not-authorised-to-talk"),
        LineState::Requests { .. } => (8, "state-requests-the-call"),
        LineState::ReplyWindow { .. } => (9, "state-reply-window-runs"),
        LineState::Queues { .. } => (10, "state-waits-for-a-circuit"),
        LineState::Rings { .. } => (11, "state-rings"),
        LineState::Dead { why: DeadWhy::OutOfOrder } => (12, "state-reaches-nobody-out-of-order"),
        LineState::Dead { why: DeadWhy::NotStaffed } => {
            (13, "state-reaches-nobody-nobody-there-at-that-hour")
        }
        LineState::Dead { why: DeadWhy::Cut } => (14, "state-reaches-nobody-every-path-cut"),
        LineState::Dead { why: DeadWhy::NobodyThere } => (15, "state-reaches-nobody-no-other-end"),
        LineState::NoAnswer => (16, "state-no-answer"),
        LineState::Declined => (17, "state-declined"),
        LineState::CallBackPromised => (18, "state-call-back-promised"),
        LineState::AskedToWait => (19, "state-asked-to-wait"),
        LineState::Answered { by: AnsweredBy::Addressee, .. } => (20, "state-answered"),
        LineState::Answered { by: AnsweredBy::SomebodyElse, .. } => (21, "state-answered-by-somebody-else"),
        LineState::Talks { .. } => (22, "state-talks"),
        LineState::Writes { .. } => (23, "state-leaves-a-written-message"),
        LineState::Tested { .. } => (24, "state-line-tested"),
        LineState::CutOff => (25, "state-cut-off"),
        LineState::Closed => (26, "state-call-closed"),
        LineState::GivesUp => (27, "state-gives-up"),
        LineState::Chooses { choice, imposed } => (28, chosen(*choice, *imposed)),
        LineState::TakesMessage { .. } => (29, "state-takes-a-message"),
        LineState::CallsBack => (30, "state-calls-back"),
        LineState::Reads => (31, "state-reads-the-written-message"),
        LineState::Speaks { .. } => (32, "state-speaks"),
        LineState::Understands { says: Some(_) } => (33, "state-understands"),
        LineState::Understands { says: None } => (34, "state-understands-nothing-of-it"),
        LineState::ReadBack { right: true } => (35, "state-reads-back-rightly"),
        LineState::ReadBack { right: false } => (36, "state-reads-back-wrongly"),
    }
}

const fn chosen(choice: AnswerChoice, imposed: bool) -> &'static str {
    match (choice, imposed) {
        (AnswerChoice::Answer, false) => "state-chooses-to-answer",
        (AnswerChoice::Answer, true) => "state-answers-imposed",
        (AnswerChoice::SeekAuthority, false) => "state-chooses-to-seek-authority-first",
        (AnswerChoice::SeekAuthority, true) => "state-seeks-authority-first-imposed",
        (AnswerChoice::LetRing, false) => "state-chooses-to-let-it-ring",
        (AnswerChoice::LetRing, true) => "state-lets-it-ring-imposed",
        (AnswerChoice::Decline, false) => "state-chooses-to-decline",
        (AnswerChoice::Decline, true) => "state-declines-imposed",
        (AnswerChoice::PromiseCallBack, false) => "state-chooses-to-promise-a-call-back",
        (AnswerChoice::PromiseCallBack, true) => "state-promises-a-call-back-imposed",
    }
}
