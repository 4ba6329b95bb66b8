//! The decision core of a ministry: what it believes, which posture it takes, what it orders, publishes and writes.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use guardline_units::{Instant, Params, Posture, Rung, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::SpeechAct;
use guardline_wire::dispute::Move;
use guardline_wire::inputs::{Deliberated, Strain};
use guardline_wire::record::{Because, Intent, News, Party};

use crate::belief::{self, Belief, Evidence};
use crate::choice;
use crate::dispute::Dispute;
use crate::mind::Mind;
use crate::ports::{Brief, ToMinistry};
use crate::seat::Options;

mod aftermath;
mod analysis;
mod looks;
mod values;

use looks::Looks;

/// What a ministry knows and intends.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Ministry {
    /// The side.
    pub side: Side,
    /// What addresses its draws.
    pub key: String,
    /// The other sides.
    others: Vec<Side>,
    /// The intent behind its own units' conduct: the highest of them.
    intent: Intent,
    posture: Posture,
    highest: Posture,
    /// What the other sides are seen to do, and since when.
    others_postures: BTreeMap<Side, (Instant, Posture)>,
    beliefs: BTreeMap<Side, Belief>,
    /// What is in dispute with each of the other sides.
    disputes: Vec<Dispute>,
    /// Own crews that have been asked what they did, and whether one of those that have answered owned up.
    crews: Option<(usize, bool)>,
    /// Hazardous conduct reported so far, and when: what early warning goes by.
    indicators: Vec<Instant>,
    /// Whether the mechanism has obliged this ministry to ask.
    warned: bool,
    /// Whether there is a third party that could mediate.
    third_party: bool,
    /// Whether a third party stands by the other side.
    threatened: bool,
    hawkishness: f64,
    /// Personal shift of the prior on the logit scale.
    shift: f64,
    /// The affair, if there is one, and when it is looked at.
    looks: Looks,
    /// Whether an own unit has reported.
    reported: bool,
    /// The other's rung by the latest report of each unit; reports overtake each other on their way.
    rungs: BTreeMap<UnitId, (Instant, Rung)>,
    /// Locks that were reported, and that no analysis has taken back.
    locks: Vec<ReportedLock>,
    /// Recordings that turned out to show no lock before the report of one was in: whose, and when it was recorded.
    refuted: BTreeSet<(UnitId, Instant)>,
    /// The highest rung ever reported.
    worst: Rung,
    published: bool,
    clarified: bool,
    protested: bool,
    explained: bool,
    /// Accounts heard, by side and by whether they were benign.
    told: BTreeSet<(Side, bool)>,
    /// How far the other side is expected to step back after an offer on the line.
    expect: f64,
    situation: Option<Affair>,
    visits: BTreeMap<Affair, u32>,
    shocks: Vec<f64>,
}

/// The situation in which a ministry's shocks stay the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
struct Affair {
    rung: Rung,
    others: Posture,
    published: bool,
    clarified: bool,
}

/// A lock as it was reported, and how much it counted.
#[derive(Clone, Copy, PartialEq, Debug, Serialize)]
struct ReportedLock {
    by: UnitId,
    about: Side,
    recorded: Instant,
    log_likelihood: [f64; 3],
    weight: f64,
}

/// What a ministry wants done.
#[derive(Clone, PartialEq, Debug)]
pub enum Act {
    /// Order all own units.
    Order {
        /// Highest rung to which it guides.
        guidance: Rung,
        /// Highest rung standing orders allow.
        cap: Rung,
        /// Whether a benign clarification has been received.
        clarified: bool,
        /// Weight of the audience at home.
        audience: f64,
        /// Expected step back of the other, in rungs.
        expect: f64,
    },
    /// Write to the other ministry through the embassy.
    Embassy {
        /// To whom.
        to: Side,
        /// What.
        says: SpeechAct,
    },
    /// Let the other ministries see a posture.
    Show(Posture),
    /// Make the affair public now.
    Publish,
    /// Make the affair public by itself after a while.
    PublishAfter(Span),
    /// Let the other ministries see a move in a dispute, and how sure its maker says it is of the other's fault.
    Move {
        /// Which.
        what: Move,
        /// How sure.
        fault: f64,
    },
    /// Prepare a move in a dispute.
    Prepare {
        /// Against whom.
        to: Side,
        /// Which.
        what: Move,
        /// How long it takes.
        takes: Span,
    },
    /// Ask every own crew what it did.
    AskCrews,
    /// Lay the own evidence before the other side: at once, or after the time that a technical talk takes.
    Compare {
        /// Before whom.
        with: Side,
        /// How sure one is of their fault.
        fault: f64,
        /// Whether it is an answer to theirs.
        answer: bool,
    },
    /// Tell the desk at the line.
    Brief(Brief),
    /// For the record.
    Record(Record),
}

impl Ministry {
    /// A ministry at the beginning of a run. `intent` is the intent behind its units' conduct.
    pub fn new(side: Side, key: &str, others: Vec<Side>, intent: Intent, mind: &Mind) -> Self {
        let key = format!("{key}/ministry");
        let personal = |purpose| mind.draws.at(&key, purpose, &[]).normal(0.0, 1.0);
        let shift = personal("ministry.shift");
        let prior = Belief::prior(mind.politics.trust, shift, &mind.params);
        Self {
            side,
            beliefs: others.iter().map(|other| (*other, prior)).collect(),
            disputes: others.iter().map(|other| Dispute::new(side, *other, &mind.params)).collect(),
            crews: None,
            indicators: Vec::new(),
            warned: false,
            third_party: false,
            threatened: false,
            others,
            intent,
            posture: Posture::default(),
            highest: Posture::default(),
            others_postures: BTreeMap::new(),
            hawkishness: libm::exp(mind.params.ministry_spread * personal("ministry.hawkishness")),
            shift,
            looks: Looks::new(&key, &mind.draws),
            reported: false,
            rungs: BTreeMap::new(),
            locks: Vec::new(),
            refuted: BTreeSet::new(),
            worst: Rung::ROUTINE,
            published: false,
            clarified: false,
            protested: false,
            explained: false,
            told: BTreeSet::new(),
            expect: 0.0,
            situation: None,
            visits: BTreeMap::new(),
            shocks: vec![0.0; 5],
            key,
        }
    }

    /// The belief about a side.
    pub fn belief(&self, side: Side) -> Option<Belief> {
        self.beliefs.get(&side).copied()
    }

    /// What is personal in it, for the record.
    pub fn person(&self) -> Record {
        let who = Party::Ministry(self.side);
        Record::Person { who, shift: self.shift, hawkishness: self.hawkishness }
    }

    /// When something is due even if nothing happens.
    pub fn wakes(&self, mind: &Mind) -> Instant {
        self.looks.wakes(&mind.params)
    }

    /// Takes in what happened, or that time has passed, and says what to do.
    pub fn on(&mut self, now: Instant, event: Option<&ToMinistry>, mind: &Mind) -> Vec<Act> {
        let mut acts = Vec::with_capacity(4);
        let due = match event {
            Some(event) => {
                self.looks.interrupt(now, &self.key, mind);
                self.take_in(now, event, mind, &mut acts)
            }
            None => self.looks.due(now, &self.key, mind),
        };
        if due && self.looks.open.is_some() {
            let posture = self.decide(now, mind, &mut acts);
            let moves = self.dispute(now, mind, &mut acts);
            self.looks.stand(posture.min(moves));
        }
        for about in &self.others {
            if let Some(belief) = self.belief(*about) {
                acts.push(Act::Brief(Brief {
                    about: *about,
                    belief,
                    audience: self.audience(&mind.params),
                    reported: self.reported,
                    wish: self.wishes_to_call(),
                    intent: self.intent,
                    suspended: self.is_suspended(*about),
                }));
            }
        }
        acts
    }

    /// A ministry wishes to call once one of its units has reported a simulated attack or worse, or once early warning
    /// obliges it to, and nothing has been cleared up yet.
    fn wishes_to_call(&self) -> bool {
        let suspended = self.disputes.iter().any(Dispute::is_suspended);
        self.reported && !self.clarified && (self.worst.number() >= 4 || self.warned) && !suspended
    }

    fn take_in(&mut self, now: Instant, event: &ToMinistry, mind: &Mind, acts: &mut Vec<Act>) -> bool {
        match *event {
            ToMinistry::Report { by, about, evidence, rung, sent } => {
                let (side, what, after) = (self.side, evidence.what, now - sent);
                acts.push(Act::Record(Record::Informed { side, by, what, rung, after }));
                self.reported = true;
                if what == Because::Lock && self.refuted.remove(&(by, sent)) {
                    return false; // the analysis was faster than the report
                }
                let weight = self.weigh(about, &evidence, mind, acts);
                if let (Because::Lock, Some(weight)) = (what, weight) {
                    let log_likelihood = evidence.log_likelihood;
                    self.locks.push(ReportedLock { by, about, recorded: sent, log_likelihood, weight });
                }
                self.sensed(about, what, mind, acts);
                self.heeds(now, what, mind);
                let known = self.rungs.entry(by).or_default();
                *known = (sent, rung).max(*known);
                self.worst = self.worst.max(rung);
                if rung.number() >= 3 {
                    self.open_with(about, now, acts);
                    self.open(now, mind, acts);
                    self.protest(about, acts);
                }
                true
            }
            ToMinistry::Analysed(analysis) => self.take_analysis(now, &analysis, mind, acts),
            ToMinistry::Public { side, posture, since } => {
                self.learns(News::Posture { of: side, posture }, acts);
                let before = self.others_posture();
                let known = self.others_postures.entry(side).or_default();
                *known = (since, posture).max(*known);
                let grew = self.others_posture() > before;
                if grew {
                    self.open(now, mind, acts);
                    self.learn(side, &Evidence::public_act(&mind.likelihoods), mind, acts);
                }
                grew
            }
            ToMinistry::Words { from, ref says, by, evidence } => {
                // The same account by another way is no new evidence.
                let told = match says {
                    Some(SpeechAct::Explain { benign }) => !self.told.insert((from, *benign)),
                    _ => false,
                };
                let news = !told && self.learn(from, &evidence, mind, acts);
                self.hears_said(from, says.as_ref(), now, mind, acts);
                match says {
                    Some(SpeechAct::Protest) => {
                        self.open(now, mind, acts);
                        if !self.explained {
                            self.explained = true;
                            let benign = explains(&self.key, self.intent, mind);
                            acts.push(Act::Embassy { to: from, says: SpeechAct::Explain { benign } });
                        }
                        news
                    }
                    // What nobody believes clears nothing up.
                    Some(SpeechAct::Explain { benign: true }) if !evidence.says_nothing() => {
                        self.clarified = true;
                        self.order(mind, acts);
                        true
                    }
                    Some(SpeechAct::StepBackOffer) if by.is_some() => {
                        let trust = mind.politics.trust;
                        self.expect =
                            mind.params.expect_line * mind.mechanism.credibility().line(trust, self.reported);
                        self.order(mind, acts);
                        true
                    }
                    Some(SpeechAct::Regret | SpeechAct::OfferReview | SpeechAct::Accept) => true,
                    _ => news,
                }
            }
            ToMinistry::Moved { .. }
            | ToMinistry::Crew { .. }
            | ToMinistry::Evidence { .. }
            | ToMinistry::ThirdParty(_)
            | ToMinistry::Imposed(_)
            | ToMinistry::Prepared { .. } => {
                self.take_in_dispute(event, now, mind, acts);
                true
            }
            // Letters are opened by the ministry's room; what has changed is seen at the next look.
            ToMinistry::Letter { .. } | ToMinistry::Changed => false,
            ToMinistry::Due => {
                let news = self.publish(acts);
                if news {
                    self.order(mind, acts);
                }
                news
            }
            ToMinistry::Published | ToMinistry::Disclosed => {
                let disclosed = matches!(event, ToMinistry::Disclosed);
                self.learns(if disclosed { News::Disclosed } else { News::Published }, acts);
                let news = !self.published;
                self.published = true;
                if news {
                    self.open(now, mind, acts);
                    self.order(mind, acts);
                }
                if *event == ToMinistry::Published {
                    self.is_accused(now, mind, acts);
                }
                news
            }
        }
    }

    fn learns(&self, news: News, acts: &mut Vec<Act>) {
        acts.push(Act::Record(Record::Learns { side: self.side, news }));
    }

    fn open(&mut self, now: Instant, mind: &Mind, acts: &mut Vec<Act>) {
        if self.looks.open.is_none() {
            self.looks.open = Some(now);
            let p = &mind.params;
            let after = mind
                .draws
                .at(&self.key, "publication", &[])
                .lognormal(p.publication_median, p.publication_spread);
            acts.push(Act::PublishAfter(Span::from_minutes(after)));
        }
    }

    fn protest(&mut self, to: Side, acts: &mut Vec<Act>) {
        if !self.protested {
            self.protested = true;
            self.noted(to, Move::Protest);
            acts.push(Act::Embassy { to, says: SpeechAct::Protest });
        }
    }

    /// Makes the affair public; false if it is public already.
    fn publish(&mut self, acts: &mut Vec<Act>) -> bool {
        let news = !self.published;
        self.published = true;
        if news {
            self.spoke_out();
            acts.push(Act::Publish);
        }
        news
    }

    /// Weighs evidence; false if it says nothing, and then it is no occasion to decide either.
    fn learn(&mut self, about: Side, evidence: &Evidence, mind: &Mind, acts: &mut Vec<Act>) -> bool {
        self.weigh(about, evidence, mind, acts).is_some()
    }

    fn strain(&self) -> Strain {
        Strain { own: self.posture.rung(), other: self.rung(), close: false }
    }

    /// The same, and with which exponent it counted.
    fn weigh(&mut self, about: Side, evidence: &Evidence, mind: &Mind, acts: &mut Vec<Act>) -> Option<f64> {
        let strain = self.strain();
        let belief = self.beliefs.get_mut(&about)?;
        let weight = belief.update(evidence, belief::stress(strain, &mind.params), &mind.params)?;
        let (who, because, belief) = (Party::Ministry(self.side), evidence.what, belief.shares());
        if mind.detail {
            let grounds = evidence.grounds;
            acts.push(Act::Record(Record::Weighs { who, about, because, grounds, strain }));
        }
        acts.push(Act::Record(Record::Believes { who, about, belief, because, weight }));
        Some(weight)
    }

    /// The highest rung at which the other side is now, as far as reported.
    fn rung(&self) -> Rung {
        self.rungs.values().map(|(_, rung)| *rung).max().unwrap_or_default()
    }

    fn others_posture(&self) -> Posture {
        self.others_postures.values().map(|(_, posture)| *posture).max().unwrap_or_default()
    }

    fn audience(&self, p: &Params) -> f64 {
        let weight = if self.published { p.audience_after } else { p.audience_before };
        if self.threatened { weight * p.audience_third_party } else { weight }
    }

    fn order(&self, mind: &Mind, acts: &mut Vec<Act>) {
        let (guidance, cap) = (self.posture.guidance(), self.posture.rules_of_engagement());
        let (side, clarified) = (self.side, self.clarified);
        let (audience, expect) = (self.audience(&mind.params), self.expect);
        acts.push(Act::Record(Record::Orders { side, guidance, cap, clarified }));
        acts.push(Act::Order { guidance, cap, clarified, audience, expect });
    }

    /// Takes a posture. For so many days that is how a look comes out, unless something happens.
    fn decide(&mut self, now: Instant, mind: &Mind, acts: &mut Vec<Act>) -> f64 {
        let affair = Affair {
            rung: self.rung(),
            others: self.others_posture(),
            published: self.published,
            clarified: self.clarified,
        };
        if self.situation != Some(affair) {
            let visit = self.visits.entry(affair).or_default();
            let flags = [affair.published, affair.clarified].map(u64::from);
            let index = [
                affair.rung.number().into(),
                affair.others.number().into(),
                flags[0],
                flags[1],
                (*visit).into(),
            ];
            *visit += 1;
            let mut draw = mind.draws.at(&self.key, "choice", &index);
            self.shocks = (0..=4).map(|_| draw.gumbel()).collect();
            self.situation = Some(affair);
        }
        let at = self.posture.number();
        // Alert and reinforcement come up once there has been a simulated attack or there is an alert to answer;
        // delegating weapons authority only while there is contact, or worse, at sea.
        let ceiling = match affair.rung.number() {
            6.. => 4,
            _ if self.worst.number() >= 4 || affair.others.number() >= 3 => 3,
            _ => 2,
        };
        let menu: Options<Posture> =
            (at.saturating_sub(1)..=(at + 1).min(ceiling.max(at))).map(Posture::new).collect();
        let days = self.looks.open.map_or(0.0, |since| (now - since).as_hours() / 24.0);
        let look = self.look(days, &mind.params);
        let values: Options<f64> = menu.iter().map(|m| self.value(*m, &look, mind)).collect();
        let shocks: Options<f64> = menu.iter().map(|m| self.shocks[usize::from(m.number())]).collect();
        let precision = mind.params.ministry_precision;
        let chosen = choice::choose(&values, precision, &shocks);
        let to = menu[chosen];
        if mind.detail {
            acts.push(Act::Record(self.deliberates(&menu, &values, days, to, &mind.params)));
        }
        if to == self.posture {
            let growth: Options<f64> = menu.iter().map(|m| values::growth(*m, &mind.params)).collect();
            return choice::holds(&values, &growth, precision, &shocks, chosen);
        }
        let (side, from, other) = (self.side, self.posture, self.others_posture());
        acts.push(Act::Record(Record::Posture { side, from, to, other }));
        self.posture = to;
        self.highest = self.highest.max(to);
        if to.number() >= 2 || from.number() >= 2 {
            acts.push(Act::Show(to));
        }
        if to.number() >= 2 {
            self.publish(acts);
        }
        self.order(mind, acts);
        0.0
    }

    /// What a look at the options is computed from, and what comes of it, for the record.
    fn deliberates(
        &self,
        menu: &[Posture],
        values: &[f64],
        days: f64,
        chosen: Posture,
        p: &Params,
    ) -> Record {
        let look = Deliberated {
            about: self.most_feared().0,
            posture: self.posture,
            highest: self.highest,
            others: self.others_posture(),
            rung: self.rung(),
            audience: self.audience(p),
            clarified: self.clarified,
            days,
            probabilities: choice::probabilities(values, p.ministry_precision),
            menu: menu.to_vec(),
            values: values.to_vec(),
            chosen,
        };
        Record::Deliberates { side: self.side, look: Box::new(look) }
    }

    /// The side that is most probably hostile, and what is believed of it.
    fn most_feared(&self) -> (Side, [f64; 3]) {
        let beliefs = self.beliefs.iter().map(|(side, belief)| (*side, belief.shares()));
        beliefs.fold((self.side, [0.0; 3]), |worst, it| if it.1[2] >= worst.1[2] { it } else { worst })
    }
}

/// Whether a ministry with `key` has a benign explanation to offer, given the intent behind its units' conduct. One draw
/// for the whole affair, whichever way it is asked.
pub(crate) fn explains(key: &str, intent: Intent, mind: &Mind) -> bool {
    let share = mind.mechanism.conduct().explains()[intent.index()];
    mind.draws.at(key, "explains", &[]).bernoulli(share)
}

/// What makes a report contested: it rests on the unit's own reading of an instrument.
pub(crate) const fn contested(what: Because) -> bool {
    matches!(what, Because::Lock)
}
