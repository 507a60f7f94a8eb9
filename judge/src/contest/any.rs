//! Workloads of different types in one list.

use super::{Comparison, Plan, Step, SystemClock};
use crate::{Role, workload::Workload};

/// A pattern without the type of its inputs; see [`AnyWorkload`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternInfo {
    /// Its name.
    pub name: &'static str,
    /// What it looks like, in a sentence.
    pub about: &'static str,
}

/// A contender without the types that it works on; see [`AnyWorkload`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ContenderInfo {
    /// Its name.
    pub name: &'static str,
    /// What it is to the comparison.
    pub role: Role,
    /// Larger inputs are not given to it.
    pub largest: usize,
}

/// A [`Workload`] whose types of input and answer are not told.
///
/// # Examples
/// ```
/// use std::time::Duration;
/// use kihon_judge::contest::{AnyWorkload, ContenderInfo, PatternInfo, Plan};
/// use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
///
/// let lengths = Workload {
///     id: "length",
///     topic: "strings",
///     about: "the number of characters",
///     unit: "byte",
///     patterns: vec![Pattern { name: "x", about: "xxx…", make: |n, _| "x".repeat(n) }],
///     sizes: vec![10, 100],
///     contenders: vec![Contender::new("chars", Role::Naive, |s: &String| s.chars().count()).up_to(50)],
///     elements: String::len,
///     same: |_, expected, got| expected == got,
/// };
/// let list: Vec<Box<dyn AnyWorkload>> = vec![Box::new(lengths)];
/// let any = &list[0];
/// assert_eq!((any.id(), any.topic(), any.unit()), ("length", "strings", "byte"));
/// assert_eq!((any.about(), any.sizes()), ("the number of characters", &[10, 100][..]));
/// assert_eq!(any.patterns(), [PatternInfo { name: "x", about: "xxx…" }]);
/// assert_eq!(any.contenders(), [ContenderInfo { name: "chars", role: Role::Naive, largest: 50 }]);
///
/// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
/// let found = any.run(0, &plan, &mut |_| ());
/// assert_eq!((found.pattern, found.sizes[0].elements), ("x", 10));
/// ```
pub trait AnyWorkload: Send + Sync {
    /// See [`Workload::id`].
    fn id(&self) -> &'static str;
    /// See [`Workload::topic`].
    fn topic(&self) -> &'static str;
    /// See [`Workload::about`].
    fn about(&self) -> &'static str;
    /// See [`Workload::unit`].
    fn unit(&self) -> &'static str;
    /// See [`Workload::sizes`].
    fn sizes(&self) -> &[usize];
    /// The patterns, in the order by which [`AnyWorkload::run`] knows them.
    fn patterns(&self) -> Vec<PatternInfo>;
    /// The contenders, the naive one first.
    fn contenders(&self) -> Vec<ContenderInfo>;
    /// Checks and times the contenders on the pattern with this index, by the
    /// clocks of the operating system.
    ///
    /// # Panics
    /// If there is no such pattern, or a contender panics.
    fn run(&self, pattern: usize, plan: &Plan, progress: &mut dyn FnMut(Step)) -> Comparison;
}

impl<I, A> AnyWorkload for Workload<I, A> {
    fn id(&self) -> &'static str {
        self.id
    }

    fn topic(&self) -> &'static str {
        self.topic
    }

    fn about(&self) -> &'static str {
        self.about
    }

    fn unit(&self) -> &'static str {
        self.unit
    }

    fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    fn patterns(&self) -> Vec<PatternInfo> {
        self.patterns.iter().map(|p| PatternInfo { name: p.name, about: p.about }).collect()
    }

    fn contenders(&self) -> Vec<ContenderInfo> {
        let info =
            |c: &crate::workload::Contender<I, A>| ContenderInfo { name: c.name, role: c.role, largest: c.largest };
        self.contenders.iter().map(info).collect()
    }

    fn run(&self, pattern: usize, plan: &Plan, progress: &mut dyn FnMut(Step)) -> Comparison {
        super::run(self, pattern, plan, &SystemClock::new(), progress)
    }
}
