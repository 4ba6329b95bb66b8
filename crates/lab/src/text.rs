//! A comparison as text for people.

use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, TableStyle};

use guardline_report::{Catalogue, say};

use crate::comparison::{Comparison, Peaks};
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
    pub fn text(&self, width: usize, catalogue: Catalogue) -> String {
        Words { comparison: self, catalogue }.text(width)
    }
}

/// A comparison in the words of one language.
struct Words<'a> {
    comparison: &'a Comparison,
    catalogue: Catalogue,
}

impl Words<'_> {
    fn word(&self, key: &str) -> String {
        self.catalogue.word(key)
    }

    fn text(&self, width: usize) -> String {
        let Self { comparison, catalogue } = *self;
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut page = Page { width, catalogue, text: String::new() };
        page.paragraph(&say!(
            catalogue,
            "compare-title",
            scenario = comparison.title.in_language(catalogue.language())
        ));
        page.paragraph(&self.runs_in_words());
        if comparison.measures.is_empty() {
            page.paragraph(&self.word("compare-nothing"));
            return page.text;
        }
        let base = &comparison.mechanisms[0];
        if comparison.mechanisms.len() > 1 {
            page.section(&say!(catalogue, "compare-heading-pairs", base = base), &self.pairs(width));
        }
        page.section(&self.word("compare-heading-levels"), &self.levels(width));
        for (place, arm) in comparison.mechanisms.iter().enumerate().skip(1) {
            let heading = say!(catalogue, "compare-heading-differences", arm = arm, base = base);
            page.section(&heading, &self.differences(place - 1, width));
        }
        page.text.push('\n');
        for note in self.notes(width) {
            page.paragraph(&note);
        }
        page.text
    }

    fn runs_in_words(&self) -> String {
        let Self { comparison: it, catalogue } = *self;
        let mut replicates = say!(catalogue, "compare-replicates", runs = it.runs);
        if it.runs < it.runs_asked {
            replicates =
                say!(catalogue, "compare-interrupted", replicates = replicates, asked = it.runs_asked);
        }
        let arms = catalogue.list("list-comma", it.mechanisms.iter().cloned());
        let arms = it
            .ablations
            .iter()
            .fold(arms, |arms, what| say!(catalogue, "compare-without", arms = arms, what = what));
        say!(
            catalogue,
            "compare-runs",
            replicates = replicates,
            length = length(catalogue, it.until_hours),
            arms = arms,
            seed = it.seed.to_string(),
            program = &it.program_version
        )
    }

    /// Whether neither an arm nor the base has conduct to take away.
    fn is_neutral(&self, arm: usize) -> bool {
        let as_it_is = &self.comparison.conduct_neutral_as_it_is;
        as_it_is[0] && as_it_is[arm]
    }

    fn pairs(&self, width: usize) -> Table {
        let between = if width >= 90 { " " } else { "\n" };
        let mut table = empty_table(width);
        let header = ["column-worse", "column-better", "column-same"].map(|key| numbers(&self.word(key)));
        table.set_header([Cell::new(self.word("column-arm"))].into_iter().chain(header));
        for (place, (full, neutral)) in
            self.comparison.peaks.iter().zip(&self.comparison.neutral_peaks).enumerate()
        {
            table.add_row(full.row(&full.mechanism, between));
            let key = if self.is_neutral(place + 1) { "compare-neutral-the-same" } else { "compare-neutral" };
            table.add_row(neutral.row(&format!("  {}", self.word(key)), between));
        }
        table
    }

    fn levels(&self, width: usize) -> Table {
        // On one line if there is room, else the interval below.
        let between = if 30 + 26 * self.comparison.mechanisms.len() <= width { " " } else { "\n" };
        let mut table = empty_table(width);
        let names = self.comparison.mechanisms.iter().map(|name| numbers(name));
        let measure = Cell::new(self.word("column-measure"));
        table.set_header([measure].into_iter().chain(names).collect::<Vec<_>>());
        for measured in &self.comparison.measures {
            let levels = measured.levels.iter().map(|level| numbers(&level.in_words(measured.unit, between)));
            table.add_row(
                [Cell::new(measure_title(&measured.id, measured.unit, self.catalogue))]
                    .into_iter()
                    .chain(levels)
                    .collect::<Vec<_>>(),
            );
        }
        table
    }

    fn differences(&self, place: usize, width: usize) -> Table {
        let between = if width >= WIDE { " " } else { "\n" };
        let mut table = empty_table(width);
        let mut header = vec![
            Cell::new(self.word("column-measure")),
            numbers(&self.word("column-difference")),
            numbers(&self.word("compare-neutral")),
            numbers(&self.word("column-up-down")),
            numbers(&self.word("column-gain")),
            Cell::new(self.word("column-reading")),
        ];
        if width < WIDE {
            header.remove(GAIN);
        }
        table.set_header(header);
        for measured in &self.comparison.measures {
            let difference = &measured.differences[place];
            let mut row = vec![
                Cell::new(measure_title(&measured.id, measured.unit, self.catalogue)),
                numbers(&difference.in_words(measured.unit, between)),
                numbers(&measured.neutral_differences[place].in_words(measured.unit, between)),
                numbers(&format!("{} : {}", difference.pairs_higher, difference.pairs_lower)),
                numbers(
                    &difference.variance_gain.map_or_else(|| "–".to_owned(), |gain| format!("{gain:.1}")),
                ),
                Cell::new(self.word(difference.reading_key())),
            ];
            if width < WIDE {
                row.remove(GAIN);
            }
            table.add_row(row);
        }
        table
    }

    fn notes(&self, width: usize) -> Vec<String> {
        let Self { comparison, catalogue } = *self;
        let confidence = format!("{:.0}", 100.0 * comparison.confidence);
        let mut notes = vec![say!(catalogue, "compare-note-simulated", confidence = confidence)];
        notes.push(comparison.rests_on.in_words(catalogue, "rests-on-all"));
        if comparison.mechanisms.len() > 1 {
            notes.push(self.word("compare-note-intervals"));
            let key = if width < WIDE { "compare-note-columns" } else { "compare-note-columns-gain" };
            notes.push(self.word(key));
            let arms = comparison.mechanisms.iter().enumerate().skip(1);
            let neutral = arms.filter(|(arm, _)| self.is_neutral(*arm)).map(|(_, name)| name.clone());
            let neutral = catalogue.list("list-comma", neutral);
            notes.push(if neutral.is_empty() {
                self.word("compare-note-neutral")
            } else {
                say!(catalogue, "compare-note-neutral-for", arms = neutral)
            });
        }
        if comparison.choice_imposed {
            notes.push(self.word("compare-note-imposed"));
        }
        notes
    }
}

/// What a measure is called, with its unit.
pub(crate) fn measure_title(id: &str, unit: Unit, catalogue: Catalogue) -> String {
    let name = catalogue.word(&format!("measure-{}", id.replace('_', "-")));
    match unit {
        Unit::Probability => name,
        Unit::Hours => say!(catalogue, "unit-hours", name = name),
        Unit::Days => say!(catalogue, "unit-days", name = name),
        Unit::SeverityHours => say!(catalogue, "unit-severity-hours", name = name),
        Unit::Belief => say!(catalogue, "unit-belief", name = name),
    }
}

impl Unit {
    /// A number of this unit: shares in percent.
    pub(crate) fn number(self, value: f64, signed: bool) -> String {
        let (value, decimals) = match self {
            Self::Probability => (100.0 * value, 1),
            Self::Hours | Self::Days | Self::SeverityHours => (value, 2),
            Self::Belief => (value, 4),
        };
        let text = if signed { format!("{value:+.decimals$}") } else { format!("{value:.decimals$}") };
        // What is zero as shown has no sign.
        if text.contains(|digit| matches!(digit, '1'..='9')) {
            text
        } else {
            text.trim_start_matches(['+', '-']).to_owned()
        }
    }

    /// What follows a difference: shares differ by percentage points.
    pub(crate) const fn sign_of_differences(self) -> &'static str {
        match self {
            Self::Probability => " pp",
            _ => "",
        }
    }

    pub(crate) fn interval(self, interval: Option<Interval>, signed: bool) -> String {
        interval.map_or_else(
            || "[–]".to_owned(),
            |interval| {
                format!("[{}, {}]", self.number(interval.low, signed), self.number(interval.high, signed))
            },
        )
    }
}

impl Level {
    /// Of one run: yes or no, or the number.
    pub(crate) fn alone(&self, unit: Unit, catalogue: Catalogue) -> String {
        match unit {
            Unit::Probability if self.estimate > 0.5 => catalogue.word("branch-yes"),
            Unit::Probability => catalogue.word("branch-no"),
            _ => unit.number(self.estimate, false),
        }
    }

    pub(crate) fn in_words(&self, unit: Unit, between: &str) -> String {
        let sign = if unit == Unit::Probability { " %" } else { "" };
        format!("{}{sign}{between}{}", unit.number(self.estimate, false), unit.interval(self.interval, false))
    }
}

impl Difference {
    pub(crate) fn in_words(&self, unit: Unit, between: &str) -> String {
        let sign = unit.sign_of_differences();
        format!("{}{sign}{between}{}", unit.number(self.difference, true), unit.interval(self.interval, true))
    }

    pub(crate) const fn reading_key(&self) -> &'static str {
        Self::reading_key_of(self.reading)
    }

    pub(crate) const fn reading_key_of(reading: Reading) -> &'static str {
        match reading {
            Reading::Lower => "reading-lower",
            Reading::Higher => "reading-higher",
            Reading::Undecided => "reading-undecided",
            Reading::Few => "reading-few",
            Reading::Same => "reading-same",
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

/// Text under way.
pub(crate) struct Page {
    pub(crate) width: usize,
    pub(crate) catalogue: Catalogue,
    pub(crate) text: String,
}

impl Page {
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        for line in textwrap::wrap(text.trim_end(), self.catalogue.wrapping(self.width)) {
            self.text.push_str(&line);
            self.text.push('\n');
        }
    }

    /// A table with its heading.
    pub(crate) fn section(&mut self, heading: &str, table: &Table) {
        self.blank();
        self.paragraph(heading);
        self.table(table);
    }

    pub(crate) fn table(&mut self, table: &Table) {
        for line in table.lines() {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

/// So many hours, in days where they make whole ones.
pub(crate) fn length(catalogue: Catalogue, hours: f64) -> String {
    let number = |value: f64| format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned();
    let days = hours / 24.0;
    if days > 7.0 && days.fract() == 0.0 {
        say!(catalogue, "length-days", days = number(days))
    } else {
        say!(catalogue, "length-hours", hours = number(hours))
    }
}
