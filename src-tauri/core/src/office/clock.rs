//! The clock of the office: the only place that asks what time it is. Tests bring their own.

use chrono::{DateTime, Local, SecondsFormat, Utc};

/// Tells the time.
pub trait Clock: Send {
    /// Milliseconds since 1970.
    fn millis(&self) -> u64;

    /// The instant as text, RFC 3339, in local time.
    fn stamp(&self) -> String {
        let instant = i64::try_from(self.millis()).ok().and_then(DateTime::<Utc>::from_timestamp_millis).unwrap_or_default();
        instant.with_timezone(&Local).to_rfc3339_opts(SecondsFormat::Millis, false)
    }
}

/// The clock on the wall.
pub struct WallClock;

impl Clock for WallClock {
    fn millis(&self) -> u64 {
        u64::try_from(Utc::now().timestamp_millis()).unwrap_or(0)
    }
}

/// A clock that stands still, for stories and for a sample made the same every time.
pub struct StoppedClock(pub u64);

impl Clock for StoppedClock {
    fn millis(&self) -> u64 {
        self.0
    }
}
