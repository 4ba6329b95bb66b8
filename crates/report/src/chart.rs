//! Who said what to whom: a message sequence chart as text. Each party has a lifeline, each message an arrow with what was
//! said, by which way, and what became of it; time runs down.
//!
//! Calls of one question are one arrow with a count, and so are the rings of one call.

use std::collections::BTreeMap;

use guardline_units::{Instant, Side, Span, UnitId};
use guardline_wire::record::{Party, Unheard};
use guardline_wire::{Question, Route, SpeechAct};

use crate::exchanges::{Exchanges, Spoken};
use crate::say;
use crate::timeline::Detail;
use crate::wording::{Names, unheard_key};

mod draw;
mod line;

/// The chart of a run, before it is drawn.
#[derive(Clone, PartialEq, Debug)]
pub struct Chart {
    /// Everybody who exchanged something: those of the first side from its ministry down, the others from the units up,
    /// so that arrows between sides are short.
    parties: Vec<Lifeline>,
    arrows: Vec<Arrow>,
    detail: Detail,
}

#[derive(Clone, PartialEq, Debug)]
struct Lifeline {
    who: Party,
    name: String,
    /// Arrows that begin or end here.
    uses: u32,
}

/// One line of the chart.
#[derive(Clone, PartialEq, Debug)]
struct Arrow {
    at: Instant,
    from: Party,
    to: Target,
    fate: Fate,
    label: String,
    /// How much the reader needs it: 3 most, 0 least.
    weight: u8,
}

/// Where an arrow goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Target {
    /// To a party.
    One(Party),
    /// To all stations.
    All,
    /// Nowhere: something happens at one end.
    Here,
}

/// What became of what was said.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// Nobody heard it whom it was for.
    Lost,
    /// Heard, and taken to say something else or nothing.
    Mistaken,
    /// Heard as it was said.
    Arrived,
}

impl Chart {
    /// The chart of a run.
    pub fn new(exchanges: &Exchanges, names: &Names, detail: Detail) -> Self {
        let mut arrows = spoken(exchanges, names, detail);
        // Check calls that end alike are one arrow.
        let mut checks: BTreeMap<(Party, String), (Arrow, u32)> = BTreeMap::new();
        for call in &exchanges.calls {
            let of_call = line::arrows(call, names, detail);
            let [only] = &of_call[..] else {
                arrows.extend(of_call);
                continue;
            };
            if call.check() && detail == Detail::Story {
                let first = || (only.clone(), 0);
                checks.entry((only.from, only.label.clone())).or_insert_with(first).1 += 1;
            } else {
                arrows.extend(of_call);
            }
        }
        arrows.extend(checks.into_values().map(|(mut arrow, times)| {
            if times > 1 {
                arrow.label = say!(names, "chart-and-more", text = &arrow.label, more = times - 1);
            }
            arrow
        }));
        arrows.sort_by_key(|arrow| arrow.at);
        let mut uses: BTreeMap<Party, u32> = BTreeMap::new();
        for arrow in &arrows {
            *uses.entry(arrow.from).or_default() += 1;
            if let Target::One(to) = arrow.to {
                *uses.entry(to).or_default() += 1;
            }
        }
        let mut parties: Vec<Lifeline> = uses
            .iter()
            .map(|(who, uses)| Lifeline { who: *who, name: names.party(*who), uses: *uses })
            .collect();
        parties.sort_by_key(|it| place(it.who, names));
        Self { parties, arrows, detail }
    }
}

/// The ministry of the first side, its units, the units of the others, their ministries.
fn place(who: Party, names: &Names) -> (Side, bool, Option<UnitId>) {
    match who {
        Party::Ministry(side) => (side, side != Side(0), None),
        Party::Unit(unit) => {
            let side = names.side_of(unit);
            (side, side == Side(0), Some(unit))
        }
    }
}

/// What makes several messages one arrow: the same said again to the same about the same.
type Same = (Party, Option<Party>, Question, &'static str, bool);

fn spoken(exchanges: &Exchanges, names: &Names, detail: Detail) -> Vec<Arrow> {
    let mut groups: BTreeMap<(Same, usize), Vec<&Spoken>> = BTreeMap::new();
    let mut order: Vec<(Same, usize)> = Vec::new();
    for (place, it) in exchanges.spoken.iter().enumerate() {
        let letter = matches!(it.route, Route::Embassy | Route::ThirdParty);
        let same = (it.from(), it.to(), it.message.question, kind(&it.message.says), letter);
        let key = (same, if detail == Detail::Everything { place } else { 0 });
        let group = groups.entry(key).or_default();
        if group.is_empty() {
            order.push(key);
        }
        group.push(it);
    }
    order.iter().filter_map(|key| arrow(groups.get(key)?, names)).collect()
}

fn arrow(said: &[&Spoken], names: &Names) -> Option<Arrow> {
    let first = *said.first()?;
    // Of several calls the one that came through best is told.
    let best = said.iter().copied().max_by_key(|it| (fate(it), std::cmp::Reverse(it.at)))?;
    let to = first.to();
    let times = match said.len() {
        1 => String::new(),
        calls => format!(" {calls}×{}", in_time(names, said[calls - 1].at - first.at)),
    };
    let says = format!("{}{times}", names.brief(&best.message.says));
    let label = say!(names, "chart-label", way = ways(said, names), says = says);
    let label = match outcome(said, best, names) {
        None => label,
        Some(outcome) => say!(names, "chart-outcome", label = label, outcome = outcome),
    };
    let another = said.iter().any(|it| it.another.is_some());
    let weight = match &first.message.says {
        _ if another || fate(best) == Fate::Mistaken => 3,
        SpeechAct::Query | SpeechAct::Demand | SpeechAct::Notice(_) => 2,
        _ if matches!(to, Some(Party::Ministry(_))) => 2,
        SpeechAct::Acknowledge { .. } | SpeechAct::SayAgain { .. } => 0,
        _ => 1,
    };
    Some(Arrow {
        at: first.at,
        from: first.from(),
        to: to.map_or(Target::All, Target::One),
        fate: fate(best),
        label,
        weight,
    })
}

/// What became of it, in a few words; nothing if it was heard and understood as it was said, the first time.
fn outcome(said: &[&Spoken], best: &Spoken, names: &Names) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let heard = said.iter().filter(|it| it.reached().next().is_some()).count();
    if let Some(hearing) =
        best.reached().find(|hearing| hearing.understood.as_ref() != Some(&best.message.says))
    {
        parts.push(match &hearing.understood {
            Some(act) if fate(best) == Fate::Mistaken => {
                say!(names, "chart-taken-to-say", says = names.brief(act))
            }
            None if fate(best) == Fate::Mistaken => names.word("chart-heard-not-understood"),
            _ => names.word("chart-not-understood-by-all"),
        });
    }
    let mut why: BTreeMap<Unheard, u32> = BTreeMap::new();
    for (_, reason) in said.iter().flat_map(|it| &it.missed) {
        *why.entry(*reason).or_default() += 1;
    }
    // The reason that stood in the way most often is told, and that there were others.
    let why = || {
        let most = why.iter().max_by_key(|(reason, count)| (**count, std::cmp::Reverse(**reason)));
        let reason = most.map(|(reason, _)| names.word(unheard_key(*reason))).unwrap_or_default();
        if why.len() > 1 { say!(names, "chart-and-other-reasons", reason = reason) } else { reason }
    };
    match heard {
        0 if said.iter().all(|it| it.missed.is_empty()) => parts.push(names.word("chart-not-heard-so-far")),
        0 => parts.push(say!(names, "chart-not-heard", why = why())),
        heard if heard < said.len() => {
            parts.push(say!(names, "chart-heard-some", heard = heard, why = why()));
        }
        _ => {}
    }
    let mut others: Vec<String> = Vec::new();
    for hearing in said.iter().flat_map(|it| it.overheard()) {
        let name = names.party(hearing.who);
        if !others.contains(&name) {
            others.push(name);
        }
    }
    if !others.is_empty() {
        let others = names.catalogue().list("list-comma", others.into_iter());
        parts.push(say!(names, "chart-taken-for", others = others));
    }
    if let Some((by, noticed)) = said.iter().find_map(|it| it.another) {
        let key = if noticed { "chart-another-noticed" } else { "chart-another-unnoticed" };
        parts.push(say!(names, key, by = names.unit(by)));
    }
    (!parts.is_empty()).then(|| names.catalogue().list("list-semicolon", parts.into_iter()))
}

impl Names {
    /// What is said, in the fewest words that tell it from other things.
    fn brief(&self, act: &SpeechAct) -> String {
        match act {
            SpeechAct::Query => self.word("brief-query"),
            SpeechAct::Intention { step_back, course, speed } => {
                let key = if *step_back { "brief-stepping-back" } else { "brief-keeping-course" };
                say!(self, key, course = format!("{course:03}"), speed = *speed)
            }
            SpeechAct::Notice(notice) => {
                let contents = notice.contents.iter().map(|content| self.content(*content));
                say!(self, "brief-notice", contents = self.catalogue().list("list-comma", contents))
            }
            other => self.says(other),
        }
    }
}

fn ways(said: &[&Spoken], names: &Names) -> String {
    let mut ways: Vec<String> = Vec::new();
    for it in said {
        let way = names.way(it.route);
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    match &ways[..] {
        [one, _, _, ..] => say!(names, "chart-ways-more", way = one, more = ways.len() - 1),
        _ => names.catalogue().list("list-comma", ways.into_iter()),
    }
}

fn fate(it: &Spoken) -> Fate {
    match it.reached().next() {
        None => Fate::Lost,
        Some(_) if it.understood() => Fate::Arrived,
        Some(_) => Fate::Mistaken,
    }
}

const fn kind(act: &SpeechAct) -> &'static str {
    match act {
        SpeechAct::Query => "query",
        SpeechAct::Demand => "demand",
        SpeechAct::Intention { .. } => "intention",
        SpeechAct::Talk { .. } => "talk",
        SpeechAct::Signal(_) => "signal",
        SpeechAct::Notice(_) => "notice",
        SpeechAct::Acknowledge { .. } => "acknowledge",
        SpeechAct::SayAgain { .. } => "say again",
        SpeechAct::CodeReply { .. } => "code reply",
        SpeechAct::Protest => "protest",
        SpeechAct::Regret => "regret",
        SpeechAct::OfferReview => "offer review",
        SpeechAct::Accept => "accept",
        SpeechAct::Explain { .. } => "explain",
        SpeechAct::StepBackOffer => "offer",
        SpeechAct::Distress => "Mayday",
        SpeechAct::Assist => "coming to help",
    }
}

/// A length of time, if it is worth saying.
fn in_time(names: &Names, span: Span) -> String {
    if span == Span::ZERO { String::new() } else { say!(names, "chart-in-time", span = span) }
}
