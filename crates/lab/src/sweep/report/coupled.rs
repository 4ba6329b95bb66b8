//! Arms beside each other: where the same luck led, what another scale says, and rungs that are too seldom reached to be counted.

use guardline_report::say;

use super::chart;
use super::html::Table;
use super::{Report, Section, percent, percent_within};
use crate::measure::Unit;
use crate::sweep::coupled::{CoupledResult, ScaleDifference};
use crate::sweep::text::RARE;

/// Arms whose pairs are drawn; those of all others are in the document.
const DRAWN: usize = 3;

impl Report<'_> {
    /// Pairs by their highest rungs under the base and under the arm.
    pub(super) fn coupled(&self, section: &mut Section) {
        let here = |it: &&CoupledResult| it.cell == self.cell() && !self.is_neutral(&it.arm);
        let all: Vec<&CoupledResult> = self.result.coupled.iter().filter(here).collect();
        if all.is_empty() {
            return;
        }
        section.heading(&self.word("report-coupled"));
        section.say(&self.word("report-coupled-lead"));
        for it in all.iter().take(DRAWN) {
            let pairs: u32 = it.peaks.iter().map(|at| at.pairs).sum();
            let share = |count: u32| f64::from(count) / f64::from(pairs.max(1));
            let cells: Vec<(u8, u8, f64)> =
                it.peaks.iter().map(|at| (at.base, at.arm, 100.0 * share(at.pairs))).collect();
            let mut rungs: Vec<u8> = it.peaks.iter().flat_map(|at| [at.base, at.arm]).collect();
            rungs.sort_unstable();
            rungs.dedup();
            let greatest = cells.iter().map(|(_, _, share)| *share).fold(0.0, f64::max);
            let spec = chart::heat(&cells, &rungs, greatest, (&it.arm, &it.against));
            let heading = say!(self.catalogue, "report-coupled-chart", arm = &it.arm, against = &it.against);
            let header = vec![it.against.clone(), it.arm.clone(), self.word("report-coupled-pairs")];
            let mut table = Table::new(heading.clone(), "wwn", header);
            for at in &it.peaks {
                let count = format!("{} ({})", at.pairs, percent(share(at.pairs)));
                table.row(vec![format!("R{}", at.base), format!("R{}", at.arm), count]);
            }
            let mut often: Vec<_> = it.peaks.iter().filter(|at| at.base != at.arm).collect();
            often.sort_by_key(|at| std::cmp::Reverse(at.pairs));
            let figures = often.iter().take(5);
            let figures: Vec<String> = figures
                .map(|at| format!("R{} → R{}: {}", at.base, at.arm, percent(share(at.pairs))))
                .collect();
            section.chart(self.framed(heading, &figures, (Vec::new(), spec, table)));
        }
        let header =
            ["column-arm", "report-against", "report-same-way", "report-edits"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-coupled-table"), "wwnn", header.into());
        for it in &all {
            let same = percent_within(it.same_way.estimate, it.same_way.interval);
            let edits = it.edits.in_words(Unit::Hours, " ");
            table.row(vec![it.arm.clone(), it.against.clone(), same, edits]);
        }
        section.table(&table);
        section.note(&self.word("report-coupled-note"));
    }

    /// The ladder's own severity beside Goldstein's scale.
    pub(super) fn scales(&self, section: &mut Section) {
        let header = ["column-arm", "report-severity", "report-goldstein", "report-agreement"];
        let header = header.map(|key| self.word(key));
        let mut table = Table::new(self.word("report-scales-table"), "wnnn", header.into());
        let difference = |it: &Option<ScaleDifference>| {
            let it = it.as_ref()?;
            Some(Unit::SeverityHours.difference_in_words(it.difference, it.interval))
        };
        for it in self.result.scales.iter().filter(|it| it.cell == self.cell()) {
            let agreement = it.agreement.map_or_else(|| "–".to_owned(), |rho| format!("{rho:.3}"));
            let or_level = |shown: Option<String>, level: &crate::Level| {
                shown.unwrap_or_else(|| level.in_words(Unit::SeverityHours, " "))
            };
            table.row(vec![
                it.arm.clone(),
                or_level(difference(&it.severity_difference), &it.severity),
                or_level(difference(&it.goldstein_difference), &it.goldstein),
                agreement,
            ]);
        }
        if table.rows.is_empty() {
            return;
        }
        section.heading(&self.word("report-scales"));
        section.say(&self.word("report-scales-lead"));
        section.table(&table);
        section.note(&self.word("report-scales-note"));
    }

    /// The rung that is too seldom reached to be counted.
    pub(super) fn rare(&self, section: &mut Section) {
        let Some(first) = self.result.rare.first() else { return };
        section.heading(&say!(self.catalogue, "report-rare", rung = first.rung));
        section.say(&say!(
            self.catalogue,
            "report-rare-lead",
            effort = first.effort,
            repeats = first.repeats,
            levels = self.catalogue.list("list-comma", first.levels.iter().map(f64::to_string))
        ));
        let header = RARE.map(|key| self.word(key));
        let mut table =
            Table::new(say!(self.catalogue, "sweep-heading-rare", rung = first.rung), "wn", header.into());
        for it in &self.result.rare {
            table.row(it.in_words().into());
        }
        section.table(&table);
        section.note(&self.word("sweep-rare-note"));
    }
}
