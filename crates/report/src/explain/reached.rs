//! Which records somebody knew of, and how they looked to him. What is not named here he did not know.

use std::collections::{BTreeMap, BTreeSet};

use guardline_units::{ActorId, Instant, Side};
use guardline_wire::dispute::Move;
use guardline_wire::line::LineState;
use guardline_wire::record::{Because, News, Party};
use guardline_wire::{Addressee, Message, MessageId, Record, Route, SpeechAct, phrase, spoken};

use super::{Belief, Explanation, Moment, Received, Words, ministry};
use crate::language::Catalogue;
use crate::say;
use crate::wording::{Names, because_key};

/// What was said so far, to be looked up when it is heard.
#[derive(Default)]
struct Said<'a> {
    messages: BTreeMap<(MessageId, Route), &'a Message>,
    /// The last thing said in a call, by each end.
    on_line: BTreeMap<(u16, Side), &'a SpeechAct>,
    /// Calls in which this ministry has done something at its end.
    own_calls: BTreeSet<u16>,
}

pub(super) fn gather<'a>(
    explanation: &mut Explanation,
    who: Party,
    records: impl Iterator<Item = (Instant, ActorId, &'a Record)>,
    words: &Words,
) {
    let mut said = Said::default();
    for (at, _, record) in records {
        take(explanation, who, at, record, words, &mut said);
    }
}

fn take<'a>(
    all: &mut Explanation,
    me: Party,
    at: Instant,
    record: &'a Record,
    words: &Words,
    said: &mut Said<'a>,
) {
    let names = &words.names;
    let moment = || words.moment(at, names.record(record));
    let unit = |it| Party::Unit(it) == me;
    let side = |it| Party::Ministry(it) == me;
    match record {
        Record::Says { message, route, .. } => {
            said.messages.insert((message.id, *route), message);
            if originator(message) == me {
                all.own.push(moment());
            }
        }
        Record::Hears { who, message, route, readability, lost, changed, understood, .. } if *who == me => {
            if let Some(message) = said.messages.get(&(*message, *route)) {
                let heard = as_heard(message, understood.as_ref(), lost, changed, words);
                all.received.push(Received {
                    at_s: at.since_start().as_seconds(),
                    time: words.clock.stamp(at),
                    from: names.party(originator(message)),
                    taken_for: None,
                    message: Some(format!("{}.{}", message.id.sender, message.id.number)),
                    way: Catalogue::ENGLISH.way(*route),
                    shown_way: names.way(*route),
                    readability: Some(*readability),
                    said: spoken_text(message, &[], words),
                    heard,
                    understood: understood.as_ref().map(|act| in_full(act, names)),
                    differs: understood.as_ref() != Some(&message.says),
                });
            }
        }
        Record::AnotherAnswers { who, message, by, noticed } if *who == me => {
            if *noticed {
                all.own.push(moment());
            } else if let Some(last) = all.received.last_mut().filter(|last| last.from == names.unit(*by)) {
                // To the caller it was the unit he had called.
                let called =
                    said.messages.iter().find(|((id, _), _)| id == message).map(|(_, it)| it.addressee);
                if let Some(Addressee::Unit(called)) = called {
                    last.taken_for = Some(names.unit(called).to_owned());
                }
            }
        }
        Record::ReadBack { who, right, noticed, .. } if *who == me => {
            // A wrong readback that is not noticed is, to who hears it, a right one.
            let key = if *right || !*noticed { "own-read-back-rightly" } else { "own-read-back-wrongly" };
            all.own.push(words.moment(at, names.word(key)));
        }
        Record::Unsent { message, .. } if said.messages.get_own(*message, me) => all.own.push(moment()),
        Record::Acknowledged { who, .. } if *who == me => all.own.push(moment()),
        Record::Silence { who, .. } if *who == me => all.silences.push(moment()),
        Record::Believes { who, about, belief: [innocent, probe, hostile], because, weight }
            if *who == me =>
        {
            if unit_sees(*who, *because) {
                let what = names.word(because_key(*because));
                let text = say!(names, "seen-of-side", side = names.side(*about), what = what);
                all.seen.push(words.moment(at, text));
            }
            all.beliefs.push(Belief {
                at_s: at.since_start().as_seconds(),
                time: words.clock.stamp(at),
                about: names.side(*about).to_owned(),
                innocent: *innocent,
                probe: *probe,
                hostile: *hostile,
                because: names.word(because_key(*because)),
                weight: *weight,
            });
        }
        Record::Contact { by, .. } | Record::Picture { by, .. } | Record::Measures { by, .. }
            if unit(*by) =>
        {
            all.seen.push(moment());
        }
        // Whose track it really is he does not know.
        Record::TakenFor { by, taken_for, .. } if unit(*by) => {
            let text = say!(names, "seen-track", unit = names.unit(*taken_for));
            all.seen.push(words.moment(at, text));
        }
        Record::Warned { unit: it, .. } if unit(*it) => all.seen.push(moment()),
        Record::NoticeInHand { unit: it, .. } if unit(*it) => all.notices.push(moment()),
        Record::Ordered { unit: it, .. } if unit(*it) => all.orders.push(moment()),
        Record::Decides { unit: it, .. } | Record::Reports { unit: it, .. } if unit(*it) => {
            // When a report will arrive is not known to who sends it.
            let text = match record {
                Record::Reports { of, what, .. } => {
                    let what = names.word(because_key(*what));
                    say!(names, "own-reports", of = names.unit(*of), what = what)
                }
                _ => names.record(record),
            };
            all.own.push(words.moment(at, text));
        }
        Record::Informed { side: it, .. }
        | Record::Analysed { side: it, .. }
        | Record::CrewSays { side: it, .. }
            if side(*it) =>
        {
            all.reports.push(moment());
        }
        Record::Opens { side: it, .. } | Record::Account { side: it, .. } if side(*it) => {
            all.accounts.push(moment());
        }
        Record::Learns { side: it, news } if side(*it) => {
            let fault = match news {
                News::Moved { fault, .. } | News::Evidence { fault, .. } => Some(*fault),
                _ => None,
            };
            all.public.push(Moment { fault, ..moment() });
        }
        Record::Posture { side: it, .. }
        | Record::Orders { side: it, .. }
        | Record::Publishes { side: it }
        | Record::Does { side: it, .. }
        | Record::Settles { one: it, .. }
            if side(*it) =>
        {
            all.own.push(moment());
        }
        // That it looked and did nothing is no news.
        Record::Disputes { side: it, chosen, .. } if side(*it) && *chosen != Move::Silence => {
            all.own.push(moment());
        }
        Record::Line { from, to, line, call, state } => {
            if let Some(me) = ministry(me) {
                take_line(all, me, (at, *from, *to, *call, state), names.line_name(*line), words, said);
            }
        }
        _ => {}
    }
}

/// Whether a change of belief is also the only record of something that a crew has seen with its own eyes.
const fn unit_sees(who: Party, because: Because) -> bool {
    matches!(who, Party::Unit(_))
        && matches!(
            because,
            Because::Up
                | Because::Down
                | Because::Weapon
                | Because::Collision
                | Because::IntentionKept
                | Because::IntentionBroken
        )
}

/// What happens in a call, as one end meets with it. Whether a ring reaches the other end, and whether a readback is
/// right, is not to be heard.
fn take_line<'a>(
    all: &mut Explanation,
    me: Side,
    (at, from, to, call, state): (Instant, Side, Side, u16, &'a LineState),
    line: &str,
    words: &Words,
    said: &mut Said<'a>,
) {
    let names = &words.names;
    let mut push = |text: String| {
        all.lines.push(words.moment(at, say!(names, "record-line", line = line, state = text)));
    };
    if let LineState::Speaks { says, by } = state {
        said.on_line.insert((call, *by), says);
    }
    if from == me {
        said.own_calls.insert(call);
        match state {
            LineState::Dead { .. } => {}
            LineState::ReadBack { .. } => push(names.word("line-reads-back")),
            LineState::Understands { says: understood } => {
                let Some(act) = said.on_line.get(&(call, to)).copied() else { return };
                all.received.push(Received {
                    at_s: at.since_start().as_seconds(),
                    time: words.clock.stamp(at),
                    from: words.names.party(Party::Ministry(to)),
                    taken_for: None,
                    message: None,
                    way: line.to_owned(),
                    shown_way: line.to_owned(),
                    readability: None,
                    said: names.says(act),
                    heard: understood.as_ref().map_or_else(|| "…".to_owned(), |act| names.says(act)),
                    understood: understood.as_ref().map(|act| names.says(act)),
                    differs: understood.as_ref() != Some(act),
                });
            }
            _ => push(words.names.line_state(from, to, state)),
        }
    } else if to == me
        && said.own_calls.contains(&call)
        && matches!(state, LineState::Answered { .. } | LineState::CutOff | LineState::Closed)
    {
        push(words.names.line_state(from, to, state));
    }
}

const fn originator(message: &Message) -> Party {
    match message.originator.unit {
        Some(unit) => Party::Unit(unit),
        None => Party::Ministry(message.originator.side),
    }
}

/// A message with the names of both ends; words whose places are in `lost` did not come through.
fn spoken_text(message: &Message, lost: &[u8], words: &Words) -> String {
    let names = &words.names;
    let to = match message.addressee {
        Addressee::Unit(unit) => Some(Party::Unit(unit)),
        Addressee::Ministry(side) => Some(Party::Ministry(side)),
        Addressee::All => None,
    };
    phrase(message, &names.audience(to), &names.party(originator(message)), lost)
}

/// What came through. A word taken for another stands as it was taken, if the listener made sense of the whole.
fn as_heard(
    message: &Message,
    understood: Option<&SpeechAct>,
    lost: &[u8],
    changed: &[u8],
    words: &Words,
) -> String {
    let taken = understood.map(|says| Message { says: says.clone(), ..message.clone() });
    match taken.filter(|taken| spoken(taken).len() == spoken(message).len()) {
        Some(taken) => spoken_text(&taken, lost, words),
        None => spoken_text(message, &[lost, changed].concat(), words),
    }
}

/// What is said, with every figure: what differs only in a figure is to be seen.
fn in_full(act: &SpeechAct, names: &Names) -> String {
    let figures = act.figures();
    match act {
        SpeechAct::Notice(_) | SpeechAct::Acknowledge { .. } if !figures.is_empty() => {
            let figures = figures.iter().map(|it| format!("{it:03}"));
            let figures = names.catalogue().list("list-comma", figures);
            say!(names, "says-figures", says = names.says(act), figures = figures)
        }
        _ => names.says(act),
    }
}

trait Own {
    fn get_own(&self, message: MessageId, me: Party) -> bool;
}

/// What could not be sent was never said: it is known by other messages of the same sender.
impl Own for BTreeMap<(MessageId, Route), &Message> {
    fn get_own(&self, message: MessageId, me: Party) -> bool {
        self.iter().any(|((id, _), it)| id.sender == message.sender && originator(it) == me)
    }
}
