//! How a ministry conducts its disputes: what reaches them, and what comes out of them.

use guardline_units::{Instant, Params, Side, Span};
use guardline_wire::dispute::{Clue, Move};
use guardline_wire::inputs::Strain;
use guardline_wire::record::{Because, Intent, News};
use guardline_wire::{Record, SpeechAct};

use super::{Act, Ministry};
use crate::dispute::{Dispute, Standing, Step};
use crate::mind::Mind;
use crate::ports::{ThirdParty, ToMinistry};

impl Ministry {
    /// The same with a third party that could mediate.
    #[must_use]
    pub fn with_third_party(self, third_party: bool) -> Self {
        Self { third_party, ..self }
    }

    /// The dispute with a side.
    pub fn dispute_with(&self, other: Side) -> Option<&Dispute> {
        self.disputes.iter().find(|dispute| dispute.other() == other)
    }

    pub(super) fn is_suspended(&self, other: Side) -> bool {
        self.dispute_with(other).is_some_and(Dispute::is_suspended)
    }

    pub(super) fn open_with(&mut self, other: Side, now: Instant, acts: &mut Vec<Act>) {
        self.step(Some(other), acts, |dispute, _, steps| dispute.open(now, steps));
    }

    /// A protest has been sent.
    pub(super) fn noted(&mut self, to: Side, what: Move) {
        self.each(Some(to), |dispute| dispute.note(what));
    }

    /// The affair has been made public: whoever holds the other at fault has accused it by that.
    pub(super) fn spoke_out(&mut self) {
        self.each(None, |dispute| {
            let what = if dispute.account.accuses() { Move::Accuse } else { Move::Deny };
            dispute.note(what);
        });
    }

    /// Another side has gone public. What it says there is an accusation.
    pub(super) fn is_accused(&mut self, now: Instant, mind: &Mind, acts: &mut Vec<Act>) {
        self.ask_crews(acts);
        self.step(None, acts, |dispute, strain, steps| {
            dispute.open(now, steps);
            dispute.hears(Move::Accuse, 0.5, strain, &mind.params, steps);
        });
    }

    /// A report of an own unit says something of whose fault it was.
    pub(super) fn sensed(&mut self, about: Side, what: Because, mind: &Mind, acts: &mut Vec<Act>) {
        let p = &mind.params;
        let (clue, ratio) = match what {
            Because::Lock => (Clue::Lock, lock_ratio(p)),
            Because::Up | Because::Weapon | Because::Collision => (Clue::Conduct, p.account_conduct),
            _ => return,
        };
        self.step(Some(about), acts, |dispute, strain, steps| {
            dispute.learns(clue, ratio, strain, p, steps);
        });
    }

    /// The analysis of a recording replaces what the receiver showed of it.
    pub(super) fn recording_read(
        &mut self,
        about: Side,
        showed: bool,
        finds: bool,
        mind: &Mind,
        acts: &mut Vec<Act>,
    ) {
        if !showed && !finds {
            return;
        }
        let p = &mind.params;
        let missed = (1.0 - p.lock_from_fire_control) / p.analysis_divisor;
        let mistaken = (0.5 * (p.lock_from_search + p.lock_from_track)).max(1e-6) / p.analysis_divisor;
        let found = if finds { (1.0 - missed) / mistaken } else { missed / (1.0 - mistaken) };
        let ratio = if showed { found / lock_ratio(p) } else { found };
        self.step(Some(about), acts, |dispute, strain, steps| {
            dispute.learns(Clue::Analysed, ratio, strain, p, steps);
        });
    }

    /// Early warning: so much hazardous conduct within so long obliges a ministry to ask.
    pub(super) fn heeds(&mut self, now: Instant, what: Because, mind: &Mind) {
        if !matches!(what, Because::Up | Because::Lock | Because::Weapon | Because::Collision) {
            return;
        }
        self.indicators.push(now);
        if let Some((reports, within)) = mind.mechanism.conduct().early_warning() {
            let recent = self.indicators.iter().filter(|at| now - **at <= within).count();
            self.warned |= recent >= reports;
        }
    }

    /// Words of another ministry, as moves in a dispute.
    pub(super) fn hears_said(
        &mut self,
        from: Side,
        says: Option<&SpeechAct>,
        now: Instant,
        mind: &Mind,
        acts: &mut Vec<Act>,
    ) {
        let what = match says {
            Some(SpeechAct::Protest) => Move::Protest,
            Some(SpeechAct::Explain { benign: true }) => Move::Explain,
            Some(SpeechAct::Explain { benign: false }) => Move::Deny,
            Some(SpeechAct::Regret) => Move::Regret,
            Some(SpeechAct::OfferReview) => Move::OfferReview,
            Some(SpeechAct::Accept) => Move::Accept,
            _ => return,
        };
        if what == Move::Protest {
            self.ask_crews(acts);
        }
        self.step(Some(from), acts, |dispute, strain, steps| {
            dispute.open(now, steps);
            dispute.hears(what, 0.5, strain, &mind.params, steps);
        });
    }

    /// What reaches a ministry only in a dispute.
    pub(super) fn take_in_dispute(
        &mut self,
        event: &ToMinistry,
        now: Instant,
        mind: &Mind,
        acts: &mut Vec<Act>,
    ) {
        let p = &mind.params;
        match *event {
            ToMinistry::Moved { side, what, fault } => {
                self.learns(News::Moved { of: side, what, fault }, acts);
                self.open(now, mind, acts);
                if matches!(what, Move::Accuse | Move::CounterAccuse) {
                    self.ask_crews(acts);
                }
                self.step(Some(side), acts, |dispute, strain, steps| {
                    dispute.open(now, steps);
                    dispute.hears(what, fault, strain, p, steps);
                });
            }
            ToMinistry::Crew { by, did, sent, of } => {
                let (side, unit, after) = (self.side, by, now - sent);
                acts.push(Act::Record(Record::CrewSays { side, unit, did, after }));
                let (answers, owned_up) = self.crews.unwrap_or_default();
                let (answers, owned_up) = (answers + 1, owned_up || did);
                self.crews = Some((answers, owned_up));
                // One crew that owns up is enough; that nobody did anything takes them all.
                let clue = match (did, answers == of) {
                    (true, _) => Some((Clue::CrewAdmitted, 1.0 / p.account_crew)),
                    (false, true) if !owned_up => Some((Clue::CrewCleared, p.account_crew)),
                    _ => None,
                };
                if let Some((clue, ratio)) = clue {
                    self.step(None, acts, |dispute, strain, steps| {
                        dispute.learns(clue, ratio, strain, p, steps);
                    });
                }
            }
            ToMinistry::ThirdParty(ThirdParty::Threatens) => {
                self.learns(News::Threatens, acts);
                self.threatened = true;
                self.order(mind, acts);
            }
            ToMinistry::ThirdParty(ThirdParty::Mediates) => {
                self.learns(News::Mediates, acts);
                self.each(None, Dispute::is_mediated);
            }
            ToMinistry::Imposed(what) => {
                for about in self.others.clone() {
                    let side = self.side;
                    acts.push(Act::Record(Record::Imposed { side, about, what }));
                    self.each(Some(about), |dispute| dispute.imposed(what));
                    let fault = self.dispute_with(about).map_or(0.5, |dispute| dispute.account.fault());
                    self.make(about, what, fault, acts);
                }
            }
            // What was settled meanwhile is left unsaid.
            ToMinistry::Prepared { to, what } => {
                if let Some(dispute) = self.dispute_with(to).filter(|dispute| !dispute.is_settled()) {
                    let fault = dispute.account.fault();
                    self.make(to, what, fault, acts);
                }
            }
            ToMinistry::Evidence { from, fault, answer } => {
                self.learns(News::Evidence { of: from, fault }, acts);
                if !answer {
                    let own = self.dispute_with(from).map_or(0.5, |dispute| dispute.account.fault());
                    acts.push(Act::Compare { with: from, fault: own, answer: true });
                }
                self.step(Some(from), acts, |dispute, strain, steps| {
                    dispute.compared(fault, strain, p, steps);
                });
            }
            _ => {}
        }
    }

    /// Every own crew is asked what it did, once: whoever protests or accuses wants an answer.
    fn ask_crews(&mut self, acts: &mut Vec<Act>) {
        if self.crews.is_none() {
            self.crews = Some((0, false));
            acts.push(Act::AskCrews);
        }
    }

    /// Weighs what to do in each dispute. For so many days that is how a look comes out, unless something happens.
    pub(super) fn dispute(&mut self, now: Instant, mind: &Mind, acts: &mut Vec<Act>) -> f64 {
        let audience = self.audience(&mind.params);
        let (clarified, published, third_party) = (self.clarified, self.published, self.third_party);
        // Taken out meanwhile, so that the rest of the ministry can be asked.
        let mut disputes = std::mem::take(&mut self.disputes);
        let mut made = Vec::with_capacity(2 * disputes.len());
        let mut stands = f64::INFINITY;
        for dispute in &mut disputes {
            let belief = self.beliefs.get(&dispute.other());
            let hostile = belief.map_or(0.0, |belief| belief.of(Intent::Hostile));
            let standing = Standing { hostile, audience, clarified, published, third_party };
            let (steps, days) = dispute.decide(now, &standing, &self.key, mind);
            stands = stands.min(days);
            made.extend(steps.into_iter().map(|step| (dispute.other(), dispute.account.fault(), step)));
        }
        self.disputes = disputes;
        self.see_to(made, acts);
        stands
    }

    fn each(&mut self, other: Option<Side>, mut then: impl FnMut(&mut Dispute)) {
        let concerned = |dispute: &&mut Dispute| other.is_none_or(|other| dispute.other() == other);
        self.disputes.iter_mut().filter(concerned).for_each(&mut then);
    }

    /// Does something with the dispute with one side, or with each, and sees to what comes out of it.
    fn step(
        &mut self,
        other: Option<Side>,
        acts: &mut Vec<Act>,
        mut then: impl FnMut(&mut Dispute, Strain, &mut Vec<Step>),
    ) {
        let strain = self.strain();
        let mut made = Vec::new();
        self.each(other, |dispute| {
            let mut steps = Vec::new();
            then(dispute, strain, &mut steps);
            made.extend(steps.into_iter().map(|step| (dispute.other(), dispute.account.fault(), step)));
        });
        self.see_to(made, acts);
    }

    /// Sees to what comes out of disputes: with which side, and how sure one was of its fault then.
    fn see_to(&mut self, made: Vec<(Side, f64, Step)>, acts: &mut Vec<Act>) {
        for (other, fault, step) in made {
            match step {
                Step::Record(record) => acts.push(Act::Record(record)),
                Step::Compare => acts.push(Act::Compare { with: other, fault, answer: false }),
                Step::Make(what, Span::ZERO) => self.make(other, what, fault, acts),
                Step::Make(what, takes) => acts.push(Act::Prepare { to: other, what, takes }),
            }
        }
    }

    /// Makes a move: in public, or by letter.
    fn make(&mut self, to: Side, what: Move, fault: f64, acts: &mut Vec<Act>) {
        self.each(Some(to), |dispute| dispute.takes_effect(what));
        acts.push(Act::Record(Record::Does { side: self.side, about: to, what }));
        if what.is_public() {
            if matches!(what, Move::Accuse | Move::CounterAccuse | Move::Deny | Move::Release) {
                self.publish(acts);
            }
            acts.push(Act::Move { what, fault });
            return;
        }
        let says = match what {
            Move::Protest => SpeechAct::Protest,
            Move::Explain => SpeechAct::Explain { benign: true },
            Move::Regret => SpeechAct::Regret,
            Move::OfferReview | Move::Mediate => SpeechAct::OfferReview,
            Move::Accept => SpeechAct::Accept,
            _ => return,
        };
        acts.push(Act::Embassy { to, says });
    }
}

/// What a lock shown says of the radar, when what was no lock may have been searching or tracking.
fn lock_ratio(p: &Params) -> f64 {
    p.lock_from_fire_control / (0.5 * (p.lock_from_search + p.lock_from_track)).max(1e-6)
}
