//! One heard message taken out: what changes is what an explanation says rested on it, and what follows from that.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use guardline::journal::{Entry, Recorder};
use guardline::kernel::AsFastAsPossible;
use guardline::report::explain::Decisions;
use guardline::report::{Explanation, Receipt};
use guardline::scenario::{Prepared, Settings};
use guardline::units::{ActorId, Instant, Language, Seed};
use guardline::wire::record::Party;
use guardline::wire::{MessageId, Record};

use crate::support::{prepared, scenarios};

/// Messages taken out of each run, one at a time, spread over all that were heard in it.
const TAKEN_OUT: usize = 8;

fn run(prepared: &Prepared, seed: u64) -> Vec<Entry> {
    let recorder = Rc::new(RefCell::new(Recorder::<std::io::Sink>::new(None)));
    let settings = Settings { seed: Seed(seed), replicate: 0, until: None };
    prepared.run(settings, recorder.clone(), &mut AsFastAsPossible);
    std::mem::take(&mut recorder.borrow_mut().entries)
}

/// Who decides: on a rung; on a posture or on what to do in a dispute, if only to leave things as they are; or to go through
/// with what has been prepared.
fn decider(record: &Record) -> Option<Party> {
    match record {
        Record::Decides { unit, .. } => Some(Party::Unit(*unit)),
        Record::Posture { side, .. }
        | Record::Deliberates { side, .. }
        | Record::Disputes { side, .. }
        | Record::Does { side, .. } => Some(Party::Ministry(*side)),
        _ => None,
    }
}

/// The decisions of each party: when, and which.
fn decisions(entries: &[Entry]) -> BTreeMap<Party, Vec<(Instant, &Record)>> {
    let mut all: BTreeMap<Party, Vec<(Instant, &Record)>> = BTreeMap::new();
    for entry in entries {
        if let Some(who) = decider(&entry.is) {
            all.entry(who).or_default().push((entry.at, &entry.is));
        }
    }
    all
}

/// What would explain a decision if it were made at the end of these entries.
fn explained(prepared: &Prepared, entries: &[&Entry], decision: &Entry) -> Explanation {
    // A look at the options has a number once something is done about it.
    let is = match &decision.is {
        Record::Disputes { side, about, chosen, .. } => {
            Record::Does { side: *side, about: *about, what: *chosen }
        }
        Record::Deliberates { side, look } => {
            let (from, to, other) = (look.posture, look.chosen, look.others);
            Record::Posture { side: *side, from, to, other }
        }
        other => other.clone(),
    };
    let decision = Entry { is, ..decision.clone() };
    let records = entries.iter().copied().chain([&decision]);
    let records = records.map(|entry| (entry.at, entry.actor, &entry.is));
    let mut count = Decisions::default();
    let number = records.clone().filter_map(|(.., record)| count.count(record)).last().unwrap();
    let all: Vec<(Instant, ActorId, &Record)> = records.collect();
    Explanation::new(prepared, Receipt::default(), all.into_iter(), number, Language::En).unwrap()
}

/// What had reached whoever decided, as an explanation lists it.
fn grounds(it: &Explanation) -> String {
    // Beliefs follow from the rest: a commander's are brought up to date whenever he looks.
    let seen =
        (&it.received, &it.seen, &it.silences, &it.notices, &it.orders, &it.reports, &it.public, &it.lines);
    format!("{seen:?}")
}

/// The message and the hearer as a setting.
fn blank(message: MessageId, who: Party, prepared: &Prepared) -> String {
    let hearer = match who {
        Party::Unit(unit) => &prepared.unit(unit).id,
        Party::Ministry(side) => &prepared.scenario().sides[usize::from(side.0)].id,
    };
    let MessageId { sender, number } = message;
    format!("blank=[{{ sender = {sender}, number = {number}, hearer = \"{hearer}\" }}]")
}

/// How many messages were taken out, and how many of those changed a decision.
fn compare(scenario: &Path, mechanism: &str, seed: u64) -> (usize, usize) {
    let with = prepared(scenario, Some(mechanism), &[]);
    let base = run(&with, seed);
    let heard: Vec<(Instant, MessageId, Party)> = base
        .iter()
        .filter_map(|entry| match &entry.is {
            Record::Hears { who, message, understood: Some(_), .. } => Some((entry.at, *message, *who)),
            _ => None,
        })
        .collect();
    let every = heard.len().div_ceil(TAKEN_OUT).max(1);
    let (mut taken_out, mut changed) = (0, 0);
    for (at, message, who) in heard.into_iter().step_by(every) {
        let without = prepared(scenario, Some(mechanism), &[&blank(message, who, &with)]);
        let other = run(&without, seed);
        let what = format!("{mechanism}, seed {seed}, {message:?} to {who:?} at {at}");
        let first = base.iter().zip(&other).position(|(one, other)| one != other).expect(&what);
        let here = (&base[first].is, &other[first].is);
        assert!(
            matches!(here, (Record::Hears { message: one, .. }, Record::Misses { message: other, .. })
                if *one == message && *other == message),
            "{what}: the first difference is {here:?}"
        );
        taken_out += 1;
        changed += usize::from(differs(&with, (&base, &other), (message, who), &what));
    }
    (taken_out, changed)
}

/// Whether any decision differs. The first that does, of each party, differs in what it is explained by; that of the
/// hearer in the message, unless something else has reached him by then that followed from it.
fn differs(
    prepared: &Prepared,
    (base, other): (&[Entry], &[Entry]),
    (message, hearer): (MessageId, Party),
    what: &str,
) -> bool {
    let (before, after) = (decisions(base), decisions(other));
    let mut any = false;
    let parties = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    for who in parties {
        let none = Vec::new();
        let (one, two) = (before.get(who).unwrap_or(&none), after.get(who).unwrap_or(&none));
        let same = one.iter().zip(two).take_while(|(one, two)| one == two).count();
        let next = [one.get(same).map(|it| it.0), two.get(same).map(|it| it.0)];
        let Some(at) = next.into_iter().flatten().min() else { continue };
        any = true;
        // In the run that decides, what came before the decision; in the other, everything up to that moment.
        let place = |entries: &[Entry]| -> Option<usize> {
            let mut own = (0..).zip(entries).filter(|(_, entry)| decider(&entry.is) == Some(*who));
            own.nth(same).filter(|(_, entry)| entry.at == at).map(|(place, _)| place)
        };
        let decision = place(base).map_or_else(|| &other[place(other).unwrap()], |place| &base[place]);
        let known = |entries| {
            let until: Vec<&Entry> = match place(entries) {
                Some(place) => entries[..place].iter().collect(),
                None => entries.iter().filter(|entry: &&Entry| entry.at <= at).collect(),
            };
            explained(prepared, &until, decision)
        };
        let (with, without) = (known(base), known(other));
        assert_ne!(
            grounds(&with),
            grounds(&without),
            "{what}: {} decides otherwise at {at}, and nothing that explains it differs",
            with.who
        );
        if *who == hearer {
            let name = format!("{}.{}", message.sender, message.number);
            let rests = |it: &Explanation| it.received.iter().any(|it| it.message.as_ref() == Some(&name));
            assert!(rests(&with) && !rests(&without), "{what}: it is not among what {} rests on", with.who);
        }
    }
    any
}

#[test]
fn what_changes_without_a_message_is_what_rested_on_it() {
    let (mut taken_out, mut changed) = (0, 0);
    for scenario in scenarios() {
        for mechanism in ["none", "as_designed", "as_observed"] {
            for seed in 1..=4 {
                let (out, differ) = compare(&scenario, mechanism, seed);
                taken_out += out;
                changed += differ;
            }
        }
    }
    assert!(taken_out >= 30, "only {taken_out} messages were heard");
    assert!(changed >= 5, "of {taken_out} messages only {changed} mattered to anybody");
}
