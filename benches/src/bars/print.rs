//! The figures as text.

use super::{Bar, Measured, Side, Target, Verdict};

/// What stands above the rows of a bar.
///
/// # Examples
/// ```
/// use kihon_benches::bars::{bars, heading};
/// let first = bars().next().expect("there are bars");
/// assert!(heading(first).contains("at most 0.8 of the time"));
/// ```
pub fn heading(bar: &Bar) -> String {
    let promise = match bar.target {
        Target::Share(share) => format!("at most {share} of the time"),
        Target::Times(times) => format!("at least {times} times as fast"),
        Target::GigabytesPerSecond(rate) => format!("at least {rate} GB/s"),
        Target::GigaflopsPerSecond(rate) => format!("at least {rate} GFLOP/s"),
    };
    let columns = format!(
        "  {:<18} {:>10} {:>9}  {:<16} {:>9} {:>8}  {:<17} verdict",
        "pattern", "n", "ours ns", "other side", "its ns", "figure", "10 % to 90 %"
    );
    format!("{}: {promise}\n{columns}", bar.name)
}

/// One row.
///
/// # Examples
/// ```
/// use kihon_benches::bars::{Measured, Verdict, row};
/// let nothing = Measured {
///     pattern: "uniform",
///     elements: 10,
///     rounds: 1,
///     ours: None,
///     other: None,
///     figure: None,
///     verdict: Verdict::Wrong("peer"),
/// };
/// assert!(row(&nothing).ends_with("WRONG: peer"));
/// ```
pub fn row(measured: &Measured) -> String {
    let Measured { pattern, elements, ours, other, figure, verdict, .. } = measured;
    let ns = |side: &Option<Side>| side.map_or_else(|| "-".to_owned(), |s| format!("{:.2}", s.per_element_ns));
    let (middle, range) = figure.map_or_else(
        || ("-".to_owned(), String::new()),
        |f| (number(f.median), format!("{} to {}", number(f.low), number(f.high))),
    );
    let verdict = match verdict {
        Verdict::Met => "met".to_owned(),
        Verdict::Missed => "MISSED".to_owned(),
        Verdict::Wrong(name) => format!("WRONG: {name}"),
    };
    let name = other.map_or("-", |s| s.name);
    let (ours, its) = (ns(ours), ns(other));
    format!("  {pattern:<18} {elements:>10} {ours:>9}  {name:<16} {its:>9} {middle:>8}  {range:<17} {verdict}")
}

fn number(x: f64) -> String {
    if x < 100.0 { format!("{x:.3}") } else { format!("{x:.1}") }
}

/// The last lines: how many were met, and which were not.
///
/// # Examples
/// ```
/// use kihon_benches::bars::summary;
/// assert_eq!(summary(&[]), "0 of 0 figures meet their bar\n");
/// ```
pub fn summary(all: &[(&Bar, Measured)]) -> String {
    let not: Vec<_> = all.iter().filter(|(_, measured)| measured.verdict != Verdict::Met).collect();
    let mut text = format!("{} of {} figures meet their bar\n", all.len() - not.len(), all.len());
    let mut last = "";
    for (bar, measured) in not {
        if bar.name != last {
            text += &format!("not met: {}\n", heading(bar));
            last = bar.name;
        }
        text += &format!("{}\n", row(measured));
    }
    text
}
