//! When the phone will ring: the arithmetic of calling windows. Zone offsets come from the host, as a [`Clock`].
//!
//! The platform's pages name a start, an end and days, and leave the rest open. What is taken here, and said in the package's
//! documentation:
//! - **The wall clock decides.** A call may be made at an instant when the clocks of the campaign's zone show a time of day inside
//!   the hours, on an allowed day. So a window inside the hour that a change of the clock leaves out does not take place, and one
//!   inside the hour that is repeated takes place twice.
//! - **The end is exclusive**, to the minute: until 17:00 means that nothing starts at 17:00. An end of 23:59 is the end of the
//!   day, since it is the documented default and stands for "the whole day".
//! - **An end before the start** is on the next day; the day on which the window *starts* must be allowed.
//! - **An end equal to the start** is a window without length: nobody is called.
//!
//! Instants are milliseconds since 1970 in UTC; local times are milliseconds since 1970-01-01 00:00 on that wall clock.

pub mod capacity;
pub mod clock;
pub mod hours;
pub mod plan;
pub mod retries;
pub mod windows;

pub use clock::Clock;
pub use hours::Hours;

/// An instant, a local time or a length of time, in milliseconds.
pub type Millis = i64;
/// Milliseconds of a minute.
pub const MINUTE: Millis = 60_000;
/// Milliseconds of a day without a change of the clock.
pub const DAY: Millis = 24 * 60 * MINUTE;
