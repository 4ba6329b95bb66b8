//! Scenario time as people write it: local time in the scenario's zone.

use jiff::Timestamp;
use jiff::tz::Offset;

use guardline_scenario::Prepared;
use guardline_units::Instant;

/// Turns instants into local time.
#[derive(Clone, Debug)]
pub struct Clock {
    start: i64,
    offset: Offset,
    /// Short name of the zone, such as `JST`.
    pub zone: String,
}

impl Clock {
    /// The clock of a scenario.
    pub fn new(prepared: &Prepared) -> Self {
        let zone = &prepared.scenario().time.zone;
        let offset = Offset::from_seconds(i32::from(zone.offset_minutes) * 60).unwrap_or(Offset::UTC);
        Self { start: prepared.start(), offset, zone: zone.name.clone() }
    }

    fn show(&self, at: Instant, format: &str) -> String {
        self.show_epoch(self.start.saturating_add((at.nanos() / 1_000_000_000).cast_signed()), format)
    }

    fn show_epoch(&self, seconds: i64, format: &str) -> String {
        let timestamp = Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH);
        timestamp.to_zoned(self.offset.to_time_zone()).strftime(format).to_string()
    }

    /// `16:32:04`.
    pub fn time(&self, at: Instant) -> String {
        self.show(at, "%H:%M:%S")
    }
    /// `2025-12-06`.
    pub fn date(&self, at: Instant) -> String {
        self.show(at, "%Y-%m-%d")
    }
    /// `2025-12-06T16:32:04+09:00` for seconds since 1970-01-01T00:00Z, before T0 too.
    pub fn stamp_epoch(&self, seconds: i64) -> String {
        self.show_epoch(seconds, "%Y-%m-%dT%H:%M:%S%:z")
    }
    /// `2025-12-06T16:32:04+09:00`.
    pub fn stamp(&self, at: Instant) -> String {
        self.show(at, "%Y-%m-%dT%H:%M:%S%:z")
    }
}
