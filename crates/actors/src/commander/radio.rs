//! What a commander does about words: asking, answering, believing, and checking what was promised.

use guardline_channels::comprehension;
use guardline_units::{Decibels, Rung, UnitId};
use guardline_wire::record::Occasion;
use guardline_wire::{Acknowledgement, Channel, Form, Question, SpeechAct};

use super::{Commander, Deed, Heard, VERIFY_AFTER};
use crate::belief::Evidence;
use crate::mind::Mind;
use crate::ports::ToOperator;

/// Chance that a question put on a channel is answered and the answer understood, under each intent, as a caller
/// believes it: a watch is kept, both ways are clear, the words are understood, and the other is willing.
fn answers(channel: Channel, mind: &Mind) -> [f64; 3] {
    let reach = mind.mechanism.reach();
    let clear = libm::exp(-reach.load(channel));
    // Comprehension at the mean signal-to-noise ratio.
    let snr = Decibels(mind.params.voice_cap - mind.params.crew_noise);
    let understood = comprehension(snr, mind.mechanism.comprehension().form(), &mind.params);
    mind.mechanism.conduct().reply().map(|will| reach.listens(channel) * clear * clear * understood * will)
}

/// Whether a question on a channel was answered, as evidence. Both count alike, and half: on the radio it is a matter of
/// several calls.
pub(super) fn answered(answered: bool, channel: Channel, mind: &Mind) -> Evidence {
    Evidence::answered(answered, answers(channel, mind), mind.params.channel_dead, 0.5)
}

impl Commander {
    /// To which rung at most an intention stated in earnest binds now.
    pub(super) fn promised(&self) -> Option<Rung> {
        self.promise.filter(|(until, _)| self.clock < *until).map(|(_, rung)| rung)
    }

    /// Has the radio room ask another unit, once for each occasion that calls for it.
    pub(super) fn ask(&mut self, to: UnitId, occasion: &'static str, deeds: &mut Vec<Deed>) {
        let key = &self.key;
        if let Some(contact) = self.contacts.get_mut(&to).filter(|contact| contact.followed) {
            let asked = contact.asked.entry(occasion).or_default();
            *asked += 1;
            let question = Question::about(&[key, "asks", occasion], &[to.0.into(), *asked]);
            self.own_questions.insert(question);
            deeds.push(Deed::Operator(ToOperator::Ask { to, question }));
        }
    }

    /// Takes in what the radio room has for the commander.
    pub(super) fn hear(&mut self, heard: &Heard, mind: &Mind, deeds: &mut Vec<Deed>) -> Option<Occasion> {
        let params = &mind.params;
        let Heard { from, side, question, channel, form, .. } = *heard;
        self.first_picture(side, mind, deeds);
        let credibility = mind.mechanism.credibility().radio(mind.politics.trust);
        let Some(says) = &heard.says else {
            let threat = !self.own_questions.contains(&question)
                && self.garbled.insert(question)
                && mind.draws.at(&self.key, "threat", &[question.0]).bernoulli(params.threat_misreading);
            return (threat && self.learn(side, &Evidence::threat_heard(params), mind, deeds))
                .then_some(Occasion::Evidence);
        };
        match says {
            SpeechAct::Query => {
                let news = self.heard.insert(question);
                if news {
                    self.witness(side, Evidence::query(params), from, mind, deeds);
                }
                self.answer(heard, mind, deeds);
                news.then_some(Occasion::Evidence)
            }
            SpeechAct::Demand => {
                let news = self.heard.insert(question);
                if news {
                    self.learn(side, &Evidence::demand(params), mind, deeds);
                }
                news.then_some(Occasion::Evidence)
            }
            SpeechAct::Intention { step_back } => {
                if !self.heard.insert(question) {
                    return None;
                }
                self.learn(side, &answered(true, channel, mind), mind, deeds);
                if *step_back {
                    self.expect = (params.expect_radio * credibility, self.clock + VERIFY_AFTER);
                }
                deeds.push(Deed::VerifyLater { unit: from, form, incident: self.incident() });
                Some(Occasion::Evidence)
            }
            SpeechAct::Notice(notice) => {
                let quality = notice.quality();
                if !self.heard.insert(question) {
                    return None;
                }
                self.learn(side, &Evidence::notice(quality, params).believed(credibility), mind, deeds);
                deeds.push(Deed::Relay { from: side, quality, question });
                let willing = mind.mechanism.conduct().reply()[self.intent.index()];
                if mind.draws.at(&self.key, "reply", &[question.0]).bernoulli(willing) {
                    // Receipt is not consent. A readback needs the agreed phrases.
                    let grade = if form == Form::Phrasebook {
                        Acknowledgement::Understood
                    } else {
                        Acknowledgement::Received
                    };
                    let says = SpeechAct::Acknowledge { to: heard.message, grade };
                    deeds.push(Deed::Operator(ToOperator::Reply { to: from, question, channel, says }));
                }
                Some(Occasion::Evidence)
            }
            _ => None,
        }
    }

    /// Answers a question, or does not. Who states an intention keeps it: a step back is taken when it is promised.
    fn answer(&mut self, heard: &Heard, mind: &Mind, deeds: &mut Vec<Deed>) {
        let Heard { from, question, channel, form, .. } = *heard;
        let conduct = mind.mechanism.conduct();
        let intent = self.intent.index();
        let mut draw = mind.draws.at(&self.key, "reply", &[question.0]);
        if !draw.bernoulli(conduct.reply()[intent]) {
            return;
        }
        let keeps = draw.bernoulli(conduct.keeps_intention()[intent]);
        let raised = self.own.number() >= 3;
        let says = match (keeps, form) {
            (true, _) => SpeechAct::Intention { step_back: raised },
            (false, Form::Free) => SpeechAct::Demand,
            (false, _) => SpeechAct::Intention { step_back: raised && intent != 0 },
        };
        deeds.push(Deed::Operator(ToOperator::Reply { to: from, question, channel, says }));
        if keeps {
            // His word binds him until the other has had time to look: one step back, or no step forward.
            let rung = Rung::new(if raised { 1 } else { 2 });
            let lowest = self.promised().map_or(rung, |promised| promised.min(rung));
            self.promise = Some((self.clock + VERIFY_AFTER, lowest));
        }
        if keeps && raised {
            self.directed = None;
            self.carry_out(Rung::new(1), from, Occasion::OwnWord, mind, deeds);
        }
    }

    /// Looks whether a stated intention was kept: whether the other is below R3 now.
    pub(super) fn verify(
        &mut self,
        unit: UnitId,
        form: Form,
        incident: bool,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        // Who is out of sight can no longer be checked.
        let contact = self.contacts.get(&unit).filter(|contact| contact.followed)?;
        let (side, kept) = (contact.side, contact.plain().number() < 3);
        let credibility = mind.mechanism.credibility().radio(mind.politics.trust);
        self.learn(side, &Evidence::intention(kept, form, &mind.params).believed(credibility), mind, deeds);
        // What was said before there was anything to clear up clears nothing up.
        self.clarified |= kept && incident;
        Some(Occasion::Evidence)
    }
}
