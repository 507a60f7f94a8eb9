//! Contenders side by side: answers checked, then times taken in turns.
//!
//! On a shared machine an absolute time drifts from one second to the next,
//! so that only ratios within one run count. A contest therefore takes turns:
//! in every round each contender runs once (the slowest sit some rounds out),
//! the order turned and reversed from round to round, in CPU time of the
//! thread; what is told is the median of the ratios taken within one round,
//! and how far they spread. A difference below 3 % is told as the same.
//!
//! ```
//! use std::time::Duration;
//! use kihon_judge::contest::{AnyWorkload, Outcome, Plan};
//! use kihon_judge::workload::{Contender, Workload};
//! use kihon_judge::{Pattern, Random, Role};
//!
//! let sums = Workload {
//!     id: "sum",
//!     topic: "arrays",
//!     about: "the sum of all values",
//!     unit: "element",
//!     patterns: vec![Pattern {
//!         name: "counting",
//!         about: "0, 1, 2, …",
//!         make: |n, _seed| (0..n as u64).collect::<Vec<u64>>(),
//!     }],
//!     sizes: vec![100, 1000],
//!     contenders: vec![
//!         Contender::new("fold", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
//!         Contender::new("off_by_one", Role::Reference, |v: &Vec<u64>| v.iter().skip(2).sum()),
//!     ],
//!     elements: Vec::len,
//!     same: |_, expected, got| expected == got,
//! };
//! let plan = Plan { budget: Duration::from_millis(20), ..Plan::default() };
//! let found = sums.run(0, &plan, &mut |_| ());
//! assert!(matches!(found.sizes[0].rows[1].outcome, Outcome::Wrong { against: "fold", .. }));
//! assert!(found.sizes[0].times("fold").is_some_and(|t| t.per_element_ns > 0.0));
//! ```

mod any;
mod clock;
mod engine;
mod report;
mod rounds;
mod stats;
#[cfg(test)]
mod tests;

pub use any::{AnyWorkload, ContenderInfo, PatternInfo};
pub use clock::{Clock, SystemClock};
pub use engine::{Plan, Step, run};
pub use report::{AtSize, Comparison, Outcome, Overall, Ratio, Row, Times, role_name};
pub use stats::{SAME, Spread, theil_sen};
