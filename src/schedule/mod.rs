//! The arithmetic of calling windows. Zone offsets come from the host, as a [`Clock`].
//!
//! The platform's pages define a start, an end and days, and leave the rest open. This room makes these assumptions,
//! which the package's documentation states:
//! - **The wall clock decides.** A call may be made when the clocks of the campaign's zone show a time of day inside
//!   the hours, on an allowed day. So a window inside the hour that a clock change skips does not take place, and one
//!   inside a repeated hour takes place twice.
//! - **The end is exclusive**, to the minute: until 17:00 means that no call starts at 17:00. An end of 23:59 is the
//!   end of the day, because it is the documented default and stands for "the whole day".
//! - **An end before the start** is on the next day; the day on which the window *starts* must be allowed.
//! - **An end equal to the start** is a window without length: no call is made.
//! - **Windows that overlap** are one window: calls are made in the minutes of any of them.
//!
//! Instants are milliseconds since 1970 in UTC; local times are milliseconds since 1970-01-01 00:00 on that wall clock.

pub mod capacity;
pub mod clock;
pub mod hours;
pub mod plan;
pub mod retries;
pub mod times;
pub mod windows;

pub use clock::Clock;
pub use hours::Hours;

/// An instant, a local time or a duration, in milliseconds.
pub type Millis = i64;
/// Milliseconds of a minute.
pub const MINUTE: Millis = 60_000;
/// Milliseconds of a day without a clock change.
pub const DAY: Millis = 24 * 60 * MINUTE;
