//! What is known of a channel as text for people.

use std::fmt::Write as _;

use comfy_table::Cell;
use guardline_mechanism::{Declared, Interpreter, Level, Orders, Request};
use guardline_report::Catalogue;
use guardline_units::Metres;
use guardline_wire::Visual;
use guardline_wire::line::AnswerChoice;

use super::ChannelReport;
use super::ministries::{Arm, EndRow, LineRow, Ministries};
use super::radio::{Answers, ChannelRow, SightRow, UnitPlace, Units};
use super::share::{Count, Quantiles, Within};
use super::verdict::{hours, limit, percent, time};
use crate::text::{NARROWEST, Page, empty_table, numbers};

impl ChannelReport {
    /// The report no wider than `width` columns, or 48 if that is more. Plain text without colour.
    pub fn text(&self, width: usize) -> String {
        let width = width.clamp(NARROWEST, usize::from(u16::MAX));
        let mut page = Page { width, catalogue: Catalogue::ENGLISH, text: String::new() };
        let names = match (&self.units, &self.ministries) {
            (Some(units), _) => units.places.each_ref().map(|place| place.name.clone()),
            (None, Some(ministries)) => ministries.names.clone(),
            (None, None) => [self.from.clone(), self.to.clone()],
        };
        page.paragraph(&format!("SIMULATED CHANNEL · {} → {} · {}", names[0], names[1], self.scenario));
        page.paragraph(&format!(
            "Simulated: {} · mechanism {} · seed {} · guardline {}",
            self.at.replace('T', " "),
            self.mechanism,
            self.seed,
            self.program_version
        ));
        page.blank();
        page.paragraph(&format!("Verdict: {}.", self.verdict.sentence));
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
        page.heading("Between them");
        page.bullet(&self.distance());
        for place in &self.places {
            page.bullet(&place.in_words());
        }
        if self.answers.is_none() {
            return;
        }
        let sight: Vec<String> = self.sight.iter().map(SightRow::in_words).collect();
        let light = if self.day { "day" } else { "night" };
        page.bullet(&format!("by sight, at {light}: {}", sight.join("; ")));
        self.show_channels(page, names);
        if let Some(answers) = &self.answers {
            answers.show(page, names);
        }
    }

    fn distance(&self) -> String {
        let (Some(range), Some(horizon)) = (self.range_m, self.horizon_m) else {
            return "no distance: not both are in play".to_owned();
        };
        let side = if range <= horizon { "within" } else { "beyond" };
        format!(
            "{:.1} NM ({:.1} km) apart, {side} the radio horizon of {:.1} NM ({:.0} km)",
            Metres(range).nautical_miles(),
            range / 1000.0,
            Metres(horizon).nautical_miles(),
            horizon / 1000.0
        )
    }

    fn show_channels(&self, page: &mut Page, names: &[String; 2]) {
        let mut table = empty_table(page.width);
        table.set_header([
            Cell::new("channel"),
            Cell::new("use"),
            Cell::new("set"),
            Cell::new("watch"),
            numbers("link"),
            numbers("readability"),
            numbers("heard"),
            numbers("understood"),
            Cell::new("in the way"),
        ]);
        for row in &self.channels {
            table.add_row(row.cells());
        }
        let heading = format!("One simulated call, {} to {}", names[0], names[1]);
        page.section(&heading, &table);
        page.paragraph(
            "set, watch: who has it, and who has it switched on. link: signal over noise in dB before crew and equipment \
             take their part; above 20 voice gets no clearer. readability: chances of 1 (unreadable) to 5 (perfectly \
             readable) in %. heard, understood: chance of one call, a kept watch and a \
             clear channel included.",
        );
    }
}

impl UnitPlace {
    fn in_words(&self) -> String {
        let (Some(height), Some(antenna)) = (self.height_m, self.antenna_m) else {
            let when = |when: &String| when.replace('T', " ");
            return match self.plays.each_ref().map(|it| it.as_ref().map(when)) {
                [None, None] => format!("{}: not in play", self.name),
                [Some(from), None] => format!("{}: not in play; it is from {from} on", self.name),
                [None, Some(until)] => format!("{}: not in play; it was until {until}", self.name),
                [Some(from), Some(until)] => {
                    format!("{}: not in play; it is from {from} until {until}", self.name)
                }
            };
        };
        format!(
            "{}: antenna {:.0} m up (own height {height:.0} m, antenna {antenna:.0} m above it)",
            self.name,
            height + antenna
        )
    }
}

impl SightRow {
    fn in_words(&self) -> String {
        let means = match self.means {
            Visual::Flags => "flags",
            Visual::Lamp => "signal lamp",
            Visual::WingRock => "rocking wings",
            Visual::BreakAway => "breaking away",
        };
        let usable = if self.usable { "in reach" } else { "not in reach" };
        format!("{means} {usable} (up to {:.1} NM)", Metres(self.carries_m).nautical_miles())
    }
}

impl ChannelRow {
    fn cells(&self) -> Vec<Cell> {
        let use_of = match (self.agreed, self.guard) {
            (true, _) => "agreed",
            (false, true) => "guard",
            (false, false) => "",
        };
        let who = |of: [bool; 2]| match of {
            [true, true] => "both",
            [true, false] => "caller",
            [false, true] => "called",
            [false, false] => "–",
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
            numbers(&dash(percent(self.heard))),
            numbers(&dash(percent(self.understood))),
            Cell::new(self.obstacle.as_deref().unwrap_or("")),
        ]
    }
}

impl Answers {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        page.heading(&format!(
            "How long until an answer: {} simulated times {} asks {}, who it is and what it intends",
            self.runs, names[0], names[1]
        ));
        page.bullet(&format!("answered: {}", shares(&self.within)));
        if let Some(quantiles) = &self.time {
            page.bullet(&format!("where answered: {}", spread(quantiles)));
            page.bullet(&format!("answers came {}", listed(&self.routes)));
            page.bullet(&format!("the other: {}", listed(&self.kinds)));
        }
        if self.misheard > 0 {
            page.bullet(&format!("taken to say something else than was said: {}", self.misheard));
        }
        if !self.failures.is_empty() {
            page.bullet(&format!("not answered within the hour: {}", listed(&self.failures)));
        }
        let unheard = if self.unheard.is_empty() {
            String::new()
        } else {
            format!("; not heard: {}", listed(&self.unheard))
        };
        page.bullet(&format!("calls made: {}{unheard}", self.calls));
    }
}

fn shares(within: &[Within]) -> String {
    let each = within.iter().map(|it| {
        let [low, high] = [it.interval.low, it.interval.high].map(|limit| 100.0 * limit);
        format!("{} [{low:.0}, {high:.0}] within {}", percent(it.share), limit(it))
    });
    each.collect::<Vec<_>>().join(", ")
}

fn spread(quantiles: &Quantiles) -> String {
    format!(
        "median {}, 10–90 % range {} to {}",
        time(quantiles.median_s),
        time(quantiles.p10_s),
        time(quantiles.p90_s)
    )
}

fn listed(counts: &[Count]) -> String {
    counts.iter().map(|it| format!("{} {}×", it.what, it.count)).collect::<Vec<_>>().join(", ")
}

impl Ministries {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        if self.lines.is_empty() {
            page.heading("Lines");
            page.bullet("none is installed under this mechanism");
        }
        for line in &self.lines {
            page.heading(&format!("Line `{}`", line.id));
            line.show(page, names);
        }
        for arm in &self.wishes {
            arm.show(page, names);
        }
        page.heading("Beside the lines (simulated)");
        page.bullet(&format!(
            "embassies: a message takes {} in the median (parameter embassy.median)",
            hours(self.embassy_median_h)
        ));
        if let Some(third) = &self.third_party {
            let median = hours(third.median_h);
            page.bullet(&format!("third party, {}: a letter takes {median} in the median", third.name));
        }
    }
}

impl LineRow {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let level = match self.level {
            Level::DutyOfficer => "duty officer",
            Level::DirectorGeneral => "director-general",
            Level::Minister => "minister",
        };
        let declared = match self.declared {
            Declared::Open => "declared in service",
            Declared::Suspended => "declared suspended",
        };
        let cut = if self.reaches { "" } else { "; its paths are cut: no ring reaches the other end" };
        page.bullet(&format!("level: {level}; {declared}{cut}"));
        let consultation = match self.consultation_min {
            none if none <= 0.0 => "none demanded".to_owned(),
            median => format!("median {}", time(median * 60.0)),
        };
        let request = match self.request {
            Request::Ring => "it rings at once, and again for",
            Request::Relayed => "the request is relayed, and the other side may take",
        };
        page.bullet(&format!(
            "consultation before a call: {consultation}; {request} {}; redial every {}",
            hours(self.reply_window_h),
            time(self.redial_min * 60.0)
        ));
        let mut beside = Vec::new();
        if self.somebody_else_answers {
            beside.push("somebody else answers while the person called is away");
        }
        if self.written {
            beside.push("written messages can be left");
        }
        if !beside.is_empty() {
            page.bullet(&beside.join("; "));
        }
        for (end, name) in self.ends.iter().zip(names) {
            page.bullet(&format!("{name}: {}", end.in_words()));
        }
    }
}

impl EndRow {
    fn in_words(&self) -> String {
        let day = if self.weekend { ", a weekend" } else { "" };
        let mut words = format!("{} there{day}, ", self.clock);
        let _ = match (self.staffed, &self.next_staffed) {
            (true, _) if self.asleep => write!(words, "in service, and the person whose line it is sleeps"),
            (true, _) => write!(words, "staffed"),
            (false, Some(next)) => write!(words, "not staffed until {}", next.replace('T', " ")),
            (false, None) => write!(words, "never staffed"),
        };
        let weekdays = if self.weekdays_only { ", weekdays only" } else { "" };
        let _ = write!(words, " (hours {}{weekdays})", self.hours);
        words +=
            if self.standing_authority { "; may talk without asking" } else { "; must ask before talking" };
        words += match self.orders {
            Orders::Answer => ", ordered to answer",
            Orders::None => ", no orders about rings",
            Orders::DoNotAnswer => ", ordered not to answer",
        };
        words += match self.interpreter {
            Interpreter::Posted => "; interpreter beside the phone",
            Interpreter::OnCall => "; interpreter on call",
            Interpreter::None => "; no interpreter",
        };
        if let Some(imposed) = self.imposed {
            let what = match imposed {
                AnswerChoice::Answer => "answers",
                AnswerChoice::SeekAuthority => "seeks authority first",
                AnswerChoice::LetRing => "lets it ring",
                AnswerChoice::Decline => "declines",
                AnswerChoice::PromiseCallBack => "promises to call back",
            };
            let _ = write!(words, "; on every ring it {what}: imposed by the scenario, not produced");
        }
        words
    }
}

impl Arm {
    fn show(&self, page: &mut Page, names: &[String; 2]) {
        let told =
            if self.told { "has been told by its own unit" } else { "has not been told by its own unit" };
        page.heading(&format!(
            "A wish to call: {} simulated times {} wishes to talk, and {} {told}",
            self.runs, names[0], names[1]
        ));
        page.bullet(&format!("talking: {}", shares(&self.within)));
        if let Some(quantiles) = &self.time {
            page.bullet(&format!("where they talked: {}, on {}", spread(quantiles), listed(&self.lines)));
        }
        if !self.ended.is_empty() {
            page.bullet(&format!("the others: {}", listed(&self.ended)));
        }
        let states = self.states.iter().map(|it| {
            let times =
                if it.times == it.replicates { String::new() } else { format!(" ({} in all)", it.times) };
            format!("{} {}×{times}", it.state, it.replicates)
        });
        page.bullet(&format!("states of the calls, at both ends: {}", states.collect::<Vec<_>>().join(", ")));
    }
}
