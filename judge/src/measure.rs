//! Exact costs of one call: comparisons, counted by an instrumented `Ord`, and
//! bytes from the heap, counted by an instrumented allocator (feature
//! `allocations`).
//!
//! ```
//! use kihon_judge::measure::{Counted, comparisons};
//! let items: Vec<Counted<i32>> = [3, 1, 2].map(Counted).into();
//! let (max, used) = comparisons(|| items.iter().max());
//! assert_eq!(max, Some(&Counted(3)));
//! assert_eq!(used, 2);
//! ```

use std::{
    cell::Cell,
    cmp::Ordering,
    fmt::{self, Display},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    time::Duration,
};

use cpu_time::ThreadTime;
use serde::{Deserialize, Serialize};

thread_local! {
    static COMPARISONS: Cell<u64> = const { Cell::new(0) };
    static METERED: Cell<Option<Usage>> = const { Cell::new(None) };
    static TIMING: Cell<bool> = const { Cell::new(false) };
    static METERED_TIME: Cell<Option<Duration>> = const { Cell::new(None) };
}

/// A value whose comparisons on this thread are counted, equality included.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, comparisons};
/// let (equal, used) = comparisons(|| Counted(1) == Counted(2) || Counted("b") < Counted("a"));
/// assert_eq!((equal, used), (false, 2));
/// ```
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counted<T>(pub T);

/// What one call used.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, Usage, usage};
/// let items = [3, 1, 2].map(Counted);
/// let (_, Usage { comparisons, .. }) = usage(|| items.iter().min());
/// assert_eq!(comparisons, 2);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Usage {
    /// Comparisons of [`Counted`] values on this thread.
    pub comparisons: u64,
    /// Bytes that this thread held from the heap at the highest point, beyond
    /// what it held at the start; `None` without the feature `allocations`.
    pub bytes: Option<u64>,
}

/// Marks the part of [`crate::Kata::call`] that a solution answers for.
///
/// A kata whose solution works in place has to copy its input first; with
/// `metered` around the solution alone, that copy does not count against
/// [`crate::Limits`], nor where the cost and its growth are timed. Without it the
/// whole call counts.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, metered, usage};
/// let items = [3, 1, 2].map(Counted);
/// let (smallest, used) = usage(|| {
///     let mut copy = items.to_vec();
///     copy.sort();
///     metered(|| copy.iter().min().copied())
/// });
/// assert_eq!(smallest, Some(Counted(1)));
/// assert_eq!(used.comparisons, 2, "those of the sort do not count");
/// ```
pub fn metered<R>(work: impl FnOnce() -> R) -> R {
    if TIMING.get() {
        let start = ThreadTime::now();
        let result = work();
        METERED_TIME.set(Some(METERED_TIME.get().unwrap_or_default() + start.elapsed()));
        return result;
    }
    let (result, usage) = meter(work);
    METERED.set(Some(usage));
    result
}

/// Runs `call` and tells what it, or the [`metered`] part of it, used.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, usage};
/// let (sorted, used) = usage(|| {
///     let mut items = [2, 1].map(Counted);
///     items.sort();
///     items.map(|item| item.0)
/// });
/// assert_eq!((sorted, used.comparisons), ([1, 2], 1));
/// // Bytes are counted with the feature `allocations` alone.
/// assert!(used.bytes.is_none_or(|bytes| bytes < 64));
/// ```
pub fn usage<R>(call: impl FnOnce() -> R) -> (R, Usage) {
    METERED.set(None);
    let (result, whole) = meter(call);
    (result, METERED.take().unwrap_or(whole))
}

/// Runs `calls` and tells the thread CPU time that they, or the [`metered`]
/// parts of them, took.
pub(crate) fn time<R>(calls: impl FnOnce() -> R) -> (R, Duration) {
    /// A panic ends the timing too.
    struct Timing;
    impl Drop for Timing {
        fn drop(&mut self) {
            TIMING.set(false);
        }
    }
    METERED_TIME.set(None);
    TIMING.set(true);
    let timing = Timing;
    let start = ThreadTime::now();
    let result = calls();
    let whole = start.elapsed();
    drop(timing);
    (result, METERED_TIME.take().unwrap_or(whole))
}

fn meter<R>(work: impl FnOnce() -> R) -> (R, Usage) {
    // The allocation counter must see the end of its stretch: a panic is held
    // back until then.
    let ((result, bytes), comparisons) = comparisons(|| peak_bytes(|| catch_unwind(AssertUnwindSafe(work))));
    match result {
        Ok(result) => (result, Usage { comparisons, bytes }),
        Err(panic) => resume_unwind(panic),
    }
}

#[cfg(feature = "allocations")]
fn peak_bytes<R>(work: impl FnOnce() -> R) -> (R, Option<u64>) {
    let mut result = None;
    let info = allocation_counter::measure(|| result = Some(work()));
    (result.expect("measure runs its closure"), Some(info.bytes_max))
}

#[cfg(not(feature = "allocations"))]
fn peak_bytes<R>(work: impl FnOnce() -> R) -> (R, Option<u64>) {
    (work(), None)
}

/// Runs `work` and counts the comparisons of [`Counted`] values in it.
///
/// # Examples
/// ```
/// use kihon_judge::measure::{Counted, comparisons};
/// let items: Vec<Counted<u32>> = (0..1000).map(Counted).collect();
/// let (place, used) = comparisons(|| items.binary_search(&Counted(700)));
/// assert_eq!(place, Ok(700));
/// assert!(used <= 11, "{used}: about log₂ 1000");
/// ```
pub fn comparisons<R>(work: impl FnOnce() -> R) -> (R, u64) {
    let before = COMPARISONS.get();
    let result = work();
    (result, COMPARISONS.get() - before)
}

fn count() {
    COMPARISONS.set(COMPARISONS.get() + 1);
}

impl<T: PartialEq> PartialEq for Counted<T> {
    fn eq(&self, other: &Self) -> bool {
        count();
        self.0 == other.0
    }
}

impl<T: Eq> Eq for Counted<T> {}

impl<T: Ord> PartialOrd for Counted<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> Ord for Counted<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        count();
        self.0.cmp(&other.0)
    }
}

impl<T: Display> Display for Counted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
