//! The report as text.

use std::fmt;

use super::{Loss, QuantizationReport};

/// Lines and columns of the histogram.
const ROWS: usize = 40;
const WIDTH: usize = 50;

impl fmt::Display for QuantizationReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let histogram = &self.histogram;
        let (zeros, infinite, nans) = (histogram.zeros, histogram.infinities, histogram.nans);
        let all = histogram.total() + zeros + infinite + nans;
        let s = |n: usize| if n == 1 { "" } else { "s" };
        write!(f, "{all} value{}: {zeros} zero{}, {infinite} infinite, {nans} NaN", s(all), s(zeros))?;
        match histogram.magnitudes {
            Some((least, greatest)) => writeln!(f, "; magnitudes from {least:?} to {greatest:?}\n")?,
            None => return writeln!(f, "; nothing to convert"),
        }
        writeln!(
            f,
            "{:8} {:>6} {:>9} {:>9} {:>9} {:>9}   {:>8} {:>8} {:>8} {:>8}",
            "format", "scale", "overflow", "to zero", "subnormal", "exact", "median", "90 %", "99 %", "largest"
        )?;
        for format in &self.formats {
            row(f, format.name, 0, &format.unscaled)?;
            if format.best_scale != 0 {
                row(f, "", format.best_scale, &format.scaled)?;
            }
        }
        writeln!(f, "\nThe last four are relative errors. Of the magnitudes, each a power of two:\n")?;
        f.write_str(&histogram.to_text(ROWS, WIDTH))
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, scale: i32, loss: &Loss) -> fmt::Result {
    let scale = if scale == 0 { "1".to_owned() } else { format!("2^{scale}") };
    write!(f, "{name:8} {scale:>6}")?;
    for count in [loss.overflow, loss.to_zero, loss.subnormal, loss.exact] {
        write!(f, " {:>9}", percent(count, loss.values))?;
    }
    write!(f, "  ")?;
    if let Some(error) = loss.relative_error {
        for error in [error.median, error.p90, error.p99, error.largest] {
            write!(f, " {:>8}", relative(error))?;
        }
    }
    writeln!(f)
}

/// A share that is 0 or 100 % only if it is.
pub(super) fn percent(count: usize, all: usize) -> String {
    let share = 100.0 * count as f64 / all.max(1) as f64;
    match count {
        0 => "0".to_owned(),
        _ if count == all => "100 %".to_owned(),
        _ if share < 0.01 => "<0.01 %".to_owned(),
        _ if share > 99.99 => ">99.99 %".to_owned(),
        _ => format!("{share:.2} %"),
    }
}

fn relative(error: f64) -> String {
    match error {
        0.0 => "0".to_owned(),
        _ if error.is_infinite() => "∞".to_owned(),
        _ => format!("{error:.1e}"),
    }
}
