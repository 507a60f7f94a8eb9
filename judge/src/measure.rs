//! Exact costs: comparisons counted by an instrumented `Ord`.
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
};

use serde::{Deserialize, Serialize};

thread_local! {
    static COMPARISONS: Cell<u64> = const { Cell::new(0) };
}

/// A value whose comparisons on this thread are counted, equality included.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Counted<T>(pub T);

/// Runs `work` and counts the comparisons of [`Counted`] values in it.
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
