//! Where times come from; a test brings its own.

use std::{
    fmt,
    time::{Duration, Instant},
};

use cpu_time::ThreadTime;

/// Two clocks, each with an origin of its own.
pub trait Clock {
    /// CPU time that the calling thread has used: what is measured.
    fn thread(&self) -> Duration;
    /// Time on the wall: what a budget is kept by.
    fn wall(&self) -> Duration;
}

/// The clocks of the operating system.
///
/// # Examples
/// ```
/// use kihon_judge::contest::{Clock, SystemClock};
/// let clock = SystemClock::new();
/// let before = clock.wall();
/// assert!(clock.wall() >= before);
/// ```
#[derive(Clone, Copy)]
pub struct SystemClock {
    start: Instant,
}

impl SystemClock {
    /// A clock whose wall time starts now.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::contest::{Clock, SystemClock};
    /// let clock = SystemClock::new();
    /// let before = clock.thread();
    /// assert!(clock.thread() >= before);
    /// ```
    pub fn new() -> Self {
        Self { start: Instant::now() }
    }
}

impl Default for SystemClock {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SystemClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemClock").finish_non_exhaustive()
    }
}

impl Clock for SystemClock {
    fn thread(&self) -> Duration {
        ThreadTime::now().as_duration()
    }

    fn wall(&self) -> Duration {
        self.start.elapsed()
    }
}

/// The least time between two readings of the thread clock: what a timed
/// stretch reads even when it does nothing.
pub(super) fn cost_of_reading(clock: &dyn Clock) -> Duration {
    (0..32)
        .map(|_| {
            let before = clock.thread();
            clock.thread().saturating_sub(before)
        })
        .min()
        .unwrap_or_default()
}
