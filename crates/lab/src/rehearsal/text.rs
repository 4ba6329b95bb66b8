//! Rehearsals as text for people.

use comfy_table::{Cell, Table};
use guardline_report::Catalogue;
use guardline_units::Language;

use super::Rehearsal;
use crate::text::{NARROWEST, Page, empty_table, numbers};

impl Rehearsal {
    /// The rehearsals in tables no wider than `width` columns, or 48 if that is more: injects, ways, lines and rungs, then
    /// what never came about. Plain text without colour.
    pub fn text(&self, width: usize) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let catalogue = Catalogue::of(Language::En);
        let mut page = Page { width, catalogue, text: String::new() };
        page.paragraph(&format!("SIMULATED REHEARSALS · {}", self.scenario));
        page.paragraph(&self.runs_in_words());
        if self.runs == 0 {
            page.paragraph("No rehearsal was played to its end: nothing can be said.");
            return page.text;
        }
        if !self.injects.is_empty() {
            let heading =
                "Simulated injects: in how many rehearsals each began, was withheld, and was responded to";
            page.section(heading, &self.injects(width));
        }
        page.section("Simulated ways by which words went", &self.ways(width));
        if !self.lines.is_empty() {
            page.section("Simulated lines: in how many rehearsals", &self.lines(width));
        }
        page.section("Simulated highest rung: in how many rehearsals", &self.rungs(width));
        page.blank();
        self.ends(&mut page);
        page.text
    }

    fn runs_in_words(&self) -> String {
        let asked = if self.runs < self.runs_asked {
            format!(" (interrupted; {} were asked for)", self.runs_asked)
        } else {
            String::new()
        };
        format!(
            "Simulated: {} rehearsals{asked} with choices at random · mechanism {} · seed {} · guardline {}",
            self.runs, self.mechanism, self.seed, self.program_version
        )
    }

    fn injects(&self, width: usize) -> Table {
        let mut table = empty_table(width);
        table.set_header(["inject", "began", "times", "not given", "cancelled", "met", "unmet"]);
        for it in &self.injects {
            let expected = |count: Option<u32>| count.map_or_else(String::new, |count| count.to_string());
            let counts = [it.began, it.times, it.not_given, it.cancelled].map(|count| count.to_string());
            let mut row = vec![Cell::new(&it.id)];
            row.extend(counts.iter().chain(&[expected(it.met), expected(it.unmet)]).map(|it| numbers(it)));
            table.add_row(row);
        }
        table
    }

    fn ways(&self, width: usize) -> Table {
        let mut table = empty_table(width);
        table.set_header(["way", "rehearsals", "messages"]);
        for it in &self.ways {
            let counts = [it.runs, it.messages].map(|count| numbers(&count.to_string()));
            table.add_row([Cell::new(&it.way)].into_iter().chain(counts));
        }
        table
    }

    fn lines(&self, width: usize) -> Table {
        let mut table = empty_table(width);
        table.set_header(["line", "wished", "check due", "rang", "answered", "unanswered"]);
        for it in &self.lines {
            let counts = [it.wished, it.checked, it.rang, it.answered, it.unanswered];
            let counts = counts.map(|count| numbers(&count.to_string()));
            table.add_row([Cell::new(&it.line)].into_iter().chain(counts));
        }
        table
    }

    fn rungs(&self, width: usize) -> Table {
        let mut table = empty_table(width);
        let header = (0..10).map(|rung| format!("R{rung}"));
        table.set_header(std::iter::once(String::new()).chain(header));
        for (name, counts) in [("truth", &self.truth), ("pictures", &self.pictured)] {
            let counts = counts.iter().map(|count| numbers(&count.to_string()));
            table.add_row(std::iter::once(Cell::new(name)).chain(counts));
        }
        table
    }

    fn ends(&self, page: &mut Page) {
        if self.dead_ends.is_empty() {
            page.paragraph("No dead end: everything came about at least once.");
            return;
        }
        page.paragraph("Dead ends:");
        for end in &self.dead_ends {
            page.paragraph(&format!("{}: {}. {}", end.code, end.message, end.hint));
        }
    }
}
