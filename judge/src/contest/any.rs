//! Workloads of different types in one list.

use super::{Comparison, Plan, Step, SystemClock};
use crate::{Role, workload::Workload};

/// A pattern without the type of its inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PatternInfo {
    /// Its name.
    pub name: &'static str,
    /// What it looks like, in a sentence.
    pub about: &'static str,
}

/// A contender without the types that it works on.
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
/// use kihon_judge::contest::AnyWorkload;
/// use kihon_judge::workload::Workload;
/// let empty: Workload<Vec<u8>, usize> = Workload {
///     id: "empty",
///     topic: "arrays",
///     about: "nothing",
///     unit: "byte",
///     patterns: vec![],
///     sizes: vec![10],
///     contenders: vec![],
///     elements: Vec::len,
///     same: |_, a, b| a == b,
/// };
/// let list: Vec<Box<dyn AnyWorkload>> = vec![Box::new(empty)];
/// assert_eq!(list[0].id(), "empty");
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
