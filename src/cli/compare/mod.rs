//! `kihon compare`: every implementation of a kata, checked and timed.

use std::{
    io::Write,
    panic::resume_unwind,
    path::PathBuf,
    process::ExitCode,
    thread,
    time::{Duration, Instant},
};

use anstream::{eprintln, stdout};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kihon::{
    judge::contest::{AnyWorkload, Comparison, Plan, Step},
    problems,
};

use super::{Failure, output};
use view::View;

pub(super) use view::significant;

mod choose;
#[cfg(test)]
pub(super) mod fixture;
mod html;
mod json;
mod origin;
mod plot;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod view;

pub(super) use choose::Choice;
pub(super) use html::{METHOD, STYLE, figures_and_table, overview};
pub(super) use json::SCHEMA;
pub(super) use origin::Origin;
pub(super) use svg::escaped;
pub(super) use view::{View as ComparisonView, grouped, plural};

/// Wall time without `--seconds`, for each table and at most.
const SECONDS_EACH: f64 = 2.0;
const SECONDS_AT_MOST: f64 = 60.0;
/// The stack of the thread that times: a recursive contender may need it. It
/// is address space, not memory, until it is used.
const STACK: usize = 256 << 20;
/// Wide enough for every column where there is no terminal to ask.
const WIDTH: usize = 100;
/// Steps of the progress bar for one table.
const STEPS: u64 = 1000;

/// Arguments of `kihon compare`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Katas to compare, on all their patterns [default: every kata on its first and its real ones]
    #[arg(value_name = "KATA")]
    katas: Vec<String>,
    /// Only this input pattern; may be repeated
    #[arg(short, long, value_name = "NAME")]
    pattern: Vec<String>,
    /// All patterns of all katas: some hundred tables
    #[arg(short, long, conflicts_with_all = ["katas", "pattern"])]
    all: bool,
    /// Largest input, instead of the kata's own; its smaller ones still run, for the growth
    #[arg(short = 'n', long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1 << 32))]
    size: Option<u64>,
    /// Time to take, all together [default: 2 for each table, at most 60]
    #[arg(short, long, value_name = "S", value_parser = seconds)]
    seconds: Option<f64>,
    /// Seed of the generated inputs
    #[arg(long, value_name = "SEED", default_value_t = 1)]
    seed: u64,
    /// Write a page with plots: one file, readable without a network
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Write everything as JSON: to FILE, or to stdout in place of the tables
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    json: Option<Option<PathBuf>>,
    /// List katas, patterns, sizes and implementations, and run nothing
    #[arg(long)]
    list: bool,
}

/// A number of seconds on the command line.
pub(super) fn seconds(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(s) if s > 0.0 && s <= 86_400.0 => Ok(s),
        _ => Err("expected a number of seconds above 0, a day at most".to_owned()),
    }
}

/// Runs the comparison; exit code 1 if an answer was wrong.
pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let all = problems::workloads();
    let choices = choose::choose(&all, args)?;
    let width = output::width(WIDTH);
    if args.list {
        let listed: Vec<&dyn AnyWorkload> = workloads_of(&choices);
        write!(stdout(), "{}", table::list(&listed, width))?;
        return Ok(ExitCode::SUCCESS);
    }
    let files = [args.html.as_ref(), args.json.as_ref().and_then(Option::as_ref)];
    for path in files.into_iter().flatten() {
        output::check_writable(path)?;
    }
    if cfg!(debug_assertions) {
        eprintln!("This is a debug build, whose times say little: use `cargo run --release -- compare`.");
    }
    let seconds = args.seconds.unwrap_or((SECONDS_EACH * choices.len() as f64).min(SECONDS_AT_MOST));
    let tables = args.json != Some(None);
    let origin = Origin::here(args.seed, seconds);
    let found = compare_all(&choices, args.seed, args.size, seconds, |comparison| {
        if tables && let Some(view) = View::of(comparison) {
            writeln!(stdout(), "{}", table::table(&view, width))?;
        }
        Ok(())
    })?;
    if tables {
        write!(stdout(), "{}", table::summary(&found, width))?;
        if choose::is_glance(args) {
            writeln!(
                stdout(),
                "\n`kihon compare KATA` has all patterns of a kata, `kihon compare --all` those of every one."
            )?;
        }
    }
    if let Some(path) = &args.html {
        output::write_atomically(path, &html::page(&found, &origin))?;
    }
    match &args.json {
        Some(None) => write!(stdout(), "{}", json::document(&found, &origin))?,
        Some(Some(path)) => output::write_atomically(path, &json::document(&found, &origin))?,
        None => {}
    }
    Ok(exit_code(&found))
}

/// One comparison as a table, for the width of the terminal.
pub(super) fn shown(found: &Comparison) -> String {
    let width = output::width(WIDTH);
    View::of(found).map_or_else(String::new, |view| table::table(&view, width))
}

/// One's own solution in all of these, a line each, for the width of the
/// terminal.
pub(super) fn shown_yours(found: &[Comparison]) -> String {
    let width = output::width(WIDTH);
    table::yours(found, width)
}

fn exit_code(found: &[Comparison]) -> ExitCode {
    if found.iter().any(Comparison::has_wrong) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// Each workload once, in order.
fn workloads_of<'a>(choices: &[Choice<'a>]) -> Vec<&'a dyn AnyWorkload> {
    let mut listed: Vec<&dyn AnyWorkload> = choices.iter().map(|c| c.workload).collect();
    listed.dedup_by_key(|w| w.id());
    listed
}

/// Shares the time out: what one table leaves of its share goes to the next.
pub(super) fn compare_all(
    choices: &[Choice],
    seed: u64,
    size: Option<u64>,
    seconds: f64,
    mut tell: impl FnMut(&Comparison) -> Result<(), Failure>,
) -> Result<Vec<Comparison>, Failure> {
    let end = Instant::now() + Duration::from_secs_f64(seconds);
    let bar = progress_bar(choices.len() as u64 * STEPS);
    let mut all = Vec::new();
    for (i, choice) in choices.iter().enumerate() {
        let left = end.saturating_duration_since(Instant::now());
        let plan = Plan {
            seed,
            budget: left / (choices.len() - i) as u32,
            sizes: size.map(|n| sizes_up_to(choice.workload.sizes(), n as usize)),
            ..Plan::default()
        };
        let label = format!("{} · {}", choice.workload.id(), choice.workload.patterns()[choice.pattern].name);
        bar.set_message(label);
        let comparison = on_a_deep_stack(|| {
            choice.workload.run(choice.pattern, &plan, &mut |step: Step| {
                let position = i as u64 * STEPS + (step.done * STEPS as f64) as u64;
                // Drawing costs time between two timed stretches; once in a
                // thousandth of a table is often enough.
                if position > bar.position() {
                    bar.set_position(position);
                }
            })
        });
        bar.suspend(|| tell(&comparison))?;
        bar.set_position((i as u64 + 1) * STEPS);
        all.push(comparison);
    }
    bar.finish_and_clear();
    Ok(all)
}

/// The workload's sizes below `n`, and `n`.
fn sizes_up_to(sizes: &[usize], n: usize) -> Vec<usize> {
    sizes.iter().copied().filter(|&size| size < n).chain([n]).collect()
}

fn progress_bar(length: u64) -> ProgressBar {
    let style = ProgressStyle::with_template("{elapsed:>4} {bar:30} {percent:>3} %  {wide_msg}")
        .expect("the template is a literal")
        .progress_chars("━╸─");
    ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr()).with_style(style)
}

fn on_a_deep_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        let joined = thread.expect("a thread can be started").join();
        joined.unwrap_or_else(|panic| resume_unwind(panic))
    })
}
