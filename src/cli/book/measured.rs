//! The figures of a book: timed now, or read from `kihon compare --json`.
//!
//! Names in a file are looked up in the catalogue: a file made by another
//! version of the program may know others, and then it is told.

use std::{fs, path::Path};

use kihon::judge::contest::{AnyWorkload, AtSize, Comparison, Outcome, Overall, Ratio, Row, Spread, Times};
use serde::Deserialize;
use serde_json::Value;

use crate::cli::{
    Failure,
    compare::{self, Choice, Origin, SCHEMA},
};

/// Comparisons, and where they come from.
pub(super) struct Measured {
    pub(super) origin: Origin,
    pub(super) comparisons: Vec<Comparison>,
}

/// Largest size timed while a book is made: what is larger takes longer than
/// a book should.
const LARGEST: u64 = 100_000;

/// Times every workload on every pattern.
pub(super) fn now(workloads: &[Box<dyn AnyWorkload>], seconds: f64, seed: u64) -> Result<Measured, Failure> {
    let choices: Vec<Choice> = workloads
        .iter()
        .flat_map(|w| (0..w.patterns().len()).map(|pattern| Choice { workload: w.as_ref(), pattern }))
        .collect();
    let comparisons = compare::compare_all(&choices, seed, Some(LARGEST), seconds, |_| Ok(()))?;
    Ok(Measured { origin: Origin::here(seed, seconds), comparisons })
}

/// Reads what `kihon compare --json=FILE` has written.
pub(super) fn from_file(path: &Path, workloads: &[Box<dyn AnyWorkload>]) -> Result<Measured, Failure> {
    let told = |what: String| Failure::Message(format!("{}: {what}", path.display()));
    let text = fs::read_to_string(path).map_err(|error| told(error.to_string()))?;
    parse(&text, workloads).map_err(|error| told(format!("{error}; `kihon compare --json=FILE` makes such a file")))
}

#[derive(Deserialize)]
struct Document {
    #[serde(flatten)]
    origin: Origin,
    comparisons: Vec<Found>,
}

#[derive(Deserialize)]
struct Found {
    id: String,
    pattern: String,
    seed: u64,
    sizes: Vec<FoundSize>,
    left_out: Vec<usize>,
    contenders: Vec<FoundOverall>,
}

#[derive(Deserialize)]
struct FoundOverall {
    name: String,
    growth: Option<f64>,
}

#[derive(Deserialize)]
struct FoundSize {
    size: usize,
    elements: usize,
    rounds: usize,
    base: String,
    rows: Vec<FoundRow>,
}

#[derive(Deserialize)]
struct FoundRow {
    name: String,
    #[serde(flatten)]
    outcome: FoundOutcome,
}

#[derive(Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
enum FoundOutcome {
    Timed { per_element_ns: f64, calls: usize, samples_ns: Vec<Option<f64>>, ratios: Vec<FoundRatio> },
    Wrong { size: usize, against: String },
    TooLarge { largest: usize },
    LeftOut { expected_seconds: f64 },
}

#[derive(Deserialize)]
struct FoundRatio {
    to: String,
    median: f64,
    low: f64,
    high: f64,
    same: bool,
    rounds: usize,
}

fn parse(text: &str, workloads: &[Box<dyn AnyWorkload>]) -> Result<Measured, String> {
    let value: Value = serde_json::from_str(text).map_err(|error| format!("no JSON: {error}"))?;
    if value["schema"] != SCHEMA {
        return Err(format!("its schema is {}, not {SCHEMA:?}", value["schema"]));
    }
    let document: Document = serde_json::from_value(value).map_err(|error| error.to_string())?;
    let known = |found: &Found| {
        let workload = workloads.iter().find(|w| w.id() == found.id);
        let workload = workload.ok_or_else(|| format!("this version knows no {:?}", found.id))?;
        comparison(found, workload.as_ref())
    };
    let comparisons = document.comparisons.iter().map(known).collect::<Result<_, _>>()?;
    Ok(Measured { origin: document.origin, comparisons })
}

fn comparison(found: &Found, workload: &dyn AnyWorkload) -> Result<Comparison, String> {
    let id = workload.id();
    let patterns = workload.patterns();
    let pattern = patterns.iter().find(|p| p.name == found.pattern);
    let pattern = pattern.ok_or_else(|| format!("this version knows no pattern {:?} of {id}", found.pattern))?;
    let contenders = workload.contenders();
    let contender = |name: &str| {
        let known = contenders.iter().find(|c| c.name == name).copied();
        known.ok_or_else(|| format!("this version knows no implementation {name:?} of {id}"))
    };
    let row = |row: &FoundRow| {
        let is = contender(&row.name)?;
        let outcome = match &row.outcome {
            FoundOutcome::Wrong { size, against } => Outcome::Wrong { size: *size, against: contender(against)?.name },
            FoundOutcome::TooLarge { largest } => Outcome::TooLarge { largest: *largest },
            FoundOutcome::LeftOut { expected_seconds } => Outcome::LeftOut { expected_seconds: *expected_seconds },
            FoundOutcome::Timed { per_element_ns, calls, samples_ns, ratios } => {
                let ratio = |r: &FoundRatio| {
                    let FoundRatio { median, low, high, same, rounds, .. } = *r;
                    let to = contender(&r.to)?.name;
                    Ok::<_, String>(Ratio { to, spread: Spread { median, low, high }, same, rounds })
                };
                Outcome::Timed(Times {
                    per_element_ns: positive(*per_element_ns)?,
                    calls: *calls,
                    samples_ns: samples_ns.clone(),
                    ratios: ratios.iter().map(ratio).collect::<Result<_, _>>()?,
                })
            }
        };
        Ok::<_, String>(Row { name: is.name, role: is.role, outcome })
    };
    let size = |at: &FoundSize| {
        let rows = at.rows.iter().map(row).collect::<Result<_, _>>()?;
        let (size, elements, rounds) = (at.size, at.elements, at.rounds);
        Ok::<_, String>(AtSize { size, elements, rounds, base: contender(&at.base)?.name, rows })
    };
    let overall =
        |c: &FoundOverall| contender(&c.name).map(|is| Overall { name: is.name, role: is.role, growth: c.growth });
    Ok(Comparison {
        id,
        topic: workload.topic(),
        about: workload.about(),
        unit: workload.unit(),
        pattern: pattern.name,
        pattern_about: pattern.about,
        seed: found.seed,
        sizes: found.sizes.iter().map(size).collect::<Result<_, _>>()?,
        left_out: found.left_out.clone(),
        contenders: found.contenders.iter().map(overall).collect::<Result<_, _>>()?,
    })
}

fn positive(time: f64) -> Result<f64, String> {
    if time.is_finite() && time >= 0.0 { Ok(time) } else { Err(format!("a time of {time} ns")) }
}
