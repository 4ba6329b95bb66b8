//! How differences change along the axes of cells.

use guardline_report::say;
use guardline_units::in_language;

use super::chart::{self, Curve, Mark, dash, hue};
use super::html::Table;
use super::{Report, Section};
use crate::interval::Interval;
use crate::sweep::text::on_axis;
use crate::sweep::trend::{TrendPlace, TrendResult};
use crate::text::measure_title;

impl Report<'_> {
    /// A chart of the primary outcome for each axis, and a table of slopes and break-evens in every outcome.
    pub(super) fn trends(&self, section: &mut Section) {
        for along in self.result.trends.chunk_by(|one, next| one.trend == next.trend) {
            let axis = in_language(&along[0].axis, self.language());
            self.trend_chart(section, along, axis);
            self.slopes(section, along, axis);
        }
        if !self.result.trends.is_empty() {
            section.note(&self.word("sweep-trend-note"));
        }
    }

    fn trend_chart(&self, section: &mut Section, along: &[TrendResult], axis: &str) {
        let primary = &self.result.outcomes[0];
        let of_it: Vec<&TrendResult> = along.iter().filter(|it| it.outcome == primary.id).collect();
        let measure = measure_title(&primary.id, primary.unit, self.catalogue);
        let mut header = vec![axis.to_owned()];
        let (mut curves, mut key, mut figures) = (Vec::new(), Vec::new(), Vec::new());
        for it in &of_it {
            let (place, name) = (self.place(&it.arm), format!("{} − {}", it.arm, it.against));
            let (list, text) = dash(place);
            let point = |place: &TrendPlace| {
                let around = Interval { low: place.difference, high: place.difference };
                let Interval { low, high } = place.interval.unwrap_or(around);
                [place.at, place.difference, low, high]
            };
            let points = it.places.iter().map(point).collect();
            key.push(Mark::new(hue(place), text, 2, name.clone()));
            figures.push(say!(
                self.catalogue,
                "report-trend-figure",
                arm = &name,
                place = it.break_even_in_words(self.catalogue)
            ));
            header.push(name.clone());
            curves.push(Curve { arm: name, colour: hue(place), dash: list, points });
        }
        let heading = say!(self.catalogue, "report-trend-chart", measure = measure, axis = axis);
        let mut table = Table::new(heading.clone(), "n", header);
        for (row, place) in of_it.first().iter().flat_map(|it| it.places.iter().enumerate()) {
            let differences = of_it.iter().filter_map(|it| {
                let at = it.places.get(row)?;
                Some(primary.unit.difference_in_words(at.difference, at.interval))
            });
            table.row(std::iter::once(on_axis(place.at)).chain(differences).collect());
        }
        let spec = chart::trend(&curves, primary.unit.scale(), (axis, &self.word(primary.unit.axis_key())));
        section.chart(self.framed(heading, &figures, (key, spec, table)));
    }

    fn slopes(&self, section: &mut Section, along: &[TrendResult], axis: &str) {
        let header = ["column-arm", "column-slope", "column-break-even"].map(|key| self.word(key)).into();
        let mut table = Table::new(say!(self.catalogue, "report-trend-table", axis = axis), "wnn", header);
        for outcome in &self.result.outcomes {
            table.group(measure_title(&outcome.id, outcome.unit, self.catalogue));
            for it in along.iter().filter(|it| it.outcome == outcome.id) {
                table.row(vec![
                    format!("{} − {}", it.arm, it.against),
                    outcome.unit.difference_in_words(it.slope, it.slope_interval),
                    it.break_even_in_words(self.catalogue),
                ]);
            }
        }
        section.table(&table);
    }
}
