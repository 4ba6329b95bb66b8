//! V1, V2, V3 and V21: the circuits of a line under random traffic, against the formulas of queueing theory.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use guardline_channels::{Chosen, Clock, Exchange, LineEvent, Log, Ringing};
use guardline_kernel::{AsFastAsPossible, Draws, Kernel, Lane, Mailbox, Stop, choose};
use guardline_mechanism::{LineTerms, Mechanism, Terms};
use guardline_units::{ActorId, Instant, Params, Seed, Span};
use guardline_wire::LineId;
use guardline_wire::line::{AnswerChoice, AnsweredBy};

use crate::estimate::{is_mean, is_proportion};
use crate::world::{A, B, Nowhere};

const LINE: LineId = LineId(0);

fn exchange(line: LineTerms, seed: u64) -> (Kernel, Exchange, Draws) {
    let kernel = Kernel::new();
    let log = Log::new(kernel.clone(), Rc::new(RefCell::new(Nowhere)));
    let mechanism = Mechanism::new(Terms { lines: vec![line], ..Terms::none() }, &Params::default());
    let draws = Draws::new(Seed(seed), 0, 0);
    let exchange = Exchange::new(kernel.clone(), ActorId(9), mechanism, draws.clone(), log);
    (kernel, exchange, draws)
}

/// A Poisson source of calls of exponential length on one line.
struct Traffic {
    /// Whether a call that finds no circuit waits for one, or is lost.
    waits: bool,
    circuits: u16,
    per_hour: f64,
    mean_hours: f64,
    calls: u64,
    seed: u64,
}

/// What became of a call.
#[derive(Clone, Copy, Default, Debug)]
struct Fate {
    lost: bool,
    waited_hours: f64,
    stayed_hours: f64,
    /// Calls under way or waiting when it came.
    found: u32,
}

impl Traffic {
    fn run(&self) -> Vec<Fate> {
        let line = LineTerms { circuits: self.circuits, ..LineTerms::duty_officer() };
        let (kernel, exchange, draws) = exchange(line, self.seed);
        let (gaps, lengths) = (draws.family("source", "gap"), draws.family("source", "length"));
        let fates = Rc::new(RefCell::new(vec![Fate::default(); self.calls as usize]));
        let (clock, out, here) = (kernel.clone(), Rc::clone(&fates), Rc::new(Cell::new(0)));
        let (waits, calls, gap, length) = (self.waits, self.calls, 1.0 / self.per_hour, self.mean_hours);
        kernel.spawn(ActorId(1), Lane::Line, async move {
            for number in 0..calls {
                clock.sleep(Span::from_hours(gaps.at(number).exponential(gap))).await;
                let length = Span::from_hours(lengths.at(number).exponential(length));
                let (exchange, time) = (exchange.clone(), clock.clone());
                let (out, here) = (Rc::clone(&out), Rc::clone(&here));
                clock.spawn(ActorId(2), Lane::Line, async move {
                    let (came, found) = (time.now(), here.get());
                    here.set(found + 1);
                    let call = exchange.open(A, B, LINE, 1, false);
                    let line = if waits { exchange.seize(call).await } else { exchange.try_seize(call) };
                    let begun = time.now();
                    if line.is_some() {
                        time.sleep(length).await;
                    }
                    here.set(here.get() - 1);
                    let (waited, stayed) = ((begun - came).as_hours(), (time.now() - came).as_hours());
                    let lost = line.is_none();
                    out.borrow_mut()[number as usize] =
                        Fate { lost, waited_hours: waited, stayed_hours: stayed, found };
                });
            }
        });
        assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
        Rc::try_unwrap(fates).expect("every call is over").into_inner()
    }
}

fn series(fates: &[Fate], of: impl Fn(&Fate) -> f64) -> Vec<f64> {
    fates.iter().map(of).collect()
}

const MILLION: u64 = 1_000_000;

/// V1, Erlang B: of calls that are lost when every circuit is taken, B = (aᶜ/c!) / Σ aᵏ/k! are. c = 1, a = 0.5: 1/3;
/// c = 2, a = 1: 1/5.
#[test]
fn v1_erlang_b_calls_lost() {
    for (circuits, load, expected) in [(1, 0.5, 1.0 / 3.0), (2, 1.0, 0.2)] {
        let traffic =
            Traffic { waits: false, circuits, per_hour: load, mean_hours: 1.0, calls: MILLION, seed: 101 };
        let lost = series(&traffic.run(), |fate| f64::from(u8::from(fate.lost)));
        is_mean(&format!("lost on {circuits} circuits at {load} Erlang"), &lost, expected);
    }
}

/// V2, Erlang C: of calls that wait for a circuit, C = B / (1 − ρ (1 − B)) do, W_q = C / (cμ − λ) on average. Two circuits,
/// three calls an hour of twenty minutes: C = 1/3, W_q = 6.67 minutes.
#[test]
fn v2_erlang_c_calls_waiting() {
    let traffic =
        Traffic { waits: true, circuits: 2, per_hour: 3.0, mean_hours: 1.0 / 3.0, calls: MILLION, seed: 102 };
    let fates = traffic.run();
    is_mean("waiting", &series(&fates, |fate| f64::from(u8::from(fate.waited_hours > 0.0))), 1.0 / 3.0);
    is_mean("minutes waited", &series(&fates, |fate| fate.waited_hours * 60.0), 20.0 / 3.0);
}

/// V3, M/M/1, one officer on duty: L = ρ/(1 − ρ), W = 1/(μ − λ), P(W_q > t) = ρ e^(−(μ−λ)t). λ = 2, μ = 3 an hour: L = 2,
/// W = 1 h, P(W_q > 1 h) = 0.2453. Who comes sees the average (Poisson arrivals see time averages).
#[test]
fn v3_one_officer_on_duty() {
    let traffic =
        Traffic { waits: true, circuits: 1, per_hour: 2.0, mean_hours: 1.0 / 3.0, calls: MILLION, seed: 103 };
    let fates = traffic.run();
    is_mean("calls there", &series(&fates, |fate| f64::from(fate.found)), 2.0);
    is_mean("hours stayed", &series(&fates, |fate| fate.stayed_hours), 1.0);
    let long = series(&fates, |fate| f64::from(u8::from(fate.waited_hours > 1.0)));
    is_mean("waiting more than an hour", &long, 2.0 / 3.0 * libm::exp(-1.0));
}

/// V21, the race of the hotline against publication: with exponential times of means 90 and 600 minutes the line is first
/// with chance μ₁/(μ₁ + μ₂) = 600/690 = 0.8696; against a lognormal time of median 600 and σ = 1.1 with chance 0.944, the
/// integral of the lognormal density times 1 − e^(−t/90). The phone rings and is picked up on the real line; the caller
/// lets it ring for eight mean times; what that cuts off is in both integrals, and below a ten-thousandth.
#[test]
fn v21_the_race_of_hotline_and_publication() {
    let races = MILLION;
    let exponential_race = 600.0 / 690.0 * (1.0 - libm::exp(-8.0 * 90.0 * (1.0 / 90.0 + 1.0 / 600.0)));
    assert!((exponential_race - 0.8696).abs() < 2e-4);
    for (lognormal, expected) in [(false, exponential_race), (true, lognormal_race())] {
        let line = LineTerms { circuits: 1, pickup_min: 90.0, ..LineTerms::duty_officer() };
        let (kernel, exchange, draws) = exchange(line, 121);
        let (events, mut rings): (_, Mailbox<LineEvent>) = kernel.mailbox(ActorId(2), Lane::Line);
        exchange.join(B, Clock::default(), Vec::new(), events);
        let (pickups, clock) = (draws.family("desk", "pickup"), kernel.clone());
        let current = Rc::new(Cell::new(0));
        let number = Rc::clone(&current);
        kernel.spawn(ActorId(2), Lane::Line, async move {
            while let LineEvent::Rings { answer, .. } = rings.recv().await {
                let pickup = pickups.at(number.get()).exponential(90.0);
                let answered = Chosen(AnswerChoice::Answer, AnsweredBy::Addressee);
                answer.post(clock.now() + Span::from_minutes(pickup), answered);
            }
        });
        let first = Rc::new(Cell::new(0_u64));
        let (won, clock) = (Rc::clone(&first), kernel.clone());
        kernel.spawn(ActorId(1), Lane::Line, async move {
            for race in 0..races {
                current.set(race);
                let mut draw = draws.at("ministry", "publication", &[race]);
                let minutes =
                    if lognormal { draw.lognormal(600.0, 1.1) } else { draw.exponential(600.0) };
                let published = clock.now() + Span::from_minutes(minutes);
                let call = exchange.open(A, B, LINE, 1, false);
                let line = exchange.seize(call).await.expect("there is a line");
                choose! {
                    ringing = line.ring(1) => if matches!(ringing, Ringing::Chosen(..)) { won.set(won.get() + 1); },
                    () = clock.sleep_until(published) => {},
                }
            }
        });
        assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
        is_proportion("the hotline first", first.get(), races, expected);
    }
}

/// ∫ φ(z) (1 − e^(−min(t, longest)/90)) dz with t = 600 e^(1.1 z), by Simpson's rule: 0.9440, or a little less for a
/// caller who lets it ring for no more than 720 minutes.
fn lognormal_race() -> f64 {
    let (steps, low, high) = (20_000_u32, -9.0, 9.0);
    let h = (high - low) / f64::from(steps);
    let race = |longest: f64| {
        let f = |i: u32| {
            let z = low + h * f64::from(i);
            let density = libm::exp(-z * z / 2.0) / libm::sqrt(2.0 * std::f64::consts::PI);
            density * (1.0 - libm::exp(-(600.0 * libm::exp(1.1 * z)).min(longest) / 90.0))
        };
        let sum: f64 = (0..steps / 2).map(|i| f(2 * i) + 4.0 * f(2 * i + 1) + f(2 * i + 2)).sum();
        sum * h / 3.0
    };
    // The target was found by simulation, 0.9446 from 4·10⁵ races, so within 0.0014 at 99.99 %.
    assert!((race(f64::INFINITY) - 0.9446).abs() < 0.0014, "{}", race(f64::INFINITY));
    assert!((race(f64::INFINITY) - 0.944_03).abs() < 1e-5, "{}", race(f64::INFINITY));
    race(720.0)
}
