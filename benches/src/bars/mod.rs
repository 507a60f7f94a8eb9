//! The ratios that were promised, measured anew.
//!
//! [`bars`] is the one list of them. Each is measured by the contest engine of
//! the judge: only the sides that it names take part, their answers are
//! compared, then they take turns, in CPU time of the thread, and the median of
//! the ratios within one round counts.

mod geometry;
mod measure;
mod numerics;
mod print;
mod problems;

pub use measure::{Measured, Side, Verdict, cells, measure};
pub use print::{heading, row, summary};

/// One promise about one of our implementations.
#[derive(Debug, Clone, Copy)]
pub struct Bar {
    /// Short name, part of what a filter sees.
    pub name: &'static str,
    /// Id of the workload.
    pub workload: &'static str,
    /// Our implementation.
    pub ours: &'static str,
    /// Those of which the fastest is the other side; none for a rate.
    pub others: &'static [&'static str],
    /// The patterns; none stands for all.
    pub patterns: &'static [&'static str],
    /// The sizes, ascending.
    pub sizes: &'static [usize],
    /// What is promised.
    pub target: Target,
}

/// What is promised of our time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Target {
    /// At most this share of the other side's.
    Share(f64),
    /// The other side takes at least so many times as long.
    Times(f64),
    /// At least so many bytes in a nanosecond; the elements are bytes.
    GigabytesPerSecond(f64),
    /// At least so many floating-point operations in a nanosecond; the elements are operations.
    GigaflopsPerSecond(f64),
}

/// Every bar of the comparisons.
///
/// # Examples
/// ```
/// use kihon_benches::bars::bars;
/// assert_eq!(bars().next().map(|bar| bar.workload), Some("lowest-common-ancestor"));
/// ```
pub fn bars() -> impl Iterator<Item = &'static Bar> {
    [problems::BARS, geometry::BARS, numerics::BARS].into_iter().flatten()
}
