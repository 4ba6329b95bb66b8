//! The decision core of a ship's or an aircraft's commander: a value that is told what happened and says what to do.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use guardline_theatre::{Guidance, Platform};
use guardline_units::{Instant, Rung, Side, Span, UnitId};
use guardline_wire::record::{Act, Because, Intent, Occasion, Party, Shows, Situation};
use guardline_wire::{Form, NoticeText, Question, Record, SpeechAct};

use crate::belief::{self, Belief, Evidence};
use crate::choice;
use crate::conduct::{self, Conduct};
use crate::mind::{Mind, Review};
use crate::ports::{Heard, ToBridge, ToOperator, ToWorld};
use crate::seat::Seat;

mod distress;

mod contact;
mod contacts;
mod identity;
mod radio;
mod values;
pub(crate) use values::verify_after;

use contact::{Contact, Lock, misread};
use contacts::{Contacts, Focus};

/// What a commander knows and intends.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Commander {
    /// The unit.
    pub unit: UnitId,
    /// Its side.
    pub side: Side,
    /// Its scenario id, which addresses its draws.
    pub key: String,
    platform: Platform,
    #[serde(skip)]
    platforms: Vec<Platform>,
    intent: Intent,
    #[serde(skip)]
    task: Guidance,
    /// Own rung: what was chosen last.
    own: Rung,
    /// The highest own rung so far: what there is to back down from.
    highest: Rung,
    guidance: Rung,
    cap: Rung,
    clarified: bool,
    audience: f64,
    /// How far the other is expected to step back, in rungs, after an offer that was understood, and until when.
    expect: (f64, Instant),
    /// Questions of one's own: an answer that is not understood is no threat.
    own_questions: BTreeSet<Question>,
    beliefs: BTreeMap<Side, Belief>,
    /// Personal hawkishness, 1 for the median commander.
    hawkishness: f64,
    /// Personal shift of the prior on the logit scale.
    shift: f64,
    contacts: Contacts,
    /// Questions heard so far: a call that is repeated is no new evidence.
    heard: BTreeSet<Question>,
    /// Whether the intention stated in answer to a question, as last heard, is taken to say something else than it said;
    /// until it has been looked at.
    misheard: BTreeMap<Question, bool>,
    /// Questions of which a call was heard and not understood.
    garbled: BTreeSet<Question>,
    /// Fire or a collision has happened: an incident that does not pass.
    shaken: bool,
    /// Until when something keeps him from deciding: the event engine's order towards a unit, or, towards nobody,
    /// distress of his own or of somebody whom he helps.
    directed: Option<(Instant, Option<UnitId>)>,
    /// Until when an intention that was stated in earnest binds, and to which rung at most.
    promise: Option<(Instant, Rung)>,
    /// When the orders in force were given.
    ordered: Instant,
    situation: Situation,
    visits: BTreeMap<(Rung, Rung, bool, bool), u32>,
    /// One for each rung that can be chosen.
    shocks: [f64; 8],
    review: Review,
    clock: Instant,
    /// Whether a person sits in his place, who is asked what to answer.
    manned: bool,
}

/// What a commander wants done.
#[derive(Clone, PartialEq, Debug)]
pub enum Deed {
    /// In the world.
    World(ToWorld),
    /// By the radio room.
    Operator(ToOperator),
    /// Report up the chain.
    Report {
        /// About which side.
        about: Side,
        /// About which unit, as far as the commander knows.
        of: UnitId,
        /// What.
        evidence: Evidence,
        /// The other's rung as seen.
        rung: Rung,
    },
    /// Pass a notice on to the other units of the side.
    Relay {
        /// Which side gave it.
        from: Side,
        /// What it says.
        notice: NoticeText,
        /// Which notice.
        question: Question,
    },
    /// Look again later whether a stated intention was kept.
    VerifyLater {
        /// Who stated it.
        unit: UnitId,
        /// In which form.
        form: Form,
        /// Whether an incident was open when it was stated.
        incident: bool,
        /// In answer to which question.
        question: Question,
    },
    /// Have the person in the seat say what to answer on the radio.
    AskPerson {
        /// What was heard.
        heard: Heard,
        /// What he may say; none is nothing.
        options: Vec<Option<SpeechAct>>,
    },
    /// Answer the ministry, which asked what this crew did.
    Answer {
        /// Whether it says that it did something out of the ordinary.
        did: bool,
        /// How many crews were asked.
        of: usize,
    },
    /// For the record.
    Record(Record),
}

impl Commander {
    /// A commander at the beginning of a run.
    pub fn new(
        unit: UnitId,
        side: Side,
        key: &str,
        platforms: &[Platform],
        intent: Intent,
        task: Guidance,
        mind: &Mind,
    ) -> Self {
        let personal = |purpose| mind.draws.at(key, purpose, &[]).normal(0.0, 1.0);
        let hawkishness = libm::exp(mind.params.commander_spread * personal("commander.hawkishness"));
        let quiet = Situation {
            seen: Rung::ROUTINE,
            guidance: Rung::new(2),
            incident: false,
            clarified: false,
            visit: 0,
        };
        let mut commander = Self {
            unit,
            side,
            key: key.to_owned(),
            platform: platforms[usize::from(unit.0)].clone(),
            platforms: platforms.to_vec(),
            intent,
            task,
            own: Rung::ROUTINE,
            highest: Rung::ROUTINE,
            guidance: Rung::new(2),
            cap: Rung::new(5),
            clarified: false,
            audience: mind.params.audience_before,
            expect: (0.0, Instant::START),
            own_questions: BTreeSet::new(),
            beliefs: BTreeMap::new(),
            hawkishness,
            shift: personal("commander.shift"),
            contacts: Contacts::default(),
            heard: BTreeSet::new(),
            misheard: BTreeMap::new(),
            garbled: BTreeSet::new(),
            shaken: false,
            directed: None,
            promise: None,
            ordered: Instant::START,
            situation: quiet,
            visits: BTreeMap::new(),
            shocks: [0.0; 8],
            review: Review::first(key, &mind.draws),
            clock: Instant::START,
            manned: false,
        };
        commander.enter(quiet, mind);
        commander
    }

    /// The belief about a side, if there is one yet.
    pub fn belief(&self, side: Side) -> Option<Belief> {
        self.beliefs.get(&side).copied()
    }
    /// Own rung.
    pub fn own(&self) -> Rung {
        self.own
    }

    /// When something will be due even if nothing happens.
    pub fn wakes(&self, mind: &Mind) -> Instant {
        let due_in = Span::from_minutes(self.review.due_in(self.review_mean(mind)));
        let review = self.contacts.focus().map(|_| self.clock + due_in);
        let latch = self.contacts.locks().filter_map(|(_, contact)| contact.lock?.expires(mind)).min();
        let directed = self.directed.map(|(until, _)| until);
        [review, latch, directed].into_iter().flatten().min().unwrap_or(Instant::NEVER)
    }

    /// Takes in what happened, or that time has passed, and says what to do.
    pub fn on(
        &mut self,
        now: Instant,
        event: Option<&ToBridge>,
        seat: &mut dyn Seat,
        mind: &Mind,
    ) -> Vec<Deed> {
        let mut deeds = Vec::with_capacity(4);
        self.elapse(now, mind, &mut deeds);
        self.mix_up(mind, &mut deeds);
        let occasion = match event {
            Some(event) => self.take_in(now, event, mind, &mut deeds),
            None => self.due(now, mind, &mut deeds),
        };
        self.settle(now, mind, &mut deeds);
        if let Some(occasion) = occasion.or_else(|| self.situation_changed().then_some(Occasion::Seen)) {
            self.decide(now, occasion, seat, mind, &mut deeds);
        }
        deeds
    }

    /// A person sits down in his place, or gets up.
    pub const fn man(&mut self, manned: bool) {
        self.manned = manned;
    }

    /// Carries out what whoever sits in the seat makes of things as they stand now.
    pub fn choose(&mut self, now: Instant, because: Occasion, seat: &mut dyn Seat, mind: &Mind) -> Vec<Deed> {
        let mut deeds = Vec::new();
        self.elapse(now, mind, &mut deeds);
        self.settle(now, mind, &mut deeds);
        self.decide(now, because, seat, mind, &mut deeds);
        deeds
    }

    /// Time has passed and nothing was seen in it: that is evidence too.
    fn elapse(&mut self, now: Instant, mind: &Mind, deeds: &mut Vec<Deed>) {
        let passed = now - self.clock;
        if passed > Span::ZERO && self.contacts.focus().is_some() {
            self.review.spend(passed.as_minutes(), self.review_mean(mind));
            // No belief is added in between.
            for place in 0..self.beliefs.len() {
                let Some(side) = self.beliefs.keys().nth(place).copied() else { break };
                if let Some(high) = self.contacts.followed(side) {
                    self.learn(side, &Evidence::quiet(passed, high, &mind.likelihoods), mind, deeds);
                }
            }
        }
        self.clock = now;
    }

    /// What is due by the clock alone.
    fn due(&mut self, now: Instant, mind: &Mind, deeds: &mut Vec<Deed>) -> Option<Occasion> {
        if let Some((_, about)) = self.directed.filter(|(until, _)| *until <= now) {
            self.directed = None;
            // The order is carried out: back to the task.
            match about {
                Some(about) => self.carry_out(Rung::new(1), about, Occasion::Incident, mind, deeds),
                None => self.back_to_the_task(mind, deeds),
            }
            return None;
        }
        if !self.review.take(&self.key, &mind.draws) {
            return None;
        }
        // A review is also the next look, at which what was misread is put right.
        let misread = self.contacts.iter().filter(|(_, contact)| contact.conduct != contact.shown);
        for (of, shown) in misread.map(|(of, contact)| (*of, contact.shown)).collect::<Vec<_>>() {
            self.read(of, shown, mind, deeds);
        }
        Some(Occasion::Review)
    }

    fn take_in(
        &mut self,
        now: Instant,
        event: &ToBridge,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        let (params, table) = (&mind.params, &mind.likelihoods);
        match *event {
            ToBridge::Contact { with, side, begins } => {
                self.first_picture(side, mind, deeds);
                self.contacts.meet(with, side);
                self.contacts.change(with, |contact| contact.follow(begins));
                if begins {
                    self.make_out(with, mind, deeds);
                } else {
                    deeds.push(Deed::Operator(ToOperator::Forget { to: with }));
                }
                None
            }
            ToBridge::Conduct { of, rung, change } => {
                self.contacts.change(of, |contact| contact.shown = rung)?;
                let mut draw = mind.draws.at(&self.key, "misread", &[of.0.into(), change.into()]);
                self.read(of, misread(rung, draw.uniform(), params.posture_misread), mind, deeds)
            }
            ToBridge::Near { unit, near } => {
                self.contacts.change(unit, |contact| contact.near = near)?;
                if near {
                    self.ask(unit, "near", mind, deeds);
                }
                None
            }
            ToBridge::Warned { by, shows } => {
                if shows == Shows::Track {
                    // Somebody takes an interest. That is worth a question, and no evidence.
                    self.ask(by, "tracked", mind, deeds);
                }
                if shows != Shows::Lock {
                    return None;
                }
                let lock = Lock { since: now, over: false };
                let side = self.contacts.change(by, |contact| {
                    contact.lock = Some(lock);
                    contact.side
                })?;
                self.witness(side, Evidence::lock(table), by, mind, deeds);
                self.ask(by, "lit", mind, deeds);
                Some(Occasion::Evidence)
            }
            ToBridge::Dark { by } => {
                let lock = self.contacts.get(by)?.lock.filter(|lock| !lock.over)?;
                // A move down only if nothing else keeps the other up there.
                let (side, down) = self.contacts.change(by, |contact| {
                    contact.lock = Some(Lock { over: true, ..lock });
                    (contact.side, contact.plain().number() < 3)
                })?;
                if down {
                    self.witness(side, Evidence::down(table), by, mind, deeds);
                }
                down.then_some(Occasion::Evidence)
            }
            ToBridge::Acted { unit, act, on } => {
                let side = self.contacts.get(unit)?.side;
                if act == Act::Fire {
                    self.shaken = true;
                    self.witness(side, Evidence::weapon(table), unit, mind, deeds);
                    return Some(Occasion::Evidence);
                }
                (on == self.unit).then_some(Occasion::Seen)
            }
            ToBridge::Collided { with } => {
                let side = self.contacts.get(with)?.side;
                self.shaken = true;
                self.witness(side, Evidence::collision(table), with, mind, deeds);
                Some(Occasion::Evidence)
            }
            ToBridge::Heard(ref heard) => self.hear(heard, mind, deeds),
            ToBridge::Silence { to, channel } => {
                let side = self.contacts.get(to)?.side;
                let silence = radio::answered(false, channel, mind);
                self.learn(side, &silence, mind, deeds).then_some(Occasion::Evidence)
            }
            ToBridge::Relayed { from, ref notice, question, route } => {
                self.take_notice(from, notice, question, route, mind, deeds)
            }
            ToBridge::Ordered { guidance, cap, clarified, audience, expect, given } => {
                // Orders overtake each other on their way down; the latest given are in force.
                if given >= self.ordered {
                    self.ordered = given;
                    (self.guidance, self.cap, self.audience) = (guidance, cap, audience);
                }
                self.clarified |= clarified;
                if expect > 0.0 {
                    self.expect = (expect, now + Span::from_minutes(params.expect_lasts));
                }
                let (unit, after) = (self.unit, now - given);
                deeds.push(Deed::Record(Record::Ordered { unit, guidance, cap, clarified, after }));
                Some(Occasion::Orders)
            }
            ToBridge::Directed { to, rung, range, lasts } => {
                self.directed = Some((now + lasts, Some(to)));
                self.carry_out(rung, to, Occasion::Incident, mind, deeds);
                if let Some(range) = range {
                    let guidance = Guidance::Shadow { unit: to, bearing: None, range };
                    deeds.push(Deed::World(ToWorld::Steer { unit: self.unit, guidance }));
                }
                None
            }
            ToBridge::Tasked(task) => {
                self.task = task;
                self.back_to_the_task(mind, deeds);
                None
            }
            ToBridge::Distress { question, lasts } => {
                self.falls_into_distress(question, lasts, mind, deeds);
                None
            }
            ToBridge::Asked { of } => {
                deeds.push(Deed::Answer { did: self.owns_up(mind), of });
                None
            }
            ToBridge::Verify { unit, form, incident, question } => {
                self.verify(unit, form, incident, question, mind, deeds)
            }
            // That is for who sits in the seat.
            ToBridge::Seat(_) => None,
        }
    }

    /// What this crew says when it is asked whether it went as far as a hazardous manoeuvre or further. What was ordered is
    /// owned up to; what nobody ordered, not always.
    fn owns_up(&self, mind: &Mind) -> bool {
        let ordered = self.intent != Intent::Innocent;
        let candid = ordered || mind.draws.at(&self.key, "candour", &[]).bernoulli(mind.params.candour);
        self.highest.number() >= 3 && candid
    }

    /// Reads the visible conduct of a contact. Only moves into and out of R3 and above say something.
    fn read(&mut self, of: UnitId, rung: Rung, mind: &Mind, deeds: &mut Vec<Deed>) -> Option<Occasion> {
        let (side, before, after) = self.contacts.change(of, |contact| {
            let before = contact.plain();
            contact.conduct = rung;
            (contact.side, before, contact.plain())
        })?;
        match (before.number() >= 3, after.number() >= 3) {
            (false, true) => self.witness(side, Evidence::up(&mind.likelihoods), of, mind, deeds),
            (true, false) => {
                self.witness(side, Evidence::down(&mind.likelihoods), of, mind, deeds);
            }
            _ => return None,
        }
        self.ask(of, "moved", mind, deeds);
        Some(Occasion::Seen)
    }

    /// Latches that have run out fall, and the picture of each contact is brought up to date.
    fn settle(&mut self, now: Instant, mind: &Mind, deeds: &mut Vec<Deed>) {
        let by = self.unit;
        let expires = |contact: &Contact| contact.lock.and_then(|lock| lock.expires(mind));
        let over = self.contacts.locks().filter(|(_, it)| expires(it).is_some_and(|at| at <= now));
        for of in over.map(|(of, _)| of).collect::<Vec<_>>() {
            self.contacts.change(of, |contact| contact.lock = None);
        }
        for of in self.contacts.take_changed() {
            if let Some(rung) = self.contacts.picture(of) {
                deeds.push(Deed::Record(Record::Picture { by, of, rung }));
            }
        }
    }

    /// New evidence that is worth a report.
    fn witness(&mut self, side: Side, evidence: Evidence, of: UnitId, mind: &Mind, deeds: &mut Vec<Deed>) {
        self.learn(side, &evidence, mind, deeds);
        let rung = self.contacts.get(of).map_or(Rung::ROUTINE, Contact::seen);
        let rung = match evidence.what {
            Because::Collision => rung.max(Rung::new(6)),
            Because::Weapon => rung.max(Rung::new(7)),
            _ => rung,
        };
        let (of, evidence) = (self.name_of(of), evidence.reported(&mind.params));
        deeds.push(Deed::Report { about: side, of, evidence, rung });
    }

    /// Weighs evidence; false if it says nothing, and then it is no occasion to decide either.
    fn learn(&mut self, side: Side, evidence: &Evidence, mind: &Mind, deeds: &mut Vec<Deed>) -> bool {
        let strain = self.strain();
        let Some(belief) = self.beliefs.get_mut(&side) else { return false };
        let stress = belief::stress(strain, &mind.params);
        let Some(weight) = belief.update(evidence, stress, &mind.params) else { return false };
        let (who, because, belief) = (Party::Unit(self.unit), evidence.what, belief.shares());
        if mind.detail {
            let (about, grounds) = (side, evidence.grounds);
            deeds.push(Deed::Record(Record::Weighs { who, about, because, grounds, strain }));
        }
        deeds.push(Deed::Record(Record::Believes { who, about: side, belief, because, weight }));
        true
    }

    fn first_picture(&mut self, side: Side, mind: &Mind, deeds: &mut Vec<Deed>) {
        if !self.beliefs.contains_key(&side) {
            let belief = Belief::prior(mind.politics.trust, self.shift, &mind.params);
            self.beliefs.insert(side, belief);
            let (who, because) = (Party::Unit(self.unit), Because::Prior);
            deeds.push(Deed::Record(Record::Believes {
                who,
                about: side,
                belief: belief.shares(),
                because,
                weight: 1.0,
            }));
        }
    }

    fn seen(&self) -> Rung {
        self.contacts.focus().map_or(Rung::ROUTINE, |focus| focus.seen)
    }

    fn incident(&self) -> bool {
        self.shaken || self.contacts.any_incident()
    }

    fn situation_changed(&self) -> bool {
        let Situation { seen, guidance, incident, clarified, .. } = self.situation;
        (seen, guidance, incident, clarified) != (self.seen(), self.guidance, self.incident(), self.clarified)
    }

    fn enter(&mut self, situation: Situation, mind: &Mind) {
        let Situation { seen, guidance, incident, clarified, .. } = situation;
        let visits = self.visits.entry((seen, guidance, incident, clarified)).or_default();
        let visit = *visits;
        *visits += 1;
        self.situation = Situation { visit, ..situation };
        let [seen, guidance] = [seen, guidance].map(|rung| rung.number().into());
        let index = [seen, guidance, incident.into(), clarified.into(), visit.into()];
        let mut draw = mind.draws.at(&self.key, "choice", &index);
        self.shocks = std::array::from_fn(|_| draw.gumbel());
    }

    fn decide(
        &mut self,
        now: Instant,
        because: Occasion,
        seat: &mut dyn Seat,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) {
        if self.situation_changed() {
            let (seen, guidance, incident, clarified) =
                (self.seen(), self.guidance, self.incident(), self.clarified);
            self.enter(Situation { seen, guidance, incident, clarified, visit: 0 }, mind);
        }
        let Some(Focus { unit: about, side, seen }) = self.contacts.focus() else { return };
        let Some(belief) = self.belief(side) else { return };
        if self.directed.is_some_and(|(until, _)| until > now) {
            return;
        }
        let menu = self.menu(&belief, mind);
        let stakes = self.stakes(seen, &belief, mind);
        if seat.is_model() && !mind.detail {
            let options = menu.iter().map(|rung| (stakes.value(*rung), self.shock(*rung)));
            let chosen = menu[choice::likeliest(options, self.precision(&mind.params))];
            return self.carry_out(chosen, about, because, mind, deeds);
        }
        let view = self.view(now, because, about, belief, menu, &stakes);
        let chosen = seat.decide(&view);
        if mind.detail {
            let chosen = if view.menu.contains(&chosen) { chosen } else { self.own };
            deeds.push(Deed::Record(self.considers(side, &view, chosen)));
        }
        if view.menu.contains(&chosen) {
            self.carry_out(chosen, about, because, mind, deeds);
        }
    }

    /// Carries out a decision: from the rung to what the unit does.
    fn carry_out(&mut self, to: Rung, about: UnitId, because: Occasion, mind: &Mind, deeds: &mut Vec<Deed>) {
        let (unit, from) = (self.unit, self.own);
        if to == from {
            return;
        }
        deeds.push(Deed::Record(Record::Decides { unit, from, to, situation: self.situation, because }));
        self.own = to;
        self.highest = self.highest.max(to);
        let against = &self.platforms[usize::from(about.0)];
        let Conduct { guidance, illuminates, act } =
            conduct::conduct(to, &self.platform, self.task, about, against, &mind.params);
        deeds.push(Deed::World(ToWorld::Steer { unit, guidance }));
        if illuminates != (from.number() == 4) {
            deeds.push(Deed::World(ToWorld::Illuminate { unit, on: about, begins: illuminates }));
        }
        if let Some(act) = act {
            deeds.push(Deed::World(ToWorld::Act { unit, act, on: about }));
        }
    }
}
