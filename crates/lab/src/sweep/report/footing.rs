//! Whom it may harm, what it rests on, and how to make it again.

use guardline_report::say;

use super::html::{Table, command};
use super::{Report, Section};
use crate::measure::Unit;
use crate::sweep::result::{Effect, PeakResult};
use crate::text::measure_title;

/// The outcome that says what became of who trusted.
const TRUSTED: &str = "fired_on_calm";

impl Report<'_> {
    /// Whom it may harm.
    pub(super) fn harm(&self) -> Section {
        let mut section = Section::new("report-harm");
        section.say(&self.word("report-harm-lead"));
        let here = |it: &&PeakResult| it.cell == self.cell();
        let peaks: Vec<&PeakResult> = self.result.peaks.iter().filter(here).collect();
        let worse = peaks.iter().filter(|it| !self.is_neutral(&it.arm)).filter_map(|it| {
            let level = it.worse.as_ref()?;
            let share = level.in_words(Unit::Probability, " ");
            Some(say!(self.catalogue, "report-harm-worse", arm = &it.arm, share = share))
        });
        for sentence in worse.chain(self.either_way()) {
            section.say(&sentence);
        }
        if peaks.is_empty() {
            self.nothing(&mut section);
        } else {
            self.first_cell_only(&mut section);
        }
        let measured = self.result.outcomes.iter().find(|outcome| outcome.id == TRUSTED);
        let Some((outcome, cell)) = measured.and_then(|it| Some((it, it.cells.first()?))) else {
            section.say(&self.word("report-trusted-not-measured"));
            return section;
        };
        section.say(&self.word("report-trusted-lead"));
        let header = ["column-arm", "report-share", "column-difference"].map(|key| self.word(key));
        let title = measure_title(&outcome.id, outcome.unit, self.catalogue);
        let mut table =
            Table::new(say!(self.catalogue, "report-trusted-table", measure = title), "wnn", header.into());
        for level in &cell.levels {
            let effect = cell.effects.iter().find(|effect| effect.arm == level.mechanism);
            let difference = effect.map_or_else(|| "–".to_owned(), |it| it.in_words(outcome.unit));
            table.row(vec![level.mechanism.clone(), level.in_words(outcome.unit, " "), difference]);
        }
        section.table(&table);
        section
    }

    /// In how many pairs the primary outcome is higher and in how many lower, under each arm.
    fn either_way(&self) -> Vec<String> {
        let primary = &self.result.outcomes[0];
        let measure = measure_title(&primary.id, primary.unit, self.catalogue);
        let effects = primary.cells.first().map_or(&[][..], |cell| &cell.effects);
        let sentence = |effect: &Effect| {
            say!(
                self.catalogue,
                "report-harm-either-way",
                measure = &measure,
                arm = &effect.arm,
                against = &effect.against,
                higher = effect.pairs_higher,
                lower = effect.pairs_lower,
                n = self.n()
            )
        };
        let few = self.result.peaks.iter().any(|it| it.cell == self.cell());
        effects.iter().filter(|effect| few && !self.is_neutral(&effect.arm)).map(sentence).collect()
    }

    /// What it rests on.
    pub(super) fn footing(&self) -> Section {
        let mut section = Section::new("report-footing");
        let result = self.result;
        section.say(&result.rests_on.in_words(self.catalogue, "rests-on-all"));
        let used = result.rests_on.used;
        let header = ["column-origin", "report-parameters"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-origins-table"), "wn", header.into());
        for (key, count) in [
            ("report-origins-sourced", used.sourced),
            ("report-origin-memory", used.memory),
            ("report-origin-assumed", used.assumed),
            ("report-origin-tuned", used.tuned),
        ] {
            table.row(vec![self.word(key), count.to_string()]);
        }
        section.table(&table);
        section.say(&self.word("report-intervals-cover"));
        section.heading(&self.word("report-checked"));
        let header = ["report-question", "report-where"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-checked-table"), "ww", header.into());
        for (key, place) in [
            ("report-checked-calibration", "docs/calibration.md"),
            ("report-checked-parameters", "docs/parameters.md, docs/sources.md"),
            ("report-checked-model", "docs/model.md"),
        ] {
            table.row(vec![self.word(key), place.to_owned()]);
        }
        table
            .row(vec![self.word("report-checked-runs"), format!("guardline verify {}", quoted(self.folder))]);
        section.table(&table);
        section.say(&self.word("report-calibration"));
        section.html(command("cargo xtask calibrate"));
        self.checked(&mut section);
        section
    }

    /// How to make it again.
    pub(super) fn receipt(&self) -> Section {
        let mut section = Section::new("report-receipt");
        let receipt = &self.result.receipt;
        let (folder, file) = (quoted(self.folder), quoted(&receipt.experiment));
        let again = quoted(&format!("{}-again", self.folder));
        section.say(&say!(self.catalogue, "report-receipt-lead", program = &receipt.program_version));
        section.html(command(&format!(
            "guardline sweep {file} --runs {} --out {again}",
            receipt.replicates_asked
        )));
        section.say(&say!(self.catalogue, "report-receipt-seed", seed = receipt.seed.to_string()));
        section.say(&self.word("report-receipt-verify"));
        section.html(command(&format!("guardline verify {folder}\nguardline verify {folder} --sample 1000")));
        let last = receipt.runs.saturating_sub(1).to_string();
        section.say(&say!(self.catalogue, "report-receipt-explain", last = last));
        section.html(command(&format!("guardline explain {folder} --run 0")));
        let header = ["report-receipt-what", "report-receipt-hash"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-receipt-table"), "ww", header.into());
        for (key, value) in [
            ("report-receipt-plan", &receipt.plan),
            ("report-fact-rule", &receipt.rule),
            ("report-receipt-traces", &receipt.traces),
            ("report-receipt-program", &receipt.program_version),
        ] {
            table.row(vec![self.word(key), value.clone()]);
        }
        section.table(&table);
        section
    }
}

/// A name as a shell takes it.
fn quoted(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "._-/".contains(letter);
    if !name.is_empty() && name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\u{27}', "'\\''"))
    }
}
