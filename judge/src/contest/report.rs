//! What a contest found: plain data, for tables, pages and machines.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Spread;
use crate::Role;

/// The name or description of something that lives as long as the program.
type Name = &'static str;

/// One workload on one pattern.
///
/// # Examples
/// What `kihon compare --json` tells of a workload and pattern:
///
/// ```
/// use kihon_judge::{Role, contest::{AtSize, Comparison, Outcome, Overall, Ratio, Row, Times}};
///
/// let found: Comparison = serde_json::from_str(r#"{
///     "id": "sum", "topic": "arrays", "about": "the sum", "unit": "element",
///     "pattern": "ones", "pattern_about": "1, 1, …", "seed": 1,
///     "sizes": [{"size": 100, "elements": 100, "rounds": 2, "base": "loop", "rows": [
///         {"name": "loop", "role": "naive", "outcome": "timed",
///          "per_element_ns": 0.5, "calls": 8, "samples_ns": [50.0, 52.0],
///          "ratios": [{"to": "simd", "median": 4.0, "low": 3.5, "high": 4.5, "same": false, "rounds": 2}]},
///         {"name": "simd", "role": "ours", "outcome": "timed",
///          "per_element_ns": 0.125, "calls": 8, "samples_ns": [12.5, 12.5],
///          "ratios": [{"to": "loop", "median": 0.25, "low": 0.2, "high": 0.3, "same": false, "rounds": 2}]},
///         {"name": "u8", "role": "reference", "outcome": "wrong", "size": 100, "against": "loop"}]}],
///     "left_out": [1000],
///     "contenders": [{"name": "loop", "role": "naive", "growth": null}]
/// }"#)?;
///
/// let AtSize { size, base, rows, .. } = &found.sizes[0];
/// assert_eq!((*size, *base, rows.len()), (100, "loop", 3));
/// let Row { outcome: Outcome::Timed(Times { per_element_ns, ratios, .. }), role, .. } = &rows[1] else { panic!() };
/// assert_eq!((*per_element_ns, *role), (0.125, Role::Ours));
/// let Ratio { to, spread, .. } = &ratios[0];
/// assert_eq!((*to, spread.median), ("loop", 0.25));
/// assert_eq!(rows[2].outcome, Outcome::Wrong { size: 100, against: "loop" });
/// assert!(found.has_wrong());
/// assert_eq!(found.contenders, [Overall { name: "loop", role: Role::Naive, growth: None }]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Id of the workload.
    #[serde(deserialize_with = "name")]
    pub id: Name,
    /// Shelf in the catalogue.
    #[serde(deserialize_with = "name")]
    pub topic: Name,
    /// The work in one sentence.
    #[serde(deserialize_with = "name")]
    pub about: Name,
    /// What times are divided by: `element`, `node`, `byte`, …
    #[serde(deserialize_with = "name")]
    pub unit: Name,
    /// Name of the pattern.
    #[serde(deserialize_with = "name")]
    pub pattern: Name,
    /// The pattern in one sentence.
    #[serde(deserialize_with = "name")]
    pub pattern_about: Name,
    /// Seed of every input.
    pub seed: u64,
    /// What ran, ascending.
    pub sizes: Vec<AtSize>,
    /// Sizes for which the time budget did not suffice.
    pub left_out: Vec<usize>,
    /// The contenders over all sizes, in the workload's order.
    pub contenders: Vec<Overall>,
}

impl Comparison {
    /// The largest size that ran.
    ///
    /// # Examples
    /// ```
    /// # use std::time::Duration;
    /// # use kihon_judge::contest::{AnyWorkload, Plan};
    /// # use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
    /// # let work = Workload {
    /// #     id: "sum",
    /// #     topic: "arrays",
    /// #     about: "the sum",
    /// #     unit: "element",
    /// #     patterns: vec![Pattern { name: "ones", about: "1, 1, …", make: |n, _| vec![1u64; n] }],
    /// #     sizes: vec![100],
    /// #     contenders: vec![
    /// #         Contender::new("loop", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
    /// #         Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
    /// #     ],
    /// #     elements: Vec::len,
    /// #     same: |_, a, b| a == b,
    /// # };
    /// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    /// let found = work.run(0, &plan, &mut |_| ());
    /// assert_eq!(found.headline().map(|at| at.size), Some(100));
    /// ```
    pub fn headline(&self) -> Option<&AtSize> {
        self.sizes.last()
    }

    /// Whether a contender gave a wrong answer.
    ///
    /// # Examples
    /// ```
    /// # use std::time::Duration;
    /// # use kihon_judge::contest::{AnyWorkload, Plan};
    /// # use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
    /// # let work = Workload {
    /// #     id: "sum",
    /// #     topic: "arrays",
    /// #     about: "the sum",
    /// #     unit: "element",
    /// #     patterns: vec![Pattern { name: "ones", about: "1, 1, …", make: |n, _| vec![1u64; n] }],
    /// #     sizes: vec![100],
    /// #     contenders: vec![
    /// #         Contender::new("loop", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
    /// #         Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
    /// #     ],
    /// #     elements: Vec::len,
    /// #     same: |_, a, b| a == b,
    /// # };
    /// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    /// let found = work.run(0, &plan, &mut |_| ());
    /// assert!(!found.has_wrong());
    /// ```
    pub fn has_wrong(&self) -> bool {
        self.sizes.iter().flat_map(|s| &s.rows).any(|row| matches!(row.outcome, Outcome::Wrong { .. }))
    }
}

/// One contender over all sizes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Overall {
    /// Its name.
    #[serde(deserialize_with = "name")]
    pub name: Name,
    /// What it is to the comparison.
    #[serde(with = "role")]
    pub role: Role,
    /// The exponent `e` with which its time grows like n^e: Theil–Sen slope of
    /// log time against log elements; `None` below two sizes.
    pub growth: Option<f64>,
}

/// All contenders on one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AtSize {
    /// The size asked of the pattern.
    pub size: usize,
    /// What the input turned out to hold, in the workload's unit.
    pub elements: usize,
    /// Rounds timed. The slowest contenders sat some of them out.
    pub rounds: usize,
    /// The contender that every answer was compared with: the first one that
    /// takes this size.
    #[serde(deserialize_with = "name")]
    pub base: Name,
    /// The contenders in the workload's order.
    pub rows: Vec<Row>,
}

impl AtSize {
    /// The times of a contender, if it was timed at this size.
    ///
    /// # Examples
    /// ```
    /// # use std::time::Duration;
    /// # use kihon_judge::contest::{AnyWorkload, Plan};
    /// # use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
    /// # let work = Workload {
    /// #     id: "sum",
    /// #     topic: "arrays",
    /// #     about: "the sum",
    /// #     unit: "element",
    /// #     patterns: vec![Pattern { name: "ones", about: "1, 1, …", make: |n, _| vec![1u64; n] }],
    /// #     sizes: vec![100],
    /// #     contenders: vec![
    /// #         Contender::new("loop", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
    /// #         Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
    /// #     ],
    /// #     elements: Vec::len,
    /// #     same: |_, a, b| a == b,
    /// # };
    /// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    /// let found = work.run(0, &plan, &mut |_| ());
    /// assert!(found.sizes[0].times("sum").is_some());
    /// assert!(found.sizes[0].times("unheard").is_none());
    /// ```
    pub fn times(&self, name: &str) -> Option<&Times> {
        self.rows.iter().find(|row| row.name == name).and_then(|row| match &row.outcome {
            Outcome::Timed(times) => Some(times),
            _ => None,
        })
    }

    /// The fastest timed contender of those that `may` be it.
    ///
    /// # Examples
    /// ```
    /// # use std::time::Duration;
    /// # use kihon_judge::contest::{AnyWorkload, Plan};
    /// # use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
    /// # let work = Workload {
    /// #     id: "sum",
    /// #     topic: "arrays",
    /// #     about: "the sum",
    /// #     unit: "element",
    /// #     patterns: vec![Pattern { name: "ones", about: "1, 1, …", make: |n, _| vec![1u64; n] }],
    /// #     sizes: vec![100],
    /// #     contenders: vec![
    /// #         Contender::new("loop", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
    /// #         Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
    /// #     ],
    /// #     elements: Vec::len,
    /// #     same: |_, a, b| a == b,
    /// # };
    /// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    /// let found = work.run(0, &plan, &mut |_| ());
    /// let best = found.sizes[0].best(|row| row.role != Role::Naive);
    /// assert_eq!(best.map(|row| row.name), Some("sum"));
    /// ```
    pub fn best(&self, may: impl Fn(&Row) -> bool) -> Option<&Row> {
        let time = |row: &Row| self.times(row.name).map(|t| t.per_element_ns);
        let timed = self.rows.iter().filter(|row| may(row)).filter_map(|row| Some((row, time(row)?)));
        timed.min_by(|a, b| a.1.total_cmp(&b.1)).map(|(row, _)| row)
    }
}

/// One contender on one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    #[serde(deserialize_with = "name")]
    pub name: Name,
    /// What it is to the comparison.
    #[serde(with = "role")]
    pub role: Role,
    /// What came of it.
    #[serde(flatten)]
    pub outcome: Outcome,
}

/// What came of one contender on one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Outcome {
    /// The answer was right, and it was timed.
    Timed(Times),
    /// The answer, here or at a smaller size, was not the base's; not timed.
    Wrong {
        /// The size at which it was wrong.
        size: usize,
        /// The contender that it disagrees with.
        #[serde(deserialize_with = "name")]
        against: Name,
    },
    /// It does not take inputs of this size.
    TooLarge {
        /// The most elements that it takes.
        largest: usize,
    },
    /// Not run: it would not have fitted into the time budget.
    LeftOut {
        /// One call would have taken about this long.
        expected_seconds: f64,
    },
}

/// Times of one contender on one input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Times {
    /// Median of the rounds, in nanoseconds of thread CPU time per element.
    pub per_element_ns: f64,
    /// Calls in one round, their times added up.
    pub calls: usize,
    /// Nanoseconds per call, in the order of the rounds; `None` where it sat
    /// out. Where one call of everyone fills a round, the check is the first
    /// one, and counts only if fewer than three others are there.
    pub samples_ns: Vec<Option<f64>>,
    /// Of this contender's time to each other one's, round by round.
    pub ratios: Vec<Ratio>,
}

impl Times {
    /// The ratio to another contender that was timed on the same input.
    ///
    /// # Examples
    /// ```
    /// # use std::time::Duration;
    /// # use kihon_judge::contest::{AnyWorkload, Plan};
    /// # use kihon_judge::{Pattern, Role, workload::{Contender, Workload}};
    /// # let work = Workload {
    /// #     id: "sum",
    /// #     topic: "arrays",
    /// #     about: "the sum",
    /// #     unit: "element",
    /// #     patterns: vec![Pattern { name: "ones", about: "1, 1, …", make: |n, _| vec![1u64; n] }],
    /// #     sizes: vec![100],
    /// #     contenders: vec![
    /// #         Contender::new("loop", Role::Naive, |v: &Vec<u64>| v.iter().fold(0, |a, b| a + b)),
    /// #         Contender::new("sum", Role::Standard, |v: &Vec<u64>| v.iter().sum::<u64>()),
    /// #     ],
    /// #     elements: Vec::len,
    /// #     same: |_, a, b| a == b,
    /// # };
    /// let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    /// let found = work.run(0, &plan, &mut |_| ());
    /// let sum = found.sizes[0].times("sum").unwrap();
    /// assert!(sum.ratio("loop").is_some_and(|r| r.spread.median > 0.0));
    /// ```
    pub fn ratio(&self, to: &str) -> Option<&Ratio> {
        self.ratios.iter().find(|ratio| ratio.to == to)
    }
}

/// How two contenders compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Ratio {
    /// The other contender.
    #[serde(deserialize_with = "name")]
    pub to: Name,
    /// Own time over the other's, each taken within one round.
    #[serde(flatten)]
    pub spread: Spread,
    /// Whether the difference is below 3 %.
    pub same: bool,
    /// The rounds that count, in which both ran.
    pub rounds: usize,
}

/// The name of a role in reports.
///
/// # Examples
/// ```
/// use kihon_judge::{Role, contest::role_name};
/// assert_eq!(role_name(Role::Ours), "ours");
/// ```
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Naive => "naive",
        Role::Standard => "standard",
        Role::Reference => "reference",
        Role::Ours => "ours",
        Role::Peer => "peer",
    }
}

mod role {
    use super::{Deserialize, Deserializer, Role, Serializer, de, role_name};

    pub(super) fn serialize<S: Serializer>(role: &Role, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(role_name(*role))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Role, D::Error> {
        const ALL: [Role; 5] = [Role::Naive, Role::Standard, Role::Reference, Role::Ours, Role::Peer];
        let name = String::deserialize(deserializer)?;
        let role = ALL.into_iter().find(|role| role_name(*role) == name);
        role.ok_or_else(|| de::Error::custom(format!("there is no role {name:?}")))
    }
}

/// A comparison from another process has no names of its own to borrow; a few
/// of them stay in memory to the end of the program.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    Ok(String::deserialize(deserializer)?.leak())
}
