//! Running a journal again and comparing what happens with what it says.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use guardline_kernel::{Lane, Sink};
use guardline_scenario::{Finished, Inlet, LoadError, Playback, Prepared, Settings, load_texts};
use guardline_units::params::ParameterError;
use guardline_units::{ActorId, Instant, Seed, Span};
use guardline_wire::Record;
use thiserror::Error;

use crate::line::{Entry, Header};
use crate::verify::{self, Broken, Verified};

/// Why a journal could not be confirmed.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ReplayError {
    /// It is not whole.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The files in it are not accepted any more.
    #[error("the scenario in the journal does not load:\n{0}")]
    Load(#[from] LoadError),
    /// What the journal says was taken away is not in the model.
    #[error("what the journal says was taken away cannot be: {0}")]
    Ablation(#[from] ParameterError),
    /// Every record is the same, but the messages behind them were not delivered alike.
    #[error("every record is the same, but the trace hash is {now} and the journal says {journal}")]
    Trace {
        /// What the journal says.
        journal: String,
        /// What it is now.
        now: String,
    },
    /// The same inputs now lead to something else.
    #[error("{0}")]
    Difference(Box<Difference>),
}

/// The first difference between a journal and a new run of the same inputs.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// Number of the record, from 1.
    pub record: u64,
    /// What the journal says; none if it has ended.
    pub journal: Option<Entry>,
    /// What happens now; none if the run has ended.
    pub now: Option<Entry>,
    /// Version of the program that wrote the journal, if it is another one.
    pub other_program: Option<String>,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let show = |entry: &Option<Entry>| match entry {
            Some(entry) => format!("at {} actor {}: {}", entry.at, entry.actor.0, json(&entry.is)),
            None => "nothing more".to_owned(),
        };
        writeln!(f, "record {} differs", self.record)?;
        writeln!(f, "  journal: {}", show(&self.journal))?;
        write!(f, "  now:     {}", show(&self.now))?;
        if let Some(program) = &self.other_program {
            write!(
                f,
                "\n  the journal was written by version {program}, this is {}",
                env!("CARGO_PKG_VERSION")
            )?;
        }
        Ok(())
    }
}

fn json(record: &Record) -> String {
    serde_json::to_string(record).unwrap_or_else(|error| error.to_string())
}

/// Compares records as they are made; only the first difference is kept.
#[derive(Debug)]
struct Comparer {
    journal: std::vec::IntoIter<Entry>,
    seen: u64,
    difference: Option<Difference>,
}

impl Sink<Record> for Comparer {
    fn record(&mut self, at: Instant, actor: ActorId, _lane: Lane, record: Record) {
        if self.difference.is_some() {
            return;
        }
        self.seen += 1;
        let now = Entry { n: self.seen, at, actor, is: record };
        let journal = self.journal.next();
        if journal.as_ref() != Some(&now) {
            self.difference =
                Some(Difference { record: self.seen, journal, now: Some(now), other_program: None });
        }
    }

    fn wants_detail(&self) -> bool {
        true
    }
}

/// The scenario of a journal, from the texts it holds and from nothing else, ready to be run.
pub fn prepare(header: &Header) -> Result<Prepared, ReplayError> {
    let loaded = load_texts(&header.files, header.settings.mechanism.as_deref(), &header.settings.sets)?;
    Ok(Prepared::new(&loaded).ablated(&header.settings.ablations)?)
}

/// Runs a verified journal again, from the texts it holds and from nothing else.
///
/// An interrupted journal is compared as far as it goes.
pub fn replay(journal: Verified) -> Result<Finished, ReplayError> {
    let header = journal.header;
    let until = match header.settings.until.map(Span::nanos) {
        // What came in at the very end is handed over too.
        _ if journal.end.interrupted => Some(journal.end.at.since_start() + Span::nanos(1)),
        until => until,
    };
    let settings = Settings { seed: Seed(header.seed), replicate: header.replicate, until };
    let interrupted = journal.end.interrupted;
    let inlet = Inlet::default();
    let mut playback = Playback::new(inlet.clone(), verify::inputs(&journal.entries).collect::<Vec<_>>());
    let comparer = Comparer { journal: journal.entries.into_iter(), seen: 0, difference: None };
    let comparer = Rc::new(RefCell::new(comparer));
    let prepared = prepare(&header)?;
    let finished = prepared.run_open(settings, comparer.clone(), &mut playback, &inlet);
    let mut comparer = comparer.borrow_mut();
    let left = comparer.journal.next();
    let seen = comparer.seen;
    let ended =
        || Some(Difference { record: seen + 1, journal: Some(left?), now: None, other_program: None });
    let difference = comparer.difference.take().or_else(ended);
    // An interrupted run may have stopped within an instant that now goes on.
    let difference = difference.filter(|difference| !(interrupted && difference.journal.is_none()));
    let (recorded, now) = (journal.end.trace, finished.trace.to_string());
    match difference {
        None if recorded != now && !interrupted => Err(ReplayError::Trace { journal: recorded, now }),
        None => Ok(finished),
        Some(mut difference) => {
            difference.other_program =
                (header.program != env!("CARGO_PKG_VERSION")).then_some(header.program);
            Err(ReplayError::Difference(Box::new(difference)))
        }
    }
}
