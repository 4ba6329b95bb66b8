//! People in seats, in words.

use guardline_wire::line::AnswerChoice;
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, DecidedBy, Input};
use guardline_wire::{Record, SpeechAct};

use super::Names;

impl Names {
    /// What people in seats are asked and do, in words; nothing for other records.
    pub(super) fn in_seat(&self, record: &Record) -> String {
        match record {
            Record::Input(input) => self.input(*input),
            Record::SeatAsked { seat, question, what, within } => {
                let (seat, what) = (self.party(*seat), self.asked(what));
                format!("{seat} is asked ({question}): {what} ({within} to answer)")
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
                format!("a person takes the seat of {}, with {think} to think", self.party(seat))
            }
            Input::Leaves { seat } => format!("the person in the seat of {} gets up", self.party(seat)),
            Input::Answers { seat, question, choice } => {
                format!("the person in the seat of {} answers ({question}): {}", self.party(seat), choice + 1)
            }
            Input::Fires { inject } => format!("a facilitator begins inject {}", inject + 1),
        }
    }

    /// What a person is asked, without the options.
    pub fn asked(&self, asked: &Asked) -> String {
        match asked {
            Asked::Conduct { own, about, seen, .. } => format!(
                "what now? Own conduct is {}, {} is seen at {}",
                self.rung(*own),
                self.unit(*about),
                self.rung(*seen)
            ),
            Asked::Reply { to, route, .. } => {
                format!("{} asks by {route} who you are and what you intend; what to answer?", self.unit(*to))
            }
            Asked::Ring { from, line, .. } => {
                format!("{} calls on {}; what to do?", self.side(*from), self.line_name(*line))
            }
            Asked::Call { to } => format!("the ministry wishes to talk to {}; call?", self.side(*to)),
        }
    }

    /// The options of what a person is asked, in order.
    pub fn options(&self, asked: &Asked) -> Vec<String> {
        match asked {
            Asked::Conduct { own, menu, .. } => menu
                .iter()
                .map(|rung| {
                    let go_on = if rung == own { " (as now)" } else { "" };
                    format!("{}{go_on}", self.rung(*rung))
                })
                .collect(),
            Asked::Reply { options, .. } => options
                .iter()
                .map(|option| option.as_ref().map_or_else(|| "no answer".to_owned(), |act| self.spoken(act)))
                .collect(),
            Asked::Ring { options, .. } => {
                options.iter().map(|option| answer_word(*option).to_owned()).collect()
            }
            Asked::Call { .. } => vec!["call".to_owned(), "not now".to_owned()],
        }
    }

    fn seat_decided(&self, seat: Party, question: u32, choice: Option<u8>, by: DecidedBy) -> String {
        let seat = self.party(seat);
        match (by, choice) {
            (DecidedBy::Person, Some(choice)) => {
                format!("{seat}: the person in the seat decides ({question}): option {}", choice + 1)
            }
            (DecidedBy::Person | DecidedBy::Officer, _) => {
                format!("{seat}: the officer decides ({question}) in the place of the person in the seat")
            }
            (DecidedBy::Nobody, _) => {
                format!("{seat}: what was asked ({question}) is to be decided no more")
            }
        }
    }

    /// What a person may say; the figures are put in by the radio room.
    fn spoken(&self, act: &SpeechAct) -> String {
        match act {
            SpeechAct::Intention { step_back: true, .. } => {
                "\"no hostile intent, radar off and opening\"".into()
            }
            SpeechAct::Intention { step_back: false, .. } => "\"I maintain course and speed\"".into(),
            act => format!("\"{}\"", self.says(act)),
        }
    }
}

/// What an officer can do about a ring.
const fn answer_word(choice: AnswerChoice) -> &'static str {
    match choice {
        AnswerChoice::Answer => "pick up",
        AnswerChoice::SeekAuthority => "ask for authority first",
        AnswerChoice::LetRing => "let it ring",
        AnswerChoice::Decline => "decline the call",
        AnswerChoice::PromiseCallBack => "promise to call back",
    }
}
