//! The exchange of the line: ringing, answering, talking, and one call at a time.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_channels::{Call, Chosen, Clock, Exchange, LineEvent, Ringing};
use guardline_kernel::{AsFastAsPossible, Kernel, Lane, Mailbox, Stop};
use guardline_mechanism::{Path, Terms};
use guardline_units::{ActorId, Instant, Span};
use guardline_wire::line::{AnswerChoice, AnsweredBy, DeadWhy, LineState};
use guardline_wire::{LineId, Message, Record, codec};

use crate::world::{A, B, Records, call, exchange, office_line};

const LINE: LineId = LineId(0);

/// The first call of A to B.
fn first(exchange: &Exchange) -> Call {
    exchange.open(A, B, LINE, 1, false)
}

const ANSWERED: Ringing = Ringing::Chosen(AnswerChoice::Answer, AnsweredBy::Addressee);
const NOON: i64 = 12 * 60;
const MIDNIGHT: i64 = 0;

/// A desk for B that makes this choice after a while, and tells nobody if there is no choice.
fn desk(kernel: &Kernel, exchange: &Exchange, local: i64, after: Span, choice: Option<AnswerChoice>) {
    let (events, mut rings): (_, Mailbox<LineEvent>) = kernel.mailbox(ActorId(2), Lane::Line);
    exchange.join(B, Clock { minutes_at_start: local }, Vec::new(), events);
    let clock = kernel.clone();
    kernel.spawn(ActorId(2), Lane::Line, async move {
        loop {
            if let LineEvent::Rings { answer, .. } = rings.recv().await {
                clock.sleep(after).await;
                if let Some(choice) = choice {
                    answer.send(Chosen(choice, AnsweredBy::Addressee));
                }
            }
        }
    });
}

/// Rings B once and returns how and when it ended.
fn ring_once(
    terms: Terms,
    local: i64,
    after: Span,
    choice: Option<AnswerChoice>,
) -> (Ringing, Instant, Records) {
    let (kernel, exchange, records) = exchange(terms);
    desk(&kernel, &exchange, local, after, choice);
    let ended = Rc::new(RefCell::new(None));
    let (out, clock) = (Rc::clone(&ended), kernel.clone());
    kernel.spawn(ActorId(1), Lane::Line, async move {
        let line = exchange.seize(first(&exchange)).await.expect("there is a line");
        let ringing = line.ring(1).await;
        *out.borrow_mut() = Some((ringing, clock.now()));
    });
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    let (ringing, at) = ended.take().expect("it ends");
    (ringing, at, records)
}

/// In which minutes it rang.
fn rang(records: &Records) -> Vec<u32> {
    let records = records.borrow();
    let rings = records
        .iter()
        .filter(|(.., record)| matches!(record, Record::Line { state: LineState::Rings { .. }, .. }));
    rings.map(|(at, ..)| (*at - Instant::START).as_minutes() as u32).collect()
}

fn states(records: &Records) -> Vec<LineState> {
    let records = records.borrow();
    let states = records.iter().filter_map(|(.., record)| match record {
        Record::Line { state: LineState::Wish, .. } => None,
        Record::Line { state, .. } => Some(state.clone()),
        _ => None,
    });
    states.collect()
}

#[test]
fn the_answer_comes_back() {
    for choice in [AnswerChoice::Answer, AnswerChoice::Decline, AnswerChoice::PromiseCallBack] {
        let (ringing, at, records) = ring_once(office_line(), NOON, Span::minutes(4), Some(choice));
        assert_eq!(ringing, Ringing::Chosen(choice, AnsweredBy::Addressee));
        assert_eq!(at, Instant::START + Span::minutes(4));
        assert_eq!(states(&records), [LineState::Rings { attempt: 1 }]);
    }
}

#[test]
fn a_dead_line_costs_time_and_tells_nothing() {
    let cut = Terms { cut: vec![Path::Reach], ..office_line() };
    let answer = Some(AnswerChoice::Answer);
    let cases = [(cut, NOON, DeadWhy::Cut), (office_line(), MIDNIGHT, DeadWhy::NotStaffed)];
    for (terms, local, why) in cases {
        let (ringing, at, records) = ring_once(terms, local, Span::ZERO, answer);
        assert_eq!(ringing, Ringing::NoAnswer);
        assert!(at >= Instant::START + Span::minutes(1), "{at:?}");
        assert_eq!(states(&records), [LineState::Rings { attempt: 1 }, LineState::Dead { why }]);
    }
}

#[test]
fn who_lets_it_ring_or_comes_too_late_gives_no_answer() {
    for (after, choice) in [(Span::ZERO, None), (Span::hours(5), Some(AnswerChoice::Answer))] {
        let (ringing, at, records) = ring_once(office_line(), NOON, after, choice);
        assert_eq!(ringing, Ringing::NoAnswer);
        assert_eq!(at, Instant::START + Span::minutes(16), "eight times the mean time to pick up");
        assert_eq!(states(&records), [LineState::Rings { attempt: 1 }]);
    }
}

/// The first holds the line for a call of twenty minutes. Of those who wait one gives up, and the others are served one
/// after the other, in the order in which they came.
#[test]
fn one_call_at_a_time() {
    let (kernel, exchange, records) = exchange(office_line());
    desk(&kernel, &exchange, NOON, Span::ZERO, Some(AnswerChoice::Answer));
    for number in 1..=4 {
        let (clock, exchange) = (kernel.clone(), exchange.clone());
        kernel.spawn(ActorId(number), Lane::Line, async move {
            clock.sleep(Span::minutes(number.into())).await;
            let call = exchange.open(A, B, LINE, number, false);
            let line = if number == 2 {
                guardline_kernel::choose! {
                    line = exchange.seize(call) => line,
                    () = clock.sleep(Span::minutes(5)) => return,
                }
            } else {
                exchange.seize(call).await
            };
            let line = line.expect("there is a line");
            assert_eq!(line.ring(number).await, ANSWERED);
            clock.sleep(Span::minutes(20)).await;
        });
    }
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    assert_eq!(rang(&records), [1, 21, 41]);
    let order: Vec<_> =
        states(&records).into_iter().filter(|state| matches!(state, LineState::Rings { .. })).collect();
    assert_eq!(order, [1, 3, 4].map(|attempt| LineState::Rings { attempt }));
    let queued = states(&records).iter().filter(|state| matches!(state, LineState::Queues { .. })).count();
    assert_eq!(queued, 3, "all but the first have to wait");
}

/// Both ring each other at the same moment: one comes first, the other waits, and nothing hangs.
#[test]
fn two_that_ring_each_other_at_once_do_not_block_each_other() {
    let (kernel, exchange, records) = exchange(office_line());
    for (own, other) in [(A, B), (B, A)] {
        let (events, mut rings): (_, Mailbox<LineEvent>) = kernel.mailbox(ActorId(own.0.into()), Lane::Line);
        exchange.join(own, Clock { minutes_at_start: NOON }, Vec::new(), events);
        kernel.spawn(ActorId(own.0.into()), Lane::Line, async move {
            while let LineEvent::Rings { answer, .. } = rings.recv().await {
                answer.send(Chosen(AnswerChoice::Answer, AnsweredBy::Addressee));
            }
        });
        let (clock, exchange) = (kernel.clone(), exchange.clone());
        kernel.spawn(ActorId(10 + u32::from(own.0)), Lane::Line, async move {
            let call = exchange.open(own, other, LINE, 1, false);
            let line = exchange.seize(call).await.expect("there is a line");
            assert_eq!(line.ring(1).await, ANSWERED);
            clock.sleep(Span::minutes(10)).await;
        });
    }
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    assert_eq!(rang(&records), [0, 10]);
}

#[test]
fn speech_arrives_as_codec_bytes() {
    let (kernel, exchange, records) = exchange(office_line());
    let (events, mut line) = kernel.mailbox(ActorId(2), Lane::Line);
    exchange.join(B, Clock { minutes_at_start: NOON }, Vec::new(), events);
    let message: Message = call(0, 1, 1);
    assert!(exchange.speak(first(&exchange), A, &message));
    let Some(LineEvent::Speech { frame, .. }) = line.try_recv() else { panic!("nothing was said") };
    assert_eq!(codec::decode::<Message>(&frame), Ok(message.clone()));
    assert_eq!(states(&records), [LineState::Speaks { says: message.says, by: A }]);
}

/// The line has a lane of its own: whatever happens on it, the main hash stays as it was, and the line's does not.
#[test]
fn line_traffic_stays_in_its_lane() {
    let (kernel, exchange, records) = exchange(office_line());
    let before = kernel.trace();
    desk(&kernel, &exchange, NOON, Span::minutes(1), Some(AnswerChoice::Answer));
    let caller = exchange.clone();
    kernel.spawn(ActorId(1), Lane::Line, async move {
        let call_of_a = first(&caller);
        let line = caller.seize(call_of_a).await.expect("there is a line");
        let _ = line.ring(1).await;
        caller.speak(call_of_a, A, &call(0, 1, 1));
    });
    let waiter = exchange.clone();
    kernel.spawn(ActorId(1), Lane::Line, async move { drop(waiter.seize(first(&waiter)).await) });
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    let after = kernel.trace();
    assert_eq!(before.main, after.main);
    assert_ne!(before.line, after.line);
    assert!(records.borrow().iter().all(|(_, _, lane, _)| *lane == Lane::Line));
}
