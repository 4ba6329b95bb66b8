//! A comparison as text for people.

use std::fmt::Write as _;

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use crate::comparison::{Comparison, Measured, Peaks};
use crate::estimate::{Difference, Level, Reading};
use crate::interval::Interval;
use crate::measure::Unit;

/// Narrower than this the tables cannot be read.
pub(crate) const NARROWEST: usize = 48;

/// From this width on the gain of common random numbers is shown, and an interval stands beside its estimate.
const WIDE: usize = 120;
/// Its column.
const GAIN: usize = 4;

impl Comparison {
    /// The comparison in tables no wider than `width` columns, or 48 if that is more: the pairs that are worse and better, the
    /// levels of each arm, then of each arm but the base its paired differences, each beside that of the conduct-neutral
    /// arms, then what to bear in mind. Plain text without colour.
    pub fn text(&self, width: usize) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut out = String::new();
        paragraph(&mut out, width, &self.title());
        paragraph(&mut out, width, &self.runs_in_words());
        if self.measures.is_empty() {
            paragraph(&mut out, width, "No replicate is complete: nothing can be said.");
            return out;
        }
        if self.mechanisms.len() > 1 {
            let heading = format!(
                "Simulated pairs whose highest rung is worse, better and the same than with {}: share [low, high]",
                self.mechanisms[0]
            );
            section(&mut out, width, &heading, &self.pairs(width));
        }
        section(&mut out, width, "Simulated levels: estimate [low, high]", &self.levels(width));
        for (place, arm) in self.mechanisms.iter().enumerate().skip(1) {
            let heading = format!(
                "Simulated paired differences, {arm} minus {}: difference [low, high]",
                self.mechanisms[0]
            );
            section(&mut out, width, &heading, &self.differences(place - 1, width));
        }
        out.push('\n');
        for note in self.notes(width) {
            paragraph(&mut out, width, &note);
        }
        out
    }

    fn title(&self) -> String {
        format!("SIMULATED COMPARISON · {}", self.scenario)
    }

    fn runs_in_words(&self) -> String {
        let mut words = format!("Simulated: {} ", counted(self.runs, "replicate"));
        if self.runs < self.runs_asked {
            let _ = write!(words, "(interrupted; {} were asked for) ", self.runs_asked);
        }
        let without = self.ablations.iter().fold(String::new(), |all, name| format!("{all} without {name}"));
        let _ = write!(
            words,
            "of {} under each of {}{without} · seed {} · guardline {}",
            length(self.until_hours),
            self.mechanisms.join(", "),
            self.seed,
            self.program_version
        );
        words
    }

    /// Whether neither an arm nor the base has conduct to take away.
    fn is_neutral(&self, arm: usize) -> bool {
        self.conduct_neutral_as_it_is[0] && self.conduct_neutral_as_it_is[arm]
    }

    fn pairs(&self, width: usize) -> Table {
        let between = if width >= 90 { " " } else { "\n" };
        let mut table = empty_table(width);
        table.set_header([Cell::new("arm"), numbers("worse"), numbers("better"), numbers("same")]);
        for (place, (full, neutral)) in self.peaks.iter().zip(&self.neutral_peaks).enumerate() {
            table.add_row(full.row(&full.mechanism, between));
            let name = if self.is_neutral(place + 1) {
                "  conduct-neutral: the same arm".to_owned()
            } else {
                "  conduct-neutral".to_owned()
            };
            table.add_row(neutral.row(&name, between));
        }
        table
    }

    fn levels(&self, width: usize) -> Table {
        // On one line if there is room, else the interval below.
        let between = if 30 + 26 * self.mechanisms.len() <= width { " " } else { "\n" };
        let mut table = empty_table(width);
        let names = self.mechanisms.iter().map(|name| numbers(name));
        table.set_header([Cell::new("measure")].into_iter().chain(names).collect::<Vec<_>>());
        for measured in &self.measures {
            let levels = measured.levels.iter().map(|level| numbers(&level.in_words(measured.unit, between)));
            table.add_row([Cell::new(measured.title())].into_iter().chain(levels).collect::<Vec<_>>());
        }
        table
    }

    fn differences(&self, place: usize, width: usize) -> Table {
        let between = if width >= WIDE { " " } else { "\n" };
        let mut table = empty_table(width);
        let mut header = vec![
            Cell::new("measure"),
            numbers("difference"),
            numbers("conduct-neutral"),
            numbers("up : down"),
            numbers("gain"),
            Cell::new("reading"),
        ];
        if width < WIDE {
            header.remove(GAIN);
        }
        table.set_header(header);
        for measured in &self.measures {
            let difference = &measured.differences[place];
            let mut row = vec![
                Cell::new(measured.title()),
                numbers(&difference.in_words(measured.unit, between)),
                numbers(&measured.neutral_differences[place].in_words(measured.unit, between)),
                numbers(&format!("{} : {}", difference.pairs_higher, difference.pairs_lower)),
                numbers(
                    &difference.variance_gain.map_or_else(|| "–".to_owned(), |gain| format!("{gain:.1}")),
                ),
                Cell::new(difference.reading_in_words()),
            ];
            if width < WIDE {
                row.remove(GAIN);
            }
            table.add_row(row);
        }
        table
    }

    fn notes(&self, width: usize) -> Vec<String> {
        let confidence = format!("{:.0} %", 100.0 * self.confidence);
        let mut notes = vec![format!(
            "All numbers are simulated. Intervals are {confidence} intervals and cover simulation error only, not the \
             uncertainty of the model."
        )];
        notes.push(self.rests_on.in_words("All simulated runs of all arms together"));
        if self.mechanisms.len() > 1 {
            notes.push(
                "Each interval is taken for itself: of those where nothing differs, about one in twenty excludes 0 all the \
                 same. A difference whose interval excludes 0 may still be too small to matter."
                    .to_owned(),
            );
            let gain = "gain: so many times the runs would be needed without common random numbers.";
            notes.push(format!(
                "pp: percentage points. up : down: pairs in which the arm is higher : lower than the base. {}",
                if width < WIDE { "" } else { gain }
            ));
            let neutral: Vec<&str> = self
                .mechanisms
                .iter()
                .enumerate()
                .skip(1)
                .filter(|(arm, _)| self.is_neutral(*arm))
                .map(|(_, name)| name.as_str())
                .collect();
            notes.push(format!(
                "conduct-neutral: arm and base with every conduct table at the values of a guard channel, which are assumed \
                 as all of them are: calls are answered and intentions kept as if nothing had been agreed about either. What is \
                 left there does not rest on conduct that the mechanism is assumed to order.{}",
                if neutral.is_empty() { String::new() } else { format!(" It is the same arm for {}.", neutral.join(", ")) }
            ));
        }
        if self.choice_imposed {
            notes.push(
                "In at least one of these simulated runs the line was answered or refused because the scenario's author says so: \
                 answers on the line are an assumption here, not a result."
                    .to_owned(),
            );
        }
        notes
    }
}

impl Measured {
    fn title(&self) -> String {
        match self.unit {
            Unit::Probability => self.name.clone(),
            Unit::Hours => format!("{}, h", self.name),
            Unit::Days => format!("{}, d", self.name),
            Unit::SeverityHours => format!("{}, severity-h", self.name),
        }
    }
}

impl Unit {
    /// A number of this unit: shares in percent.
    fn number(self, value: f64, signed: bool) -> String {
        let (value, decimals) = match self {
            Self::Probability => (100.0 * value, 1),
            Self::Hours | Self::Days | Self::SeverityHours => (value, 2),
        };
        let text = if signed { format!("{value:+.decimals$}") } else { format!("{value:.decimals$}") };
        // What is zero as shown has no sign.
        if text.contains(|digit| matches!(digit, '1'..='9')) {
            text
        } else {
            text.trim_start_matches(['+', '-']).to_owned()
        }
    }

    fn interval(self, interval: Option<Interval>, signed: bool) -> String {
        interval.map_or_else(
            || "[–]".to_owned(),
            |interval| {
                format!("[{}, {}]", self.number(interval.low, signed), self.number(interval.high, signed))
            },
        )
    }
}

impl Level {
    fn in_words(&self, unit: Unit, between: &str) -> String {
        let sign = if unit == Unit::Probability { " %" } else { "" };
        format!("{}{sign}{between}{}", unit.number(self.estimate, false), unit.interval(self.interval, false))
    }
}

impl Difference {
    fn in_words(&self, unit: Unit, between: &str) -> String {
        let sign = if unit == Unit::Probability { " pp" } else { "" };
        format!("{}{sign}{between}{}", unit.number(self.difference, true), unit.interval(self.interval, true))
    }

    const fn reading_in_words(&self) -> &'static str {
        match self.reading {
            Reading::Lower => "lower: the interval excludes 0",
            Reading::Higher => "higher: the interval excludes 0",
            Reading::Undecided => "undecided at this n",
            Reading::Same => "the same in every pair",
        }
    }
}

impl Peaks {
    fn row(&self, name: &str, between: &str) -> Vec<Cell> {
        let shares = [&self.worse, &self.better, &self.same];
        let shares = shares.map(|level| numbers(&level.in_words(Unit::Probability, between)));
        [Cell::new(name)].into_iter().chain(shares).collect()
    }
}

pub(crate) fn empty_table(width: usize) -> Table {
    let mut table = Table::new();
    let rule = LineStyle::none().fill('─').junction('─');
    table.load_style(TableStyle::new().header_separator(rule));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width as u16);
    table
}

pub(crate) fn numbers(text: &str) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

pub(crate) fn section(out: &mut String, width: usize, heading: &str, table: &Table) {
    out.push('\n');
    paragraph(out, width, heading);
    for line in table.lines() {
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

pub(crate) fn paragraph(out: &mut String, width: usize, text: &str) {
    for line in textwrap::wrap(text, width) {
        out.push_str(&line);
        out.push('\n');
    }
}

fn counted(n: u32, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// So many hours, in days where they make whole ones.
fn length(hours: f64) -> String {
    let number = |value: f64| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    let days = hours / 24.0;
    if days > 7.0 && days.fract() == 0.0 {
        format!("{} days", number(days))
    } else {
        format!("{} hours", number(hours))
    }
}
