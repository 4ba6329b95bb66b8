//! What is known of a channel as text for people.

use comfy_table::Cell;
use guardline_mechanism::{Declared, Interpreter, Level, Orders, Request};
use guardline_report::language::visual_key;
use guardline_report::{Catalogue, say};
use guardline_units::Metres;
use guardline_wire::line::AnswerChoice;

use super::ChannelReport;
use super::ministries::{Arm, EndRow, LineRow, Ministries};
use super::radio::{Answers, ChannelRow, SightRow, UnitPlace, Units};
use super::share::{Count, Quantiles, Within};
use super::verdict::{hours, limit, percent, time};
use crate::text::{NARROWEST, Page, empty_table, numbers};

impl ChannelReport {
    /// The report no wider than `width` columns, or 48 if that is more. Plain text without colour.
    pub fn text(&self, width: usize, catalogue: Catalogue) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut page = Page { width, catalogue, text: String::new() };
        let names = match (&self.units, &self.ministries) {
            (Some(units), _) => units.places.each_ref().map(|place| place.name.clone()),
            (None, Some(ministries)) => ministries.names.clone(),
            (None, None) => [self.from.clone(), self.to.clone()],
        };
        let (from, to) = (&names[0], &names[1]);
        page.paragraph(&say!(catalogue, "channel-title", from = from, to = to, scenario = &self.scenario));
        page.paragraph(&say!(
            catalogue,
            "channel-lead",
            time = self.at.replace('T', " "),
            mechanism = &self.mechanism,
            seed = self.seed.to_string(),
            program = &self.program_version
        ));
        page.blank();
        page.paragraph(&say!(catalogue, "channel-verdict", sentence = &self.verdict.sentence));
        if let Some(units) = &self.units {
            units.show(&mut page, &names);
        }
        if let Some(ministries) = &self.ministries {
            ministries.show(&mut page, &names);
        }
        page.blank();
        for note in &self.notes {
            page.paragraph(note);
        }
        page.text
    }
}

impl Page {
    fn heading(&mut self, text: &str) {
        self.blank();
        self.paragraph(text);
    }
    fn bullet(&mut self, text: &str) {
        let wrapping = self.catalogue.wrapping(self.width);
        let options = wrapping
            .initial_indent("  · ")
            .subsequent_indent("    ")
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }
}

impl Units {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        page.heading(&catalogue.word("channel-heading-between"));
        page.bullet(&self.distance(catalogue));
        for place in &self.places {
            page.bullet(&place.in_words(catalogue));
        }
        if self.answers.is_none() {
            return;
        }
        let sight = self.sight.iter().map(|row| row.in_words(catalogue));
        let key = if self.day { "sight-by-day" } else { "sight-by-night" };
        page.bullet(&say!(catalogue, key, means = catalogue.list("list-semicolon", sight)));
        self.show_channels(page, names);
        if let Some(answers) = &self.answers {
            answers.show(page, names);
        }
    }

    fn distance(&self, catalogue: Catalogue) -> String {
        let (Some(range), Some(horizon)) = (self.range_m, self.horizon_m) else {
            return catalogue.word("channel-no-distance");
        };
        let key = if range <= horizon { "channel-within-horizon" } else { "channel-beyond-horizon" };
        say!(
            catalogue,
            key,
            range_nm = format!("{:.1}", Metres(range).nautical_miles()),
            range_km = format!("{:.1}", range / 1000.0),
            horizon_nm = format!("{:.1}", Metres(horizon).nautical_miles()),
            horizon_km = format!("{:.0}", horizon / 1000.0)
        )
    }

    fn show_channels(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        let word = |key| Cell::new(catalogue.word(key));
        let number = |key| numbers(&catalogue.word(key));
        let mut table = empty_table(page.width);
        table.set_header([
            word("column-channel"),
            word("column-use"),
            word("column-set"),
            word("column-watch"),
            number("column-link"),
            number("column-readability"),
            number("column-heard"),
            number("column-understood"),
            word("column-in-the-way"),
        ]);
        for row in &self.channels {
            table.add_row(row.cells(catalogue));
        }
        let heading = say!(catalogue, "channel-one-call", from = &names[0], to = &names[1]);
        page.section(&heading, &table);
        page.paragraph(&catalogue.word("channel-table-note"));
    }
}

impl UnitPlace {
    fn in_words(&self, catalogue: Catalogue) -> String {
        let unit = &self.name;
        let (Some(height), Some(antenna)) = (self.height_m, self.antenna_m) else {
            let when = |when: &String| when.replace('T', " ");
            return match self.plays.each_ref().map(|it| it.as_ref().map(when)) {
                [None, None] => say!(catalogue, "place-not-in-play", unit = unit),
                [Some(from), None] => say!(catalogue, "place-from", unit = unit, from = from),
                [None, Some(until)] => say!(catalogue, "place-until", unit = unit, until = until),
                [Some(from), Some(until)] => {
                    say!(catalogue, "place-from-until", unit = unit, from = from, until = until)
                }
            };
        };
        say!(
            catalogue,
            "place-antenna",
            unit = unit,
            up = format!("{:.0}", height + antenna),
            height = format!("{height:.0}"),
            antenna = format!("{antenna:.0}")
        )
    }
}

impl SightRow {
    fn in_words(&self, catalogue: Catalogue) -> String {
        let key = if self.usable { "sight-in-reach" } else { "sight-out-of-reach" };
        let range = format!("{:.1}", Metres(self.carries_m).nautical_miles());
        say!(catalogue, key, means = catalogue.word(visual_key(self.means)), range = range)
    }
}

impl ChannelRow {
    fn cells(&self, catalogue: Catalogue) -> Vec<Cell> {
        let use_of = match (self.agreed, self.guard) {
            (true, _) => catalogue.word("use-agreed"),
            (false, true) => catalogue.word("use-guard"),
            (false, false) => String::new(),
        };
        let who = |of: [bool; 2]| match of {
            [true, true] => catalogue.word("ends-both"),
            [true, false] => catalogue.word("ends-caller"),
            [false, true] => catalogue.word("ends-called"),
            [false, false] => "–".to_owned(),
        };
        let open = self.obstacle.is_none();
        let dash = |text: String| if open { text } else { "–".to_owned() };
        let grades = self.readability.map(|share| format!("{:.0}", 100.0 * share));
        vec![
            Cell::new(&self.title),
            Cell::new(format!("{use_of} {}", self.modulation.to_uppercase()).trim_start()),
            Cell::new(who(self.sets)),
            Cell::new(who(self.watch)),
            numbers(&self.link_db.map_or("–".to_owned(), |link| format!("{link:.0}"))),
            numbers(&dash(grades.join("/"))),
            numbers(&dash(percent(self.heard, catalogue))),
            numbers(&dash(percent(self.understood, catalogue))),
            Cell::new(self.obstacle.as_deref().unwrap_or("")),
        ]
    }
}

impl Answers {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        let (from, to) = (&names[0], &names[1]);
        page.heading(&say!(catalogue, "answers-heading", runs = self.runs, from = from, to = to));
        page.bullet(&say!(catalogue, "answers-within", shares = shares(&self.within, catalogue)));
        if let Some(quantiles) = &self.time {
            page.bullet(&say!(catalogue, "answers-time", spread = spread(quantiles, catalogue)));
            page.bullet(&say!(catalogue, "answers-routes", routes = listed(&self.routes, catalogue)));
            page.bullet(&say!(catalogue, "answers-kinds", kinds = listed(&self.kinds, catalogue)));
        }
        if self.misheard > 0 {
            page.bullet(&say!(catalogue, "answers-misheard", count = self.misheard));
        }
        if !self.failures.is_empty() {
            page.bullet(&say!(catalogue, "answers-failures", failures = listed(&self.failures, catalogue)));
        }
        page.bullet(&if self.unheard.is_empty() {
            say!(catalogue, "answers-calls", calls = self.calls)
        } else {
            let unheard = listed(&self.unheard, catalogue);
            say!(catalogue, "answers-calls-unheard", calls = self.calls, unheard = unheard)
        });
    }
}

fn shares(within: &[Within], catalogue: Catalogue) -> String {
    let each = within.iter().map(|it| {
        let [low, high] = [it.interval.low, it.interval.high].map(|limit| format!("{:.0}", 100.0 * limit));
        let share = percent(it.share, catalogue);
        say!(catalogue, "share-within", share = share, low = low, high = high, limit = limit(it))
    });
    catalogue.list("list-comma", each)
}

fn spread(quantiles: &Quantiles, catalogue: Catalogue) -> String {
    let [median, low, high] = [quantiles.median_s, quantiles.p10_s, quantiles.p90_s].map(time);
    say!(catalogue, "share-spread", median = median, low = low, high = high)
}

fn listed(counts: &[Count], catalogue: Catalogue) -> String {
    let each = counts.iter().map(|it| say!(catalogue, "list-times", what = &it.what, count = it.count));
    catalogue.list("list-comma", each)
}

impl Ministries {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        if self.lines.is_empty() {
            page.heading(&catalogue.word("channel-heading-lines"));
            page.bullet(&catalogue.word("channel-no-line"));
        }
        for line in &self.lines {
            page.heading(&say!(catalogue, "channel-heading-line", line = &line.id));
            line.show(page, names);
        }
        for arm in &self.wishes {
            arm.show(page, names);
        }
        page.heading(&catalogue.word("channel-heading-beside"));
        page.bullet(&say!(catalogue, "channel-embassies", time = hours(self.embassy_median_h)));
        if let Some(third) = &self.third_party {
            let (name, time) = (&third.name, hours(third.median_h));
            page.bullet(&say!(catalogue, "channel-third-party", name = name, time = time));
        }
    }
}

impl LineRow {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        let level = catalogue.word(match self.level {
            Level::DutyOfficer => "level-duty-officer",
            Level::DirectorGeneral => "level-director-general",
            Level::Minister => "level-minister",
        });
        let declared = catalogue.word(match self.declared {
            Declared::Open => "declared-open",
            Declared::Suspended => "declared-suspended",
        });
        let key = if self.reaches { "channel-level" } else { "channel-level-cut" };
        page.bullet(&say!(catalogue, key, level = level, declared = declared));
        let consultation = match self.consultation_min {
            none if none <= 0.0 => catalogue.word("channel-consultation-none"),
            median => say!(catalogue, "channel-consultation", time = time(median * 60.0)),
        };
        let key = match self.request {
            Request::Ring => "channel-rings",
            Request::Relayed => "channel-relayed",
        };
        let (window, redial) = (hours(self.reply_window_h), time(self.redial_min * 60.0));
        page.bullet(&say!(catalogue, key, consultation = consultation, window = window, redial = redial));
        let mut beside = Vec::new();
        if self.somebody_else_answers {
            beside.push(catalogue.word("channel-somebody-else"));
        }
        if self.written {
            beside.push(catalogue.word("channel-written"));
        }
        if !beside.is_empty() {
            page.bullet(&catalogue.list("list-semicolon", beside.into_iter()));
        }
        for (end, name) in self.ends.iter().zip(names) {
            page.bullet(&say!(catalogue, "scene-side", side = name, units = end.in_words(catalogue)));
        }
    }
}

impl EndRow {
    fn in_words(&self, catalogue: Catalogue) -> String {
        let clock = if self.weekend { "end-clock-weekend" } else { "end-clock" };
        let service = match (self.staffed, &self.next_staffed) {
            (true, _) if self.asleep => catalogue.word("end-asleep"),
            (true, _) => catalogue.word("end-staffed"),
            (false, Some(next)) => say!(catalogue, "end-not-staffed", next = next.replace('T', " ")),
            (false, None) => catalogue.word("end-never-staffed"),
        };
        let authority = if self.standing_authority { "end-may-talk" } else { "end-must-ask" };
        let orders = match self.orders {
            Orders::Answer => "end-ordered-to-answer",
            Orders::None => "end-no-orders",
            Orders::DoNotAnswer => "end-ordered-not-to-answer",
        };
        let interpreter = match self.interpreter {
            Interpreter::Posted => "end-interpreter-posted",
            Interpreter::OnCall => "end-interpreter-on-call",
            Interpreter::None => "end-no-interpreter",
        };
        let key = if self.weekdays_only { "end-line-weekdays" } else { "end-line" };
        let words = say!(
            catalogue,
            key,
            clock = say!(catalogue, clock, clock = &self.clock),
            service = service,
            hours = &self.hours,
            authority = catalogue.word(authority),
            orders = catalogue.word(orders),
            interpreter = catalogue.word(interpreter)
        );
        let Some(imposed) = self.imposed else { return words };
        let key = match imposed {
            AnswerChoice::Answer => "end-imposed-answer",
            AnswerChoice::SeekAuthority => "end-imposed-seek-authority",
            AnswerChoice::LetRing => "end-imposed-let-ring",
            AnswerChoice::Decline => "end-imposed-decline",
            AnswerChoice::PromiseCallBack => "end-imposed-call-back",
        };
        say!(catalogue, key, end = words)
    }
}

impl Arm {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let catalogue = page.catalogue;
        let key = if self.told { "wish-heading-told" } else { "wish-heading-not-told" };
        page.heading(&say!(catalogue, key, runs = self.runs, from = &names[0], to = &names[1]));
        page.bullet(&say!(catalogue, "wish-within", shares = shares(&self.within, catalogue)));
        if let Some(quantiles) = &self.time {
            let (spread, lines) = (spread(quantiles, catalogue), listed(&self.lines, catalogue));
            page.bullet(&say!(catalogue, "wish-time", spread = spread, lines = lines));
        }
        if !self.ended.is_empty() {
            page.bullet(&say!(catalogue, "wish-ended", ended = listed(&self.ended, catalogue)));
        }
        let states = self.states.iter().map(|it| {
            let key = if it.times == it.replicates { "wish-state" } else { "wish-state-often" };
            let (state, replicates, times) = (&it.state, it.replicates, it.times);
            say!(catalogue, key, state = state, replicates = replicates, times = times)
        });
        page.bullet(&say!(catalogue, "wish-states", states = catalogue.list("list-comma", states)));
    }
}
