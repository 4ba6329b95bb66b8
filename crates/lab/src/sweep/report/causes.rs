//! What the effect comes of: factors of the mechanism, and parameters of the model.

use guardline_report::say;

use super::chart::{self, HUES, Mark, Stem};
use super::html::Table;
use super::{Report, Section};
use crate::sweep::result::{Contribution, OutcomeResult};
use crate::sweep::sensitivity::{Influence, Sensitivity};
use crate::text::measure_title;

/// Parameters that are drawn; all are in the table.
const DRAWN: usize = 15;

/// What an origin is called, and its colour: what has a source is blue.
fn origin(name: &str) -> (&'static str, &'static str) {
    match name {
        "source" => ("report-origin-source", HUES[0]),
        "estimated" => ("report-origin-estimated", HUES[2]),
        "memory" => ("report-origin-memory", HUES[3]),
        "tuned" => ("report-origin-tuned", HUES[4]),
        _ => ("report-origin-assumed", HUES[1]),
    }
}

const ORIGINS: [&str; 5] = ["source", "estimated", "memory", "assumed", "tuned"];

impl Report<'_> {
    /// What each factor contributes.
    pub(super) fn contributions(&self) -> Section {
        let mut section = Section::new("report-contributions");
        let result = self.result;
        if result.contributions.is_empty() {
            section.say(&self.word("report-contributions-none"));
        } else {
            section.say(&self.word("report-contributions-lead"));
        }
        for outcome in &result.outcomes {
            let of_it: Vec<&Contribution> =
                result.contributions.iter().filter(|it| it.outcome == outcome.id).collect();
            if of_it.is_empty() {
                continue;
            }
            section.heading(&measure_title(&outcome.id, outcome.unit, self.catalogue));
            let stems: Vec<Stem> = of_it.iter().map(|it| contribution(outcome, it)).collect();
            if outcome.primary {
                self.forest(&mut section, outcome.unit, &stems);
            }
            let header = ["column-factor", "column-contribution"].map(|key| self.word(key));
            let mut table = Table::new(self.word("report-contributions-table"), "wn", header.into());
            for stem in stems {
                table.row(vec![stem.label, stem.shown]);
            }
            self.not_modelled(&mut table);
            section.table(&table);
        }
        if result.contributions.is_empty() && !result.not_modelled_at_this_horizon.is_empty() {
            let header = ["column-clause", "column-contribution"].map(|key| self.word(key));
            let mut table = Table::new(self.word("report-contributions-table"), "ww", header.into());
            self.not_modelled(&mut table);
            section.table(&table);
        }
        section
    }

    /// Clauses that are not modelled stand below those that are, without a number.
    fn not_modelled(&self, table: &mut Table) {
        for clause in &self.result.not_modelled_at_this_horizon {
            table.row(vec![clause.clone(), self.word("report-not-modelled")]);
        }
    }

    /// How the effect depends on the parameters.
    pub(super) fn sensitivity(&self) -> Section {
        let mut section = Section::new("report-sensitivity");
        let (Some(it), catalogue) = (&self.result.sensitivity, self.catalogue) else {
            section.say(&self.word("report-sensitivity-none"));
            return section;
        };
        let primary = &self.result.outcomes[0];
        let title = measure_title(&primary.id, primary.unit, catalogue);
        section.say(&say!(
            catalogue,
            "report-sensitivity-lead",
            arm = &it.arm,
            against = &it.against,
            measure = &title
        ));
        section.say(&it.signs(primary.unit, catalogue));
        if let Some(sourced) = it.sourced(catalogue) {
            section.say(&sourced);
        }
        self.influences(&mut section, it, primary);
        section
    }

    fn influences(&self, section: &mut Section, it: &Sensitivity, primary: &OutcomeResult) {
        // Changes are in the outcome's unit; rank correlations have none.
        let ranks = it.parameters.iter().all(|row| row.spread.is_none());
        let scale = if ranks { 1.0 } else { primary.unit.scale() };
        let axis = self.word(if ranks { "report-axis-rank" } else { primary.unit.axis_key() });
        let bars: Vec<(String, f64, &'static str)> = it
            .parameters
            .iter()
            .take(DRAWN)
            .map(|row| (row.parameter.clone(), scale * row.influence, origin(&row.origin).1))
            .collect();
        if bars.is_empty() {
            return;
        }
        let heading = say!(self.catalogue, "report-influences", axis = &axis);
        let header =
            ["column-parameter", "column-origin", "column-influence", "column-signed", "report-spread"];
        let mut table = Table::new(heading.clone(), "wwnnn", header.map(|key| self.word(key)).into());
        for row in &it.parameters {
            table.row(self.influence(row, scale));
        }
        let key = ORIGINS
            .into_iter()
            .filter(|name| it.parameters.iter().any(|row| row.origin == *name))
            .map(|name| Mark::new(origin(name).1, "", 10, self.word(origin(name).0)));
        let figures: Vec<String> =
            bars.iter().take(6).map(|(name, value, _)| format!("{name}: {value:.3}")).collect();
        let spec = chart::bars(&bars, &axis);
        section.chart(self.framed(heading, &figures, (key.collect(), spec, table.clone())));
        section.table(&table);
    }

    fn influence(&self, row: &Influence, scale: f64) -> Vec<String> {
        vec![
            row.parameter.clone(),
            self.word(origin(&row.origin).0),
            format!("{:.4}", scale * row.influence),
            format!("{:+.4}", scale * row.signed),
            row.spread.map_or_else(|| "–".to_owned(), |spread| format!("{:.4}", scale * spread)),
        ]
    }
}

fn contribution(outcome: &OutcomeResult, it: &Contribution) -> Stem {
    Stem {
        label: it.factor.clone(),
        shown: outcome.unit.difference_in_words(it.value, it.interval),
        value: it.value,
        interval: it.interval,
        neutral: None,
        margin: None,
        colour: HUES[0],
    }
}
