//! The brief as text and as Markdown.

use std::fmt::Write as _;

use super::{Brief, Inject, Pair, Unit};
use crate::page::{Layout, Page};

impl Brief {
    /// As text for a terminal.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        page.title(&self.title);
        page.paragraph(&self.summary);
        page.blank();
        page.paragraph(&self.scene());
        for (heading, bullets) in self.notes() {
            page.heading(heading);
            for bullet in &bullets {
                page.bullet(bullet);
            }
        }
        page.heading("Units");
        let units: Vec<Vec<String>> = self.units.iter().map(row_of_unit).collect();
        page.table(&UNITS.map(str::to_owned), &units, UNITS.len());
        page.heading(PAIRS_HEADING);
        let pairs: Vec<Vec<String>> = self.pairs.iter().map(row_of_pair).collect();
        page.table(&PAIRS.map(str::to_owned), &pairs, 2);
        page.heading("Injects");
        for inject in &self.injects {
            page.bullet(&sentence(inject));
        }
        if !self.tries.is_empty() {
            page.heading("Things to try");
            for tried in self.tried() {
                page.bullet(&tried);
            }
        }
        page.text
    }

    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n\n{}\n", self.title, self.summary, self.scene());
        for (heading, bullets) in self.notes() {
            let _ = write!(out, "\n## {heading}\n\n");
            for line in &bullets {
                bullet(&mut out, line);
            }
        }
        table(&mut out, "Units", &UNITS, self.units.iter().map(row_of_unit));
        table(&mut out, PAIRS_HEADING, &PAIRS, self.pairs.iter().map(row_of_pair));
        out.push_str("\n## Injects\n\n");
        for inject in &self.injects {
            bullet(&mut out, &sentence(inject));
        }
        if !self.tries.is_empty() {
            out.push_str("\n## Things to try\n\n");
            for tried in self.tried() {
                bullet(&mut out, &tried);
            }
        }
        out
    }

    fn scene(&self) -> String {
        let accused = match self.accused.as_slice() {
            [] => String::new(),
            sides => format!(" Accused of an unsafe act: {}.", sides.join(", ")),
        };
        format!(
            "{}, from {} on: an encounter of {} h, followed for {} h in all, with the mechanism {}.{accused}",
            self.place, self.begins, self.encounter_h, self.run_h, self.mechanism
        )
    }

    /// The teaching note and the objectives: headings with what stands below them, if anything does.
    fn notes(&self) -> Vec<(&'static str, Vec<String>)> {
        let objectives = self.objectives.iter().map(|it| {
            let by =
                if it.injects.is_empty() { String::new() } else { format!(" [{}]", it.injects.join(", ")) };
            format!("{}{by}", it.text)
        });
        let notes = [
            ("What it is", self.what.iter().cloned().collect()),
            ("Objectives", objectives.collect()),
            ("Things to notice", self.notice.clone()),
            ("To discuss afterwards", self.discuss.clone()),
        ];
        notes.into_iter().filter(|(_, bullets): &(_, Vec<String>)| !bullets.is_empty()).collect()
    }

    fn tried(&self) -> Vec<String> {
        let one = |it: &super::Try| {
            let measured = it.measured.as_ref().map(|it| format!("; measured: {it}")).unwrap_or_default();
            format!("{} ({}; expected of {}{measured})", it.text, it.change.join(", "), it.expected)
        };
        self.tries.iter().map(one).collect()
    }
}

const UNITS: [&str; 6] = ["unit", "name", "side", "class", "task", "in play"];

fn row_of_unit(unit: &Unit) -> Vec<String> {
    let plays = match (&unit.from, &unit.until) {
        (None, None) => "throughout".to_owned(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(until)) => format!("until {until}"),
        (Some(from), Some(until)) => format!("{from} to {until}"),
    };
    let Unit { id, name, side, class, task, .. } = unit;
    [id, name, side, class, task, &plays].map(Clone::clone).into()
}

const PAIRS_HEADING: &str = "Who hears whom when they are first in play together";
const PAIRS: [&str; 5] = ["between", "when", "NM", "first hears second on", "second hears first on"];

fn row_of_pair(pair: &Pair) -> Vec<String> {
    let on = |channels: &[String]| {
        if channels.is_empty() { "nothing".to_owned() } else { channels.join(", ") }
    };
    vec![
        format!("{}, {}", pair.one, pair.other),
        pair.at.clone(),
        format!("{:.1}", pair.range_nm),
        on(&pair.one_hears_other),
        on(&pair.other_hears_one),
    ]
}

fn sentence(inject: &Inject) -> String {
    let title = inject.title.as_ref().map(|it| format!(" ({it})")).unwrap_or_default();
    let given = inject.given.as_ref().map(|it| format!(", given {it}")).unwrap_or_default();
    let expects = inject.expects.as_ref().map(|it| format!("; expects {it}")).unwrap_or_default();
    format!("{}{title}: {}{given}: {}{expects}", inject.id, inject.trigger, inject.acts.join("; "))
}

fn bullet(out: &mut String, text: &str) {
    let _ = writeln!(out, "- {text}");
}

fn table(out: &mut String, heading: &str, header: &[&str], rows: impl Iterator<Item = Vec<String>>) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let _ = write!(out, "\n## {heading}\n\n");
    out.push_str(&line(header.iter().map(|&it| it.to_owned()).collect()));
    out.push_str(&line(header.iter().map(|_| "---".to_owned()).collect()));
    for cells in rows {
        out.push_str(&line(cells.iter().map(|it| it.replace('|', "\\|")).collect()));
    }
}
