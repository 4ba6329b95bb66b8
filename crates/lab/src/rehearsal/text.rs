//! Rehearsals as text for people.

use comfy_table::{Cell, Table};

use super::Rehearsal;
use crate::text::{NARROWEST, empty_table, numbers, paragraph, section};

impl Rehearsal {
    /// The rehearsals in tables no wider than `width` columns, or 48 if that is more: injects, ways, lines and rungs, then
    /// what never came about. Plain text without colour.
    pub fn text(&self, width: usize) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut out = String::new();
        paragraph(&mut out, width, &format!("SIMULATED REHEARSALS · {}", self.scenario));
        paragraph(&mut out, width, &self.runs_in_words());
        if self.runs == 0 {
            paragraph(&mut out, width, "No rehearsal was played to its end: nothing can be said.");
            return out;
        }
        if !self.injects.is_empty() {
            let heading = "Simulated injects: in how many rehearsals each began, was withheld, and was responded to";
            section(&mut out, width, heading, &self.injects(width));
        }
        section(&mut out, width, "Simulated ways by which words went", &self.ways(width));
        if !self.lines.is_empty() {
            section(&mut out, width, "Simulated lines: in how many rehearsals", &self.lines(width));
        }
        section(&mut out, width, "Simulated highest rung: in how many rehearsals", &self.rungs(width));
        out.push('\n');
        self.ends(&mut out, width);
        out
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

    fn ends(&self, out: &mut String, width: usize) {
        if self.dead_ends.is_empty() {
            paragraph(out, width, "No dead end: everything came about at least once.");
            return;
        }
        paragraph(out, width, "Dead ends:");
        for end in &self.dead_ends {
            paragraph(out, width, &format!("{}: {}. {}", end.code, end.message, end.hint));
        }
    }
}
