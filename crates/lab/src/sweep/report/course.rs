//! How the encounters went on: when calm returned, and how high they rose.

use guardline_report::say;
use guardline_units::Rung;

use super::chart::{self, Curve, Mark, RUNGS, dash, hue};
use super::html::Table;
use super::{Report, Section, percent, percent_within};
use crate::estimate::Level;
use crate::interval::Interval;
use crate::measure::Unit;
use crate::sweep::result::{CalmResult, PeakResult, READ_AT};

impl Report<'_> {
    /// Time to the return of calm.
    pub(super) fn time(&self) -> Section {
        let mut section = Section::new("report-time");
        let calm: Vec<&CalmResult> = self.result.calm.iter().filter(|it| it.cell == self.cell()).collect();
        if calm.is_empty() {
            self.nothing(&mut section);
            return section;
        }
        section.say(&self.word("report-time-lead"));
        self.first_cell_only(&mut section);
        let end = self.result.receipt.until_hours;
        let (mut curves, mut key) = (Vec::new(), Vec::new());
        for it in calm.iter().filter(|it| !self.is_neutral(&it.arm)) {
            let place = self.place(&it.arm);
            let (list, text) = dash(place);
            key.push(Mark::new(hue(place), text, 2, it.arm.clone()));
            let mut points: Vec<[f64; 4]> =
                it.curve.iter().map(|at| [at.hours, at.share, at.low, at.high]).collect();
            // What is so after the last change is so to the end.
            if let Some(last) = points.last().copied().filter(|last| last[0] < end) {
                points.push([end, last[1], last[2], last[3]]);
            }
            curves.push(Curve { arm: it.arm.clone(), colour: hue(place), dash: list, points });
        }
        let (x, y) = (self.word("report-axis-time"), self.word("report-axis-not-calm"));
        let spec = chart::survival(&curves, end, (&x, &y));
        let heading = self.word("report-time-chart");
        let table = self.read_off(&calm, end);
        let figures: Vec<String> = calm.iter().map(|it| self.median(it)).collect();
        section.chart(self.framed(heading, &figures, (key, spec, table)));
        self.times(&mut section, &calm);
        section
    }

    fn median(&self, it: &CalmResult) -> String {
        match it.median_hours {
            Some(hours) => {
                let hours = Unit::Hours.number(hours, false);
                say!(self.catalogue, "report-median", arm = &it.arm, hours = hours)
            }
            None => say!(self.catalogue, "report-median-none", arm = &it.arm),
        }
    }

    fn read_off(&self, calm: &[&CalmResult], end: f64) -> Table {
        let mut header = vec![self.word("report-hours")];
        header.extend(calm.iter().map(|it| it.arm.clone()));
        let mut table = Table::new(self.word("report-time-read"), "n", header);
        let hours = READ_AT.into_iter().filter(|hours| *hours < end).chain([end]);
        for hours in hours {
            let mut row = vec![format!("{hours}")];
            row.extend(calm.iter().map(|it| {
                let at = it.curve.iter().take_while(|point| point.hours <= hours).last();
                at.map_or_else(String::new, |at| {
                    let interval = Some(Interval { low: at.low, high: at.high });
                    percent_within(at.share, interval)
                })
            }));
            table.row(row);
        }
        table
    }

    fn times(&self, section: &mut Section, calm: &[&CalmResult]) {
        let measured = self.result.outcomes.iter().find(|outcome| outcome.id == "hours_to_deescalate");
        let levels = measured.and_then(|outcome| outcome.cells.first()).map(|cell| &cell.levels);
        let until = Unit::Hours.number(calm[0].restricted_to_hours, false);
        let mut header = vec![
            self.word("column-arm"),
            self.word("report-median-hours"),
            say!(self.catalogue, "report-restricted", hours = until),
        ];
        header.extend(levels.map(|_| self.word("report-mean-cut")));
        let mut table = Table::new(self.word("report-time-table"), "wnnn", header);
        for it in calm {
            let hours =
                |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| Unit::Hours.number(it, false));
            let mut row = vec![it.arm.clone(), hours(it.median_hours), hours(it.restricted_mean_hours)];
            if let Some(levels) = levels {
                let level = levels.iter().find(|level| level.mechanism == it.arm);
                row.push(level.map_or_else(String::new, |level| level.in_words(Unit::Hours, " ")));
            }
            table.row(row);
        }
        section.table(&table);
        section.note(&self.word("report-time-note"));
    }

    /// The highest rungs.
    pub(super) fn peaks(&self) -> Section {
        let mut section = Section::new("report-peaks");
        let peaks: Vec<&PeakResult> = self.result.peaks.iter().filter(|it| it.cell == self.cell()).collect();
        if peaks.is_empty() {
            self.nothing(&mut section);
            return section;
        }
        section.say(&self.word("report-peaks-lead"));
        self.first_cell_only(&mut section);
        let shares = |it: &PeakResult| {
            let all: u32 = it.runs.iter().sum();
            it.runs.map(|runs| f64::from(runs) / f64::from(all.max(1)))
        };
        let bars: Vec<(String, [f64; 10])> = peaks.iter().map(|it| (it.arm.clone(), shares(it))).collect();
        let key = RUNGS
            .iter()
            .enumerate()
            .map(|(rung, colour)| Mark::new(colour, "", 10, self.catalogue.rung(Rung::new(rung as u8))));
        let reached = |rung: usize| peaks.iter().any(|it| it.runs[rung] > 0);
        let key = key.enumerate().filter(|(rung, _)| reached(*rung)).map(|(_, mark)| mark).collect();
        let heading = self.word("report-peaks-chart");
        let mut header = vec![self.word("report-highest")];
        header.extend(peaks.iter().map(|it| it.arm.clone()));
        let mut table = Table::new(heading.clone(), "wn", header);
        for rung in 0..10 {
            let mut row = vec![self.catalogue.rung(Rung::new(rung as u8))];
            row.extend(peaks.iter().map(|it| format!("{} ({})", percent(shares(it)[rung]), it.runs[rung])));
            table.row(row);
        }
        let figures: Vec<String> = bars
            .iter()
            .map(|(arm, shares)| {
                let force = percent(shares[5..].iter().sum());
                say!(self.catalogue, "report-peaks-figure", arm = arm, share = force)
            })
            .collect();
        let spec = chart::stacked(&bars, &self.word("report-axis-runs"));
        section.chart(self.framed(heading, &figures, (key, spec, table)));
        section.table(&self.worse(&peaks));
        self.rare(&mut section);
        self.scales(&mut section);
        section
    }

    /// Pairs that are worse and better.
    pub(super) fn worse(&self, peaks: &[&PeakResult]) -> Table {
        let header = ["column-arm", "column-worse", "column-better", "column-same"].map(|key| self.word(key));
        let base = self.result.arms.first().map_or("", |arm| arm.id.as_str());
        let mut table =
            Table::new(say!(self.catalogue, "report-worse-table", base = base), "wnnn", header.into());
        let share = |level: &Option<Level>| level.as_ref().map(|it| percent_within(it.estimate, it.interval));
        for it in peaks {
            if let (Some(worse), Some(better), Some(same)) =
                (share(&it.worse), share(&it.better), share(&it.same))
            {
                table.row(vec![it.arm.clone(), worse, better, same]);
            }
        }
        table
    }
}
