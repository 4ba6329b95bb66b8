//! Continuations as copies of this process: what cannot be copied within a program, the system copies as a whole.
//!
//! At the branching point the process is copied once for each continuation, so many at a time as there are to be threads. A copy goes on
//! from where it is, says through a pipe what came of it, and ends; the original only collects.

use std::collections::VecDeque;
use std::io::{PipeReader, PipeWriter, Read, Write, pipe};
use std::process::exit;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::available_parallelism;

use fork::{Fork as Copy, fork, waitpid};
use guardline_wire::codec;

use super::{Branching, Change};
use crate::measure::Sheet;

/// The original at the branching point.
struct Original<'a> {
    runs: u32,
    at_once: usize,
    /// Copies under way: their numbers as processes, and where they will say what came of them.
    under_way: VecDeque<(i32, PipeReader)>,
    sheets: Vec<Sheet>,
    /// Whether a copy could not be made, or did not say anything.
    failed: bool,
    interrupted: &'a AtomicBool,
    progress: &'a (dyn Fn() + Sync),
}

/// What came of all continuations, or of those that were begun before it was interrupted; none if the system makes no copies.
pub(super) fn run(
    branching: &Branching<'_>,
    threads: Option<usize>,
    change: &Change<'_>,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
) -> Option<Vec<Sheet>> {
    let mut original = Original {
        runs: branching.runs,
        at_once: threads.unwrap_or_else(|| available_parallelism().map_or(1, usize::from)),
        under_way: VecDeque::new(),
        sheets: Vec::new(),
        failed: false,
        interrupted,
        progress,
    };
    let mut to_original = None;
    let outcome = branching.one(change, &mut || {
        let (number, writer) = original.multiply()?;
        to_original = Some(writer);
        Some(number)
    });
    if let Some(mut writer) = to_original {
        // This is a copy: nothing of what the original still has to do is its business.
        let said = writer.write_all(&codec::encode(&Sheet::of(&outcome)));
        exit(i32::from(said.is_err()));
    }
    // A run that is over before the point has no continuations.
    let begun = !original.failed && (!original.sheets.is_empty() || interrupted.load(Ordering::Relaxed));
    begun.then_some(original.sheets)
}

impl Original<'_> {
    /// Makes all copies and collects what they say. In a copy: its number and the pipe to the original; in the original, once it
    /// has heard from all, none.
    fn multiply(&mut self) -> Option<(u32, PipeWriter)> {
        for number in 1..=self.runs {
            if self.under_way.len() == self.at_once {
                self.collect();
            }
            if self.failed || self.interrupted.load(Ordering::Relaxed) {
                break;
            }
            let Ok((reader, writer)) = pipe() else {
                self.failed = true;
                break;
            };
            match fork() {
                Ok(Copy::Child) => {
                    self.under_way.clear();
                    return Some((number, writer));
                }
                Ok(Copy::Parent(process)) => self.under_way.push_back((process, reader)),
                Err(_) => {
                    self.failed = true;
                    break;
                }
            }
        }
        while !self.under_way.is_empty() {
            self.collect();
        }
        None
    }

    /// Hears from the copy that was made first.
    fn collect(&mut self) {
        let Some((process, mut reader)) = self.under_way.pop_front() else { return };
        let mut bytes = Vec::new();
        let heard = reader.read_to_end(&mut bytes);
        let _ = waitpid(process);
        match (heard, codec::decode(&bytes)) {
            (Ok(_), Ok(sheet)) => self.sheets.push(sheet),
            _ => self.failed = true,
        }
        (self.progress)();
    }
}

#[cfg(test)]
mod tests {
    use guardline_scenario::{Prepared, load_texts};
    use guardline_units::{Instant, Seed, Span};

    use super::*;

    #[test]
    fn copies_go_on_as_runs_that_were_made_again() {
        let text = include_str!("../../../../scenarios/2013-01-30-east-china-sea.toml").to_owned();
        let loaded = load_texts(&[("case.toml".to_owned(), text)], Some("as_designed"), &[]);
        let was = Prepared::new(&loaded.unwrap_or_else(|error| panic!("{error}")));
        let at = Instant::START + Span::minutes(90);
        let end = Span::hours(30);
        let branching =
            Branching { was: &was, seed: Seed(7), replicate: 0, inputs: &[], at, then: &[], end, runs: 12 };
        let change = Change { name: "as it was".to_owned(), prepared: &was, first: None };
        let never = AtomicBool::new(false);
        let again = branching.again(Some(1), &change, &never, &|| ()).unwrap();
        for at_once in [1, 3] {
            let copies = run(&branching, Some(at_once), &change, &never, &|| ());
            assert_eq!(copies.as_ref(), Some(&again), "{at_once} at once");
        }
        assert!(again.windows(2).any(|pair| pair[0] != pair[1]), "they all came out the same");
        // Nothing is begun once it is interrupted, and a run that is over by then has no continuations.
        let interrupted = AtomicBool::new(true);
        assert_eq!(run(&branching, None, &change, &interrupted, &|| ()), Some(Vec::new()));
    }
}
