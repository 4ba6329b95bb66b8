//! What stands first: the question, the answer with what it is and is not, the rule, and the arms.

use std::fmt::Write;

use guardline_report::say;
use guardline_scenario::EMBASSY_CONTROL;
use guardline_scenario::file::{DesignFile, FactorialFile};
use guardline_units::in_language;

use super::html::{Table, element, escaped, facts, paragraph};
use super::{Report, Section};
use crate::text::length;

impl Report<'_> {
    /// What stands above the contents.
    pub(super) fn head(&self) -> String {
        let (result, catalogue, language) = (self.result, self.catalogue, self.language());
        let mut out = element("p", "kicker", &self.word("report-kicker"));
        out += &element("h1", "", in_language(&result.title, language));
        out += &element("p", "question", in_language(&result.question, language));
        out += &element(
            "p",
            "soft",
            &say!(catalogue, "report-scenario", scenario = in_language(&result.scenario, language)),
        );
        let headline = result.headline(catalogue);
        // Of many cells it is a list.
        let size = if headline.chars().count() > 320 { "headline long" } else { "headline" };
        let _ = write!(
            out,
            "<div class='answer'>\n<h2>{}</h2>\n{}{}</div>\n",
            escaped(&self.word("report-answer")),
            element("p", size, &headline),
            element("p", "qualifier", &result.qualifier(catalogue))
        );
        match result.rule(catalogue) {
            Some(rule) => out += &paragraph(&rule),
            None => out += &paragraph(&self.word("report-no-rule")),
        }
        if let Some(stated) = result.since_stated(catalogue) {
            out += &paragraph(&stated);
        }
        out + &facts(&self.facts())
    }

    /// What stands below everything, and so on the last page in print.
    pub(super) fn foot(&self) -> String {
        let receipt = &self.result.receipt;
        let made = say!(
            self.catalogue,
            "report-made",
            program = &receipt.program_version,
            plan = &receipt.plan,
            n = self.n()
        );
        element("p", "qualifier", &self.result.qualifier(self.catalogue)) + &element("p", "soft", &made)
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (receipt, catalogue) = (&self.result.receipt, self.catalogue);
        let stopping = if receipt.stopped {
            self.word("sweep-stopped")
        } else if receipt.replicates < receipt.replicates_asked {
            say!(catalogue, "sweep-interrupted", asked = receipt.replicates_asked)
        } else if self.plan.experiment.experiment.stop.is_some() {
            self.word("report-not-stopped")
        } else if let Some(other) = self.result.other_runs(catalogue) {
            other
        } else {
            self.word("report-fixed")
        };
        let n = say!(
            catalogue,
            "report-n",
            n = self.n(),
            arms = self.result.arms.len(),
            cells = self.result.cells.len(),
            runs = receipt.runs.to_string()
        );
        [
            ("report-fact-n", n),
            ("report-fact-stopping", stopping),
            ("report-fact-length", length(catalogue, receipt.until_hours)),
            ("report-fact-seed", receipt.seed.to_string()),
            ("report-fact-rule", receipt.rule.clone()),
        ]
        .map(|(key, value)| (self.word(key), value))
        .into()
    }

    /// What is compared.
    pub(super) fn arms(&self) -> Section {
        let mut section = Section::new("report-arms");
        section.say(&self.word("report-arms-lead"));
        let header =
            ["column-arm", "report-mechanism", "report-what", "report-neutral-arm"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-arms-table"), "wwww", header.into());
        for (place, arm) in self.result.arms.iter().enumerate() {
            let neutral = match &arm.neutral_arm {
                _ if arm.neutral => self.word("report-neutral-is-one"),
                Some(own) if *own == arm.id => self.word("report-neutral-itself"),
                Some(other) => other.clone(),
                None => self.word("report-neutral-not-run"),
            };
            table.row(vec![arm.id.clone(), arm.mechanism.clone(), self.what_it_is(place), neutral]);
        }
        section.table(&table);
        self.what_cells_set(&mut section);
        if self.result.arms.iter().any(|arm| arm.neutral) {
            section.note(&self.word("compare-note-neutral"));
        }
        section
    }

    fn what_it_is(&self, place: usize) -> String {
        let Some(arm) = self.plan.arms.get(place) else { return String::new() };
        let loaded = &self.plan.experiment.cells[0].arms[arm.loaded];
        let terms = &loaded.loaded.mechanism;
        let title = terms.title.in_language(self.language()).to_owned();
        let it_is = match () {
            () if arm.neutral => say!(self.catalogue, "report-what-neutral", title = title),
            () if arm.id == EMBASSY_CONTROL => self.word("report-what-embassy"),
            () => say!(self.catalogue, "report-what-terms", title = title, basis = &terms.basis),
        };
        let file = &self.plan.experiment.experiment;
        let mut parts = vec![it_is];
        if let DesignFile::Factorial(design) = &file.design {
            let is_out = |factor: &usize| !FactorialFile::has(arm.loaded, *factor);
            let out = design.factors.iter().enumerate().filter(|(factor, _)| is_out(factor));
            let out: Vec<String> = out.flat_map(|(_, factor)| factor.clauses.clone()).collect();
            if !out.is_empty() {
                let out = self.catalogue.list("list-comma", out.into_iter());
                parts.push(say!(self.catalogue, "report-what-without", clauses = out));
            }
        }
        parts.extend(file.arms.get(arm.loaded).map_or(&[][..], |arm| &arm.sets).iter().cloned());
        self.catalogue.list("list-semicolon", parts.into_iter())
    }

    /// What the cells of a list set under every arm.
    fn what_cells_set(&self, section: &mut Section) {
        let DesignFile::List(list) = &self.plan.experiment.experiment.design else { return };
        let header = ["report-cell", "report-sets"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-cells-table"), "ww", header.into());
        for cell in &list.cells {
            let sets = match &cell.sets[..] {
                [] => "–".to_owned(),
                sets => self.catalogue.list("list-semicolon", sets.iter().cloned()),
            };
            table.row(vec![cell.id.clone(), sets]);
        }
        section.table(&table);
    }
}
