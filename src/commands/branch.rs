//! `guardline branch`: one run, continued many times from a point on.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::ExitCode;

use guardline::journal::{Kept, asked, prepare};
use guardline::lab::branches::{Branching, Change, table};
use guardline::report::{Catalogue, Names, Outcome};
use guardline::scenario::{Prepared, load_texts};
use guardline::units::{Instant, Language, Seed, Span};
use guardline::wire::Record;
use guardline::wire::record::Party;
use guardline::wire::seat::Input;

use crate::FINE;
use crate::arguments::Branch;
use crate::commands::compare::progress;
use crate::journal_file;
use crate::output::{self, Failure};

pub(crate) fn branch(arguments: &Branch) -> Result<ExitCode, Failure> {
    let path = arguments.journal.display();
    let kept = journal_file::read(&arguments.journal)?;
    let was = prepare(&kept.header).map_err(|error| Failure::Different(format!("{path}: {error}")))?;
    let point = Point::find(arguments, &was, &kept)?;
    let changed = changed(arguments, &was, &kept)?;
    let end = arguments.lasts.map_or(was.end(), |lasts| (point.at.since_start() + lasts).min(was.end()));
    let branching = Branching {
        was: &was,
        seed: Seed(kept.header.seed),
        replicate: kept.header.replicate,
        inputs: &point.inputs,
        at: point.at,
        then: &point.then,
        end,
        runs: arguments.runs,
    };
    let interrupt = output::interrupt()?;
    let alike = Change { name: "continued".to_owned(), prepared: &was, first: point.own };
    let other = (changed.is_some() || point.other.is_some()).then(|| Change {
        name: "with the change".to_owned(),
        prepared: changed.as_ref().unwrap_or(&was),
        first: point.other.or(point.own),
    });
    let arms: Vec<Change<'_>> = [alike].into_iter().chain(other).collect();
    let bar = progress(u64::from(arguments.runs) * arms.len() as u64);
    let threads = arguments.threads.map(usize::from);
    let run = |change: &Change<'_>| branching.run(threads, change, &interrupt.flag(), &|| bar.inc(1));
    let done = arms.iter().map(run).collect::<Result<Vec<_>, _>>();
    let done = done.map_err(output::no_threads)?;
    bar.finish_and_clear();

    let mut happened = Outcome::of(&was);
    kept.entries
        .iter()
        .filter(|entry| entry.at.since_start() <= end)
        .for_each(|entry| happened.take(entry.at, &entry.is));
    happened.finish(Instant::START + end.min(kept.at().since_start().max(Span::nanos(1))));
    let mut text = format!("SIMULATED: {path}, branched off at {} {}\n", point.at, point.says);
    if let Some(end) = kept.end.as_ref().filter(|end| end.interrupted) {
        let _ = writeln!(text, "The journal was interrupted at {}: \"as it was\" goes no further.", end.at);
    }
    for change in arguments.sets.iter().chain(&arguments.mechanism) {
        let _ = writeln!(text, "The change from there on: {change}");
    }
    let runs = done.iter().map(guardline::lab::branches::Branches::runs).min().unwrap_or(0);
    let _ = writeln!(text, "{runs} continuations in each column, to {end} after T0; 95 % intervals below.\n");
    text.push_str(&table(&happened, &done, end, output::width(), Catalogue::ENGLISH));
    output::print(&text)?;
    if interrupt.asked() { Err(Failure::Interrupted) } else { Ok(FINE) }
}

/// The point at which a run branches off.
struct Point {
    at: Instant,
    /// What came in before.
    inputs: Vec<(Instant, Input)>,
    /// The answer that was given there, and the other one.
    own: Option<Input>,
    other: Option<Input>,
    /// Whoever sits somewhere gets up.
    then: Vec<Input>,
    says: String,
}

impl Point {
    fn find(arguments: &Branch, was: &Prepared, kept: &Kept) -> Result<Self, Failure> {
        let inputs: Vec<(Instant, Input)> = kept.inputs().collect();
        let (at, before, own, other, says) = if let Some(number) = arguments.question {
            let answered =
                inputs.iter().enumerate().filter(|(_, (_, input))| matches!(input, Input::Answers { .. }));
            let answered: Vec<_> = answered.collect();
            let Some((place, (at, own))) = answered.get(number as usize - 1) else {
                let count = answered.len();
                return Err(Failure::BadInput(format!(
                    "--question {number}: {count} questions were answered"
                )));
            };
            let (other, says) = other_answer(was, kept, *own, arguments.answer.unwrap_or(1))?;
            (*at, *place, Some(*own), Some(other), says)
        } else {
            let at = match (arguments.at, arguments.message) {
                (Some(at), _) => Instant::START + at,
                (None, number) => message(kept, number.unwrap_or(1))?,
            };
            (at, inputs.iter().take_while(|(stamp, _)| *stamp < at).count(), None, None, String::new())
        };
        if at > kept.at() {
            let (asked, last) = (at, kept.at());
            return Err(Failure::BadInput(format!("there is no {asked} in that journal; it ends at {last}")));
        }
        let mut seated: BTreeSet<Party> = BTreeSet::new();
        for (_, input) in &inputs[..before] {
            if let Input::Takes { seat, .. } = input {
                seated.insert(*seat);
            } else if let Input::Leaves { seat } = input {
                seated.remove(seat);
            }
        }
        let then = seated.into_iter().map(|seat| Input::Leaves { seat }).collect();
        Ok(Self { at, inputs: inputs[..before].to_vec(), own, other, then, says })
    }
}

/// When the message of a number began to be said.
fn message(kept: &Kept, number: u32) -> Result<Instant, Failure> {
    let mut said = kept.entries.iter().filter(|entry| matches!(entry.is, Record::Says { .. }));
    let found = said.nth(number as usize - 1).map(|entry| entry.at);
    found.ok_or_else(|| {
        let count = kept.entries.iter().filter(|entry| matches!(entry.is, Record::Says { .. })).count();
        Failure::BadInput(format!("--message {number}: {count} messages were said in that journal"))
    })
}

/// The other answer to a question, and both in words.
fn other_answer(was: &Prepared, kept: &Kept, own: Input, option: u8) -> Result<(Input, String), Failure> {
    let Input::Answers { seat, question, choice } = own else {
        return Err(Failure::BadInput("that is no answer".to_owned()));
    };
    let asked = asked(&kept.entries, seat, question);
    let names = Names::new(was, Language::En);
    let options = asked.map(|asked| names.options(asked)).unwrap_or_default();
    let Some(other) = options.get(usize::from(option) - 1) else {
        let known = options.len();
        return Err(Failure::BadInput(format!(
            "--answer {option}: that question has the options 1 to {known}"
        )));
    };
    let own = options.get(usize::from(choice)).map_or("?", String::as_str);
    let what = asked.map(|asked| names.asked(asked)).unwrap_or_default();
    let says = format!("({what} Answered: {own}. The change: {other}.)");
    Ok((Input::Answers { seat, question, choice: option - 1 }, says))
}

/// The scenario as it is from the point on, if anything is changed.
fn changed(arguments: &Branch, was: &Prepared, kept: &Kept) -> Result<Option<Prepared>, Failure> {
    if arguments.sets.is_empty() && arguments.mechanism.is_none() {
        return Ok(None);
    }
    let settings = &kept.header.settings;
    let mechanism = arguments.mechanism.as_ref().or(settings.mechanism.as_ref());
    let sets: Vec<String> = settings.sets.iter().chain(&arguments.sets).cloned().collect();
    let loaded = load_texts(&kept.header.files, mechanism.map(String::as_str), &sets)?;
    let changed = output::ablated(Prepared::new(&loaded), &settings.ablations)?;
    let fixed = was.cannot_become(&changed);
    if fixed.is_empty() {
        return Ok(Some(changed));
    }
    Err(Failure::BadInput(format!(
        "that cannot change in the middle of a run: {}; run the scenario anew with that setting instead",
        fixed.join(", ")
    )))
}
