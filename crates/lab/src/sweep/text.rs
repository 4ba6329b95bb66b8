//! The result of a sweep in words and tables for people.

use comfy_table::Cell;
use guardline_report::{Catalogue, say};
use guardline_units::{Language, in_language};

use super::judge::Ending;
use super::rare::{RareCheck, RareResult};
use super::result::{Effect, Judged, OutcomeResult, SweepReceipt, SweepResult};
use super::sensitivity::Sensitivity;
use super::trend::TrendResult;
use crate::estimate::Difference;
use crate::interval::Interval;
use crate::measure::Unit;
use crate::text::{NARROWEST, Page, empty_table, length, measure_title, numbers};

/// Cells and parameters beyond this many are in the document only.
const SHOWN: usize = 12;
/// Parameters that an answer names.
const FOREMOST: usize = 3;

impl Ending {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Supported => "sweep-ending-supported",
            Self::NotSupported => "sweep-ending-not-supported",
            Self::Undecided => "sweep-ending-undecided",
            Self::Refuted => "sweep-ending-refuted",
        }
    }
}

impl SweepResult {
    /// The answer in one sentence or two, with the figure it rests on.
    pub fn headline(&self, catalogue: Catalogue) -> String {
        let primary = &self.outcomes[0];
        let n = self.receipt.replicates;
        let title = measure_title(&primary.id, primary.unit, catalogue);
        let Some(judged) = &self.hypothesis else { return self.description(&title, catalogue) };
        let claim = in_language(&judged.claim, catalogue.language());
        let key = judged.ending.key().replace("ending", "headline");
        let verdict = say!(catalogue, &key, n = n, claim = claim);
        let figures = judged.figures(primary, &title, catalogue);
        [verdict, figures].join(between_sentences(catalogue))
    }

    /// What there is to say where no hypothesis was stated.
    fn description(&self, title: &str, catalogue: Catalogue) -> String {
        let primary = &self.outcomes[0];
        let Some(effect) = primary.cells.first().and_then(|cell| cell.effects.first()) else {
            return catalogue.word("compare-nothing");
        };
        if let Some(it) = &self.sensitivity {
            return [it.foremost(catalogue), it.signs(primary.unit, catalogue)]
                .join(between_sentences(catalogue));
        }
        if !self.rare.is_empty() {
            return self.rare_headline(catalogue);
        }
        let factors: Vec<String> = self
            .contributions
            .iter()
            .filter(|it| it.outcome == primary.id)
            .map(|it| {
                let difference = primary.unit.difference_in_words(it.value, it.interval);
                say!(catalogue, "sweep-headline-factor", factor = &it.factor, difference = difference)
            })
            .collect();
        if !factors.is_empty() {
            let heading = say!(catalogue, "sweep-heading-contributions", measure = title);
            return format!(
                "{heading}{}{}",
                catalogue.word("sweep-colon"),
                factors.join(between_sentences(catalogue))
            );
        }
        let difference = if primary.cells.len() == 1 {
            effect.in_words(primary.unit)
        } else {
            let first = |cell: &super::result::CellOutcome| {
                Some(format!("{}: {}", cell.cell, cell.effects.first()?.in_words(primary.unit)))
            };
            catalogue.list("list-semicolon", primary.cells.iter().take(SHOWN).filter_map(first))
        };
        say!(
            catalogue,
            "sweep-headline-none",
            arm = &effect.arm,
            against = &effect.against,
            measure = title,
            difference = difference,
            n = self.receipt.replicates
        )
    }

    /// The chance of a rung that is seldom reached, under each arm.
    fn rare_headline(&self, catalogue: Catalogue) -> String {
        let chances = self.rare.iter().map(|it| {
            let [arm, chance, ..] = it.in_words();
            format!("{arm}: {chance}")
        });
        let chances = catalogue.list("list-semicolon", chances);
        say!(catalogue, "sweep-headline-rare", rung = self.rare[0].rung, chances = chances)
    }

    /// What it is and what it is not. It stands beside every headline.
    pub fn qualifier(&self, catalogue: Catalogue) -> String {
        let used = self.rests_on.used;
        say!(catalogue, "sweep-qualifier", assumed = used.assumed, parameters = used.parameters)
    }

    /// What was stated before anything was run; none if nothing was.
    pub fn rule(&self, catalogue: Catalogue) -> Option<String> {
        let judged = self.hypothesis.as_ref()?;
        let margin = self.outcomes[0].unit.in_words(judged.margin);
        let key = |kind: &str, word: &str| format!("sweep-{kind}-{}", word.replace('_', "-"));
        let expect = say!(catalogue, &key("expect", &judged.expect), margin = &margin);
        let refuted = say!(catalogue, &key("refuted", &judged.refuted_if), margin = &margin);
        Some(say!(catalogue, "sweep-rule", expect = expect, refuted = refuted))
    }

    /// Whether the rule is the one that was stated, and what was changed since; none if no hypothesis was.
    pub fn since_stated(&self, catalogue: Catalogue) -> Option<String> {
        self.hypothesis.as_ref()?;
        let rule = &self.receipt.rule;
        let since = match &self.stated {
            None => say!(catalogue, "sweep-stated-nowhere", rule = rule),
            Some(stated) if stated.unchanged => say!(catalogue, "sweep-stated-same", rule = rule),
            Some(stated) if stated.changes.is_empty() => {
                say!(catalogue, "sweep-stated-silent", stated = &stated.rule, rule = rule)
            }
            Some(stated) => {
                let changes = catalogue.list("list-semicolon", stated.changes.iter().cloned());
                say!(catalogue, "sweep-stated-changed", stated = &stated.rule, rule = rule, changes = changes)
            }
        };
        let sentences = [Some(since), self.other_runs(catalogue)];
        Some(sentences.into_iter().flatten().collect::<Vec<_>>().join(between_sentences(catalogue)))
    }

    /// That another number of replicates was asked for than is stated; none if it was not.
    pub fn other_runs(&self, catalogue: Catalogue) -> Option<String> {
        let SweepReceipt { replicates_asked: asked, replicates_stated: stated, .. } = self.receipt;
        (asked != stated).then(|| say!(catalogue, "sweep-other-runs", asked = asked, stated = stated))
    }

    /// The result in tables no wider than `width` columns, or 48 if that is more. Plain text without colour.
    pub fn text(&self, width: usize, catalogue: Catalogue) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut page = Page { width, catalogue, text: String::new() };
        let title = in_language(&self.title, catalogue.language());
        page.paragraph(&say!(catalogue, "sweep-title", title = title));
        page.paragraph(in_language(&self.question, catalogue.language()));
        page.blank();
        page.paragraph(&self.headline(catalogue));
        page.paragraph(&self.qualifier(catalogue));
        if let Some(rule) = self.rule(catalogue) {
            page.paragraph(&rule);
        }
        if let Some(stated) = self.since_stated(catalogue) {
            page.paragraph(&stated);
        }
        page.blank();
        self.runs(&mut page);
        for outcome in &self.outcomes {
            self.effects(outcome, &mut page);
        }
        self.trends(&mut page);
        self.rare(&mut page);
        self.contributions(&mut page);
        self.sensitivity(&mut page);
        page.blank();
        page.paragraph(&say!(
            catalogue,
            "compare-note-simulated",
            confidence = format!("{:.0}", 100.0 * self.receipt.confidence)
        ));
        page.paragraph(&self.rests_on.in_words(catalogue, "rests-on-all"));
        page.text
    }

    fn runs(&self, page: &mut Page) {
        let (receipt, catalogue) = (&self.receipt, page.catalogue);
        let arms = self.arms.iter().filter(|arm| !arm.neutral).map(|arm| arm.id.clone());
        page.paragraph(&say!(
            catalogue,
            "sweep-runs",
            replicates = say!(catalogue, "compare-replicates", runs = receipt.replicates),
            length = length(catalogue, receipt.until_hours),
            cells = self.cells.len(),
            arms = catalogue.list("list-comma", arms),
            seed = receipt.seed.to_string(),
            program = &receipt.program_version
        ));
        if receipt.stopped {
            page.paragraph(&catalogue.word("sweep-stopped"));
        } else if receipt.replicates < receipt.replicates_asked {
            page.paragraph(&say!(catalogue, "sweep-interrupted", asked = receipt.replicates_asked));
        }
    }

    fn effects(&self, outcome: &OutcomeResult, page: &mut Page) {
        let catalogue = page.catalogue;
        let title = measure_title(&outcome.id, outcome.unit, catalogue);
        // A screening has hundreds of cells, a factorial has its contributions.
        if outcome.cells.len() > SHOWN || !self.contributions.is_empty() {
            return;
        }
        for cell in &outcome.cells {
            let mut table = empty_table(page.width);
            table.set_header(vec![
                Cell::new(catalogue.word("column-arm")),
                numbers(&catalogue.word("column-difference")),
                numbers(&catalogue.word("column-up-down")),
                numbers(&catalogue.word("column-adjusted")),
                Cell::new(catalogue.word("column-reading")),
            ]);
            for effect in &cell.effects {
                let p = effect.p_adjusted.map_or_else(|| "–".to_owned(), p_value);
                table.add_row(vec![
                    Cell::new(format!("{} − {}", effect.arm, effect.against)),
                    numbers(&effect.in_words(outcome.unit)),
                    numbers(&format!("{} : {}", effect.pairs_higher, effect.pairs_lower)),
                    numbers(&p),
                    Cell::new(catalogue.word(Difference::reading_key_of(effect.reading))),
                ]);
            }
            let heading = if cell.cell.is_empty() {
                say!(catalogue, "sweep-heading-effects", measure = &title)
            } else {
                say!(catalogue, "sweep-heading-effects-cell", measure = &title, cell = &cell.cell)
            };
            page.section(&heading, &table);
        }
    }

    /// How the primary outcome's differences change along each axis.
    fn trends(&self, page: &mut Page) {
        let (primary, catalogue) = (&self.outcomes[0], page.catalogue);
        for along in self.trends.chunk_by(|one, next| one.trend == next.trend) {
            let mut table = empty_table(page.width);
            table.set_header(vec![
                Cell::new(catalogue.word("column-arm")),
                numbers(&catalogue.word("column-slope")),
                numbers(&catalogue.word("column-break-even")),
            ]);
            for it in along.iter().filter(|it| it.outcome == primary.id) {
                table.add_row(vec![
                    Cell::new(format!("{} − {}", it.arm, it.against)),
                    numbers(&primary.unit.difference_in_words(it.slope, it.slope_interval)),
                    numbers(&it.break_even_in_words(catalogue)),
                ]);
            }
            let measure = measure_title(&primary.id, primary.unit, catalogue);
            let axis = in_language(&along[0].axis, catalogue.language());
            page.section(&say!(catalogue, "sweep-heading-trend", measure = measure, axis = axis), &table);
        }
        if !self.trends.is_empty() {
            page.paragraph(&catalogue.word("sweep-trend-note"));
        }
    }

    fn rare(&self, page: &mut Page) {
        let (Some(first), catalogue) = (self.rare.first(), page.catalogue) else { return };
        let mut table = empty_table(page.width);
        table.set_header(RARE.map(|key| numbers(&catalogue.word(key))));
        for it in &self.rare {
            table.add_row(it.in_words().map(|text| numbers(&text)));
        }
        page.section(&say!(catalogue, "sweep-heading-rare", rung = first.rung), &table);
        page.paragraph(&catalogue.word("sweep-rare-note"));
    }

    fn contributions(&self, page: &mut Page) {
        let catalogue = page.catalogue;
        for outcome in &self.outcomes {
            let of_it = || self.contributions.iter().filter(|it| it.outcome == outcome.id);
            if of_it().next().is_none() {
                continue;
            }
            let mut table = empty_table(page.width);
            let header = ["column-factor", "column-contribution"].map(|key| Cell::new(catalogue.word(key)));
            table.set_header(header);
            for it in of_it() {
                let value = outcome.unit.difference_in_words(it.value, it.interval);
                table.add_row(vec![Cell::new(&it.factor), numbers(&value)]);
            }
            let title = measure_title(&outcome.id, outcome.unit, catalogue);
            page.section(&say!(catalogue, "sweep-heading-contributions", measure = title), &table);
        }
        if !self.not_modelled_at_this_horizon.is_empty() {
            let clauses = catalogue.list("list-comma", self.not_modelled_at_this_horizon.iter().cloned());
            page.blank();
            page.paragraph(&say!(catalogue, "sweep-not-modelled", clauses = clauses));
        }
    }

    fn sensitivity(&self, page: &mut Page) {
        let (Some(it), catalogue, unit) = (&self.sensitivity, page.catalogue, self.outcomes[0].unit) else {
            return;
        };
        let mut table = empty_table(page.width);
        table.set_header(vec![
            Cell::new(catalogue.word("column-parameter")),
            Cell::new(catalogue.word("column-origin")),
            numbers(&catalogue.word("column-influence")),
            numbers(&catalogue.word("column-signed")),
        ]);
        for row in it.parameters.iter().take(SHOWN) {
            table.add_row(vec![
                Cell::new(&row.parameter),
                Cell::new(&row.origin),
                numbers(&format!("{:.4}", row.influence)),
                numbers(&format!("{:+.4}", row.signed)),
            ]);
        }
        let title = measure_title(&self.outcomes[0].id, unit, catalogue);
        page.section(&say!(catalogue, "sweep-heading-sensitivity", measure = title), &table);
        page.blank();
        page.paragraph(&it.signs(unit, catalogue));
        if let Some(sourced) = it.sourced(catalogue) {
            page.paragraph(&sourced);
        }
    }
}

impl Sensitivity {
    /// Which parameters move the effect most.
    pub fn foremost(&self, catalogue: Catalogue) -> String {
        let names = self.parameters.iter().take(FOREMOST).map(|it| it.parameter.clone());
        say!(catalogue, "sweep-sensitivity-foremost", parameters = catalogue.list("list-comma", names))
    }

    /// How many of the parameters that were varied have a source, and how much of the influence is theirs; none if nothing has any.
    pub fn sourced(&self, catalogue: Catalogue) -> Option<String> {
        let share = format!("{:.0}\u{a0}%", 100.0 * self.sourced_share?);
        let sourced = self.parameters.iter().filter(|it| it.has_source()).count();
        let varied = self.parameters.len();
        Some(say!(catalogue, "sweep-sensitivity-sourced", varied = varied, sourced = sourced, share = share))
    }

    /// In how many points the difference has which sign.
    pub fn signs(&self, unit: Unit, catalogue: Catalogue) -> String {
        say!(
            catalogue,
            "sweep-sensitivity-signs",
            points = self.points,
            lower = self.lower,
            higher = self.higher,
            surely_lower = self.surely_lower,
            surely_higher = self.surely_higher,
            least = unit.difference_in_words(self.least, None),
            greatest = unit.difference_in_words(self.greatest, None)
        )
    }
}

impl Judged {
    fn figures(&self, primary: &OutcomeResult, title: &str, catalogue: Catalogue) -> String {
        let figure =
            |it: &super::result::JudgedBy| primary.unit.difference_in_words(it.difference, it.interval);
        let gap = between_sentences(catalogue);
        match (&self.against, &self.by[..]) {
            (Some(against), [one]) if one.what.is_empty() => say!(
                catalogue,
                "sweep-headline-difference",
                arm = &self.of,
                against = against,
                measure = title,
                difference = figure(one)
            ),
            (Some(_), many) if many.len() > SHOWN => {
                let ended = |ending: Ending| many.iter().filter(|it| it.ending == ending).count();
                say!(
                    catalogue,
                    "sweep-headline-counts",
                    of = many.len(),
                    supported = ended(Ending::Supported),
                    not = ended(Ending::NotSupported),
                    undecided = ended(Ending::Undecided),
                    refuted = ended(Ending::Refuted)
                )
            }
            (Some(_), many) => {
                let many = many.iter().map(|it| {
                    say!(catalogue, "sweep-headline-cell", cell = &it.what, difference = figure(it))
                });
                many.collect::<Vec<_>>().join(gap)
            }
            (None, factors) => {
                let factors = factors.iter().map(|it| {
                    say!(catalogue, "sweep-headline-factor", factor = &it.what, difference = figure(it))
                });
                factors.collect::<Vec<_>>().join(gap)
            }
        }
    }
}

impl TrendResult {
    /// Where the difference changes sign, and how sure that is; or on which side it stays.
    pub(super) fn break_even_in_words(&self, catalogue: Catalogue) -> String {
        let Some(place) = self.break_even else {
            let on = |side: fn(f64) -> bool| self.places.iter().all(|place| side(place.difference));
            return match () {
                () if on(|difference| difference > 0.0) => catalogue.word("break-even-higher"),
                () if on(|difference| difference < 0.0) => catalogue.word("break-even-lower"),
                () if on(|difference| difference == 0.0) => "–".to_owned(),
                () if on(|difference| difference >= 0.0) => catalogue.word("break-even-not-lower"),
                () => catalogue.word("break-even-not-higher"),
            };
        };
        let place = on_axis(place);
        match (self.break_even_interval, self.changes_sign) {
            (Some(Interval { low, high }), _) => format!("{place} [{}, {}]", on_axis(low), on_axis(high)),
            (None, share) => {
                let share = format!("{:.0} %", 100.0 * share.unwrap_or_default());
                say!(catalogue, "break-even-unsure", place = place, share = share)
            }
        }
    }
}

/// A place on an axis, with no more figures than can be told apart.
pub(super) fn on_axis(place: f64) -> String {
    let text = format!("{place:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// The columns of [`RareResult::in_words`].
pub(super) const RARE: [&str; 6] =
    ["column-arm", "column-chance", "column-relative", "column-ratio", "column-plain-runs", "column-check"];

impl RareResult {
    /// What is known of it, column by column.
    pub(super) fn in_words(&self) -> [String; 6] {
        let none = || "–".to_owned();
        let factor = |value: f64| format!("{value:.2}");
        let both = |value: f64, interval: Option<Interval>, shown: fn(f64) -> String| {
            let range = interval.map(|it| format!(" [{}, {}]", shown(it.low), shown(it.high)));
            shown(value) + &range.unwrap_or_default()
        };
        let check = |it: &RareCheck| {
            let (split, counted) = (small(it.split), small(it.counted.estimate));
            format!("R{}: {split} / {counted} ({:+.1} σ)", it.rung, it.apart)
        };
        [
            self.arm.clone(),
            match (self.at_most, self.interval) {
                (Some(most), _) => format!("{} (≤\u{a0}{})", small(self.probability), small(most)),
                // One way of writing numbers in one cell.
                (None, Some(it)) if is_tiny(it.low) => both(self.probability, self.interval, tiny),
                (None, interval) => both(self.probability, interval, small),
            },
            self.relative_error.map_or_else(none, |error| format!("{:.0}\u{a0}%", 100.0 * error)),
            self.ratio.map_or_else(none, |ratio| both(ratio, self.ratio_interval, factor)),
            self.plain_runs.map_or_else(none, |runs| format!("{runs:.1e}")),
            self.check.as_ref().map_or_else(none, check),
        ]
    }
}

/// Whether a share is one that is written with an exponent.
fn is_tiny(share: f64) -> bool {
    100.0 * share < 0.001
}

fn tiny(share: f64) -> String {
    format!("{share:.1e}")
}

/// A share of runs with two digits, however small.
fn small(share: f64) -> String {
    match 100.0 * share {
        0.0 => "0\u{a0}%".to_owned(),
        _ if is_tiny(share) => tiny(share),
        percent => {
            let decimals = (1.0 - libm::log10(percent).floor()).clamp(0.0, 5.0) as usize;
            format!("{percent:.decimals$}\u{a0}%")
        }
    }
}

/// A space, where the script has one.
fn between_sentences(catalogue: Catalogue) -> &'static str {
    if catalogue.language() == Language::En { " " } else { "" }
}

/// A p-value, which is never 0.
fn p_value(p: f64) -> String {
    if p < 0.001 { "<0.001".to_owned() } else { format!("{p:.3}") }
}

impl Effect {
    /// The difference with its interval.
    pub fn in_words(&self, unit: Unit) -> String {
        unit.difference_in_words(self.difference, self.interval)
    }
}

impl Unit {
    /// A difference of this unit with its interval, if there is one.
    pub fn difference_in_words(self, difference: f64, interval: Option<Interval>) -> String {
        let sign = self.sign_of_differences();
        let interval = interval.map_or_else(String::new, |it| format!(" {}", self.interval(Some(it), true)));
        format!("{}{sign}{interval}", self.number(difference, true))
    }

    /// A number of this unit, by how much something differs.
    fn in_words(self, value: f64) -> String {
        format!("{}{}", self.number(value, false), self.sign_of_differences())
    }
}
