//! Distress at sea in the middle of it: who is in it stops and calls for help, who hears it may come, and that he does says
//! something of him.

use guardline_theatre::Guidance;
use guardline_units::{Metres, Rung, Span};
use guardline_wire::record::{Intent, Occasion};
use guardline_wire::{Question, Record, SpeechAct};

use super::{Commander, Deed, Focus, Heard, conduct};
use crate::belief::Evidence;
use crate::mind::Mind;
use crate::ports::{ToOperator, ToWorld};

impl Commander {
    /// Does for the task what the rung calls for, or the task alone where there is nobody.
    pub(super) fn back_to_the_task(&self, mind: &Mind, deeds: &mut Vec<Deed>) {
        if self.directed.is_some() {
            return;
        }
        let guidance = self.contacts.focus().map_or(self.task, |Focus { unit: about, .. }| {
            let against = &self.platforms[usize::from(about.0)];
            conduct::conduct(self.own, &self.platform, self.task, about, against, &mind.params).guidance
        });
        deeds.push(Deed::World(ToWorld::Steer { unit: self.unit, guidance }));
    }

    /// Whoever has something better to do stops what he was doing to others.
    fn calm_down(&mut self, mind: &Mind, deeds: &mut Vec<Deed>) {
        if let Some(Focus { unit: about, .. }) = self.contacts.focus().filter(|_| self.own.number() > 1) {
            self.carry_out(Rung::new(1), about, Occasion::Incident, mind, deeds);
        }
    }

    pub(super) fn falls_into_distress(
        &mut self,
        question: Question,
        lasts: Span,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) {
        self.own_questions.insert(question);
        self.calm_down(mind, deeds);
        self.directed = Some((self.clock + lasts, None));
        deeds.push(Deed::World(ToWorld::Steer { unit: self.unit, guidance: Guidance::Hold }));
        deeds.push(Deed::Operator(ToOperator::CallForHelp { question }));
    }

    /// A call for help, or somebody's word that he comes. Who is free to comes, unless he fears the caller: at sea that is
    /// everybody's duty (UNCLOS article 98, SOLAS chapter V regulation 33).
    pub(super) fn hears_of_distress(
        &mut self,
        heard: &Heard,
        mind: &Mind,
        deeds: &mut Vec<Deed>,
    ) -> Option<Occasion> {
        let Heard { from, side, question, .. } = *heard;
        if heard.says == Some(SpeechAct::Assist) {
            let comes = Question::about(&["comes to help"], &[question.0, from.0.into()]);
            let news = self.own_questions.contains(&question) && self.heard.insert(comes);
            if !news || side == self.side {
                return None;
            }
            self.first_picture(side, mind, deeds);
            self.witness(side, Evidence::assistance(&mind.likelihoods), from, mind, deeds);
            return Some(Occasion::Evidence);
        }
        if !self.heard.insert(question) {
            return None;
        }
        let p = &mind.params;
        let fears = self.belief(side).map_or(0.0, |belief| belief.of(Intent::Hostile));
        let mut draw = mind.draws.at(&self.key, "assists", &[question.0]);
        if self.directed.is_some() || !draw.bernoulli(p.rescue_willing * (1.0 - fears)) {
            return None;
        }
        deeds.push(Deed::Record(Record::Assists { unit: self.unit, whom: from }));
        self.reply(heard, mind, SpeechAct::Assist, deeds);
        self.calm_down(mind, deeds);
        self.directed = Some((self.clock + Span::from_hours(p.rescue_lasts), None));
        let range = Metres::from_nautical_miles(p.rescue_distance);
        let guidance = if self.platform.flies() {
            Guidance::Orbit { unit: from, range }
        } else {
            Guidance::Shadow { unit: from, bearing: None, range }
        };
        deeds.push(Deed::World(ToWorld::Steer { unit: self.unit, guidance }));
        None
    }
}
