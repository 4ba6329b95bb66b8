//! Who picks up: the story of two desks on a real kernel, held against what lines have done.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_actors::ports::{Brief, ToMinistry};
use guardline_actors::story::desk::{Desk, desk};
use guardline_actors::{Belief, Mind, Politics};
use guardline_channels::{Clock, Duty, Exchange, Log};
use guardline_kernel::{Address, AsFastAsPossible, Draws, Kernel, Lane, Mailbox};
use guardline_mechanism::{Level, LineTerms, Mechanism, Orders, Path, Request, Terms};
use guardline_units::{ActorId, Instant, Params, Seed, Side, Span};
use guardline_wire::line::{AnswerChoice, DeadWhy, LineState};
use guardline_wire::record::{Because, Intent};
use guardline_wire::{LineId, Record, SpeechAct};

type Records = Rc<RefCell<Vec<(Instant, ActorId, Lane, Record)>>>;

pub(crate) const A: Side = Side(0);
pub(crate) const B: Side = Side(1);

/// A line answered by a duty officer under orders, at any hour.
pub(crate) fn duty_officer() -> LineTerms {
    LineTerms::duty_officer()
}

/// The line as its record shows it: a minister, consultation first, no orders, and two days to answer a request.
fn minister() -> LineTerms {
    LineTerms {
        level: Level::Minister,
        standing_authority: false,
        orders: Orders::None,
        prior_consultation_min: 180.0,
        request: Request::Relayed,
        relay_min: 30.0,
        pickup_min: 20.0,
        call_min: 20.0,
        interpretation: 2.0,
        redial_min: 60.0,
        reply_window_h: 48.0,
        nominal_silence: [0.72, 0.82, 0.90],
        ..duty_officer()
    }
}

pub(crate) struct Lines {
    kernel: Kernel,
    exchange: Exchange,
    records: Records,
    briefs: Vec<Address<Brief>>,
    ministries: Vec<Mailbox<ToMinistry>>,
}

/// How the two ends are seated.
#[derive(Clone)]
pub(crate) struct Seating {
    pub(crate) orders: Option<Orders>,
    pub(crate) clock: Clock,
    /// The rosters of A and B for every line.
    pub(crate) duty: Vec<Duty>,
}

impl Default for Seating {
    fn default() -> Self {
        let duty = vec![Duty::default(), Duty::default()];
        Self { orders: None, clock: Clock { minutes_at_start: 12 * 60 }, duty }
    }
}

/// Two desks at one line, from local noon on.
fn lines(seed: u64, terms: Terms, climate: f64, orders: Option<Orders>) -> Lines {
    seated(seed, terms, climate, &Seating { orders, ..Seating::default() })
}

/// The same, seated in some way.
pub(crate) fn seated(seed: u64, terms: Terms, climate: f64, seating: &Seating) -> Lines {
    let count = terms.lines.len();
    let kernel = Kernel::new();
    let records = Records::default();
    let log = Log::new(kernel.clone(), Rc::clone(&records) as _);
    let params = Params::default();
    let mechanism = Mechanism::new(terms, &params);
    let draws = Draws::new(Seed(seed), 0, 0);
    let exchange = Exchange::new(kernel.clone(), ActorId(9), mechanism.clone(), draws, log.clone());
    let politics = Politics::new(params.trust, climate);
    let mind = Mind::new(params, Draws::new(Seed(seed), 0, 0), mechanism, politics);
    let (mut briefs, mut ministries) = (Vec::new(), Vec::new());
    for side in [A, B] {
        let actor = ActorId(side.0.into());
        let (ministry, ministry_mail) = kernel.mailbox(actor, Lane::Main);
        let (brief, brief_mail) = kernel.mailbox(actor, Lane::Line);
        let (line, line_mail) = kernel.mailbox(actor, Lane::Line);
        exchange.join(side, seating.clock, vec![seating.duty[usize::from(side.0)].clone(); count], line);
        let place = Desk {
            actor,
            side,
            others: vec![if side == A { B } else { A }],
            ministry_key: format!("side {side}/ministry"),
            ministry,
            exchange: exchange.clone(),
            orders: seating.orders,
            imposed: None,
            offset_minutes: 540,
            kernel: kernel.clone(),
            mind: mind.clone(),
            log: log.clone(),
        };
        let (_, person) = kernel.mailbox(actor, Lane::Line);
        kernel.spawn(actor, Lane::Line, desk(place, brief_mail, line_mail, person));
        briefs.push(brief);
        ministries.push(ministry_mail);
    }
    Lines { kernel, exchange, records, briefs, ministries }
}

pub(crate) fn with(line: LineTerms) -> Terms {
    Terms { lines: vec![line], ..Terms::none() }
}

pub(crate) fn brief(about: Side, reported: bool, wish: bool) -> Brief {
    let belief = Belief::prior(0.4, 0.0, &Params::default());
    Brief { about, belief, audience: 0.15, reported, wish, intent: Intent::Innocent, suspended: false }
}

impl Lines {
    /// A wishes to call at once; B has been told by its own unit, or not.
    pub(crate) fn wish(&self, reported: bool) {
        self.briefs[0].send(brief(B, true, true));
        self.briefs[1].send(brief(A, reported, false));
    }

    pub(crate) fn run(&self, hours: u64) {
        self.kernel.run(Instant::START + Span::hours(hours), &mut AsFastAsPossible);
    }

    pub(crate) fn states(&self) -> Vec<LineState> {
        self.lines().into_iter().map(|(_, state)| state).collect()
    }

    /// What one side's end did.
    pub(crate) fn states_of(&self, side: Side) -> Vec<LineState> {
        self.lines().into_iter().filter(|(from, _)| *from == side).map(|(_, state)| state).collect()
    }

    /// Tells a desk what its ministry knows and wants.
    pub(crate) fn tell(&self, side: Side, brief: Brief) {
        self.briefs[usize::from(side.0)].send(brief);
    }

    /// The first line fails after a while, for a while.
    pub(crate) fn break_at(&self, after: Span, lasts: Span) {
        let (kernel, exchange) = (self.kernel.clone(), self.exchange.clone());
        self.kernel.spawn(ActorId(9), Lane::Line, async move {
            kernel.sleep(after).await;
            exchange.break_line(LineId(0), lasts);
        });
    }

    /// Every record.
    pub(crate) fn all(&self) -> Vec<Record> {
        self.records.borrow().iter().map(|(.., record)| record.clone()).collect()
    }

    /// What happened on the lines, with when.
    pub(crate) fn timed(&self) -> Vec<(Instant, Side, LineState)> {
        let records = self.records.borrow();
        let lines = records.iter().filter_map(|(at, .., record)| match record {
            Record::Line { from, state, .. } => Some((*at, *from, state.clone())),
            _ => None,
        });
        lines.collect()
    }

    fn lines(&self) -> Vec<(Side, LineState)> {
        let records = self.records.borrow();
        let lines = records.iter().filter_map(|(.., record)| match record {
            Record::Line { from, state, .. } => Some((*from, state.clone())),
            _ => None,
        });
        lines.collect()
    }

    pub(crate) fn answered(&self) -> bool {
        self.states().iter().any(|state| matches!(state, LineState::Answered { .. }))
    }

    /// What has reached a ministry: what was said, and what it is evidence of.
    pub(crate) fn words(&mut self, side: Side) -> Vec<(Option<SpeechAct>, Because)> {
        let mail = &mut self.ministries[usize::from(side.0)];
        std::iter::from_fn(|| mail.try_recv())
            .filter_map(|event| match event {
                ToMinistry::Words { says, evidence, .. } => Some((says, evidence.what)),
                _ => None,
            })
            .collect()
    }
}

/// Share of wishes to talk that lead to a call within some hours.
fn connected(line: &LineTerms, climate: f64, orders: Option<Orders>, reported: bool, hours: u64) -> f64 {
    let seeds = 400;
    let answered = (0..seeds).filter(|seed| {
        let lines = lines(*seed, with(line.clone()), climate, orders);
        lines.wish(reported);
        lines.run(hours);
        lines.answered()
    });
    answered.count() as f64 / seeds as f64
}

/// Share of check calls that are answered, over some days.
fn checks_answered(line: &LineTerms, climate: f64, orders: Option<Orders>, days: u64) -> f64 {
    let (mut due, mut answered) = (0, 0);
    for seed in 0..40 {
        let line = LineTerms { check_calls: vec![9 * 60, 17 * 60], ..line.clone() };
        let lines = lines(seed, with(line), climate, orders);
        lines.run(24 * days);
        let states = lines.states();
        due += states.iter().filter(|state| **state == LineState::CheckDue).count();
        answered += states.iter().filter(|state| matches!(state, LineState::Answered { .. })).count();
        assert!(!states.iter().any(|state| matches!(state, LineState::Talks { .. })), "a word is enough");
    }
    assert!(due > 100, "{due}");
    answered as f64 / due as f64
}

/// The calibration table of lines, all five through one code and one set of weights: only organisation, orders and
/// climate differ.
#[test]
fn lines_answer_as_lines_have_answered() {
    let officer = duty_officer();
    let syria = connected(&officer, -0.6, None, false, 1);
    assert!(syria >= 0.95, "Syria operations line: {syria}");

    let thaw = checks_answered(&officer, 0.5, None, 5);
    assert!(thaw >= 0.97, "inter-Korean check calls in a thaw: {thaw}");
    let after_cut = checks_answered(&officer, -0.6, Some(Orders::DoNotAnswer), 5);
    assert!(after_cut <= 0.02, "inter-Korean check calls after a political cut: {after_cut}");

    let written = LineTerms { written: true, pickup_min: 0.5, ..officer };
    for climate in [-1.0, 0.0, 1.0] {
        let tests = checks_answered(&written, climate, None, 5);
        assert!(tests >= 0.99, "tests of the Moscow–Washington line at {climate}: {tests}");
    }

    for reported in [false, true] {
        let macm = connected(&minister(), -0.6, None, reported, 24);
        assert!(macm <= 0.35, "China–Japan as observed 2023–25: {macm}");
        let senior = LineTerms { level: Level::DirectorGeneral, prior_consultation_min: 60.0, ..minister() };
        let frozen = connected(&senior, -1.0, None, reported, 12);
        assert!(frozen <= 0.25, "US–China 2001 and 2023: {frozen}");
    }
}

/// In one call each side hears the other's account once, the called side an offer and that it was called, and the
/// caller that somebody answered.
#[test]
fn a_call_carries_words_both_ways() {
    let mut lines = lines(2, with(duty_officer()), 0.0, None);
    lines.wish(true);
    lines.run(2);
    assert!(lines.answered());
    let said = lines.states().iter().filter(|state| matches!(state, LineState::Speaks { .. })).count();
    assert_eq!(said, 3);
    let heard = lines.words(A);
    assert_eq!(heard[0], (None, Because::Answer));
    assert!(matches!(heard[1..], [] | [(Some(SpeechAct::Explain { .. }), _)]), "{heard:?}");
    let heard = lines.words(B);
    assert_eq!(heard[0], (None, Because::LineContact));
    assert!(heard.len() <= 3, "{heard:?}");
}

/// Whoever lets it ring is silent once, however often it rings; a dead line says no more than that.
#[test]
fn silence_on_the_line_counts_once() {
    for (orders, cut) in [(Some(Orders::DoNotAnswer), vec![]), (None, vec![Path::Reach])] {
        let mut lines = lines(3, Terms { cut, ..with(duty_officer()) }, -0.6, orders);
        lines.wish(true);
        lines.run(40);
        let rings = lines.states().iter().filter(|state| matches!(state, LineState::Rings { .. })).count();
        assert!((2..=12).contains(&rings), "{rings}: again and again, but only within the reply window");
        assert_eq!(lines.words(A), [(None, Because::Silence)]);
        assert_eq!(lines.states().last(), Some(&LineState::GivesUp));
    }
}

/// A placebo: where every path is cut, neither the ring nor the silence reaches anybody's mind.
#[test]
fn a_line_with_every_path_cut_says_nothing() {
    let mut rang = 0;
    for seed in 0..20 {
        let cut = Terms { cut: Path::ALL.to_vec(), ..with(duty_officer()) };
        let mut lines = lines(seed, cut, 0.0, None);
        lines.wish(true);
        lines.run(40);
        rang += usize::from(lines.states().contains(&LineState::Dead { why: DeadWhy::Cut }));
        assert_eq!((lines.words(A), lines.words(B)), (vec![], vec![]));
    }
    assert!(rang > 5, "{rang}: a placebo that is never taken proves nothing");
}

/// Ringing again is the same request in the same situation: it does not win by itself.
#[test]
fn redialling_does_not_win_by_itself() {
    for seed in 0..60 {
        let lines = lines(seed, with(minister()), -0.6, None);
        lines.wish(true);
        lines.run(48);
        let states = lines.states_of(B);
        let mut choices: Vec<AnswerChoice> = states
            .iter()
            .filter_map(|state| match state {
                LineState::Chooses { choice, .. } => Some(*choice),
                _ => None,
            })
            .collect();
        choices.dedup();
        let situations =
            1 + states.iter().filter(|state| matches!(state, LineState::Granted { standing: false })).count();
        assert!(choices.len() <= situations, "seed {seed}: {choices:?} in {situations} situations");
    }
}

/// Consultation is asked for once at a time, and what has been granted stays granted.
#[test]
fn authority_once_granted_is_not_asked_for_again() {
    let mut granted = 0;
    for seed in 0..100 {
        let lines = lines(seed, with(minister()), 0.5, None);
        lines.wish(true);
        lines.run(48);
        for side in [A, B] {
            let (mut asking, mut has) = (0, false);
            for state in lines.states_of(side) {
                match state {
                    LineState::AsksAuthority { .. } => asking += 1,
                    LineState::Granted { standing: false } => (asking, has) = (asking - 1, true),
                    LineState::Refused => asking -= 1,
                    _ => {}
                }
                assert!(asking <= 1, "seed {seed}: two consultations at a time");
                assert!(!has || asking == 0, "seed {seed}: asked again");
            }
            granted += usize::from(has);
        }
    }
    assert!(granted > 20, "{granted}");
}

/// Both wish to talk at the same moment: both get through, one after the other, and nothing hangs.
#[test]
fn two_that_call_each_other_at_once_both_get_through() {
    for seed in 0..20 {
        let lines = lines(seed, with(duty_officer()), 0.0, None);
        lines.briefs[0].send(brief(B, true, true));
        lines.briefs[1].send(brief(A, true, true));
        lines.run(24);
        let mut talking = 0;
        let mut calls = 0;
        for state in lines.states() {
            match state {
                LineState::Answered { .. } => {
                    talking += 1;
                    calls += 1;
                }
                LineState::Closed => talking -= 1,
                _ => {}
            }
            assert!(talking <= 1, "seed {seed}: two calls on one line");
        }
        assert_eq!(calls, 2, "seed {seed}");
    }
}

/// Nobody senior decides anything at night.
#[test]
fn a_minister_who_sleeps_is_not_asked() {
    for seed in 0..60 {
        let lines = lines(seed, with(minister()), 0.5, None);
        lines.briefs[0].post(Instant::START + Span::hours(9), brief(B, true, true));
        lines.run(48);
        for (at, .., record) in lines.records.borrow().iter() {
            if let Record::Line { state: LineState::Granted { .. } | LineState::Refused, .. } = record {
                let minute = (12 * 60 + (*at - Instant::START).as_minutes().round() as u64) % (24 * 60);
                assert!(minute >= 7 * 60, "seed {seed}: decided at minute {minute} of the day");
            }
        }
    }
}
