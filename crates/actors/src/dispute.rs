//! The decision core of a dispute: what one ministry does about an incident with another in the weeks after it.
//!
//! Hours become weeks. The incident itself is over; what is left are two accounts of it, an audience at home, and the
//! question whose move it is. A dispute is a value: it is told what was seen and said, and says what to do. It acts on
//! nothing but what it has been told; ground truth never reaches it.

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;

use guardline_units::{Instant, Params, Side, Span};
use guardline_wire::Record;
use guardline_wire::dispute::{Clue, Move, Outlook};
use guardline_wire::inputs::Strain;

use crate::belief;
use crate::choice;
use crate::mind::Mind;
use crate::seat::Options;

mod account;
pub use account::Account;

mod moves;
use moves::Moves;

mod values;

/// A month of an outlook.
const DAYS_IN_A_MONTH: f64 = 30.0;

/// Measures in force between the sides of a run. Cheap to clone: all clones are one.
#[derive(Clone, Debug, Default)]
pub struct Measures(Rc<Cell<u32>>);

impl Measures {
    /// A side has suspended exchanges or resumed them.
    pub fn note(&self, what: Move) {
        match what {
            Move::Suspend => self.0.set(self.0.get() + 1),
            Move::Resume => self.0.set(self.0.get().saturating_sub(1)),
            _ => {}
        }
    }
    /// Whether exchanges are suspended by anybody.
    pub fn in_force(&self) -> bool {
        self.0.get() > 0
    }
}

/// A dispute with one other side, as one ministry conducts it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Dispute {
    side: Side,
    other: Side,
    /// The own account of whose fault it was.
    pub account: Account,
    /// Since when there is a dispute.
    opened: Option<Instant>,
    /// What this side has done in it; each thing is done once, but suspension and resumption.
    done: Moves,
    /// What it has heard of the other side.
    heard: Moves,
    /// What waits for acceptance.
    pending: Option<Pending>,
    /// Whether exchanges are suspended by this side.
    suspended: bool,
    /// Whether that was ordered from above: then it is not this ministry's to resume.
    frozen: bool,
    /// How often this side has suspended or resumed them.
    turns: u64,
    /// Whether one account has been accepted by both sides.
    settled: bool,
    /// What the shocks to a choice were drawn for.
    situation: Option<[u64; 8]>,
    shocks: Vec<f64>,
}

/// Something that a side can accept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
enum Pending {
    /// The other side's explanation, or its regret.
    Explanation,
    /// A technical talk, or mediation.
    Review,
    /// What came out of it.
    Joint {
        /// Whether this side has accepted it.
        own: bool,
        /// Whether the other side has.
        other: bool,
    },
}

/// What a dispute makes its ministry do.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Make a move, in public or by letter as its kind is, once it has been prepared.
    Make(Move, Span),
    /// Lay the evidence side by side, after the time that a technical talk takes.
    Compare,
    /// For the record.
    Record(Record),
}

/// What the ministry brings to a decision about a dispute.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Standing {
    /// Belief that the other side means to use force.
    pub hostile: f64,
    /// Weight of the audience at home.
    pub audience: f64,
    /// Whether the other side has explained itself.
    pub clarified: bool,
    /// Whether the affair is public.
    pub published: bool,
    /// Whether there is a third party that could mediate.
    pub third_party: bool,
}

impl Dispute {
    /// No dispute yet.
    pub fn new(side: Side, other: Side, params: &Params) -> Self {
        Self {
            side,
            other,
            account: Account::new(params),
            opened: None,
            done: Moves::default(),
            heard: Moves::default(),
            pending: None,
            suspended: false,
            frozen: false,
            turns: 0,
            settled: false,
            situation: None,
            shocks: Vec::new(),
        }
    }

    /// The other side.
    pub const fn other(&self) -> Side {
        self.other
    }
    /// Whether exchanges are suspended by this side: its end of every line is told not to answer.
    pub const fn is_suspended(&self) -> bool {
        self.suspended
    }
    /// Whether it has been settled.
    pub const fn is_settled(&self) -> bool {
        self.settled
    }
    /// Whether this side has done something, or the other side is known to have.
    pub fn has(&self, what: Move) -> bool {
        self.done.contains(what)
    }

    /// There is something to dispute from now on.
    pub fn open(&mut self, now: Instant, steps: &mut Vec<Step>) {
        if self.opened.is_none() {
            self.opened = Some(now);
            steps.push(Step::Record(Record::Opens { side: self.side, about: self.other }));
        }
    }

    /// Notes a move that the ministry has made by another way.
    pub fn note(&mut self, what: Move) {
        self.done.insert(what);
    }

    /// A clue to whose fault it was, whose likelihood ratio for the other side's fault is `ratio`.
    pub fn learns(&mut self, clue: Clue, ratio: f64, strain: Strain, params: &Params, steps: &mut Vec<Step>) {
        if let Some(weight) = self.account.weigh(clue, ratio, belief::stress(strain, params), params) {
            let (side, about, fault) = (self.side, self.other, self.account.fault());
            steps.push(Step::Record(Record::Account { side, about, fault, clue, ratio, strain, weight }));
        }
    }

    /// What the other side is heard to do. What it publishes or lays on the table is worth what its own account is worth:
    /// `fault` is how sure it says it is that this side is at fault.
    pub fn hears(&mut self, what: Move, fault: f64, strain: Strain, params: &Params, steps: &mut Vec<Step>) {
        match what {
            Move::Explain | Move::Regret => {
                if self.heard.insert(what) {
                    self.learns(Clue::Conceded, params.account_conceded, strain, params, steps);
                }
                self.pending.get_or_insert(Pending::Explanation);
            }
            Move::OfferReview | Move::Mediate => {
                self.pending.get_or_insert(Pending::Review);
            }
            Move::Release if !self.heard.contains(what) => {
                let ratio = account::against(fault, params.account_released);
                self.learns(Clue::Released, ratio, strain, params, steps);
            }
            Move::Accept => self.is_accepted(steps),
            _ => {}
        }
        self.heard.insert(what);
    }

    /// The other side accepts what this side offered, or what both have drawn up.
    fn is_accepted(&mut self, steps: &mut Vec<Step>) {
        match &mut self.pending {
            Some(Pending::Joint { other, own }) => {
                *other = true;
                if *own {
                    self.settle(steps);
                }
            }
            _ if self.done.contains(Move::OfferReview) && !self.heard.contains(Move::Accept) => {
                steps.push(Step::Compare);
            }
            _ => self.settle(steps),
        }
    }

    fn settle(&mut self, steps: &mut Vec<Step>) {
        if !self.settled {
            self.settled = true;
            steps.push(Step::Record(Record::Settles { one: self.side, other: self.other }));
        }
    }

    /// A third party offers to bring both sides' evidence together: that stands as an offer of each to the other.
    pub fn is_mediated(&mut self) {
        self.done.insert(Move::OfferReview);
        self.pending.get_or_insert(Pending::Review);
    }

    /// The evidence of both sides has been laid side by side; what comes out of it can be accepted.
    pub fn compared(&mut self, fault: f64, strain: Strain, params: &Params, steps: &mut Vec<Step>) {
        let ratio = account::against(fault, params.account_compared);
        self.learns(Clue::Compared, ratio, strain, params, steps);
        if !matches!(self.pending, Some(Pending::Joint { .. })) {
            self.pending = Some(Pending::Joint { own: false, other: false });
        }
    }

    /// Weighs what to do now. For so many days that is how a look comes out, unless something happens.
    pub fn decide(&mut self, now: Instant, standing: &Standing, key: &str, mind: &Mind) -> (Vec<Step>, f64) {
        let Some(opened) = self.opened else { return (Vec::new(), f64::INFINITY) };
        let menu = self.menu(standing);
        if menu.len() < 2 {
            return (Vec::new(), f64::INFINITY);
        }
        let mut steps = Vec::with_capacity(2);
        let p = &mind.params;
        let outlook = self.outlook(now - opened, standing, mind);
        self.enter(standing, key, mind);
        let values: Vec<f64> = menu.iter().map(|what| values::value(*what, &outlook, p)).collect();
        let shocks: Options<f64> = menu.iter().map(|what| self.shocks[*what as usize]).collect();
        let chosen = choice::choose(&values, p.dispute_precision, &shocks);
        let growth: Options<f64> = menu.iter().map(|what| values::growth(*what, p)).collect();
        let months = choice::holds(&values, &growth, p.dispute_precision, &shocks, chosen);
        let chosen = menu[chosen];
        let shares = choice::probabilities(&values, p.dispute_precision);
        let (side, about) = (self.side, self.other);
        steps.push(Step::Record(Record::Disputes { side, about, outlook, menu, values, shares, chosen }));
        if chosen == Move::Silence {
            return (steps, DAYS_IN_A_MONTH * months);
        }
        let takes = self.takes(chosen, key, mind);
        self.make(chosen, takes, &mut steps);
        (steps, 0.0)
    }

    /// How long a move takes to prepare: words that will be held against one, and evidence that gives away sources.
    fn takes(&self, what: Move, key: &str, mind: &Mind) -> Span {
        let p = &mind.params;
        let (median, spread) = match what {
            Move::Deny | Move::CounterAccuse | Move::Suspend => (p.reply_median, p.reply_spread),
            Move::Accuse => (p.publication_median / 60.0, p.publication_spread),
            Move::Release => (p.release_median, p.release_spread),
            _ => return Span::ZERO,
        };
        let index = [mind.rank(self.other), what as u64];
        Span::from_hours(mind.draws.at(key, "prepares", &index).lognormal(median, spread))
    }

    fn make(&mut self, what: Move, takes: Span, steps: &mut Vec<Step>) {
        steps.push(Step::Make(what, takes));
        match what {
            Move::Accept => self.accept(steps),
            Move::Resume => {}
            _ => {
                self.done.insert(what);
            }
        }
    }

    /// A move has been made, its preparation over: exchanges are suspended or resumed from now on.
    pub fn takes_effect(&mut self, what: Move) {
        if matches!(what, Move::Suspend | Move::Resume) {
            self.suspended = what == Move::Suspend;
            self.turns += 1;
        }
    }

    /// A move is imposed from above: it counts as made, and a suspension as not one's own to lift.
    pub fn imposed(&mut self, what: Move) {
        self.frozen = match what {
            Move::Suspend => true,
            Move::Resume => false,
            _ => self.frozen,
        };
        if what != Move::Resume {
            self.done.insert(what);
        }
    }

    fn accept(&mut self, steps: &mut Vec<Step>) {
        match self.pending {
            Some(Pending::Joint { other, .. }) => {
                self.pending = Some(Pending::Joint { own: true, other });
                if other {
                    self.settle(steps);
                }
            }
            // Its giver stands by his own explanation: both sides hold it now.
            Some(Pending::Explanation) => {
                self.pending = None;
                self.settle(steps);
            }
            Some(Pending::Review) | None => self.pending = None,
        }
    }

    /// What can be done now, in the order of [`Move::ALL`]. Nobody denies what nobody has said, and nobody publishes
    /// evidence before he is contradicted.
    fn menu(&self, standing: &Standing) -> Vec<Move> {
        let undone = |what| !self.done.contains(what);
        let heard = |what| self.heard.contains(what);
        let accuses = self.account.accuses();
        let accused = heard(Move::Accuse) || heard(Move::CounterAccuse) || heard(Move::Release);
        let contradicted = accused || heard(Move::Deny);
        let silent = undone(Move::Accuse) && undone(Move::Deny) && undone(Move::CounterAccuse);
        let asked = accused || heard(Move::Protest);
        let acceptable = !matches!(self.pending, None | Some(Pending::Joint { own: true, .. }));
        let may_offer = asked && self.pending.is_none();
        let open = [
            (Move::Protest, accuses && undone(Move::Protest)),
            (Move::Accuse, accuses && undone(Move::Accuse) && !accused),
            (Move::Deny, accused && undone(Move::Deny)),
            (Move::Release, contradicted && !silent && accuses && undone(Move::Release)),
            (Move::CounterAccuse, accused && accuses && undone(Move::CounterAccuse) && undone(Move::Accuse)),
            (Move::Explain, asked && undone(Move::Explain)),
            (Move::Regret, asked && !undone(Move::Explain) && undone(Move::Regret)),
            (Move::OfferReview, may_offer && undone(Move::OfferReview)),
            (Move::Accept, acceptable),
            (Move::Suspend, !self.suspended && accuses && undone(Move::Suspend)),
            (Move::Resume, self.suspended && !self.frozen),
            (Move::Mediate, may_offer && standing.third_party && undone(Move::Mediate)),
        ];
        let mut menu = Vec::with_capacity(Move::ALL.len());
        menu.push(Move::Silence);
        // Of what has been settled nothing is left but to resume exchanges.
        let open = open.into_iter().filter(|(what, open)| *open && (!self.settled || *what == Move::Resume));
        menu.extend(open.map(|(what, _)| what));
        menu
    }

    fn outlook(&self, lasts: Span, standing: &Standing, mind: &Mind) -> Outlook {
        let cover = if standing.clarified { mind.params.cover } else { 0.0 };
        Outlook {
            fault: self.account.fault(),
            hostile: standing.hostile,
            audience: standing.audience * (1.0 - cover),
            cold: (-mind.politics.climate()).max(0.0),
            doubt: self.account.doubt(),
            months: lasts.as_hours() / (DAYS_IN_A_MONTH * 24.0),
        }
    }

    /// One draw per situation: what both sides have done, what waits for an answer, and what is known by and large.
    fn enter(&mut self, standing: &Standing, key: &str, mind: &Mind) {
        let pending = match self.pending {
            None => 0,
            Some(Pending::Explanation) => 1,
            Some(Pending::Review) => 2,
            Some(Pending::Joint { own, other }) => 3 + u64::from(own) + 2 * u64::from(other),
        };
        let flags = [standing.published, standing.clarified].map(u64::from);
        let sure = (self.account.fault() * 3.0) as u64;
        let situation = [
            mind.rank(self.other),
            self.done.bits(),
            self.heard.bits(),
            pending,
            sure,
            self.turns,
            flags[0],
            flags[1],
        ];
        if self.situation != Some(situation) {
            let mut draw = mind.draws.at(key, "dispute", &situation);
            self.shocks = Move::ALL.iter().map(|_| draw.gumbel()).collect();
            self.situation = Some(situation);
        }
    }
}
