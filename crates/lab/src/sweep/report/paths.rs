//! Which way the encounters went, and where words died on theirs.

use std::collections::{BTreeMap, BTreeSet};

use guardline_report::outcome::Cause;
use guardline_report::say;
use guardline_report::ways::Way;

use super::chart::{self, Mark, STAGES};
use super::html::Table;
use super::{Report, Section, percent_within};
use crate::sweep::result::{PathResult, PathWay, WordsResult};

/// Arms whose steps are drawn; those of all others are in the document.
const DRAWN: usize = 4;
/// Ways of each arm that are listed.
const LISTED: usize = 5;

/// What a cause is called.
const fn cause_key(cause: Cause) -> &'static str {
    match cause {
        Cause::Beginning => "report-cause-beginning",
        Cause::Conduct => "report-cause-conduct",
        Cause::Radar => "report-cause-radar",
        Cause::WarningForce => "report-cause-warning",
        Cause::Fire => "report-cause-fire",
        Cause::Collision => "report-cause-collision",
        Cause::Picture => "report-cause-picture",
        Cause::Posture => "report-cause-posture",
    }
}

/// Counts of steps between two rungs, by what they came of.
type Steps = BTreeMap<(u8, u8), BTreeMap<&'static str, u64>>;

fn steps(path: &PathResult) -> Steps {
    let mut steps = Steps::new();
    for step in &path.steps {
        *steps.entry((step.from, step.to)).or_default().entry(cause_key(step.cause)).or_default() +=
            step.count;
    }
    steps
}

impl Report<'_> {
    /// Steps between rungs and the commonest ways.
    pub(super) fn paths(&self) -> Section {
        let mut section = Section::new("report-paths");
        let here = |it: &&PathResult| it.cell == self.cell() && !self.is_neutral(&it.arm);
        let paths: Vec<&PathResult> = self.result.paths.iter().filter(here).collect();
        if paths.is_empty() {
            self.nothing(&mut section);
            return section;
        }
        section.say(&self.word("report-paths-lead"));
        self.first_cell_only(&mut section);
        if paths.len() > DRAWN {
            section.note(&say!(self.catalogue, "report-paths-some", shown = DRAWN, arms = paths.len()));
        }
        let paths = &paths[..paths.len().min(DRAWN)];
        let all: Vec<(&PathResult, Steps)> = paths.iter().map(|path| (*path, steps(path))).collect();
        // Of a sweep that is not complete, cells have unequal numbers of runs.
        let counting = |path: &PathResult| {
            let per_hundred = 100.0 / f64::from(self.runs_of(path).max(1));
            move |causes: &BTreeMap<&str, u64>| causes.values().sum::<u64>() as f64 * per_hundred
        };
        let greatest =
            all.iter().flat_map(|(path, steps)| steps.values().map(counting(path))).fold(0.0, f64::max);
        let rungs: BTreeSet<u8> =
            all.iter().flat_map(|(_, steps)| steps.keys()).flat_map(|(from, to)| [*from, *to]).collect();
        let rungs: Vec<u8> = rungs.into_iter().collect();
        for (path, steps) in &all {
            let count = counting(path);
            let cells: Vec<(u8, u8, f64)> =
                steps.iter().map(|((from, to), causes)| (*from, *to, count(causes))).collect();
            let titles = (self.word("report-axis-to"), self.word("report-axis-from"));
            let spec = chart::heat(&cells, &rungs, greatest, (&titles.0, &titles.1));
            let heading = say!(self.catalogue, "report-steps-chart", arm = &path.arm);
            let header = ["report-step", "report-per-hundred", "report-came-of"].map(|key| self.word(key));
            let mut table = Table::new(heading.clone(), "wnw", header.into());
            let mut often: Vec<_> = steps.iter().collect();
            often.sort_by(|one, other| count(other.1).total_cmp(&count(one.1)));
            for ((from, to), causes) in &often {
                let shown = match count(causes) {
                    count if count < 0.05 => "< 0.1".to_owned(),
                    count => format!("{count:.1}"),
                };
                table.row(vec![format!("R{from}\u{a0}→\u{a0}R{to}"), shown, self.causes(causes)]);
            }
            let figures: Vec<String> = often
                .iter()
                .take(5)
                .map(|((from, to), causes)| format!("R{from} → R{to}: {:.1}", count(causes)))
                .collect();
            section.chart(self.framed(heading, &figures, (Vec::new(), spec, table)));
        }
        let header = ["report-way", "report-share", "report-came-of-each"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-ways-table"), "wnw", header.into());
        for (path, steps) in &all {
            table.group(path.arm.clone());
            for way in path.ways.iter().take(LISTED) {
                table.row(self.way(way, steps));
            }
        }
        section.table(&table);
        section.note(&self.word("report-ways-note"));
        self.coupled(&mut section);
        section
    }

    /// How many runs the ways of an arm are of.
    fn runs_of(&self, path: &PathResult) -> u32 {
        let peaks = self.result.peaks.iter().find(|it| it.cell == path.cell && it.arm == path.arm);
        peaks.map_or(0, |it| it.runs.iter().sum())
    }

    /// Causes, the commonest first, with their shares.
    fn causes(&self, causes: &BTreeMap<&'static str, u64>) -> String {
        let all: u64 = causes.values().sum();
        let mut often: Vec<_> = causes.iter().collect();
        often.sort_by(|one, other| other.1.cmp(one.1));
        let share = |count: u64| 100.0 * count as f64 / all.max(1) as f64;
        // What rounds to nothing is left out.
        let often =
            often.into_iter().map(|(key, count)| (key, share(*count))).filter(|(_, share)| *share >= 0.5);
        let shown = often.map(|(key, share)| format!("{}\u{a0}{share:.0}\u{a0}%", self.word(key)));
        self.catalogue.list("list-comma", shown)
    }

    fn way(&self, way: &PathWay, steps: &Steps) -> Vec<String> {
        let rungs: Vec<String> = way.rungs.iter().map(|rung| format!("R{rung}")).collect();
        let mostly = |pair: &[u8]| {
            let causes = steps.get(&(pair[0], pair[1]))?;
            let (key, _) = causes.iter().max_by(|one, other| one.1.cmp(other.1))?;
            Some(format!("→\u{a0}R{} {}", pair[1], self.word(key)))
        };
        let mostly = way.rungs.windows(2).filter_map(mostly);
        let share = percent_within(way.share, Some(way.interval));
        vec![rungs.join(" →\u{a0}"), share, self.catalogue.list("list-comma", mostly)]
    }

    /// Where the messages died.
    pub(super) fn words(&self) -> Section {
        let mut section = Section::new("report-words");
        let here = |it: &&WordsResult| it.cell == self.cell() && !self.is_neutral(&it.arm);
        let words: Vec<&WordsResult> = self.result.words.iter().filter(here).collect();
        if words.is_empty() {
            self.nothing(&mut section);
            return section;
        }
        section.say(&self.word("report-words-lead"));
        self.first_cell_only(&mut section);
        let stages = ["report-said", "report-heard", "report-understood", "report-accepted"];
        let header = [self.word("column-arm")].into_iter().chain(stages.map(|key| self.word(key))).collect();
        let heading = self.word("report-words-chart");
        let mut table = Table::new(self.word("report-words-table"), "wnnnn", header);
        let (mut bars, mut figures) = (Vec::new(), Vec::new());
        for way in Way::ALL {
            let key = way_key(way);
            table.group(self.word(key));
            for it in words.iter().filter(|it| it.way == way.name()) {
                let counts = [it.said, it.heard, it.understood, it.accepted];
                let shown = counts.map(|count| format!("{count:.2}"));
                let of_said = |count: f64| match it.said {
                    said if said > 0.0 => format!("{count:.2} ({:.0} %)", 100.0 * count / said),
                    _ => "–".to_owned(),
                };
                let row = [it.arm.clone(), shown[0].clone()].into_iter();
                table.row(row.chain(counts[1..].iter().map(|count| of_said(*count))).collect());
                if it.said > 0.0 {
                    let label = format!("{} · {}", self.word(key), it.arm);
                    figures.push(format!("{label}: {}", shown.join(" → ")));
                    bars.push((label, counts));
                }
            }
        }
        if !bars.is_empty() {
            let key =
                STAGES.iter().zip(stages).map(|(colour, key)| Mark::new(colour, "", 10, self.word(key)));
            let spec = chart::nested(&bars, &self.word("report-axis-per-run"));
            section.chart(self.framed(heading, &figures, (key.collect(), spec, table.clone())));
        }
        section.table(&table);
        section.note(&self.word("report-words-note"));
        section
    }
}

const fn way_key(way: Way) -> &'static str {
    match way {
        Way::Guard => "report-way-guard",
        Way::Agreed => "report-way-agreed",
        Way::Line => "report-way-line",
        Way::Other => "report-way-other",
    }
}
