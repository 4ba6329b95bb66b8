//! People in seats, in words.

use guardline_wire::line::AnswerChoice;
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, DecidedBy, Input};
use guardline_wire::{Record, SpeechAct};

use super::Names;
use crate::say;

impl Names {
    /// What people in seats are asked and do, in words; nothing for other records.
    pub(super) fn in_seat(&self, record: &Record) -> String {
        match record {
            Record::Input(input) => self.input(*input),
            Record::SeatAsked { seat, question, what, within } => {
                let (seat, what) = (self.party(*seat), self.asked(what));
                say!(self, "seat-asked", seat = seat, question = *question, what = what, within = *within)
            }
            Record::SeatDecided { seat, question, choice, by } => {
                self.seat_decided(*seat, *question, *choice, *by)
            }
            _ => String::new(),
        }
    }

    /// What comes in from outside.
    fn input(&self, input: Input) -> String {
        match input {
            Input::Takes { seat, think } => {
                say!(self, "seat-taken", seat = self.party(seat), think = think)
            }
            Input::Leaves { seat } => say!(self, "seat-left", seat = self.party(seat)),
            Input::Answers { seat, question, choice } => {
                let (seat, choice) = (self.party(seat), choice + 1);
                say!(self, "seat-answers", seat = seat, question = question, choice = choice)
            }
            Input::Fires { inject } => say!(self, "seat-facilitator", inject = self.inject(inject)),
        }
    }

    /// What a person is asked, without the options.
    pub fn asked(&self, asked: &Asked) -> String {
        match asked {
            Asked::Conduct { own, about, seen, .. } => {
                let (own, seen) = (self.rung(*own), self.rung(*seen));
                say!(self, "seat-asks-conduct", own = own, unit = self.unit(*about), seen = seen)
            }
            Asked::Reply { to, route, .. } => {
                say!(self, "seat-asks-reply", unit = self.unit(*to), way = self.way(*route))
            }
            Asked::Ring { from, line, .. } => {
                say!(self, "seat-asks-ring", side = self.side(*from), line = self.line_name(*line))
            }
            Asked::Call { to } => say!(self, "seat-asks-call", side = self.side(*to)),
        }
    }

    /// The options of what a person is asked, in order.
    pub fn options(&self, asked: &Asked) -> Vec<String> {
        match asked {
            Asked::Conduct { own, menu, .. } => {
                let option = |rung| {
                    let name = self.rung(rung);
                    if rung == *own { say!(self, "seat-option-as-now", option = name) } else { name }
                };
                menu.iter().map(|rung| option(*rung)).collect()
            }
            Asked::Reply { options, .. } => {
                let none = || self.word("seat-option-no-answer");
                options.iter().map(|act| act.as_ref().map_or_else(none, |act| self.spoken(act))).collect()
            }
            Asked::Ring { options, .. } => {
                options.iter().map(|option| self.word(answer_key(*option))).collect()
            }
            Asked::Call { .. } => vec![self.word("seat-option-call"), self.word("seat-option-not-now")],
        }
    }

    fn seat_decided(&self, seat: Party, question: u32, choice: Option<u8>, by: DecidedBy) -> String {
        let seat = self.party(seat);
        let key = match (by, choice) {
            (DecidedBy::Person, Some(choice)) => {
                let choice = choice + 1;
                return say!(
                    self,
                    "seat-decided-by-person",
                    seat = seat,
                    question = question,
                    choice = choice
                );
            }
            (DecidedBy::Person | DecidedBy::Officer, _) => "seat-decided-by-officer",
            (DecidedBy::Nobody, _) => "seat-decided-by-nobody",
        };
        say!(self, key, seat = seat, question = question)
    }

    /// What a person may say; the figures are put in by the radio room.
    fn spoken(&self, act: &SpeechAct) -> String {
        match act {
            SpeechAct::Intention { step_back: true, .. } => self.word("seat-option-opening"),
            SpeechAct::Intention { step_back: false, .. } => self.word("seat-option-keeping"),
            act => say!(self, "seat-quoted", says = self.says(act)),
        }
    }
}

/// What an officer can do about a ring.
const fn answer_key(choice: AnswerChoice) -> &'static str {
    match choice {
        AnswerChoice::Answer => "seat-option-pick-up",
        AnswerChoice::SeekAuthority => "seat-option-seek-authority",
        AnswerChoice::LetRing => "seat-option-let-ring",
        AnswerChoice::Decline => "seat-option-decline",
        AnswerChoice::PromiseCallBack => "seat-option-call-back",
    }
}
