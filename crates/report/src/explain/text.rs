//! An explanation as text for people.

use super::{Belief, Choosable, Explanation, Moment, Received};
use crate::page::{Layout, Page, padded};
use crate::say;
use crate::wording::percent;
use textwrap::core::display_width;

/// So many of the less important lines, the latest; the JSON document has all.
const LATEST: usize = 12;

impl Explanation {
    /// The explanation, laid out.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        page.title(&self.title);
        let receipt = &self.receipt;
        page.paragraph(&say!(
            page,
            "explain-lead",
            decision = self.decision,
            decisions = self.decisions,
            mechanism = &receipt.mechanism,
            seed = receipt.seed.to_string()
        ));
        page.heading(&page.word("heading-decision"));
        let (time, text) = (when(&self.decided.time), &self.decided.text);
        page.bullet(&say!(page, "explain-decided", time = time, who = &self.who, text = text));
        if let Some(seen) = &self.situation {
            let key = match (seen.incident, seen.clarified) {
                (true, true) => "explain-situation-incident-explained",
                (true, false) => "explain-situation-incident",
                (false, true) => "explain-situation-explained",
                (false, false) => "explain-situation",
            };
            page.bullet(&say!(
                page,
                key,
                because = &seen.because,
                seen = seen.seen,
                guidance = seen.guidance,
                visit = seen.visit + 1
            ));
        }
        if let Some(choice) = &self.choice {
            page.heading(&page.word("heading-options"));
            choice.options.iter().for_each(|it| option(&mut page, it));
            page.paragraph(&page.word("explain-probabilities"));
        }
        page.heading(&page.word("heading-beliefs"));
        beliefs(&mut page, &self.beliefs);
        page.none_if(self.beliefs.is_empty());
        section(&mut page, "heading-held-fault", &self.accounts);
        page.heading(&page.word("heading-had-heard"));
        self.received.iter().for_each(|it| received(&mut page, it));
        page.none_if(self.received.is_empty());
        let sections = [
            ("heading-silences", &self.silences),
            ("heading-notices-in-hand", &self.notices),
            ("heading-orders", &self.orders),
            ("heading-reports", &self.reports),
            ("heading-public", &self.public),
            ("heading-lines", &self.lines),
            ("heading-seen", &self.seen),
            ("heading-own", &self.own),
        ];
        for (heading, moments) in sections {
            section(&mut page, heading, moments);
        }
        page.blank();
        self.notes.iter().for_each(|note| page.paragraph(note));
        let mechanism = receipt.mechanism_argument.as_ref().unwrap_or(&receipt.mechanism);
        let line = say!(
            page,
            "receipt-run",
            program = &receipt.program,
            scenario = &receipt.scenario,
            arguments = format!("--mechanism {mechanism} --seed {}", receipt.seed),
            trace = &receipt.trace
        );
        page.paragraph(&say!(page, "explain-receipt", receipt = line));
        page.text
    }
}

fn option(page: &mut Page, it: &Choosable) {
    let mark = if it.chosen { format!("   ← {}", page.word("explain-chosen")) } else { String::new() };
    let (share, value) = (format!("{:.1}", it.probability * 100.0), format!("{:.2}", it.value));
    let option = say!(page, "explain-option", name = &it.name, share = share, value = value);
    page.bullet(&format!("{option}{mark}"));
}

/// Evidence of one kind in a row makes one line, with the belief after the last of it.
fn beliefs(page: &mut Page, beliefs: &[Belief]) {
    for run in beliefs.chunk_by(|one, next| one.because == next.because && one.about == next.about) {
        let Some(last) = run.last() else { continue };
        let because = match run.len() {
            0 | 1 => last.because.clone(),
            times => say!(page, "list-times", what = &last.because, count = times),
        };
        page.bullet(&say!(
            page,
            "explain-belief",
            time = when(&last.time),
            about = &last.about,
            innocent = percent(last.innocent),
            probe = percent(last.probe),
            hostile = percent(last.hostile),
            because = because,
            weight = format!("{:.2}", last.weight)
        ));
    }
}

fn section(page: &mut Page, heading: &str, moments: &[Moment]) {
    if moments.is_empty() {
        return;
    }
    page.heading(&page.word(heading));
    let earlier = moments.len().saturating_sub(LATEST);
    if earlier > 0 {
        page.paragraph(&say!(page, "explain-earlier", count = earlier));
    }
    for moment in &moments[earlier..] {
        page.bullet(&format!("{} {}", when(&moment.time), moment.text.trim_start()));
    }
}

fn received(page: &mut Page, it: &Received) {
    let mut way = it.shown_way.clone();
    if let Some(readability) = it.readability {
        way = say!(page, "explain-readability", way = way, readability = readability);
    }
    if let Some(message) = &it.message {
        way = say!(page, "explain-message", way = way, message = message);
    }
    let from = match &it.taken_for {
        Some(taken) => say!(page, "explain-taken-for", taken = taken, from = &it.from),
        None => it.from.clone(),
    };
    page.bullet(&say!(page, "explain-received", time = when(&it.time), from = from, way = way));
    let keys = ["explain-said", "explain-heard", "explain-understood"];
    let width = keys.map(|key| display_width(&page.word(key))).into_iter().max().unwrap_or(0) + 1;
    let mark = if it.differs { format!("   ← {}", page.word("explain-differs")) } else { String::new() };
    let understood = it.understood.clone().unwrap_or_else(|| page.word("explain-nothing"));
    let texts = [it.said.clone(), it.heard.clone(), format!("{understood}{mark}")];
    for (key, text) in keys.into_iter().zip(texts) {
        page.below(&padded(&page.word(key), width), &text);
    }
}

/// `2025-12-06 16:32:04`.
fn when(stamp: &str) -> String {
    stamp.replace('T', " ").chars().take(19).collect()
}

impl Page {
    fn none_if(&mut self, empty: bool) {
        if empty {
            self.bullet(&self.word("explain-nothing"));
        }
    }
    fn below(&mut self, lead: &str, text: &str) {
        self.wrapped(&format!("      {lead}"), &" ".repeat(6 + display_width(lead)), text);
    }
}
