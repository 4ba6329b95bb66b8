//! A person at the desk: he is asked what to do about a ring, and whether to call as the ministry wishes. What he does not
//! answer in time, the officer decides who would sit there without him.

use guardline_channels::Call;
use guardline_kernel::Lane;
use guardline_units::{Instant, Side};
use guardline_wire::line::AnswerChoice;
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, DecidedBy};
use guardline_wire::{Question, Record};

use super::Seat;
use crate::ports::ToSeat;

impl Seat {
    /// Takes in what whoever sits there does.
    pub(super) fn person(&self, news: ToSeat) {
        let mut state = self.state.borrow_mut();
        match news {
            ToSeat::Taken { think } => state.think = Some(think),
            ToSeat::Left => {
                (state.think, state.chosen) = (None, std::collections::BTreeMap::new());
                state.open.values().for_each(|waits| waits.send(news));
            }
            ToSeat::Chosen { question, .. } => {
                if let Some(waits) = state.open.get(&question) {
                    waits.send(news);
                }
            }
        }
    }

    /// Asks the person and waits until `latest` at most, or for as long as he may think; none if the officer decides.
    async fn ask(&self, what: Asked, latest: Instant) -> Option<u8> {
        let think = self.state.borrow().think?;
        let (kernel, actor) = (&self.at.kernel, self.at.actor);
        let (address, mut mail) = kernel.mailbox::<ToSeat>(actor, Lane::Main);
        let until = (kernel.now() + think).min(latest);
        let question = {
            let mut state = self.state.borrow_mut();
            state.asked += 1;
            let question = state.asked;
            state.open.insert(question, address);
            question
        };
        let (seat, options) = (Party::Ministry(self.at.side), what.options());
        let within = until - kernel.now();
        self.at.log.record(actor, Record::SeatAsked { seat, question, what, within });
        let choice = loop {
            match mail.recv_until(until).await {
                Some(ToSeat::Chosen { choice, .. }) if usize::from(choice) < options => break Some(choice),
                Some(ToSeat::Chosen { .. } | ToSeat::Taken { .. }) => {}
                Some(ToSeat::Left) | None => break None,
            }
        };
        self.state.borrow_mut().open.remove(&question);
        let by = if choice.is_some() { DecidedBy::Person } else { DecidedBy::Officer };
        self.at.log.record(actor, Record::SeatDecided { seat, question, choice, by });
        choice
    }

    /// Whether the ministry's wish to call is followed now.
    pub(super) async fn may_call(&self, to: Side) -> bool {
        self.ask(Asked::Call { to }, Instant::NEVER).await.is_none_or(|choice| choice == 0)
    }

    /// What the person does about a ring in a situation; none if the officer decides. While nothing changes, what he has
    /// chosen holds for further rings, as it does for every officer.
    pub(super) async fn chooses_himself(&self, call: Call, situation: Question) -> Option<AnswerChoice> {
        if let Some(chosen) = self.state.borrow().chosen.get(&situation) {
            return Some(*chosen);
        }
        let authorised = self.weigh(call.from, call.line).0.authorised;
        let open = |choice: &AnswerChoice| !(authorised && *choice == AnswerChoice::SeekAuthority);
        let options: Vec<AnswerChoice> = AnswerChoice::ALL.into_iter().filter(open).collect();
        let what = Asked::Ring { from: call.from, line: call.line, options: options.clone() };
        // Whoever decides after half the ringing can still pick up.
        let half = self.at.exchange.patience(call.line).as_nanos() / 2;
        let latest = self.at.kernel.now() + guardline_units::Span::nanos(half);
        let choice = options.get(usize::from(self.ask(what, latest).await?)).copied()?;
        self.state.borrow_mut().chosen.insert(situation, choice);
        Some(choice)
    }
}
