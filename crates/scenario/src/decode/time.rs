//! Decoders of times, zones and hours.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use toml::value::{Datetime, Offset as Written};

use guardline_mechanism::ServiceHours;

use super::value::number;
use super::value::written;
use super::{Arm, Context, Fields, list, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{Moment, TimeFrame, TimeOfRecord, Zone};
use crate::tree::{Node, Value, quoted};

/// How long a run goes on if its file does not say: three months, in which most disputes of the kind have ended.
const AFTERMATH_DAYS: f64 = 90.0;

/// `[time]`.
pub(super) fn time_frame(node: &Node, cx: &mut Context) -> Option<TimeFrame> {
    let mut fields = Fields::of("time", node, cx)?;
    let reading = fields.or("reading", reading, 0);
    let start = fields.required("start", time_of_record);
    let horizon_h = fields.required("horizon_h", number(0.1, 2400.0, "hours"));
    let aftermath_d = fields.or("aftermath_d", number(0.0, 400.0, "days"), AFTERMATH_DAYS);
    let zone = fields.required("zone", zone);
    fields.finish();
    let aftermath_d = aftermath_d?;
    Some(TimeFrame { aftermath_d, start: start?, horizon_h: horizon_h?, zone: zone?, reading: reading? })
}

fn reading(node: &Node, cx: &mut Context) -> Option<u8> {
    let reading = number(0.0, 7.0, "")(node, cx)? as u8;
    cx.reading = usize::from(reading);
    Some(reading)
}

fn zone(node: &Node, cx: &mut Context) -> Option<Zone> {
    let mut fields = Fields::of("zone", node, cx)?;
    let name = fields.required("name", written);
    let offset_minutes = fields.required("offset", offset);
    fields.finish();
    Some(Zone { name: name?, offset_minutes: offset_minutes? })
}

/// An offset such as `"+09:00"`, from −12:00 to +14:00, in minutes east of UTC.
pub(super) fn offset(node: &Node, cx: &mut Context) -> Option<i16> {
    let Some(text) = node.as_str() else {
        cx.wrong_type(node, "an offset such as \"+09:00\"");
        return None;
    };
    let minutes = minutes_of(text);
    if minutes.is_none() {
        let message =
            format!("`{}` is {}, expected an offset from UTC such as \"+09:00\"", cx.key, quoted(text));
        cx.report(
            Diagnostic::error(code::BAD_TIME, message)
                .label(node.span, "expected a sign, hours and minutes, -12:00 to +14:00"),
        );
    }
    minutes
}

fn minutes_of(text: &str) -> Option<i16> {
    let sign = match text.as_bytes() {
        [b'+', ..] => 1,
        [b'-', ..] => -1,
        _ => return None,
    };
    let minutes = sign * i16::try_from(minute_of_day(&text[1..])?).ok()?;
    allowed(minutes).then_some(minutes)
}

fn allowed(minutes: i16) -> bool {
    (-12 * 60..=14 * 60).contains(&minutes)
}

/// The minute of the day that `"hh:mm"` names, 0 to 1440.
fn minute_of_day(text: &str) -> Option<u16> {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    if ![h1, h2, m1, m2].iter().all(u8::is_ascii_digit) {
        return None;
    }
    let number = |tens: u8, ones: u8| u16::from(tens - b'0') * 10 + u16::from(ones - b'0');
    let (hour, minute) = (number(h1, h2), number(m1, m2));
    (minute < 60 && hour * 60 + minute <= 24 * 60).then_some(hour * 60 + minute)
}

/// Hours of service such as `"00:00-24:00"`.
pub(super) fn hours(node: &Node, cx: &mut Context) -> Option<ServiceHours> {
    let Some(text) = node.as_str() else {
        cx.wrong_type(node, "hours such as \"00:00-24:00\"");
        return None;
    };
    let read =
        text.split_once('-').and_then(|(from, until)| Some((minute_of_day(from)?, minute_of_day(until)?)));
    if let Some((from_minute, until_minute)) = read
        && from_minute < until_minute
    {
        return Some(ServiceHours { from_minute, until_minute });
    }
    let message = format!("`{}` is {}, expected hours such as \"09:00-17:00\"", cx.key, quoted(text));
    let expected =
        if read.is_some() { "the end must come after the beginning" } else { "expected hh:mm-hh:mm" };
    cx.report(Diagnostic::error(code::BAD_TIME, message).label(node.span, expected));
    None
}

/// A time of the day such as `"09:00"`, as its minute.
pub(super) fn time_of_day(node: &Node, cx: &mut Context) -> Option<u16> {
    let Some(text) = node.as_str() else {
        cx.wrong_type(node, "a time of the day such as \"09:00\"");
        return None;
    };
    if let Some(minute) = minute_of_day(text).filter(|minute| *minute < 24 * 60) {
        return Some(minute);
    }
    let message = format!("`{}` has {}, expected a time such as \"09:00\"", cx.key, quoted(text));
    cx.report(Diagnostic::error(code::BAD_TIME, message).label(node.span, "expected hh:mm"));
    None
}

/// A date-time with an offset, or `{ zone_unknown = [ … ] }` with its possible readings.
pub(super) fn time_of_record(node: &Node, cx: &mut Context) -> Option<TimeOfRecord> {
    match node.value {
        Value::Table(_) => variant("time", &[("zone_unknown", Arm::Body(readings))], node, cx),
        _ => moment(node, cx).map(|moment| TimeOfRecord { alternatives: vec![moment] }),
    }
}

fn readings(node: &Node, cx: &mut Context) -> Option<TimeOfRecord> {
    let mut alternatives = list(moment)(node, cx)?;
    if (2..=8).contains(&alternatives.len()) {
        let last = alternatives.len() - 1;
        alternatives.rotate_left(cx.reading.min(last));
        return Some(TimeOfRecord { alternatives });
    }
    let count = alternatives.len();
    let message =
        format!("`zone_unknown` has {count} reading{}, expected 2 to 8", if count == 1 { "" } else { "s" });
    cx.report(
        Diagnostic::error(code::BAD_TIME, message)
            .label(node.span, "expected one reading for each zone it may be"),
    );
    None
}

fn moment(node: &Node, cx: &mut Context) -> Option<Moment> {
    let Value::Datetime(time) = node.value else {
        cx.wrong_type(node, "a date-time such as 2013-01-30T10:00:00+09:00");
        return None;
    };
    read_moment(&time)
        .map_err(|problem| {
            let message = format!("`{}` is {time}, {}", cx.key, problem.message);
            cx.report(
                Diagnostic::error(code::BAD_TIME, message)
                    .label(node.span, problem.label)
                    .help(problem.help(&time)),
            );
        })
        .ok()
}

/// Why a date-time names no moment.
struct Problem {
    message: &'static str,
    label: &'static str,
    no_offset: bool,
}

impl Problem {
    fn new(message: &'static str, label: &'static str) -> Self {
        Self { message, label, no_offset: false }
    }

    fn help(&self, time: &Datetime) -> Option<String> {
        self.no_offset.then(|| {
            format!("write {time}+09:00, or {{ zone_unknown = [{time}+09:00, {time}+08:00] }} if the record does not say")
        })
    }
}

fn read_moment(time: &Datetime) -> Result<Moment, Problem> {
    let (Some(date), Some(clock)) = (time.date, time.time) else {
        return Err(Problem::new("which is not a date with a time", "expected a date, a time and an offset"));
    };
    let Some(offset) = time.offset else {
        return Err(Problem {
            no_offset: true,
            ..Problem::new("without an offset from UTC", "in which zone?")
        });
    };
    let offset_minutes = match offset {
        Written::Z => 0,
        Written::Custom { minutes } => minutes,
    };
    if !allowed(offset_minutes) {
        return Err(Problem::new("in a zone that does not exist", "offsets run from -12:00 to +14:00"));
    }
    if clock.nanosecond.is_some_and(|fraction| fraction != 0) {
        return Err(Problem::new("which is finer than a second", "expected whole seconds"));
    }
    let impossible = || Problem::new("which does not exist", "no such day or time");
    let small = |number: u8| i8::try_from(number).map_err(|_| impossible());
    let year = i16::try_from(date.year).map_err(|_| impossible())?;
    let civil = DateTime::new(
        year,
        small(date.month)?,
        small(date.day)?,
        small(clock.hour)?,
        small(clock.minute)?,
        small(clock.second.unwrap_or(0))?,
        0,
    )
    .map_err(|_| impossible())?;
    let zone = Offset::from_seconds(i32::from(offset_minutes) * 60).map_err(|_| impossible())?;
    let timestamp = zone.to_timestamp(civil).map_err(|_| impossible())?;
    Ok(Moment { epoch_seconds: timestamp.as_second(), offset_minutes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_have_a_sign_and_two_digits() {
        assert_eq!(minutes_of("+09:00"), Some(540));
        assert_eq!(minutes_of("-03:30"), Some(-210));
        for wrong in ["09:00", "+9:00", "JST", "+14:30", "-12:30", "+09:60", "＋09:00", ""] {
            assert_eq!(minutes_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_day_has_1440_minutes() {
        assert_eq!(minute_of_day("24:00"), Some(1440));
        assert_eq!(minute_of_day("24:01"), None);
    }

    #[test]
    fn a_moment_is_counted_from_1970_in_utc() {
        let noon =
            read_moment(&"1970-01-01T12:00:00+09:00".parse().unwrap()).map_err(|it| it.message).unwrap();
        assert_eq!(noon, Moment { epoch_seconds: 3 * 3600, offset_minutes: 540 });
        assert!(read_moment(&"1970-01-01T12:00:00".parse().unwrap()).is_err());
        assert!(read_moment(&"1970-01-01".parse().unwrap()).is_err());
    }
}
