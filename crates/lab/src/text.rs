//! A comparison as text for people.

use std::fmt::Write as _;

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use crate::comparison::{Comparison, Measured, Peaks};
use crate::estimate::{Difference, Level, Reading};
use crate::interval::Interval;
use crate::measure::Unit;

/// Narrower than this the tables cannot be read.
pub(crate) const NARROWEST: usize = 48;

impl Comparison {
    /// The comparison in tables no wider than `width` columns, or 48 if that is more: the levels of each arm, then of each
    /// arm but the base its paired differences, then what to bear in mind. Plain text without colour.
    pub fn text(&self, width: usize) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut out = String::new();
        paragraph(&mut out, width, &self.title());
        paragraph(&mut out, width, &self.runs_in_words());
        if self.measures.is_empty() {
            paragraph(&mut out, width, "No replicate is complete: nothing can be said.");
            return out;
        }
        section(&mut out, width, "Simulated levels: estimate [low, high]", &self.levels(width));
        for (place, arm) in self.mechanisms.iter().enumerate().skip(1) {
            let heading = format!(
                "Simulated paired differences, {arm} minus {}: difference [low, high]",
                self.mechanisms[0]
            );
            section(&mut out, width, &heading, &self.differences(place - 1, width));
            out.push('\n');
            paragraph(&mut out, width, &self.peaks[place - 1].in_words(self.runs));
        }
        out.push('\n');
        for note in self.notes() {
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
        let _ = write!(
            words,
            "of {} hours under each of {} · seed {} · guardline {}",
            trimmed(self.until_hours),
            self.mechanisms.join(", "),
            self.seed,
            self.program_version
        );
        words
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
        let between = if width >= 110 { " " } else { "\n" };
        let mut table = empty_table(width);
        table.set_header([
            Cell::new("measure"),
            numbers("difference"),
            numbers("up : down"),
            numbers("gain"),
            Cell::new("reading"),
        ]);
        for measured in &self.measures {
            let difference = &measured.differences[place];
            table.add_row([
                Cell::new(measured.title()),
                numbers(&difference.in_words(measured.unit, between)),
                numbers(&format!("{} : {}", difference.pairs_higher, difference.pairs_lower)),
                numbers(
                    &difference.variance_gain.map_or_else(|| "–".to_owned(), |gain| format!("{gain:.1}")),
                ),
                Cell::new(difference.reading_in_words()),
            ]);
        }
        table
    }

    fn notes(&self) -> Vec<String> {
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
            notes.push(
                "pp: percentage points. up : down: pairs in which the arm is higher : lower than the base. gain: so many \
                 times the runs would be needed without common random numbers."
                    .to_owned(),
            );
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
            Unit::SeverityHours => format!("{}, severity-h", self.name),
        }
    }
}

impl Unit {
    /// A number of this unit: shares in percent.
    fn number(self, value: f64, signed: bool) -> String {
        let (value, decimals) = match self {
            Self::Probability => (100.0 * value, 1),
            Self::Hours | Self::SeverityHours => (value, 2),
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

    fn reading_in_words(&self) -> String {
        match self.reading {
            Reading::Lower => format!("lower with {}: the interval excludes 0", self.mechanism),
            Reading::Higher => format!("higher with {}: the interval excludes 0", self.mechanism),
            Reading::Undecided => "undecided at this n".to_owned(),
            Reading::Same => "the same in every pair".to_owned(),
        }
    }
}

impl Peaks {
    fn in_words(&self, pairs: u32) -> String {
        let share = |level: &Level| format!("{} %", Unit::Probability.number(level.estimate, false));
        format!(
            "Of {} the highest rung is worse with {} than with {} in {} {}, better in {}, the same in {}.",
            counted(pairs, "simulated pair"),
            self.mechanism,
            self.against,
            share(&self.worse),
            Unit::Probability.interval(self.worse.interval, false),
            share(&self.better),
            share(&self.same),
        )
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

/// A number without needless decimals.
fn trimmed(value: f64) -> String {
    format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}
