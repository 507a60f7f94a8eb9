//! A solution timed beside the kata's own ones, in the process it lives in: a
//! program cannot call a function of somebody else's test binary.
//!
//! Where the environment variable `KIHON_BENCH` names a file with an [`Order`],
//! a judgement carries it out in place of judging, writes each [`Comparison`]
//! as a line of JSON, and ends the process.
//!
//! # Examples
//! `Distinct` and `sorting` are those of [`Kata`]'s example. The program that asks
//! is here the one that is asked, started once more:
//!
//! ```
//! # mod distinct { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/distinct/kata.rs")); }
//! # use distinct::*;
//! use std::{env, fs, process::{self, Command}};
//! use kihon_judge::{bench::{ORDER, Order, YOURS}, contest::Comparison, judge};
//!
//! if env::var_os(ORDER).is_some() {
//!     let _verdict = judge::<Distinct>(sorting);
//!     unreachable!("the order is carried out, and the process ended");
//! }
//! let [file, results] = ["order", "results"].map(|name| env::temp_dir().join(format!("{name}-{}", process::id())));
//! let order = Order { results: results.clone(), seconds: 0.05, seed: 1, patterns: vec!["shuffled".to_owned()] };
//! fs::write(&file, serde_json::to_string(&order)?)?;
//! assert!(Command::new(env::current_exe()?).env(ORDER, &file).status()?.success());
//!
//! let found: Comparison = serde_json::from_str(&fs::read_to_string(&results)?)?;
//! let yours = found.sizes[0].times(YOURS).expect("the smallest size always runs");
//! assert!(yours.ratio("looking_back").is_some_and(|ratio| ratio.spread.median < 1.0));
//! fs::remove_file(file)?;
//! fs::remove_file(results)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::{
    env, fs, io,
    io::Write,
    panic::resume_unwind,
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use serde::{Deserialize, Serialize};

use crate::{
    Kata, Role, Simplify,
    contest::{AnyWorkload, Comparison, Plan},
    workload::{Contender, Workload},
};

/// The environment variable that names the file with the order.
pub const ORDER: &str = "KIHON_BENCH";

/// The person's solution in a [`Comparison`].
pub const YOURS: &str = "yours";

/// What to time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Where the comparisons go, one a line.
    pub results: PathBuf,
    /// Wall time for all patterns together.
    pub seconds: f64,
    /// Seed of the inputs.
    pub seed: u64,
    /// The patterns; none stands for all.
    pub patterns: Vec<String>,
}

/// A naive solution gets no larger inputs: it would take the whole time.
const LARGEST_NAIVE: usize = 10_000;
/// The stack of the thread that times: a recursive solution may need it.
const STACK: usize = 256 << 20;

/// The order of this process, if it has one.
pub(crate) fn ordered() -> Option<io::Result<Order>> {
    let path = env::var_os(ORDER)?;
    Some(fs::read(path).and_then(|text| Ok(serde_json::from_slice(&text)?)))
}

/// Carries an order out.
pub(crate) fn run<K: Kata>(order: &Order, solution: K::Solution) -> io::Result<()> {
    thread::scope(|scope| {
        let timing = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, || all::<K>(order, solution))?;
        timing.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

fn all<K: Kata>(order: &Order, solution: K::Solution) -> io::Result<()> {
    let workload = workload::<K>(solution);
    let wanted = |name: &str| order.patterns.is_empty() || order.patterns.iter().any(|p| p == name);
    let chosen: Vec<usize> = (0..workload.patterns.len()).filter(|&i| wanted(workload.patterns[i].name)).collect();
    let end = Instant::now() + Duration::from_secs_f64(order.seconds);
    for (done, &pattern) in chosen.iter().enumerate() {
        // What one pattern leaves of its share goes to the next.
        let left = end.saturating_duration_since(Instant::now());
        let budget = left / (chosen.len() - done) as u32;
        let plan = Plan { seed: order.seed, budget, ..Plan::default() };
        append(&order.results, &AnyWorkload::run(&workload, pattern, &plan, &mut |_| ()))?;
    }
    Ok(())
}

fn append(file: &Path, found: &Comparison) -> io::Result<()> {
    let mut line = serde_json::to_vec(found)?;
    line.push(b'\n');
    fs::OpenOptions::new().append(true).create(true).open(file)?.write_all(&line)
}

/// The kata's references and `solution` on the kata's patterns.
fn workload<K: Kata>(solution: K::Solution) -> Workload<K::Input, K::Output> {
    let sizes = [1_000, 10_000, 100_000, K::LARGEST].into_iter().filter(|&n| n <= K::LARGEST);
    let mut sizes: Vec<usize> = sizes.collect();
    sizes.dedup();
    let elements = |input: &K::Input| input.size() as usize;
    let mut workload = Workload::of_kata::<K>(K::ABOUT.title, "element", &sizes, LARGEST_NAIVE, elements);
    for contender in workload.contenders.iter_mut().filter(|contender| contender.role == Role::Ours) {
        // Here the person's own one is `Ours`.
        contender.role = Role::Reference;
    }
    workload.contenders.push(Contender::solution::<K>(YOURS, Role::Ours, solution));
    workload
}
