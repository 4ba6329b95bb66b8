//! What came of an encounter in the weeks after it: who spoke first, whether it was settled, when routine returned, and
//! whether the two accounts of it still exclude each other. A fold over records.

use guardline_units::{Instant, Side, Span};
use guardline_wire::dispute::Move;
use guardline_wire::line::{AnsweredBy, LineState};
use guardline_wire::record::Party;
use guardline_wire::{Addressee, MessageId, Record, Route};

pub(crate) mod text;

/// What a side says of the incident, to the public or to the other side.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Stated {
    /// Nothing.
    #[default]
    Nothing,
    /// It is the other side's fault.
    Accuses,
    /// It is not this side's fault.
    Denies,
    /// It was an error, or is regretted.
    Concedes,
}

/// One side's account of an incident, which is neither what happened nor the other side's account.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct AccountOf {
    /// How sure the side is that the other is at fault, 0 to 1; none if it has no clue.
    pub fault: Option<f64>,
    /// What it says.
    pub stated: Stated,
}

/// Accounts are compared this long after the dispute was opened.
pub const ACCOUNTS_AT: Span = Span::hours(30 * 24);
/// A dispute in which nothing is done for this long has lapsed.
pub const LAPSES_AFTER: Span = Span::hours(14 * 24);
/// Routine has returned when the sides meet again and no open act follows for this long.
pub const ROUTINE_FOR: Span = Span::hours(7 * 24);
/// Another incident within this time is a repeat.
pub const REPEATS_WITHIN: Span = Span::hours(90 * 24);

/// How a dispute ended, if it did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    /// One account was accepted by both sides, so long after the dispute was opened.
    Settled(Span),
    /// Nobody did anything more; so long after the dispute was opened the last thing had been done.
    Lapsed(Span),
}

/// What came of an encounter afterwards. Times are counted from the loss of calm or, if the calm was never lost, from the
/// first thing done about it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Aftermath {
    /// When the dispute was opened.
    pub opened: Option<Instant>,
    /// How long after that the two sides first answered each other, on any channel.
    pub first_contact: Option<Span>,
    /// How long after that a side first said something in public.
    pub first_public: Option<Span>,
    /// How it ended.
    pub ending: Option<Ending>,
    /// How long after that routine returned: units of the kind met again and no open act followed for a week.
    pub routine: Option<Span>,
    /// How long after that another meeting went wrong, if one did within 90 days.
    pub repeat: Option<Span>,
    /// How long after that exchanges were first suspended.
    pub suspended: Option<Span>,
    /// Each side's account when the run ended, by side.
    pub accounts: Vec<AccountOf>,
    /// Whether after 30 days the two accounts excluded each other; none if the run ended sooner or nobody had spoken.
    pub accounts_differ: Option<bool>,
    /// How far the run goes, from the opening on.
    pub watched: Span,
    said: Vec<(MessageId, Side)>,
    heard_from: Vec<Side>,
    contacts: Vec<Instant>,
    moves: Vec<(Instant, Side, Move)>,
    published: Vec<(Instant, Side)>,
    meets: Vec<(Instant, bool)>,
    settled: Option<Instant>,
}

impl Aftermath {
    /// Nothing has happened yet.
    pub(crate) fn new(sides: usize) -> Self {
        Self { accounts: vec![AccountOf::default(); sides], ..Self::default() }
    }

    /// Takes in one record.
    pub(crate) fn take(&mut self, at: Instant, record: &Record) {
        match record {
            Record::Acknowledged { who: Party::Unit(_), .. }
            | Record::Line { state: LineState::Answered { by: AnsweredBy::Addressee, .. }, .. } => {
                self.contacts.push(at);
            }
            Record::Says { message, route: Route::Embassy | Route::ThirdParty, .. } => {
                if let Addressee::Ministry(_) = message.addressee {
                    self.said.push((message.id, message.originator.side));
                }
            }
            Record::Hears { who: Party::Ministry(_), message, .. } => self.letter(at, *message),
            Record::Does { side, what, .. } => self.moves.push((at, *side, *what)),
            Record::Publishes { side } => self.published.push((at, *side)),
            Record::Account { side, fault, .. } => {
                if let Some(account) = self.accounts.get_mut(usize::from(side.0)) {
                    account.fault = Some(*fault);
                }
            }
            Record::Meets { incident } => self.meets.push((at, *incident)),
            Record::Settles { .. } => {
                self.settled.get_or_insert(at);
            }
            _ => {}
        }
    }

    /// Letters are contact once they have come from both sides.
    fn letter(&mut self, at: Instant, message: MessageId) {
        let Some((_, from)) = self.said.iter().find(|(id, _)| *id == message) else { return };
        if !self.heard_from.contains(from) {
            self.heard_from.push(*from);
        }
        if self.heard_from.len() > 1 {
            self.contacts.push(at);
        }
    }

    /// The run has ended.
    pub(crate) fn finish(&mut self, calm_lost: Option<Instant>, end: Instant) {
        let first_act = self.moves.first().map(|(at, ..)| *at).or(self.published.first().map(|(at, _)| *at));
        self.opened = calm_lost.or(first_act);
        let Some(opened) = self.opened else { return };
        self.watched = end - opened;
        let after = |at: Instant| at - opened;
        self.first_contact = self.contacts.iter().copied().find(|at| *at >= opened).map(after);
        let open_acts = self.open_acts();
        self.first_public = open_acts.first().copied().map(after);
        self.ending = self.ends(opened, end);
        self.routine = self.routine_returns(opened, end, &open_acts).map(after);
        let repeats = |(at, wrong): &(Instant, bool)| *wrong && *at >= opened && after(*at) <= REPEATS_WITHIN;
        self.repeat = self.meets.iter().find(|meeting| repeats(meeting)).map(|(at, _)| after(*at));
        self.suspended =
            self.moves.iter().find(|(_, _, what)| *what == Move::Suspend).map(|(at, ..)| after(*at));
        self.accounts_differ =
            (end >= opened + ACCOUNTS_AT).then(|| self.differ_at(opened + ACCOUNTS_AT)).flatten();
        for side in 0..self.accounts.len() {
            self.accounts[side].stated = self.stated(Side(side as u8), end);
        }
    }

    /// Everything done in public, in time.
    fn open_acts(&self) -> Vec<Instant> {
        let made = self.moves.iter().filter(|(_, _, what)| what.is_public()).map(|(at, ..)| *at);
        let mut acts: Vec<Instant> = made.chain(self.published.iter().map(|(at, _)| *at)).collect();
        acts.sort_unstable();
        acts
    }

    fn ends(&self, opened: Instant, end: Instant) -> Option<Ending> {
        let made = self.moves.iter().map(|(at, ..)| *at);
        let mut acts: Vec<Instant> = made.chain(self.published.iter().map(|(at, _)| *at)).collect();
        acts.push(opened);
        acts.sort_unstable();
        // The first act after which nothing was done for long enough.
        let next = |place: usize| acts.get(place + 1).copied().unwrap_or(end);
        let last = acts.iter().enumerate().find(|(place, at)| next(*place) >= **at + LAPSES_AFTER);
        let lapsed = last.map(|(_, at)| *at);
        match (self.settled, lapsed) {
            (Some(settled), lapsed) if lapsed.is_none_or(|at| settled <= at + LAPSES_AFTER) => {
                Some(Ending::Settled(settled - opened))
            }
            (_, lapsed) => lapsed.map(|at| Ending::Lapsed(at - opened)),
        }
    }

    /// The first meeting that went well and was followed by a week without an open act.
    fn routine_returns(&self, opened: Instant, end: Instant, open_acts: &[Instant]) -> Option<Instant> {
        let undisturbed = |from: Instant| {
            from + ROUTINE_FOR <= end
                && !open_acts.iter().any(|act| *act >= from && *act < from + ROUTINE_FOR)
        };
        let well = self.meets.iter().filter(|(at, wrong)| !wrong && *at >= opened);
        well.map(|(at, _)| *at).find(|at| undisturbed(*at))
    }

    /// What a side has said last by a moment: a concession outlasts everything, a denial an earlier accusation.
    fn stated(&self, side: Side, by: Instant) -> Stated {
        let mut stated = Stated::Nothing;
        if self.published.iter().any(|(at, who)| *who == side && *at <= by) {
            let fault = self.accounts.get(usize::from(side.0)).and_then(|account| account.fault);
            stated = if fault.is_some_and(|fault| fault > 0.5) { Stated::Accuses } else { Stated::Denies };
        }
        for (at, who, what) in &self.moves {
            if *who == side && *at <= by {
                match what {
                    Move::Accuse | Move::CounterAccuse => stated = Stated::Accuses,
                    Move::Deny if stated == Stated::Nothing => stated = Stated::Denies,
                    Move::Explain | Move::Regret => stated = Stated::Concedes,
                    _ => {}
                }
            }
        }
        stated
    }

    /// Whether two sides' accounts exclude each other at a moment; none if nobody has spoken.
    fn differ_at(&self, at: Instant) -> Option<bool> {
        let stated: Vec<Stated> =
            (0..self.accounts.len()).map(|side| self.stated(Side(side as u8), at)).collect();
        let contests = |stated: &Stated| matches!(stated, Stated::Accuses | Stated::Denies);
        if stated.iter().all(|stated| *stated == Stated::Nothing) {
            return None;
        }
        let settled = self.settled.is_some_and(|settled| settled <= at);
        Some(!settled && stated.iter().filter(|stated| contests(stated)).count() > 1)
    }
}
