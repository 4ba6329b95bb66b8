//! The ranking as text for people.

use comfy_table::Cell;
use guardline_report::{Catalogue, say};

use super::Ranking;
use crate::text::{NARROWEST, Page, empty_table, measure_title, numbers};

impl Ranking {
    /// A table no wider than `width` columns, or 48 if that is more, with what to bear in mind. Plain text without colour.
    pub fn text(&self, width: usize, catalogue: Catalogue) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut page = Page { width, catalogue, text: String::new() };
        let scenario = self.title.in_language(catalogue.language());
        page.paragraph(&say!(catalogue, "clauses-title", scenario = scenario));
        let mut replicates = say!(catalogue, "compare-replicates", runs = self.runs);
        if self.runs < self.runs_asked {
            replicates =
                say!(catalogue, "compare-interrupted", replicates = replicates, asked = self.runs_asked);
        }
        page.paragraph(&say!(
            catalogue,
            "clauses-runs",
            replicates = replicates,
            mechanism = &self.mechanism,
            seed = self.seed.to_string(),
            program = &self.program_version
        ));
        let Some(level) = &self.level else {
            page.paragraph(&catalogue.word("compare-nothing"));
            return page.text;
        };
        let measure = measure_title(&self.measure, self.unit, catalogue);
        let between = if width >= 90 { " " } else { "\n" };
        let mut table = empty_table(width);
        let word = |key: &str| catalogue.word(key);
        table.set_header([
            Cell::new(word("column-clause")),
            numbers(&word("column-without")),
            numbers(&word("column-worse-better")),
            Cell::new(word("column-reading")),
        ]);
        for it in &self.clauses {
            let (worse, better) = (&it.peaks.worse, &it.peaks.better);
            let percent = |share: f64| format!("{:.1} %", 100.0 * share);
            table.add_row([
                Cell::new(&it.clause),
                numbers(&it.without.in_words(self.unit, between)),
                numbers(&format!("{} : {}", percent(worse.estimate), percent(better.estimate))),
                Cell::new(word(it.without.reading_key())),
            ]);
        }
        let level = level.in_words(self.unit, " ");
        page.section(&say!(catalogue, "clauses-heading", measure = measure, level = level), &table);
        page.text.push('\n');
        if !self.not_modelled.is_empty() {
            let clauses = catalogue.list("list-comma", self.not_modelled.iter().cloned());
            page.paragraph(&say!(catalogue, "clauses-not-modelled", clauses = clauses));
        }
        let confidence = format!("{:.0}", 100.0 * self.confidence);
        page.paragraph(&say!(catalogue, "compare-note-simulated", confidence = confidence));
        page.paragraph(&word("compare-note-intervals"));
        page.paragraph(&word("clauses-note"));
        page.text
    }
}
