//! `kihon numerics quantize`: the report of [`quantization_report`] on a file.
//!
//! With `--json`, one object on one line; later versions add fields and never change these:
//!
//! | field | holds |
//! |---|---|
//! | `schema` | `"kihon-quantize/1"` |
//! | `version` | of the program |
//! | `file` | its name, `(stdin)` for standard input |
//! | `zeros`, `infinities`, `nans` | how many there are |
//! | `magnitudes` | the least and the greatest of the finite values but 0, or null |
//! | `exponents` | pairs: e, how many values of 2ᵉ up to 2ᵉ⁺¹; the least e first |
//! | `formats` | one object per format |
//!
//! A format has `name`, `best_scale` (k of the factor 2ᵏ), and `unscaled` and `scaled`, each
//! with `values`, `overflow`, `to_zero`, `subnormal`, `exact` and `relative_error`: null
//! without values, else `median`, `p90`, `p99` and `largest`, each null where infinite.

use std::{io::Write, path::PathBuf, process::ExitCode};

use anstream::stdout;
use kihon::numerics::quantization::{FormatReport, Loss, QuantizationReport, quantization_report};
use serde::Serialize;

use super::read::{self, Column};
use crate::cli::{Failure, output};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
FILE is text with numbers between commas, semicolons or tabs, with or without a line of
names, or an array of float16, float32 or float64 that numpy.save has written. Where FILE
is `-`, standard input is read.

Examples:
  kihon numerics quantize weights.npy --svg weights.svg
  kihon numerics quantize log.csv --column gradient --json")]
pub(super) struct Args {
    /// The numbers: CSV or .npy
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Of CSV only this column, by name or by number, the first being 1
    #[arg(short, long, value_name = "COLUMN")]
    column: Option<Column>,
    /// Write the histogram of exponents, with the formats' ranges, as a drawing
    #[arg(long, value_name = "OUT")]
    svg: Option<PathBuf>,
    /// Print the report as JSON
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    if let Some(path) = &args.svg {
        output::check_writable(path)?;
    }
    let read::Numbers { name, values } = read::numbers(&args.file, args.column.as_ref())?;
    let report = quantization_report(&values);
    if let Some(path) = &args.svg {
        output::write_atomically(path, &report.to_svg())?;
    }
    if args.json {
        writeln!(stdout(), "{}", document(&name, &report))?;
    } else {
        write!(stdout(), "{report}")?;
    }
    Ok(ExitCode::SUCCESS)
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    file: &'a str,
    zeros: usize,
    infinities: usize,
    nans: usize,
    magnitudes: Option<(f32, f32)>,
    exponents: Vec<(i32, usize)>,
    formats: Vec<OfFormat>,
}

#[derive(Serialize)]
struct OfFormat {
    name: &'static str,
    best_scale: i32,
    unscaled: Lost,
    scaled: Lost,
}

#[derive(Serialize)]
struct Lost {
    values: usize,
    overflow: usize,
    to_zero: usize,
    subnormal: usize,
    exact: usize,
    relative_error: Option<Quantiles>,
}

#[derive(Serialize)]
struct Quantiles {
    median: f64,
    p90: f64,
    p99: f64,
    largest: f64,
}

fn document(file: &str, report: &QuantizationReport) -> String {
    let histogram = &report.histogram;
    let (least, greatest) = histogram.exponents().unwrap_or((0, -1));
    let exponents = (least..=greatest).map(|e| (e, histogram.count(e))).filter(|pair| pair.1 > 0);
    let document = Document {
        schema: "kihon-quantize/1",
        version: env!("CARGO_PKG_VERSION"),
        file,
        zeros: histogram.zeros,
        infinities: histogram.infinities,
        nans: histogram.nans,
        magnitudes: histogram.magnitudes,
        exponents: exponents.collect(),
        formats: report.formats.iter().map(of_format).collect(),
    };
    serde_json::to_string(&document).expect("names and numbers")
}

fn of_format(report: &FormatReport) -> OfFormat {
    let FormatReport { name, best_scale, unscaled, scaled, .. } = report;
    OfFormat { name, best_scale: *best_scale, unscaled: lost(unscaled), scaled: lost(scaled) }
}

fn lost(loss: &Loss) -> Lost {
    let Loss { values, overflow, to_zero, subnormal, exact, relative_error, .. } = *loss;
    let relative_error = relative_error.map(|error| Quantiles {
        median: error.median,
        p90: error.p90,
        p99: error.p99,
        largest: error.largest,
    });
    Lost { values, overflow, to_zero, subnormal, exact, relative_error }
}
