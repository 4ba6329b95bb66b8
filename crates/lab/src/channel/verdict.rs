//! The answer in one sentence, computed from the numbers it names.

use guardline_report::{Catalogue, say};
use guardline_units::Span;
use schemars::JsonSchema;
use serde::Serialize;

use super::ministries::{Arm, Ministries};
use super::radio::Units;
use super::share::{Count, Within};

/// The answer.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Verdict {
    /// In one word, for programs.
    pub word: Word,
    /// In one sentence, for people.
    pub sentence: String,
}

/// How far the two can reach each other, by the share of replicates in which they do within the time followed: an hour for
/// units, two days for ministries. The limits are chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// In nine of ten or more.
    Yes,
    /// In half or more.
    Mostly,
    /// In one of ten or more.
    Sometimes,
    /// In fewer.
    Hardly,
    /// In none.
    No,
}

impl Word {
    fn of(share: f64) -> Self {
        match share {
            share if share >= 0.9 => Self::Yes,
            share if share >= 0.5 => Self::Mostly,
            share if share >= 0.1 => Self::Sometimes,
            share if share > 0.0 => Self::Hardly,
            _ => Self::No,
        }
    }

    const fn key(self) -> &'static str {
        match self {
            Self::Yes => "verdict-yes",
            Self::Mostly => "verdict-mostly",
            Self::Sometimes => "verdict-sometimes",
            Self::Hardly => "verdict-hardly",
            Self::No => "verdict-in-none",
        }
    }
}

/// `96 %`.
pub(super) fn percent(share: f64, catalogue: Catalogue) -> String {
    // What is less than half a percent and not nothing is not shown as nothing, nor as everything.
    match 100.0 * share {
        percent if percent > 0.0 && percent < 0.5 => catalogue.word("percent-under-one"),
        percent if percent < 100.0 && percent > 99.5 => catalogue.word("percent-over-ninety-nine"),
        percent => format!("{percent:.0} %"),
    }
}

/// `5 min`, `1 h`, `48 h`.
pub(super) fn limit(within: &Within) -> String {
    if within.seconds < 3600.0 {
        format!("{:.0} min", within.seconds / 60.0)
    } else {
        format!("{:.0} h", within.seconds / 3600.0)
    }
}

pub(super) fn time(seconds: f64) -> String {
    let text = Span::from_seconds(if seconds >= 10.0 { seconds.round() } else { seconds }).to_string();
    // Whole minutes and whole hours are said as such.
    let whole = [" 00 s", " 00 min", " 0 h"].into_iter().find_map(|nothing| text.strip_suffix(nothing));
    whole.unwrap_or(&text).to_owned()
}

/// The share within the longest time followed.
fn in_the_end(within: &[Within]) -> f64 {
    within.last().map_or(0.0, |within| within.share)
}

impl Units {
    pub(super) fn verdict(&self, catalogue: Catalogue) -> Verdict {
        let Some(answers) = &self.answers else {
            let gone = self.places.iter().filter(|place| !place.in_play);
            let count = gone.clone().count();
            let units = catalogue.list("list-and", gone.map(|place| place.name.clone()));
            let sentence = say!(catalogue, "verdict-not-in-play", units = units, count = count);
            return Verdict { word: Word::No, sentence };
        };
        let share = in_the_end(&answers.within);
        let word = Word::of(share);
        if word == Word::No {
            let sentence = say!(catalogue, "verdict-no", why = self.why_not(catalogue));
            return Verdict { word, sentence };
        }
        let routes = answers.routes.iter().take(2).map(|route| route.what.clone());
        let pace = match answers.time.map(|time| time.median_s) {
            Some(median) if median <= 120.0 => "pace-at-once",
            Some(median) if median <= 900.0 => "pace-minutes",
            _ => "pace-slowly",
        };
        let [soon, late] = [&answers.within[1], &answers.within[3]];
        let said = catalogue.word(word.key());
        let ways = catalogue.list("list-or", routes);
        let pace = catalogue.word(pace);
        let (share_soon, within) = (percent(soon.share, catalogue), limit(soon));
        let sentence = if soon.count == late.count {
            say!(
                catalogue,
                "verdict-units",
                word = said,
                ways = ways,
                pace = pace,
                share = share_soon,
                limit = within
            )
        } else {
            say!(
                catalogue,
                "verdict-units-later",
                word = said,
                ways = ways,
                pace = pace,
                share = share_soon,
                limit = within,
                later = percent(late.share, catalogue),
                later_limit = limit(late)
            )
        };
        let sentence = match answers.failures.first().filter(|_| share < 0.9) {
            Some(failure) => say!(catalogue, "verdict-others", sentence = sentence, why = &failure.what),
            None => sentence,
        };
        Verdict { word, sentence }
    }

    /// Why nothing gets through: what stands in the way of every channel, and by sight.
    fn why_not(&self, catalogue: Catalogue) -> String {
        let mut shared = self.channels.iter().filter(|row| row.sets == [true, true]).peekable();
        let mut reasons = Vec::new();
        if shared.peek().is_none() {
            reasons.push(catalogue.word("verdict-no-channel"));
        } else {
            let mut obstacles: Vec<&str> = shared.filter_map(|row| row.obstacle.as_deref()).collect();
            obstacles.sort_unstable();
            obstacles.dedup();
            // The horizon is the same for all channels; then a watch would make no difference.
            let beyond = self.range_m > self.horizon_m;
            if beyond {
                reasons.push(catalogue.word("verdict-beyond-horizon"));
            } else if obstacles.is_empty() {
                let failures = self.answers.iter().flat_map(|answers| &answers.failures);
                reasons.extend(failures.take(1).map(|failure| failure.what.clone()));
            } else {
                reasons.push(catalogue.list("list-comma", obstacles.into_iter().map(str::to_owned)));
            }
        }
        if !self.sight.iter().any(|sight| sight.usable) {
            reasons.push(catalogue.word("unheard-out-of-sight"));
        }
        catalogue.list("list-comma-and", reasons.into_iter())
    }
}

impl Ministries {
    pub(super) fn verdict(&self, catalogue: Catalogue) -> Verdict {
        let embassy = say!(catalogue, "verdict-embassy", time = hours(self.embassy_median_h));
        let [told, not] = &self.wishes[..] else {
            let sentence = say!(catalogue, "verdict-no-line", embassy = embassy);
            return Verdict { word: Word::No, sentence };
        };
        let shares = [told, not].map(|arm| in_the_end(&arm.within));
        // The two arms seldom differ by much; the word is for the worse.
        let word = Word::of(shares[0].min(shares[1]));
        let called = &self.names[1];
        let sentence = match word {
            Word::No if shares[0] <= 0.0 && shares[1] <= 0.0 => {
                let reasons = told.ended.iter().take(2).map(|it| it.what.clone());
                let why = catalogue.list("list-comma-or", reasons);
                say!(catalogue, "verdict-no-talk", why = why, embassy = embassy)
            }
            _ => {
                let line = told.lines.iter().chain(&not.lines).map(|it| it.what.as_str()).next();
                let line = line.unwrap_or("line");
                let reason = mostly(told);
                let [told, not] = [told, not].map(|arm| {
                    let shares = [arm.within[0].share, in_the_end(&arm.within)];
                    let [early, late] = shares.map(|share| percent(share, catalogue));
                    say!(catalogue, "verdict-talk", early = early, late = late)
                });
                let said = catalogue.word(word.key());
                let sentence = if told == not {
                    say!(
                        catalogue,
                        "verdict-line-whoever",
                        word = said,
                        line = line,
                        told = told,
                        called = called
                    )
                } else {
                    say!(
                        catalogue,
                        "verdict-line",
                        word = said,
                        line = line,
                        told = told,
                        called = called,
                        not = not
                    )
                };
                match reason.filter(|_| word != Word::Yes) {
                    Some(why) => say!(catalogue, "verdict-others", sentence = sentence, why = why),
                    None => sentence,
                }
            }
        };
        let sentence =
            if self.imposed { say!(catalogue, "verdict-imposed", sentence = sentence) } else { sentence };
        Verdict { word, sentence }
    }
}

fn mostly(arm: &Arm) -> Option<String> {
    arm.ended.first().map(|Count { what, .. }| what.clone())
}

/// `9 h`.
pub(super) fn hours(hours: f64) -> String {
    let text = format!("{hours:.1}");
    format!("{} h", text.trim_end_matches(".0"))
}
