//! The brief as text and as Markdown.

use std::fmt::Write as _;

use super::{Brief, Inject, Pair, Try, Unit};
use crate::language::Catalogue;
use crate::page::{Layout, Page};
use crate::say;

impl Brief {
    /// As text for a terminal.
    pub fn text(&self, layout: Layout) -> String {
        let catalogue = Catalogue::of(layout.language);
        let mut page = Page::new(layout);
        page.title(&self.title);
        page.paragraph(&self.summary);
        page.blank();
        page.paragraph(&self.scene(catalogue));
        for (heading, bullets) in self.notes(catalogue) {
            page.heading(&page.word(heading));
            for bullet in &bullets {
                page.bullet(bullet);
            }
        }
        page.heading(&page.word("show-heading-units"));
        page.table(&units_header(catalogue), &self.unit_rows(catalogue), UNITS.len());
        page.heading(&page.word("show-heading-pairs"));
        page.table(&pairs_header(catalogue), &self.pair_rows(catalogue), 2);
        page.heading(&page.word("show-heading-injects"));
        for inject in &self.injects {
            page.bullet(&sentence(inject, catalogue));
        }
        if !self.tries.is_empty() {
            page.heading(&page.word("show-heading-tries"));
            for tried in &self.tries {
                page.bullet(&to_try(tried, catalogue));
            }
        }
        page.text
    }

    /// As Markdown.
    pub fn markdown(&self, catalogue: Catalogue) -> String {
        let mut out = format!("# {}\n\n{}\n\n{}\n", self.title, self.summary, self.scene(catalogue));
        for (heading, bullets) in self.notes(catalogue) {
            section(&mut out, &catalogue.word(heading));
            for line in &bullets {
                bullet(&mut out, line);
            }
        }
        section(&mut out, &catalogue.word("show-heading-units"));
        table(&mut out, &units_header(catalogue), &self.unit_rows(catalogue));
        section(&mut out, &catalogue.word("show-heading-pairs"));
        table(&mut out, &pairs_header(catalogue), &self.pair_rows(catalogue));
        section(&mut out, &catalogue.word("show-heading-injects"));
        for inject in &self.injects {
            bullet(&mut out, &sentence(inject, catalogue));
        }
        if !self.tries.is_empty() {
            section(&mut out, &catalogue.word("show-heading-tries"));
            for tried in &self.tries {
                bullet(&mut out, &to_try(tried, catalogue));
            }
        }
        out
    }

    fn scene(&self, catalogue: Catalogue) -> String {
        let scene = say!(
            catalogue,
            "show-scene",
            place = &self.place,
            begins = &self.begins,
            encounter = self.encounter_h.to_string(),
            run = self.run_h.to_string(),
            mechanism = &self.mechanism
        );
        if self.accused.is_empty() {
            return scene;
        }
        let sides = catalogue.list("list-comma", self.accused.iter().cloned());
        say!(catalogue, "show-scene-accused", scene = scene, sides = sides)
    }

    /// The teaching note and the objectives: headings with what stands below them, if anything does.
    fn notes(&self, catalogue: Catalogue) -> Vec<(&'static str, Vec<String>)> {
        let objectives = self.objectives.iter().map(|it| {
            if it.injects.is_empty() {
                return it.text.clone();
            }
            let injects = catalogue.list("list-comma", it.injects.iter().cloned());
            say!(catalogue, "show-objective", text = &it.text, injects = injects)
        });
        let notes = [
            ("show-heading-what", self.what.iter().cloned().collect()),
            ("show-heading-objectives", objectives.collect()),
            ("show-heading-notice", self.notice.clone()),
            ("show-heading-discuss", self.discuss.clone()),
        ];
        notes.into_iter().filter(|(_, bullets): &(_, Vec<String>)| !bullets.is_empty()).collect()
    }

    fn unit_rows(&self, catalogue: Catalogue) -> Vec<Vec<String>> {
        self.units.iter().map(|unit| row_of_unit(unit, catalogue)).collect()
    }

    fn pair_rows(&self, catalogue: Catalogue) -> Vec<Vec<String>> {
        self.pairs.iter().map(|pair| row_of_pair(pair, catalogue)).collect()
    }
}

fn to_try(tried: &Try, catalogue: Catalogue) -> String {
    let change = catalogue.list("list-comma", tried.change.iter().cloned());
    let (text, expected) = (&tried.text, &tried.expected);
    match &tried.measured {
        Some(measured) => say!(
            catalogue,
            "show-try-measured",
            text = text,
            change = change,
            expected = expected,
            measured = measured
        ),
        None => say!(catalogue, "show-try", text = text, change = change, expected = expected),
    }
}

const UNITS: [&str; 6] = [
    "show-column-unit",
    "show-column-name",
    "show-column-side",
    "show-column-class",
    "show-column-task",
    "show-column-in-play",
];

fn units_header(catalogue: Catalogue) -> Vec<String> {
    UNITS.map(|key| catalogue.word(key)).into()
}

fn row_of_unit(unit: &Unit, catalogue: Catalogue) -> Vec<String> {
    let plays = match (&unit.from, &unit.until) {
        (None, None) => catalogue.word("show-throughout"),
        (Some(from), None) => say!(catalogue, "show-from", from = from),
        (None, Some(until)) => say!(catalogue, "show-until", until = until),
        (Some(from), Some(until)) => say!(catalogue, "show-from-until", from = from, until = until),
    };
    let Unit { id, name, side, class, task, .. } = unit;
    [id, name, side, class, task, &plays].map(Clone::clone).into()
}

fn pairs_header(catalogue: Catalogue) -> Vec<String> {
    let words = ["show-column-between", "show-column-when"].map(|key| catalogue.word(key));
    let hears = ["show-column-first-hears", "show-column-second-hears"].map(|key| catalogue.word(key));
    words.into_iter().chain(["NM".to_owned()]).chain(hears).collect()
}

fn row_of_pair(pair: &Pair, catalogue: Catalogue) -> Vec<String> {
    let on = |channels: &[String]| {
        if channels.is_empty() {
            catalogue.word("show-nothing")
        } else {
            catalogue.list("list-comma", channels.iter().cloned())
        }
    };
    vec![
        format!("{}, {}", pair.one, pair.other),
        pair.at.clone(),
        format!("{:.1}", pair.range_nm),
        on(&pair.one_hears_other),
        on(&pair.other_hears_one),
    ]
}

fn sentence(inject: &Inject, catalogue: Catalogue) -> String {
    let name = match &inject.title {
        Some(title) => say!(catalogue, "show-inject-titled", inject = &inject.id, title = title),
        None => inject.id.clone(),
    };
    let trigger = match &inject.given {
        Some(given) => say!(catalogue, "show-inject-given", trigger = &inject.trigger, given = given),
        None => inject.trigger.clone(),
    };
    let acts = catalogue.list("list-semicolon", inject.acts.iter().cloned());
    let all = say!(catalogue, "show-inject", inject = name, trigger = trigger, acts = acts);
    match &inject.expects {
        Some(expects) => say!(catalogue, "show-inject-expects", inject = all, expects = expects),
        None => all,
    }
}

fn section(out: &mut String, heading: &str) {
    let _ = write!(out, "\n## {heading}\n\n");
}

fn bullet(out: &mut String, text: &str) {
    let _ = writeln!(out, "- {text}");
}

fn table(out: &mut String, header: &[String], rows: &[Vec<String>]) {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    out.push_str(&line(header.to_vec()));
    out.push_str(&line(header.iter().map(|_| "---".to_owned()).collect()));
    for cells in rows {
        out.push_str(&line(cells.iter().map(|it| it.replace('|', "\\|")).collect()));
    }
}
