//! What can be asked of `guardline channel`.

use std::path::PathBuf;

use clap::Args;
use guardline::units::Span;

use super::{Format, Language};

#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Channel {
    /// The scenario file.
    pub(crate) scenario: PathBuf,
    /// Who calls: the id of a unit, or of a side for its ministry.
    #[arg(long, value_name = "ID")]
    pub(crate) from: String,
    /// Who is called: a unit of another side, or another side.
    #[arg(long, value_name = "ID")]
    pub(crate) to: String,
    /// When: so long after the scenario's start, such as 2h or 90min, or a date and time with its offset, such as
    /// 2013-01-30T10:30:00+09:00.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) at: Moment,
    /// A mechanism that comes with the program, as `guardline mechanism list` names them, or a mechanism file; the
    /// scenario's own if not given.
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) mechanism: Option<String>,
    /// Set a path of the scenario, a term of the mechanism or a parameter: units.frigate.antenna_m=12,
    /// mechanism.lines.hotline.prior_consultation_min=0, param.radio.listen.guard=0.9. May be given several times.
    #[arg(long = "set", value_name = "PATH=VALUE")]
    pub(crate) sets: Vec<String>,
    /// Seed of the run that puts everybody where they are, as in `guardline run`, and of the replicates.
    #[arg(long, default_value_t = 2)]
    pub(crate) seed: u64,
    /// Replicates: how often the question is asked, or the wish to call arises.
    #[arg(long, default_value_t = 400, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub(crate) runs: u32,
    /// Language of the text; English unless asked for, and always in a document.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// Text for people or one JSON document for programs.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(crate) format: Format,
}

const EXAMPLES: &str = "\
Between two units the scenario is run with the seed until that time; everybody is then held where they are. What comes \
out: the distance and the radio horizon, every channel that either has a set for with the chances of one call, and how \
long until an answer when the commander of the one asks the other, over the replicates.

Between two ministries each line is shown as it is at that time, by the clocks at both ends, and what becomes of a wish \
to call, over the replicates.

Examples:
  Can the destroyer reach the frigate half an hour after the illumination, and would an agreed channel help?
    guardline channel scenarios/2013-01-30-east-china-sea.toml --from destroyer --to frigate \
--at 2013-01-30T10:30:00+09:00
    guardline channel scenarios/2013-01-30-east-china-sea.toml --from destroyer --to frigate --at 90min \
--mechanism as_designed

  Who would pick up in Beijing after the second illumination, and what if the duty officer needed no authority?
    guardline channel scenarios/2025-12-06-southeast-of-okinawa.toml --from japan --to china --at 6h
    guardline channel scenarios/2025-12-06-southeast-of-okinawa.toml --from japan --to china --at 6h \
--set mechanism.lines.hotline.standing_authority=true

Everything is simulated. Exit codes: 0 fine, 2 bad input, such as an id that the scenario does not have; that they \
cannot reach each other is an answer and no error.";

/// A moment of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Moment {
    /// So long after its start.
    After(Span),
    /// By the clock, in seconds since 1970-01-01T00:00Z.
    Clock(i64),
}

/// A moment as people write it.
fn moment(text: &str) -> Result<Moment, String> {
    if let Ok(timestamp) = text.parse::<jiff::Timestamp>() {
        return Ok(Moment::Clock(timestamp.as_second()));
    }
    let expected = || {
        format!(
            "`{text}` is neither a time after the start, such as 2h or 90min, nor a date and time with its offset, such \
             as 2013-01-30T10:30:00+09:00"
        )
    };
    let span: jiff::Span = text.parse().map_err(|_| expected())?;
    let length = span.to_duration(jiff::SpanRelativeTo::days_are_24_hours()).map_err(|_| expected())?;
    if length.is_negative() {
        return Err(format!("`{text}` is before the start"));
    }
    Ok(Moment::After(Span::from_seconds(length.as_secs_f64())))
}
