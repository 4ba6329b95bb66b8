//! Writing a journal, line by line as things happen.

use std::io::{self, Write};

use guardline_kernel::{Lane, Sink, Stop};
use guardline_scenario::Finished;
use guardline_units::{ActorId, Instant};
use guardline_wire::Record;

use crate::line::{Chain, End, Entry, Header, Line};
use crate::verify::Kept;

/// Writes a journal. What has been written stays written, whatever happens next.
#[derive(Debug)]
pub struct Writer<W: Write> {
    to: W,
    chain: Chain,
    records: u64,
    failed: Option<io::Error>,
}

impl<W: Write> Writer<W> {
    /// Begins a journal.
    pub fn new(to: W, header: &Header) -> io::Result<Self> {
        let mut writer = Self { to, chain: Chain::START, records: 0, failed: None };
        writer.line(&Line::Guardline(Box::new(header.clone())))?;
        writer.to.flush()?;
        Ok(writer)
    }

    /// Goes on with a journal that was left without an end. `to` is where its next line goes.
    pub fn resume(to: W, kept: &Kept) -> Self {
        Self { to, chain: kept.chain, records: kept.entries.len() as u64, failed: None }
    }

    /// Ends it.
    pub fn finish(mut self, finished: &Finished) -> io::Result<String> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        let interrupted = matches!(finished.stop, Stop::Interrupted | Stop::Halted);
        let (records, at, trace) = (self.records, finished.at, finished.trace.to_string());
        self.line(&Line::End(End { records, at, interrupted, trace }))?;
        self.to.flush()?;
        Ok(self.chain.digits())
    }

    /// Whether something could not be written. Nothing has been since then.
    pub const fn failed(&self) -> bool {
        self.failed.is_some()
    }

    /// Leaves it without an end, so that nobody takes it for whole.
    pub fn abandon(mut self) -> io::Result<()> {
        self.to.flush()
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        let text = serde_json::to_string(line)?;
        writeln!(self.to, "{}", self.chain.bind(&text))
    }
}

/// A write that fails is remembered and told at the end; the run goes on.
impl<W: Write> Sink<Record> for Writer<W> {
    fn record(&mut self, at: Instant, actor: ActorId, _lane: Lane, record: Record) {
        self.records += 1;
        if self.failed.is_none() {
            let entry = Entry { n: self.records, at, actor, is: record };
            let outside = matches!(entry.is, Record::Input(_));
            let written = self.line(&Line::Record(entry));
            // What came in from outside cannot be computed again: it is on its way to the disk before it has any effect.
            self.failed = written.and_then(|()| if outside { self.to.flush() } else { Ok(()) }).err();
        }
    }

    fn wants_detail(&self) -> bool {
        true
    }
}

/// Keeps what a run does in memory, and writes it to a journal on the way if there is one.
#[derive(Debug)]
pub struct Recorder<W: Write> {
    /// Everything so far.
    pub entries: Vec<Entry>,
    journal: Option<Writer<W>>,
}

impl<W: Write> Recorder<W> {
    /// A recorder that writes to `journal` too.
    pub fn new(journal: Option<Writer<W>>) -> Self {
        Self { entries: Vec::new(), journal }
    }

    /// Whether there is a journal that could not be written.
    pub fn failed(&self) -> bool {
        self.journal.as_ref().is_some_and(Writer::failed)
    }

    /// Ends the journal, if there is one, and returns the last link of its chain.
    pub fn finish(&mut self, finished: &Finished) -> io::Result<Option<String>> {
        self.journal.take().map(|journal| journal.finish(finished)).transpose()
    }
}

impl<W: Write> Sink<Record> for Recorder<W> {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: Record) {
        if let Some(journal) = &mut self.journal {
            journal.record(at, actor, lane, record.clone());
        }
        self.entries.push(Entry { n: self.entries.len() as u64 + 1, at, actor, is: record });
    }

    fn wants_detail(&self) -> bool {
        true
    }
}
