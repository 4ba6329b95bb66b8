//! Questions on the radio, by the guard procedure or by the agreed one.

use std::collections::BTreeMap;

use guardline_units::{Instant, Span};
use guardline_wire::record::Party;
use guardline_wire::{Acknowledgement, Form, MessageId, Proword, Question, Route, SpeechAct};

use super::{Procedure, Score, Taken, in_order, steps};
use crate::exchanges::{Exchanges, Spoken};
use crate::language::Catalogue;
use crate::wording::Names;

/// So many calls without an answer are silence.
const CALLS_BEFORE_SILENCE: usize = 3;

/// One question and everything said about it.
struct Asked<'a> {
    by: Party,
    to: Party,
    question: Question,
    calls: Vec<&'a Spoken>,
    /// What was said about it by either end, in time.
    said: Vec<&'a Spoken>,
}

pub(super) fn scores(exchanges: &Exchanges, names: &Names) -> Vec<Score> {
    let mut asked: BTreeMap<(Party, Question), Asked> = BTreeMap::new();
    for spoken in &exchanges.spoken {
        let (Some(to), SpeechAct::Query) = (spoken.to(), &spoken.message.says) else { continue };
        if !matches!(spoken.route, Route::Radio(_) | Route::Visual(_)) {
            continue;
        }
        let (by, question) = (spoken.from(), spoken.message.question);
        let new = Asked { by, to, question, calls: Vec::new(), said: Vec::new() };
        asked.entry((by, question)).or_insert(new).calls.push(spoken);
    }
    for asked in asked.values_mut() {
        asked.said = exchanges.spoken.iter().filter(|it| it.message.question == asked.question).collect();
    }
    asked.values().filter_map(|asked| asked.score(exchanges, names)).collect()
}

impl Asked<'_> {
    fn score(&self, exchanges: &Exchanges, names: &Names) -> Option<Score> {
        let first = self.calls.first()?;
        let agreed = self.calls.iter().any(|call| call.message.form == Form::Phrasebook);
        let procedure = if agreed { Procedure::Agreed } else { Procedure::Guard };
        let taken = if agreed { self.agreed_steps() } else { self.guard_steps(exchanges) };
        let mut ways: Vec<String> = Vec::new();
        for call in &self.calls {
            let way = Catalogue::ENGLISH.way(call.route);
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
        let since = |at: Instant| (at - first.at).as_seconds();
        Some(Score {
            procedure,
            from: names.party(self.by),
            to: names.party(self.to),
            ways,
            began_s: first.at.since_start().as_seconds(),
            taken: taken.iter().filter(|step| step.at.is_some()).count() as u32,
            due: taken.iter().filter(|step| step.due).count() as u32,
            in_order: in_order(&taken),
            steps: steps(&taken),
            contact_after_s: self.answered().map(since),
            shared_after_s: self.read_back_right().map(since),
            call_back_made: None,
        })
    }

    /// Call, repeat, signal by sight, report silence; an answer ends it.
    fn guard_steps(&self, exchanges: &Exchanges) -> Vec<Taken> {
        let at = |call: Option<&&Spoken>| call.map(|call| call.at);
        let radio = |call: &&&Spoken| matches!(call.route, Route::Radio(_));
        let answered = self.answered();
        let repeated = at(self.calls.iter().filter(radio).nth(1));
        let visual = at(self.calls.iter().find(|call| matches!(call.route, Route::Visual(_))));
        let silence = self.silence(exchanges);
        // A call after the third shows that the third had no answer.
        let unanswered = answered.is_none() && self.calls.len() == CALLS_BEFORE_SILENCE;
        let silent = unanswered || self.calls.len() > CALLS_BEFORE_SILENCE;
        vec![
            Taken::new("step-called", 1, true, at(self.calls.first())),
            // An answer to the first call makes a repeat needless.
            Taken::new("step-repeated", 2, answered.is_none(), repeated),
            // Who is out of sight cannot be signalled to; only who tried is scored.
            Taken::new("step-signalled-by-sight", 3, false, visual),
            Taken::new("step-silence-reported", 3, silent, silence),
            Taken::new("step-answered", 0, true, answered),
        ]
    }

    /// Working channel, call signs, intention, readback, out.
    fn agreed_steps(&self) -> Vec<Taken> {
        let first = self.calls.first();
        let working = first
            .filter(|call| matches!(call.route, Route::Radio(channel) if !channel.is_guard()))
            .map(|call| call.at);
        let named = first
            .filter(|call| call.to().is_some() && matches!(call.from(), Party::Unit(_)))
            .map(|call| call.at);
        let answered = self.answered().is_some();
        let intention = self.intention();
        let reads_back = intention.and_then(|(intention, at)| self.readback(intention, at));
        let right = self.read_back_right();
        let closed = self.said.last().filter(|last| answered && last.message.proword == Proword::Out);
        vec![
            Taken::new("step-called-on-the-working-channel-first", 1, true, working),
            Taken::new("step-addressee-and-originator-said", 1, true, named),
            Taken::new("step-answered-with-an-intention", 2, true, intention.map(|(_, at)| at)),
            Taken::new("step-read-back", 3, intention.is_some(), reads_back),
            Taken::new("step-readback-right", 0, reads_back.is_some(), right),
            Taken::new("step-closed", 4, answered, closed.map(|last| last.at)),
        ]
    }

    /// When the first answer was heard by who asked, whoever gave it.
    fn answered(&self) -> Option<Instant> {
        let acknowledged = self.calls.iter().filter_map(|call| call.acknowledged).map(|answered| answered.at);
        let theirs = self.said.iter().filter(|it| it.from() != self.by).flat_map(|it| &it.heard);
        let understood = theirs.filter(|it| it.who == self.by && it.understood.is_some()).map(|it| it.at);
        acknowledged.chain(understood).min()
    }

    /// The first answer that its hearer took for an intention.
    fn intention(&self) -> Option<(MessageId, Instant)> {
        let theirs = self.said.iter().filter(|it| it.from() != self.by);
        theirs
            .filter_map(|it| {
                let heard = it.heard.iter().find(|hearing| {
                    hearing.who == self.by && matches!(hearing.understood, Some(SpeechAct::Intention { .. }))
                })?;
                Some((it.message.id, heard.at))
            })
            .min_by_key(|(_, at)| *at)
    }

    fn readback(&self, of: MessageId, after: Instant) -> Option<Instant> {
        let reads = |it: &&&Spoken| {
            matches!(
                &it.message.says,
                SpeechAct::Acknowledge { to, grade, figures }
                    if *to == of && *grade >= Acknowledgement::Understood && !figures.is_empty()
            )
        };
        let own = self.said.iter().filter(|it| it.from() == self.by && it.at >= after);
        own.filter(reads).map(|it| it.at).next()
    }

    /// When an answer was first read back rightly to who had given it.
    fn read_back_right(&self) -> Option<Instant> {
        let theirs = self.said.iter().filter(|it| it.from() != self.by);
        theirs.flat_map(|it| &it.read_back).filter(|it| it.right).map(|it| it.at).min()
    }

    /// Silence is reported without the question: it is the asker's, on the way of his last call and after as many calls.
    fn silence(&self, exchanges: &Exchanges) -> Option<Instant> {
        let told = |at: Instant, route: Route, calls: u32| {
            let so_far: Vec<_> = self.calls.iter().filter(|call| call.at <= at).collect();
            let last = so_far.last().is_some_and(|call| call.route == route);
            // Calls that could not be sent count as calls.
            last && so_far.len() <= calls as usize && at - so_far[so_far.len() - 1].at < SOON
        };
        let own = exchanges.silences.iter().filter(|(_, who, ..)| *who == self.by);
        own.filter(|(at, _, route, calls)| told(*at, *route, *calls)).map(|(at, ..)| *at).next()
    }
}

/// Silence is reported once the wait after the last call is over.
const SOON: Span = Span::minutes(10);
