//! V6: call, wait, call again, through the real radio rooms on a real ether.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_actors::ports::{Answers, ToBridge, ToOperator};
use guardline_kernel::{AsFastAsPossible, Draws, Lane, Sink, Stop};
use guardline_units::{ActorId, Instant, Params, Seed, Span, UnitId};
use guardline_wire::{Question, Record, Route, SpeechAct};

use crate::radio_room::{Sinking, rooms_into};

/// For each question, after how long it was answered, within the first burst of three calls.
#[derive(Default)]
struct Answered {
    after: Vec<f64>,
    calls: u64,
}

impl Sink<Record> for Answered {
    fn record(&mut self, _at: Instant, actor: ActorId, _lane: Lane, record: Record) {
        match record {
            Record::Acknowledged { after, .. } if actor == ActorId(0) && after < Span::seconds(90) => {
                self.after.push(after.as_seconds());
            }
            Record::Says { message, route: Route::Radio(_), .. } if message.says == SpeechAct::Query => {
                self.calls += 1;
            }
            _ => {}
        }
    }
}

/// Puts one question after another. Each call is answered with chance `q`, after a time of mean `m` seconds; an answer that
/// would come after the time-out is not given.
fn ask(questions: u64, q: f64, m: f64, seed: u64) -> Answered {
    let params = Params {
        // Words take no time, nobody hesitates, and every word is understood.
        speech_rate: 1e15,
        hesitation: 0.0,
        reply_time: 0.0,
        listen_guard: 1.0,
        load_guard: 0.0,
        crew_noise: -60.0,
        crew_noise_spread: 0.0,
        ..Params::default()
    };
    let timeout = params.acknowledge_timeout;
    let sink = Rc::new(RefCell::new(Answered::default()));
    let mut rooms = rooms_into(&params, guardline_mechanism::Terms::none(), sink.clone() as Rc<Sinking>);
    let draws = Draws::new(Seed(seed), 0, 0);
    let (answers, times) = (draws.family("other", "answers"), draws.family("other", "time"));
    let (mut bridge, reply, clock) = (rooms.bridges.remove(1), rooms.orders[1].clone(), rooms.kernel.clone());
    rooms.kernel.spawn(ActorId(1), Lane::Main, async move {
        let mut calls = 0;
        while let ToBridge::Heard(heard) = bridge.recv().await {
            calls += 1;
            let after = times.at(calls).exponential(m);
            if answers.at(calls).bernoulli(q) && after <= timeout {
                let says = SpeechAct::Intention { step_back: false, course: 0, speed: 0 };
                let (to, question, route, answers) =
                    (heard.from, heard.question, heard.route, Answers::default());
                let order = ToOperator::Reply { to, question, route, says, answers };
                reply.post(clock.now() + Span::from_seconds(after), order);
            }
        }
    });
    let (orders, clock) = (rooms.orders[0].clone(), rooms.kernel.clone());
    rooms.kernel.spawn(ActorId(0), Lane::Main, async move {
        for question in 1..=questions {
            orders.send(ToOperator::Ask { to: UnitId(1), question: Question(question), stress: 0.0 });
            clock.sleep(Span::seconds(89)).await;
            orders.post(clock.now() + Span::seconds(2), ToOperator::Forget { to: UnitId(1) });
            // After the burst it is tried once by sight, which takes a minute and does not count here.
            clock.sleep(Span::seconds(200)).await;
        }
    });
    assert_eq!(rooms.kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    sink.take()
}

/// The 99.99 % point of the normal distribution, both sides.
const Z: f64 = 3.891;

/// V6, acknowledgement, time-out and retry, late answers discarded: p = q (1 − e^(−τ/m)), success = 1 − (1 − p)ⁿ, mean delay
/// = Σ [(k − 1) τ + m_τ] p (1 − p)^(k−1) / success with m_τ = m − τ e^(−τ/m) / (1 − e^(−τ/m)). With q = 0.9, m = 20 s,
/// τ = 30 s, n = 3: p = 0.6992, success = 0.97278, m_τ = 11.38 s, delay = 21.77 s.
#[test]
fn v6_acknowledgement_time_out_and_retry() {
    let (q, m, tau, n) = (0.9, 20.0, 30.0, 3);
    let cut = libm::exp(-tau / m);
    let p = q * (1.0 - cut);
    let success = 1.0 - libm::pow(1.0 - p, f64::from(n));
    let m_tau = m - tau * cut / (1.0 - cut);
    let mean: f64 = (1..=n)
        .map(|k| (f64::from(k - 1) * tau + m_tau) * p * libm::pow(1.0 - p, f64::from(k - 1)))
        .sum::<f64>()
        / success;
    for (got, want) in [(p, 0.6992), (success, 0.97278), (m_tau, 11.38), (mean, 21.77)] {
        assert!((got - want).abs() < 5e-3 * want, "{got} is not {want}");
    }
    let questions = 200_000;
    let answered = ask(questions, q, m, 106);
    let share = answered.after.len() as f64 / questions as f64;
    let half = Z * (success * (1.0 - success) / questions as f64).sqrt();
    assert!((share - success).abs() < half, "{share}, expected {success} ± {half}");
    let count = answered.after.len() as f64;
    let average = answered.after.iter().sum::<f64>() / count;
    let variance = answered.after.iter().map(|it| (it - average) * (it - average)).sum::<f64>() / count;
    let half = Z * (variance / count).sqrt();
    assert!((average - mean).abs() < half, "{average} s, expected {mean} ± {half} s");
}

/// V6b, calls until the first success: E[K ∧ n] = (1 − (1 − p)ⁿ)/p. With p = 0.3, n = 3: success 0.657, 2.19 calls.
#[test]
fn v6b_calls_until_the_first_success() {
    let questions = 200_000;
    let answered = ask(questions, 0.3, 1e-9, 107);
    let share = answered.after.len() as f64 / questions as f64;
    let half = Z * (0.657 * 0.343 / questions as f64).sqrt();
    assert!((share - 0.657).abs() < half, "{share} ± {half}");
    let calls = answered.calls as f64 / questions as f64;
    // Var[K ∧ 3] = 0.3 + 4·0.21 + 9·0.49 − 2.19².
    let half = Z * ((0.3 + 0.84 + 4.41 - 2.19 * 2.19) / questions as f64).sqrt();
    assert!((calls - 2.19).abs() < half, "{calls} ± {half}");
}
