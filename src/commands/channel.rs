//! `guardline channel`: one channel by itself.

use std::process::ExitCode;

use guardline::lab::channel::{ChannelReport, Ends, Inquiry};
use guardline::report::{Catalogue, Clock};
use guardline::scenario::{Prepared, load};
use guardline::units::{Instant, Seed, Side, Span, UnitId};

use crate::FINE;
use crate::arguments::{Channel, Format, Moment};
use crate::output::{self, Failure};

pub(crate) fn channel(arguments: &Channel, quiet: bool) -> Result<ExitCode, Failure> {
    let loaded = load(&arguments.scenario, arguments.mechanism.as_deref(), &arguments.sets)?;
    if !loaded.warnings.is_empty() {
        output::say(&loaded.warnings.to_string());
    }
    let prepared = Prepared::new(&loaded);
    // A document is for programs, in whatever language people read.
    let catalogue = match arguments.format {
        Format::Json => Catalogue::ENGLISH,
        Format::Text => Catalogue::of(arguments.lang.into()),
    };
    let inquiry = Inquiry {
        ends: ends(&prepared, &arguments.from, &arguments.to).map_err(Failure::BadInput)?,
        at: instant(&prepared, arguments.at).map_err(Failure::BadInput)?,
        prepared: &prepared,
        seed: Seed(arguments.seed),
        runs: arguments.runs,
        program_version: env!("CARGO_PKG_VERSION"),
        catalogue,
    };
    let report = ChannelReport::new(&inquiry);
    match arguments.format {
        Format::Json => output::print_json(&report)?,
        Format::Text if quiet => output::print(&format!("{}\n", report.verdict.sentence))?,
        Format::Text => output::print(&report.text(output::width(), catalogue))?,
    }
    Ok(FINE)
}

/// Two units of different sides, or two sides.
fn ends(prepared: &Prepared, from: &str, to: &str) -> Result<Ends, String> {
    let scenario = prepared.scenario();
    let unit = |id: &str| scenario.units.iter().position(|unit| unit.id == id).map(|at| UnitId(at as u16));
    let side = |id: &str| scenario.sides.iter().position(|side| side.id == id).map(|at| Side(at as u8));
    for id in [from, to] {
        if unit(id).is_none() && side(id).is_none() {
            let list = |ids: Vec<&str>| ids.join(", ");
            return Err(format!(
                "`{id}` is no id of this scenario; units: {}; sides: {}",
                list(scenario.units.iter().map(|unit| unit.id.as_str()).collect()),
                list(scenario.sides.iter().map(|side| side.id.as_str()).collect()),
            ));
        }
    }
    if from == to {
        return Err(format!("--from and --to are both `{from}`"));
    }
    if let (Some(one), Some(other)) = (unit(from), unit(to)) {
        let side = prepared.side_of(one);
        if side == prepared.side_of(other) {
            let id = &scenario.sides[usize::from(side.0)].id;
            return Err(format!(
                "`{from}` and `{to}` are both of side `{id}`; a channel is asked about between two sides"
            ));
        }
        return Ok(Ends::Units(one, other));
    }
    if let (Some(one), Some(other)) = (side(from), side(to)) {
        return Ok(Ends::Ministries(one, other));
    }
    let (unit, side) = if unit(from).is_some() { (from, to) } else { (to, from) };
    Err(format!(
        "`{unit}` is a unit and `{side}` is a side; give two units, or two sides for their ministries"
    ))
}

/// A moment of the run.
fn instant(prepared: &Prepared, moment: Moment) -> Result<Instant, String> {
    let after = match moment {
        Moment::After(span) => Some(span),
        Moment::Clock(seconds) => u64::try_from(seconds - prepared.start()).ok().map(Span::seconds),
    };
    after.filter(|span| *span <= prepared.horizon()).map(|span| Instant::START + span).ok_or_else(|| {
        let clock = Clock::new(prepared);
        let asked = match moment {
            Moment::After(span) => format!("{span} after the start"),
            Moment::Clock(seconds) => clock.stamp_epoch(seconds),
        };
        let (start, end) = (clock.stamp(Instant::START), clock.stamp(Instant::START + prepared.horizon()));
        format!("{asked} is outside the run, which goes from {start} to {end}")
    })
}
