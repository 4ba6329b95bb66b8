//! The table at which people sit: takes what happens, writes it down, tells each seat what reaches it, and knows what each
//! is being asked.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;

use guardline_journal::{Entry, Recorder};
use guardline_kernel::{Lane, Sink};
use guardline_report::Catalogue;
use guardline_units::{ActorId, Instant};
use guardline_wire::Record;
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, DecidedBy, Input};

use crate::perceive::Perceiver;
use crate::words;

/// A question that waits for an answer.
#[derive(Clone, Debug)]
pub(crate) struct Open {
    pub(crate) question: u32,
    pub(crate) what: Asked,
    pub(crate) until: Instant,
}

/// Somebody at the table.
pub(crate) struct Guest {
    pub(crate) perceiver: Perceiver,
    pub(crate) tell: Box<dyn FnMut(&str)>,
    pub(crate) open: VecDeque<Open>,
    /// What he has chosen and is not written down yet: the question, and the option in words.
    pub(crate) chosen: Vec<(u32, String)>,
}

/// The table, as the sink of a run.
pub struct Table<W: Write> {
    recorder: Recorder<W>,
    pub(crate) guests: BTreeMap<Party, Guest>,
    /// Records that are known already, since the run is taken up again: they are compared, and told nobody.
    known: VecDeque<Entry>,
    /// The first record that is not as it was.
    pub(crate) differs: Option<u64>,
    /// Whether time stands still while somebody is asked.
    pub(crate) waits: bool,
    /// Whether anybody has perceived anything since it was looked at last.
    pub(crate) news: bool,
}

impl<W: Write> Table<W> {
    /// A table at which nobody sits yet; `known` is what a journal that is taken up again tells.
    pub fn new(recorder: Recorder<W>, known: Vec<Entry>, waits: bool) -> Self {
        let guests = BTreeMap::new();
        Self { recorder, guests, known: known.into(), differs: None, waits, news: false }
    }

    /// Everything that has happened.
    pub fn entries(&self) -> &[Entry] {
        &self.recorder.entries
    }

    /// Ends it: what has happened is written down.
    pub fn recorder(&mut self) -> &mut Recorder<W> {
        &mut self.recorder
    }

    /// Whether it cannot be gone on with: something is not as the journal tells that was taken up again, or can no more be
    /// written down.
    pub(crate) fn is_over(&self) -> bool {
        self.differs.is_some() || self.recorder.failed()
    }

    /// The first record that is not as the journal tells that was taken up again.
    pub const fn differs(&self) -> Option<u64> {
        self.differs
    }

    /// Whether anybody is being asked something.
    pub(crate) fn asks(&self) -> bool {
        self.guests.values().any(|guest| !guest.open.is_empty())
    }

    /// Tells everybody.
    pub(crate) fn announce(&mut self, text: &str) {
        self.guests.values_mut().for_each(|guest| (guest.tell)(text));
    }

    fn hear(&mut self, at: Instant, record: &Record, known: bool) {
        let waits = self.waits;
        for (seat, guest) in &mut self.guests {
            let catalogue = guest.catalogue();
            let text = guest.perceiver.perceive(at, record);
            if let Some(text) = text.filter(|_| !known) {
                self.news = true;
                (guest.tell)(&text);
            }
            match record {
                Record::Input(Input::Answers { seat: of, question, .. }) if of == seat => {
                    // Written down by now: only then is it acknowledged.
                    if let Some(place) = guest.chosen.iter().position(|(it, _)| it == question) {
                        let (_, option) = guest.chosen.remove(place);
                        (guest.tell)(&words::chosen(catalogue, &option));
                        // What was asked meanwhile has waited for this answer.
                        guest.ask(at, waits);
                    }
                }
                Record::SeatAsked { seat: of, question, what, within } if of == seat => {
                    guest.open.push_back(Open {
                        question: *question,
                        what: what.clone(),
                        until: at + *within,
                    });
                    if !known {
                        self.news = true;
                        if guest.open.len() == 1 {
                            guest.ask(at, waits);
                        }
                    }
                }
                Record::SeatDecided { seat: of, question, by, .. } if of == seat => {
                    let first = guest.open.front().map(|open| open.question);
                    guest.open.retain(|open| open.question != *question);
                    if known {
                        continue;
                    }
                    match by {
                        DecidedBy::Person => {}
                        DecidedBy::Officer => (guest.tell)(&words::officer_decided(catalogue)),
                        DecidedBy::Nobody => (guest.tell)(&words::asked_no_more(catalogue)),
                    }
                    if first == Some(*question) {
                        guest.ask(at, waits);
                    }
                }
                Record::SeatAsked { .. } if waits && !known => {
                    (guest.tell)(&words::another_is_asked(catalogue));
                }
                _ => {}
            }
        }
    }
}

impl Guest {
    /// The words in which he is told things.
    pub(crate) const fn catalogue(&self) -> Catalogue {
        self.perceiver.names().catalogue()
    }

    /// Says what is asked first, with the options.
    pub(crate) fn ask(&mut self, now: Instant, waits: bool) {
        let Some(open) = self.open.front() else { return };
        let catalogue = self.catalogue();
        let (what, options) =
            (self.perceiver.names().asked(&open.what), self.perceiver.names().options(&open.what));
        let left = open.until - now;
        (self.tell)(&words::question(catalogue, &what, &options, left, waits));
    }
}

impl<W: Write> Sink<Record> for Table<W> {
    fn record(&mut self, at: Instant, actor: ActorId, lane: Lane, record: Record) {
        if self.is_over() {
            return;
        }
        let Some(known) = self.known.pop_front() else {
            self.recorder.record(at, actor, lane, record.clone());
            // What is not written down is acknowledged to nobody.
            if !self.recorder.failed() {
                self.hear(at, &record, false);
            }
            return;
        };
        self.hear(at, &record, true);
        let entry = Entry { n: known.n, at, actor, is: record };
        if entry != known && self.differs.is_none() {
            self.differs = Some(known.n);
        }
        self.recorder.entries.push(entry);
    }

    fn wants_detail(&self) -> bool {
        true
    }
}

impl<W: Write> std::fmt::Debug for Table<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Table").field("seats", &self.guests.keys()).finish_non_exhaustive()
    }
}
