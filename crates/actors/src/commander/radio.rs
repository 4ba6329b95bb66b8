//! What a commander does about words: asking, answering, believing, and checking what was promised.

use guardline_channels::{comprehension, quality};
use guardline_units::{Decibels, Instant, Params, Rung, Side, UnitId};
use guardline_wire::codebook::{CodeKind, Reply, Signal, SignalForm};
use guardline_wire::record::Occasion;
use guardline_wire::{Acknowledgement, Channel, Form, NoticeText, Question, Record, Route, SpeechAct};

use super::{Commander, Deed, Heard, verify_after};
use crate::belief::Evidence;
use crate::mind::Mind;
use crate::place::replies;
use crate::ports::{Answers, ToOperator, ToWorld};

/// Chance that a question put on a channel is answered and the answer understood, under each intent, as a caller
/// believes it: a watch is kept, both ways are clear, the words are understood, and the other is willing.
fn answers(channel: Channel, mind: &Mind) -> [f64; 3] {
    let reach = mind.mechanism.reach();
    let clear = libm::exp(-reach.load(channel));
    // Comprehension at the mean signal-to-noise ratio.
    let snr = Decibels(mind.params.voice_cap - mind.params.crew_noise);
    let understood =
        comprehension(snr, mind.mechanism.comprehension().form(), mind.params.officer_level, &mind.params);
    mind.mechanism.conduct().reply().map(|will| reach.listens(channel) * clear * clear * understood * will)
}

/// Whether a question on a channel was answered, as evidence. Both count alike.
pub(super) fn answered(answered: bool, channel: Channel, mind: &Mind) -> Evidence {
    Evidence::answered(answered, answers(channel, mind), mind.params.channel_dead, false, &mind.params)
}

impl Commander {
    /// To which rung at most an intention stated in earnest binds now.
    pub(super) fn promised(&self) -> Option<Rung> {
        self.promise.filter(|(until, _)| self.clock < *until).map(|(_, rung)| rung)
    }

    /// Has the radio room ask another unit, once for each occasion that calls for it.
    pub(super) fn ask(&mut self, to: UnitId, occasion: &'static str, mind: &Mind, deeds: &mut Vec<Deed>) {
        let stress = self.stress(&mind.params);
        let (key, name) = (&self.key, self.name_of(to));
        let asked = self.contacts.change(to, |contact| contact.ask(occasion)).flatten();
        if let Some(asked) = asked {
            let question = Question::about(&[key, "asks", occasion], &[to.0.into(), asked]);
            self.own_questions.insert(question);
            deeds.push(Deed::Operator(ToOperator::Ask { to: name, question, stress }));
        }
    }

    /// Takes in what the radio room has for the commander.
    pub(super) fn hear(&mut self, heard: &Heard, mind: &Mind, deeds: &mut Vec<Deed>) -> Option<Occasion> {
        let (params, table) = (&mind.params, &mind.likelihoods);
        let Heard { from, side, question, route, form, misheard, .. } = *heard;
        if let Some(SpeechAct::Distress | SpeechAct::Assist) = heard.says {
            return self.hears_of_distress(heard, mind, deeds);
        }
        if side == self.side {
            return None; // a call for help to all that was not made out
        }
        self.first_picture(side, mind, deeds);
        let credibility = mind.mechanism.credibility().radio(mind.politics.trust);
        let Some(says) = &heard.says else { return self.make_nothing_of(heard, mind, deeds) };
        self.hear_name(from, mind, deeds);
        match says {
            SpeechAct::Query => {
                let news = self.heard.insert(question);
                if news {
                    self.witness(side, Evidence::query(table), from, mind, deeds);
                }
                if self.manned {
                    let options = replies(self.own.number() >= 3, heard.form == Form::Free);
                    deeds.push(Deed::AskPerson { heard: heard.clone(), options });
                } else {
                    self.answer(heard, mind, deeds);
                }
                news.then_some(Occasion::Evidence)
            }
            SpeechAct::Demand => {
                let news = self.heard.insert(question);
                if news {
                    self.learn(side, &Evidence::demand(table), mind, deeds);
                }
                news.then_some(Occasion::Evidence)
            }
            SpeechAct::Intention { step_back, .. } => {
                // What was said again, and heard better, is what will be looked at.
                self.misheard.insert(question, misheard);
                if !misheard {
                    deeds.push(Deed::World(ToWorld::Informed { unit: self.unit, of: from }));
                }
                if !self.heard.insert(question) {
                    return None;
                }
                if let Route::Radio(channel) = route {
                    self.learn(side, &answered(true, channel, mind), mind, deeds);
                }
                if *step_back {
                    self.expect = (params.expect_radio * credibility, self.clock + verify_after(params));
                }
                let incident = self.incident();
                deeds.push(Deed::VerifyLater { unit: from, form, incident, question });
                Some(Occasion::Evidence)
            }
            SpeechAct::Signal(signal) => self.read_signal(heard, *signal, credibility, mind, deeds),
            SpeechAct::Notice(notice) => {
                let occasion = self.take_notice(side, notice, question, route, mind, deeds);
                if occasion.is_some() {
                    deeds.push(Deed::Relay { from: side, notice: notice.clone(), question });
                }
                // Who repeats it has not heard the answer.
                if self.willing("reply", question, mind) {
                    // Receipt is not consent. A readback needs the agreed phrases, and who accepts keeps clear.
                    let accepts = form == Form::Phrasebook
                        && quality(notice, self.clock, params) >= params.notice_complete
                        && self.says_he_accepts(question, mind);
                    let grade = match form {
                        Form::Phrasebook if accepts => Acknowledgement::Accepted,
                        Form::Phrasebook => Acknowledgement::Understood,
                        _ => Acknowledgement::Received,
                    };
                    self.reply(heard, mind, acknowledge(heard, grade, says), deeds);
                    if accepts && self.willing_to_keep(question, mind) {
                        self.promise_not_to_close(&mind.params);
                    }
                }
                occasion
            }
            _ => None,
        }
    }

    /// A coded signal. What it says of the speaker is a notice of its activity and nothing more; a request may be
    /// complied with; who is asked whether a signal was meant makes it again; what is cancelled was not said.
    fn read_signal(
        &mut self,
        heard: &Heard,
        signal: Signal,
        credibility: f64,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        let kind = signal.code().entry().kind;
        match signal.form() {
            SignalForm::Made => {}
            SignalForm::Cancelled => return None,
            SignalForm::Queried => {
                let meant = Signal::new(signal.code(), signal.argument(), SignalForm::Made).ok()?;
                self.reply(heard, mind, SpeechAct::Signal(meant), deeds);
                return None;
            }
        }
        let news = self.heard.insert(heard.question);
        let table = &mind.likelihoods;
        let evidence = match kind {
            CodeKind::Warning => Evidence::demand(table),
            _ => Evidence::signal(mind.params.signal_worth, table),
        };
        if news {
            self.learn(heard.side, &evidence.believed(credibility), mind, deeds);
        }
        if kind == CodeKind::Request && self.willing("reply", heard.question, mind) {
            let says = SpeechAct::Signal(signal);
            self.reply(heard, mind, acknowledge(heard, Acknowledgement::Accepted, &says), deeds);
            self.promise_not_to_close(&mind.params);
        }
        news.then_some(Occasion::Evidence)
    }

    /// Something was heard that makes no sense. It may be taken for a threat; whoever is called asks again, or says
    /// received for the sake of peace and has understood nothing.
    fn make_nothing_of(&mut self, heard: &Heard, mind: &Mind, deeds: &mut Vec<Deed>) -> Option<Occasion> {
        let Heard { side, question, .. } = *heard;
        if heard.answer || self.own_questions.contains(&question) || !self.garbled.insert(question) {
            return None;
        }
        if self.willing("reply", question, mind) {
            let mut draw = mind.draws.at(&self.key, "not understood", &[question.0]);
            let blind = draw.bernoulli(mind.params.blind_acknowledgement);
            let to = heard.message;
            let says = match (heard.form, blind) {
                (Form::Coded, _) if heard.invalid_code => {
                    SpeechAct::CodeReply { to, reply: Reply::InvalidCode }
                }
                (Form::Coded, _) => SpeechAct::CodeReply { to, reply: Reply::NotUnderstood },
                (_, true) => {
                    SpeechAct::Acknowledge { to, grade: Acknowledgement::Received, figures: Vec::new() }
                }
                (_, false) => SpeechAct::SayAgain { to },
            };
            self.reply(heard, mind, says, deeds);
        }
        let threat =
            mind.draws.at(&self.key, "threat", &[question.0]).bernoulli(mind.params.threat_misreading);
        (threat && self.learn(side, &Evidence::threat_heard(&mind.likelihoods), mind, deeds))
            .then_some(Occasion::Evidence)
    }

    /// A notice in hand, however it came: evidence as far as it is of use by now and its channel is believed.
    pub(super) fn take_notice(
        &mut self,
        from: Side,
        notice: &NoticeText,
        question: Question,
        route: Route,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        if !self.heard.insert(question) {
            return None;
        }
        self.first_picture(from, mind, deeds);
        let view = mind.mechanism.credibility();
        let credibility = match route {
            Route::Embassy | Route::Notam | Route::NavigationalWarning => view.embassy(),
            _ => view.radio(mind.politics.trust),
        };
        let worth = quality(notice, self.clock, &mind.params);
        let (unit, text) = (self.unit, notice.clone());
        deeds.push(Deed::Record(Record::NoticeInHand { unit, from, notice: text, question, route, worth }));
        let notice = Evidence::notice(worth, &mind.likelihoods).believed(credibility);
        self.learn(from, &notice, mind, deeds);
        Some(Occasion::Evidence)
    }

    pub(super) fn reply(&self, heard: &Heard, mind: &Mind, says: SpeechAct, deeds: &mut Vec<Deed>) {
        let Heard { from: to, question, route, .. } = *heard;
        let answers = Answers { surprise: self.incident(), stress: self.stress(&mind.params) };
        deeds.push(Deed::Operator(ToOperator::Reply { to, question, route, says, answers }));
    }

    fn willing(&self, purpose: &'static str, question: Question, mind: &Mind) -> bool {
        let willing = mind.mechanism.conduct().reply()[self.intent.index()];
        mind.draws.at(&self.key, purpose, &[question.0]).bernoulli(willing)
    }

    fn willing_to_keep(&self, question: Question, mind: &Mind) -> bool {
        let keeps = mind.mechanism.conduct().keeps_intention()[self.intent.index()];
        mind.draws.at(&self.key, "accept", &[question.0]).bernoulli(keeps)
    }

    /// Whether he says that he accepts: who means what he says accepts what he will keep.
    fn says_he_accepts(&self, question: Question, mind: &Mind) -> bool {
        let conduct = mind.mechanism.conduct();
        let keeps = conduct.keeps_intention()[conduct.speaks_as(self.intent.index())];
        mind.draws.at(&self.key, "accept", &[question.0]).bernoulli(keeps)
    }

    /// Who has accepted does not go up to a hazardous manoeuvre for a while.
    fn promise_not_to_close(&mut self, params: &Params) {
        let rung = Rung::new(2);
        let lowest = self.promised().map_or(rung, |promised| promised.min(rung));
        self.promise = Some((self.clock + verify_after(params), lowest));
    }

    /// Answers a question, or does not. Who states an intention keeps it: a step back is taken when it is promised.
    fn answer(&mut self, heard: &Heard, mind: &Mind, deeds: &mut Vec<Deed>) {
        let Heard { from, question, form, .. } = *heard;
        let conduct = mind.mechanism.conduct();
        let intent = self.intent.index();
        let mut draw = mind.draws.at(&self.key, "reply", &[question.0]);
        if !draw.bernoulli(conduct.reply()[intent]) {
            return;
        }
        // In bad faith one draw gives the words that an innocent speaker would find, and what becomes of them.
        let (share, speaks_as) = (draw.uniform(), conduct.speaks_as(intent));
        let [keeps, says_it] = [intent, speaks_as].map(|intent| share < conduct.keeps_intention()[intent]);
        let raised = self.own.number() >= 3;
        let says = match (says_it, form) {
            (true, _) => intention(raised),
            (false, Form::Free) => SpeechAct::Demand,
            (false, _) => intention(raised && speaks_as != 0),
        };
        self.reply(heard, mind, says, deeds);
        if keeps {
            // His word binds him until the other has had time to look: one step back, or no step forward.
            let rung = Rung::new(if raised { 1 } else { 2 });
            let lowest = self.promised().map_or(rung, |promised| promised.min(rung));
            self.promise = Some((self.clock + verify_after(&mind.params), lowest));
        }
        if keeps && raised {
            self.directed = None;
            self.carry_out(Rung::new(1), from, Occasion::OwnWord, mind, deeds);
        }
    }

    /// Says what the person in the seat has chosen. Whether he keeps it is up to him.
    pub(crate) fn say(
        &mut self,
        now: Instant,
        heard: &Heard,
        says: Option<SpeechAct>,
        mind: &Mind,
    ) -> Vec<Deed> {
        let mut deeds = Vec::new();
        self.elapse(now, mind, &mut deeds);
        if let Some(says) = says {
            self.reply(heard, mind, says, &mut deeds);
        }
        deeds
    }

    /// The officer answers in his place, or does not.
    pub(crate) fn reply_as_officer(&mut self, now: Instant, heard: &Heard, mind: &Mind) -> Vec<Deed> {
        let mut deeds = Vec::new();
        self.elapse(now, mind, &mut deeds);
        self.answer(heard, mind, &mut deeds);
        deeds
    }

    /// Looks whether a stated intention was kept: whether the other is below R3 now.
    pub(super) fn verify(
        &mut self,
        unit: UnitId,
        form: Form,
        incident: bool,
        question: Question,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        let misheard = self.misheard.remove(&question).unwrap_or(false);
        // Who is out of sight can no longer be checked.
        let contact = self.contacts.get(unit).filter(|contact| contact.followed)?;
        // What was taken for another course or speed than was said does not fit what is seen.
        let (side, kept) = (contact.side, contact.plain().number() < 3 && !misheard);
        let credibility = mind.mechanism.credibility().radio(mind.politics.trust);
        let evidence = Evidence::intention(kept, form, &mind.likelihoods).believed(credibility);
        self.learn(side, &evidence, mind, deeds);
        // What was said before there was anything to clear up clears nothing up, nor does what nobody believes.
        self.clarified |= kept && incident && !evidence.says_nothing();
        Some(Occasion::Evidence)
    }
}

/// What the speaker is about to do; the radio room puts the figures in.
const fn intention(step_back: bool) -> SpeechAct {
    SpeechAct::Intention { step_back, course: 0, speed: 0 }
}

/// An acknowledgement of one grade. What is only received is not read back.
fn acknowledge(heard: &Heard, grade: Acknowledgement, says: &SpeechAct) -> SpeechAct {
    let figures = if grade == Acknowledgement::Received { Vec::new() } else { says.figures() };
    SpeechAct::Acknowledge { to: heard.message, grade, figures }
}
