//! Differences with their intervals.

use guardline_report::say;

use super::chart::{self, GREY, Mark, Stem};
use super::html::Table;
use super::{Report, Section};
use crate::estimate::Difference;
use crate::measure::Unit;
use crate::statistics::equivalence::Verdict;
use crate::sweep::result::{CellOutcome, Effect, Method, OutcomeResult};
use crate::text::measure_title;

/// Rows of one chart: more are in the table only.
const ROWS: usize = 24;

impl Unit {
    /// By what its values are multiplied to be shown.
    pub(super) const fn scale(self) -> f64 {
        match self {
            Self::Probability => 100.0,
            _ => 1.0,
        }
    }

    /// What stands at the axis of its differences.
    pub(super) const fn axis_key(self) -> &'static str {
        match self {
            Self::Probability => "report-axis-points",
            Self::Hours => "report-axis-hours",
            Self::Days => "report-axis-days",
            Self::SeverityHours => "report-axis-severity",
            Self::Belief => "report-axis-belief",
        }
    }
}

const UNITS: [Unit; 5] = [Unit::Probability, Unit::Hours, Unit::Days, Unit::SeverityHours, Unit::Belief];

impl Report<'_> {
    /// The differences in every outcome; over several cells those in the primary one.
    pub(super) fn effects(&self) -> Section {
        let mut section = Section::new("report-effects");
        let result = self.result;
        if result.outcomes.iter().all(|outcome| outcome.cells.iter().all(|cell| cell.effects.is_empty())) {
            self.nothing(&mut section);
            return section;
        }
        section.say(&self.word("report-effects-lead"));
        if self.is_screening() {
            self.nothing(&mut section);
            return section;
        }
        let several = result.cells.len() > 1;
        if several {
            let stems = self.primary_over_cells();
            self.forest(&mut section, result.outcomes[0].unit, &stems);
            section.note(&say!(
                self.catalogue,
                "report-effects-cells",
                cells = result.cells.len(),
                cell = self.cell()
            ));
        }
        for unit in UNITS {
            let stems: Vec<Stem> = result
                .outcomes
                .iter()
                .filter(|outcome| outcome.unit == unit && !(several && outcome.primary))
                .flat_map(|outcome| self.stems(outcome, outcome.cells.first(), None))
                .collect();
            self.forest(&mut section, unit, &stems);
        }
        self.trends(&mut section);
        self.effect_tables(&mut section);
        let confidence = format!("{:.0}", 100.0 * result.receipt.confidence);
        section.note(&say!(self.catalogue, "compare-note-simulated", confidence = confidence));
        section.note(&self.word("compare-note-intervals"));
        section.note(&self.word("report-effects-note"));
        section
    }

    /// A chart of differences of one unit, if there are any.
    pub(super) fn forest(&self, section: &mut Section, unit: Unit, stems: &[Stem]) {
        if stems.is_empty() {
            return;
        }
        let stems = &stems[..stems.len().min(ROWS)];
        let axis = self.word(unit.axis_key());
        let neutral = stems.iter().any(|stem| stem.neutral.is_some());
        let mut header = vec![self.word("report-row"), self.word("column-difference")];
        if neutral {
            header.push(self.word("compare-neutral"));
        }
        let heading = say!(self.catalogue, "report-forest", axis = &axis);
        let mut table = Table::new(heading.clone(), "wnn", header);
        for stem in stems {
            let mut row = vec![stem.label.clone(), stem.shown.clone()];
            if neutral {
                let shown = |(value, interval)| unit.difference_in_words(value, interval);
                row.push(stem.neutral.map_or_else(|| "–".to_owned(), shown));
            }
            table.row(row);
        }
        let mut key = Vec::new();
        if neutral {
            key.push(Mark::new(chart::HUES[0], "", 3, self.word("report-key-arm")));
            key.push(Mark::new(GREY, "3 2", 2, self.word("compare-neutral")));
        }
        if stems.iter().any(|stem| stem.margin.is_some()) {
            key.push(Mark::new("#dbe2ea", "", 12, self.word("report-key-margin")));
        }
        let figures: Vec<String> =
            stems.iter().take(8).map(|stem| format!("{}: {}", stem.label, stem.shown)).collect();
        let spec = chart::forest(stems, unit.scale(), &axis);
        section.chart(self.framed(heading, &figures, (key, spec, table)));
    }

    fn primary_over_cells(&self) -> Vec<Stem> {
        let primary = &self.result.outcomes[0];
        primary.cells.iter().flat_map(|cell| self.stems(primary, Some(cell), Some(&cell.cell))).collect()
    }

    fn stems(&self, outcome: &OutcomeResult, cell: Option<&CellOutcome>, name: Option<&str>) -> Vec<Stem> {
        let Some(cell) = cell else { return Vec::new() };
        let title = measure_title(&outcome.id, outcome.unit, self.catalogue);
        let margin = self.result.hypothesis.as_ref().filter(|_| outcome.primary).map(|it| it.margin);
        let designed = cell.effects.iter().filter(|effect| !self.is_neutral(&effect.arm));
        let stem = |effect: &Effect| {
            let neutral = self.neutral(cell, effect).map(|it| (it.difference, it.interval));
            let what = name.map_or_else(|| title.clone(), ToOwned::to_owned);
            Stem {
                label: format!("{what} · {} − {}", effect.arm, effect.against),
                shown: effect.in_words(outcome.unit),
                value: effect.difference,
                interval: effect.interval,
                neutral,
                margin,
                colour: chart::HUES[0],
            }
        };
        designed.map(stem).collect()
    }

    /// The effect of the conduct-neutral arm that belongs to an arm, if that is another.
    fn neutral<'a>(&self, cell: &'a CellOutcome, effect: &Effect) -> Option<&'a Effect> {
        let own = self.result.arms.iter().find(|arm| arm.id == effect.arm)?.neutral_arm.as_ref()?;
        cell.effects.iter().find(|it| it.arm == *own && it.arm != effect.arm)
    }

    fn effect_tables(&self, section: &mut Section) {
        let header = [
            "column-arm",
            "column-difference",
            "column-adjusted",
            "report-pairs",
            "column-gain",
            "column-reading",
        ];
        let header = header.map(|key| self.word(key)).into();
        let base = self.result.arms.first().map_or("", |arm| arm.id.as_str());
        let mut table =
            Table::new(say!(self.catalogue, "report-effects-table", base = base), "wnnnnw", header);
        for outcome in &self.result.outcomes {
            let several = self.result.cells.len() > 1 && outcome.primary;
            let cells = if several { outcome.cells.len() } else { 1 };
            for cell in outcome.cells.iter().take(cells) {
                let title = measure_title(&outcome.id, outcome.unit, self.catalogue);
                let title = if several { format!("{title} · {}", cell.cell) } else { title };
                let method = cell.effects.first().map(|effect| self.word(method_key(effect.method)));
                table.group(say!(
                    self.catalogue,
                    "report-method",
                    outcome = title,
                    method = method.unwrap_or_default()
                ));
                for effect in &cell.effects {
                    table.row(self.effect_row(outcome.unit, effect, base));
                }
            }
        }
        section.table(&table);
    }

    fn effect_row(&self, unit: Unit, effect: &Effect, base: &str) -> Vec<String> {
        let none = || "–".to_owned();
        let p = match (effect.p_adjusted, effect.p) {
            (Some(p), _) => p_value(p),
            (None, Some(p)) => say!(self.catalogue, "report-p-alone", p = p_value(p)),
            (None, None) => none(),
        };
        let mut reading = self.word(Difference::reading_key_of(effect.reading));
        if let Some(it) = &effect.equivalence {
            let key = match it.verdict {
                Verdict::Equivalent => "report-equivalent",
                Verdict::Lower => "report-equivalence-lower",
                Verdict::Higher => "report-equivalence-higher",
                Verdict::Undecided => "report-equivalence-undecided",
            };
            let margin = unit.difference_in_words(it.margin, None);
            let equivalence = say!(self.catalogue, key, margin = margin.trim_start_matches('+'));
            reading = self.catalogue.list("list-semicolon", [reading, equivalence].into_iter());
        }
        let arm = if effect.against == base {
            effect.arm.clone()
        } else {
            format!("{} − {}", effect.arm, effect.against)
        };
        vec![
            arm,
            effect.in_words(unit),
            p,
            format!("{} : {}", effect.pairs_higher, effect.pairs_lower),
            effect.variance_gain.map_or_else(none, |gain| format!("{gain:.1}")),
            reading,
        ]
    }
}

const fn method_key(method: Method) -> &'static str {
    match method {
        Method::NewcombePaired => "report-method-newcombe",
        Method::Bca => "report-method-bca",
        Method::Student => "report-method-student",
        Method::Anytime => "report-method-anytime",
    }
}

/// Three decimals, or less than the least of them.
fn p_value(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { format!("{:.3}", p.min(1.0)) }
}
