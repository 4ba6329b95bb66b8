//! Notices: what each says of what a pilot needs, who had it in hand, when, and what it was of use by then.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::{ActorId, Instant, Language};
use guardline_wire::{NoticeText, Question, Record, Route, SpeechAct};

use guardline_scenario::Prepared;

use crate::clock::Clock;
use crate::language::Catalogue;
use crate::page::Page;
use crate::say;
use crate::wording::{Names, percent};

/// A notice given in this run.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Notice {
    /// Who gave it.
    pub from: String,
    /// By which way it was given.
    pub way: String,
    #[serde(skip)]
    pub(crate) route: Route,
    /// When it was first said or issued, local time.
    pub time: String,
    /// What it says, and what it leaves out.
    pub text: String,
    /// Share of what a pilot needs that it contains, 0 to 1.
    pub contains: f64,
    /// Who had it in hand, in order of time; everybody else never did.
    pub in_hand: Vec<InHand>,
}

/// Somebody who had a notice in hand.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct InHand {
    /// Who.
    pub who: String,
    /// When, local time.
    pub time: String,
    /// By which way it came to him.
    pub way: String,
    #[serde(skip)]
    pub(crate) route: Route,
    /// What it was of use by then, 0 to 1.
    pub worth: f64,
}

/// The notices of a run, in the order in which they were given; one that came through the ministries stands for itself.
pub fn notices<'a>(
    prepared: &Prepared,
    records: impl Iterator<Item = (Instant, ActorId, &'a Record)>,
    language: Language,
) -> Vec<Notice> {
    let (names, clock) = (Names::new(prepared, language), Clock::new(prepared));
    let mut order: Vec<Question> = Vec::new();
    let mut all: BTreeMap<Question, Notice> = BTreeMap::new();
    let mut given = |question, at, from: String, route: Route, text: &NoticeText| {
        all.entry(question).or_insert_with(|| {
            order.push(question);
            let (way, time) = (Catalogue::ENGLISH.way(route), clock.stamp(at));
            let (contains, in_hand) = (text.quality(), Vec::new());
            let text = names.notice(text);
            Notice { from, way, route, time, text, contains, in_hand }
        });
    };
    let mut hands = Vec::new();
    for (at, _, record) in records {
        match record {
            Record::Says { message, route, .. } => {
                if let SpeechAct::Notice(text) = &message.says {
                    given(message.question, at, names.originator(message), *route, text);
                }
            }
            Record::NoticeInHand { unit, from, notice, question, route, worth } => {
                given(*question, at, names.ministry(*from), *route, notice);
                let (who, time) = (names.unit(*unit).to_owned(), clock.stamp(at));
                hands.push((
                    *question,
                    InHand { who, time, way: Catalogue::ENGLISH.way(*route), route: *route, worth: *worth },
                ));
            }
            _ => {}
        }
    }
    for (question, hand) in hands {
        if let Some(notice) = all.get_mut(&question) {
            notice.in_hand.push(hand);
        }
    }
    order.into_iter().filter_map(|question| all.remove(&question)).collect()
}

/// The section of an account about notices; nothing where none was given.
pub(crate) fn section(page: &mut Page, notices: &[Notice]) {
    if notices.is_empty() {
        return;
    }
    page.heading(&page.word("heading-notices"));
    let catalogue = page.catalogue();
    for notice in notices {
        let hands = notice.in_hand.iter().map(|hand| {
            let day = if hand.time[..10] == notice.time[..10] { "" } else { &hand.time[..11] };
            let when = format!("{day}{}", &hand.time[11..16]).replace('T', " ");
            let (way, worth) = (catalogue.way(hand.route), percent(hand.worth));
            say!(catalogue, "notice-hand", who = &hand.who, when = when, way = way, worth = worth)
        });
        let hands = catalogue.list("list-semicolon", hands);
        let hands = if hands.is_empty() { page.word("notice-nobody") } else { hands };
        page.bullet(&say!(
            page,
            "notice-line",
            time = notice.time[..16].replace('T', " "),
            from = &notice.from,
            way = catalogue.way(notice.route),
            text = &notice.text,
            share = percent(notice.contains),
            hands = hands
        ));
    }
}
