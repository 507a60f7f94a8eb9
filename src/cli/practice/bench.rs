//! `kihon bench`: your solution timed beside the naive one, the references and
//! the standard library's way.
//!
//! It runs inside your own test binary, built with optimisation: see
//! `kihon_judge::bench`.

use std::{
    fs,
    io::Write,
    path::Path,
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use anstream::{stderr, stdout};
use kihon_judge::{
    bench::{ORDER, Order, YOURS},
    contest::{Comparison, Outcome},
};

use super::{
    super::{Failure, compare},
    build::{self, Built, Profile},
    folder::Folder,
    group::{self, Line},
    judging,
    missing::{self, Missing},
    print_json,
    progress::{self, Progress},
    shelf,
    state::State,
    test::Status,
};

/// Wall time without `--seconds`, for each pattern and at most.
const SECONDS_EACH: f64 = 1.0;
const SECONDS_AT_MOST: f64 = 30.0;
/// What takes this many times as long as allowed, and these seconds, hangs.
const PATIENCE: f64 = 4.0;
const AT_LEAST: f64 = 10.0;

/// Arguments of `kihon bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The kata
    #[arg(value_name = "KATA")]
    kata: String,
    /// Only this input pattern; may be repeated
    #[arg(short, long, value_name = "NAME")]
    pattern: Vec<String>,
    /// Time to take, all together [default: 1 for each pattern, at most 30]
    #[arg(short, long, value_name = "S", value_parser = compare::seconds)]
    seconds: Option<f64>,
    /// Everybody's times, a table for each pattern, as with --pattern; else a line of yours for each
    #[arg(short, long)]
    tables: bool,
    /// Seed of the generated inputs
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// Everything as JSON
    #[arg(long)]
    json: bool,
}

/// Times; exit code 1 if your answers are wrong.
pub(crate) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let folder = Folder::here()?;
    let kata = shelf::find(&args.kata)?;
    let patterns = kata.patterns();
    if let Some(name) = args.pattern.iter().find(|name| !patterns.contains(&name.as_str())) {
        return Err(Failure::Message(super::super::names::unknown("pattern", name, patterns)));
    }
    let count = if args.pattern.is_empty() { patterns.len() } else { args.pattern.len() };
    let seconds = args.seconds.unwrap_or((SECONDS_EACH * count as f64).min(SECONDS_AT_MOST));
    let id = kata.about().id;
    let module = format!("{}::", shelf::module(kata.as_ref()));
    // Before a minute of building.
    let solution = folder.solution(kata.as_ref())?;
    match State::of(kata.as_ref(), solution.as_deref(), progress::Status::NotStarted) {
        State::Absent => return Err(gone(&missing::functions(&folder, &[], Some(id)), id)),
        State::NotStarted => return Err(not_started(id)),
        _ => {}
    }
    let status = Status::new();
    status.phase("building with optimisation…");
    let stop = AtomicBool::new(false);
    let built = build::build(folder.root(), Profile::Optimised, &stop, &mut |line| status.show(&line));
    let binaries = match built.map_err(|error| Failure::Message(build::no_cargo(&error)))? {
        Built::Ready(binaries) => binaries,
        Built::Errors(errors) => {
            status.clear();
            write!(stderr(), "{errors}")?;
            return Err(Failure::Message("it does not compile".to_owned()));
        }
        Built::Trouble(message) => return Err(Failure::Message(message)),
        Built::Stopped => return Ok(ExitCode::from(2)),
    };
    let mut all = Vec::new();
    for binary in binaries {
        for test in judging::tests(&binary, folder.root())? {
            all.push((binary.clone(), test));
        }
    }
    let of_kata = |ending: &str| all.iter().find(|(_, test)| test.starts_with(&module) && test.ends_with(ending));
    let Some((binary, test)) = of_kata("::growth") else {
        let names: Vec<&str> = all.iter().map(|(_, test)| test.as_str()).collect();
        let not_begun = of_kata("::not_started").is_some();
        return Err(if not_begun { not_started(id) } else { gone(&missing::functions(&folder, &names, Some(id)), id) });
    };
    status.phase(&format!("timing for {seconds} s…"));
    let order = |results| Order { results, seconds, seed: args.seed, patterns: args.pattern.clone() };
    let tables = !args.json && (args.tables || !args.pattern.is_empty());
    let mut done = 0;
    let found = time(&folder, id, (binary, test), order, &mut |found| {
        status.clear();
        if tables {
            writeln!(stdout(), "{}", compare::shown(found))?;
        }
        done += 1;
        status.show(&format!("timing for {seconds} s… {done} of {count} patterns"));
        Ok(())
    });
    status.clear();
    let found = found?;
    if args.json {
        print_json(&found)?;
    } else if !tables {
        writeln!(stdout(), "{}", compare::shown_yours(&found))?;
    }
    let wrong = found.iter().flat_map(|c| &c.sizes).flat_map(|s| &s.rows);
    let wrong = wrong.into_iter().any(|row| row.name == YOURS && matches!(row.outcome, Outcome::Wrong { .. }));
    if wrong {
        writeln!(stderr(), "Your answers are wrong: `kihon test {id}` shows on what.")?;
        return Ok(ExitCode::from(1));
    }
    let figures = Figures::of(&found);
    let remembered = Progress::update(folder.root(), id, |entry| {
        entry.ratio = [entry.ratio, figures.ratio].into_iter().flatten().reduce(f64::min);
        entry.growth = figures.growth.or(entry.growth);
    });
    if let Err(Failure::Message(error)) = remembered {
        writeln!(stderr(), "note: progress is not written down: {error}")?;
    }
    if !args.json {
        writeln!(stdout(), "{}", figures.sentence())?;
        if !tables {
            writeln!(stdout(), "Everybody's times: kihon bench {id} --tables, or --pattern NAME")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn not_started(id: &str) -> Failure {
    Failure::Message(format!("{id} is not started: there is nothing to time yet"))
}

fn gone(missing: &[Missing], id: &str) -> Failure {
    Failure::Message(match missing.first() {
        Some(missing) => format!("{}; to get on: {}", missing.what, missing.remedy),
        None => format!("{id} has no test made by #[kihon::kata]"),
    })
}

/// Runs the contest in the person's test binary, each comparison as it comes.
fn time(
    folder: &Folder,
    id: &str,
    (binary, test): (&Path, &str),
    order: impl FnOnce(std::path::PathBuf) -> Order,
    tell: &mut dyn FnMut(&Comparison) -> Result<(), Failure>,
) -> Result<Vec<Comparison>, Failure> {
    let temporary = tempfile::Builder::new().prefix("kihon-bench-").tempdir()?;
    let (told, results) = (temporary.path().join("order"), temporary.path().join("results"));
    let order = order(results.clone());
    fs::write(&told, serde_json::to_vec(&order).expect("an order is plain data"))?;
    let mut command = judging::command(binary, folder.root());
    command.args(["--exact", "--nocapture", test]).env(ORDER, &told);
    let stop = AtomicBool::new(false);
    let limit = Duration::from_secs_f64(order.seconds * PATIENCE + AT_LEAST);
    let end = Instant::now() + limit;
    let mut found: Vec<Comparison> = Vec::new();
    let mut said = String::new();
    let mut failure = None;
    let mut look = |found: &mut Vec<Comparison>| -> Result<(), Failure> {
        let text = fs::read_to_string(&results).unwrap_or_default();
        let complete = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
        for line in complete.skip(found.len()) {
            let comparison =
                serde_json::from_str(line).map_err(|error| Failure::Message(format!("a broken result: {error}")))?;
            tell(&comparison)?;
            found.push(comparison);
        }
        Ok(())
    };
    let status = group::run(&mut command, &stop, |line| {
        if let Some(Line::Err(line)) = line {
            said.push_str(&line);
            said.push('\n');
        }
        if let Err(error) = look(&mut found) {
            failure = Some(error);
        }
        if failure.is_some() || Instant::now() > end {
            stop.store(true, Ordering::Relaxed);
        }
    })?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    look(&mut found)?;
    let hint = format!("`kihon test {id}` shows on what input");
    match status {
        Some(status) if status.success() => Ok(found),
        Some(status) => {
            let panic = said.lines().find_map(|line| line.split_once("panicked at "));
            Err(Failure::Message(match panic {
                Some((_, place)) => format!("a solution panicked at {}: {hint}", place.trim().trim_end_matches(':')),
                None => format!("the test binary ended with {status}: {hint}"),
            }))
        }
        None => {
            let (limit, seconds) = (limit.as_secs_f64(), order.seconds);
            Err(Failure::Message(format!("no end after {limit} s, for {seconds} s of timing: {hint}")))
        }
    }
}

/// What is remembered of a run.
struct Figures {
    /// Time of yours to the naive one's, the middle over the patterns.
    ratio: Option<f64>,
    /// The exponent, the largest over the patterns.
    growth: Option<f64>,
}

impl Figures {
    fn of(found: &[Comparison]) -> Self {
        let mut ratios: Vec<f64> = found.iter().filter_map(to_naive).collect();
        ratios.sort_by(f64::total_cmp);
        let yours = found.iter().flat_map(|c| c.contenders.iter().filter(|c| c.name == YOURS));
        Self { ratio: ratios.get(ratios.len() / 2).copied(), growth: yours.filter_map(|c| c.growth).reduce(f64::max) }
    }

    fn sentence(&self) -> String {
        let mut parts = Vec::new();
        if let Some(ratio) = self.ratio {
            parts.push(format!("{} times the naive one's time in the middle pattern", compare::significant(ratio)));
        }
        if let Some(growth) = self.growth {
            parts.push(format!("growing like n^{growth:.2} at most"));
        }
        if parts.is_empty() { "Nothing was timed.".to_owned() } else { format!("Yours: {}.", parts.join(", ")) }
    }
}

/// At the largest size that the naive one ran at.
fn to_naive(found: &Comparison) -> Option<f64> {
    let naive = found.contenders.iter().find(|c| c.role == kihon_judge::Role::Naive)?.name;
    let ratio = |at: &kihon_judge::contest::AtSize| Some(at.times(YOURS)?.ratio(naive)?.spread.median);
    found.sizes.iter().rev().find_map(ratio)
}
