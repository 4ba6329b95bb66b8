//! The answer in one sentence, computed from the numbers it names.

use std::fmt::Write as _;

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

    const fn said(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Mostly => "more often than not",
            Self::Sometimes => "sometimes",
            Self::Hardly => "hardly ever",
            Self::No => "no",
        }
    }
}

/// `96 %`.
pub(super) fn percent(share: f64) -> String {
    // What is less than half a percent and not nothing is not shown as nothing, nor as everything.
    match 100.0 * share {
        percent if percent > 0.0 && percent < 0.5 => "under 1 %".to_owned(),
        percent if percent < 100.0 && percent > 99.5 => "over 99 %".to_owned(),
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
    pub(super) fn verdict(&self) -> Verdict {
        let Some(answers) = &self.answers else {
            let gone: Vec<&str> =
                self.places.iter().filter(|place| !place.in_play).map(|place| place.name.as_str()).collect();
            let verb = if gone.len() == 1 { "is" } else { "are" };
            return Verdict {
                word: Word::No,
                sentence: format!("no: {} {verb} not in play at that time (simulated)", gone.join(" and ")),
            };
        };
        let share = in_the_end(&answers.within);
        let word = Word::of(share);
        if word == Word::No {
            return Verdict { word, sentence: format!("no: {} (simulated)", self.why_not()) };
        }
        let routes: Vec<&str> = answers.routes.iter().take(2).map(|route| route.what.as_str()).collect();
        let pace = match answers.time.map(|time| time.median_s) {
            Some(median) if median <= 120.0 => "nearly at once",
            Some(median) if median <= 900.0 => "within minutes",
            _ => "slowly",
        };
        let [soon, late] = [&answers.within[1], &answers.within[3]];
        let mut sentence = format!(
            "{}, {}, {pace}: {} answered within {}",
            word.said(),
            routes.join(" or "),
            percent(soon.share),
            limit(soon),
        );
        if soon.count != late.count {
            let _ = write!(sentence, ", {} within {}", percent(late.share), limit(late));
        }
        sentence += " (simulated)";
        if let Some(failure) = answers.failures.first().filter(|_| share < 0.9) {
            let _ = write!(sentence, "; the others, most often: {}", failure.what);
        }
        Verdict { word, sentence }
    }

    /// Why nothing gets through: what stands in the way of every channel, and by sight.
    fn why_not(&self) -> String {
        let mut shared = self.channels.iter().filter(|row| row.sets == [true, true]).peekable();
        let mut reasons = Vec::new();
        if shared.peek().is_none() {
            reasons.push("no channel that both have a set for".to_owned());
        } else {
            let mut obstacles: Vec<&str> = shared.filter_map(|row| row.obstacle.as_deref()).collect();
            obstacles.sort_unstable();
            obstacles.dedup();
            // The horizon is the same for all channels; then a watch would make no difference.
            let beyond = self.range_m > self.horizon_m;
            if beyond {
                reasons.push("beyond the radio horizon on every channel".to_owned());
            } else if obstacles.is_empty() {
                let failures = self.answers.iter().flat_map(|answers| &answers.failures);
                reasons.extend(failures.take(1).map(|failure| failure.what.clone()));
            } else {
                reasons.push(obstacles.join(", "));
            }
        }
        if !self.sight.iter().any(|sight| sight.usable) {
            reasons.push("out of sight".to_owned());
        }
        reasons.join(", and ")
    }
}

impl Ministries {
    pub(super) fn verdict(&self) -> Verdict {
        let embassy =
            format!("a message through the embassies takes {} in the median", hours(self.embassy_median_h));
        let [told, not] = &self.wishes[..] else {
            let sentence = format!("no: there is no line between the two ministries; {embassy} (simulated)");
            return Verdict { word: Word::No, sentence };
        };
        let shares = [told, not].map(|arm| in_the_end(&arm.within));
        // The two arms seldom differ by much; the word is for the worse.
        let word = Word::of(shares[0].min(shares[1]));
        let called = &self.names[1];
        let reason = mostly(told);
        let sentence = match word {
            Word::No if shares[0] <= 0.0 && shares[1] <= 0.0 => {
                let reasons: Vec<&str> = told.ended.iter().take(2).map(|it| it.what.as_str()).collect();
                format!("no: {}; {embassy} (simulated)", reasons.join(", or "))
            }
            _ => {
                let lines: Vec<&str> =
                    told.lines.iter().chain(&not.lines).map(|it| it.what.as_str()).collect();
                let line = lines.first().copied().unwrap_or("line");
                let [told, not] = [told, not].map(|arm| {
                    let [early, late] = [arm.within[0].share, in_the_end(&arm.within)].map(percent);
                    format!("{early} talk within 1 h and {late} within 48 h")
                });
                let mut sentence = format!("{}, on the line `{line}`: {told}", word.said());
                let _ = if told == not {
                    write!(sentence, ", whether or not {called} has been told by its own unit (simulated)")
                } else {
                    write!(
                        sentence,
                        " once {called} has been told by its own unit, {not} if it has not (simulated)"
                    )
                };
                if let Some(reason) = reason.filter(|_| word != Word::Yes) {
                    let _ = write!(sentence, "; the others, most often: {reason}");
                }
                sentence
            }
        };
        Verdict {
            word,
            sentence: if self.imposed {
                format!("{sentence}; answers are imposed, not produced")
            } else {
                sentence
            },
        }
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
