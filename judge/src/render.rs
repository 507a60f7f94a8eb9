//! A verdict as text: taken in at a glance, in the statement's notation.

use std::{
    fmt::{self, Write},
    time::Duration,
};

use anstyle::{AnsiColor, Style};

use crate::verdict::{Failing, Growth, Origin, Outcome, Sample, Tally, Verdict};

/// Whether a verdict is rendered with colours.
///
/// # Examples
/// ```
/// use kihon_judge::{Colour, verdict::{Outcome, Verdict}};
/// let [kata, title, cost] = ["two-sum", "Two sum", "n"].map(str::to_owned);
/// let verdict = Verdict { kata, title, cost, seed: 1, outcome: Outcome::NotStarted };
/// assert_eq!(verdict.render(Colour::Plain), "○ Two sum: not started");
/// assert!(verdict.render(Colour::Ansi).contains("\u{1b}["));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// ANSI escapes.
    Ansi,
    /// Plain text.
    Plain,
}

/// Colours if standard output is a terminal and nothing forbids them
/// (`NO_COLOR`, `TERM=dumb`): a test harness shows captured output there.
pub(crate) fn colour_choice() -> Colour {
    match anstream::AutoStream::choice(&std::io::stdout()) {
        anstream::ColorChoice::Never => Colour::Plain,
        _ => Colour::Ansi,
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Colour::Plain))
    }
}

impl Verdict {
    /// The verdict as a person reads it, without a line break at its end.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::{Colour, verdict::{Outcome, Tally, Verdict}};
    /// let [kata, title, cost] = ["two-sum", "Two sum", "n"].map(str::to_owned);
    /// let tally = Tally { examples: 3, cases: 12, random: 400, growth: 2, ..Tally::default() };
    /// let verdict = Verdict { kata, title, cost, seed: 7, outcome: Outcome::Accepted(tally) };
    /// assert_eq!(verdict.render(Colour::Plain), "\
    /// ✓ Two sum: accepted
    ///   3 examples, 12 cases, 400 random inputs; seed 7
    ///   cost grows as the statement asks: n");
    /// ```
    pub fn render(&self, colour: Colour) -> String {
        let mut page = Page { out: String::new(), colour };
        page.verdict(self);
        page.out.truncate(page.out.trim_end().len());
        page.out
    }
}

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const OPEN: Style = AnsiColor::Yellow.on_default().bold();
const FAINT: Style = Style::new().dimmed();
const STRONG: Style = Style::new().bold();

struct Page {
    out: String,
    colour: Colour,
}

impl Page {
    fn styled(&self, style: Style, text: &str) -> String {
        match self.colour {
            Colour::Ansi => format!("{style}{text}{style:#}"),
            Colour::Plain => text.to_owned(),
        }
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    fn faint(&mut self, text: &str) {
        let text = self.styled(FAINT, text);
        self.line(&format!("  {text}"));
    }

    fn head(&mut self, style: Style, mark: &str, title: &str, what: &str) {
        let mark = self.styled(style, mark);
        let what = self.styled(style, what);
        self.line(&format!("{mark} {title}: {what}"));
    }

    /// Lines `name = value` and `label  value` with the values in one column.
    fn table(&mut self, on: &Failing, answers: &[(&str, &str)]) {
        let named = on.input.iter().map(|(name, value)| (name.as_str(), " =", value.as_str()));
        let rows: Vec<_> = named.chain(answers.iter().map(|&(label, value)| (label, "", value))).collect();
        let width = rows.iter().map(|(name, sign, _)| name.len() + sign.len()).max().unwrap_or(0);
        self.out.push('\n');
        for (name, sign, value) in rows {
            let name = format!("{name:<0$}{sign}", width - sign.len());
            let name = if sign.is_empty() { self.styled(STRONG, &name) } else { name };
            // A value of several lines stays in its column.
            let value = value.replace('\n', &format!("\n{:1$}", "", width + 6));
            self.line(&format!("    {name}  {value}"));
        }
        self.out.push('\n');
    }

    fn verdict(&mut self, verdict: &Verdict) {
        let title = verdict.title.as_str();
        match &verdict.outcome {
            Outcome::Accepted(tally) => {
                self.head(GOOD, "✓", title, "accepted");
                let counted = counted(tally);
                if !counted.is_empty() {
                    self.faint(&format!("{counted}; seed {}", verdict.seed));
                }
                if tally.growth > 0 {
                    self.faint(&format!("cost grows as the statement asks: {}", verdict.cost));
                }
            }
            Outcome::NotStarted => self.head(OPEN, "○", title, "not started"),
            Outcome::Wrong { on, expected, got, property } => {
                self.head(BAD, "✗", title, "wrong answer");
                self.table(on, &[("expected", expected), ("got", got)]);
                self.line(&format!("  {}.", sentence(property)));
                self.found(on, verdict.seed);
            }
            Outcome::Panicked { on, expected, message, place } => {
                self.head(BAD, "✗", title, "panicked");
                self.table(on, &[("expected", expected), ("panicked", message)]);
                if !place.is_empty() {
                    self.line(&format!("  at {place}"));
                }
                self.found(on, verdict.seed);
            }
            Outcome::TimedOut { on, limit, smaller } => {
                self.head(BAD, "✗", title, &format!("no answer after {}", duration(*limit)));
                self.table(on, &[]);
                self.line("  An endless loop, or far too slow.");
                if let Some(time) = smaller {
                    let (time, limit) = (duration(*time), duration(*limit));
                    self.faint(&format!(
                        "A larger input had no answer after {limit}, the one shown none after {time}."
                    ));
                }
                self.found(on, verdict.seed);
            }
            Outcome::StackOverflowed { on, stack } => {
                self.head(BAD, "✗", title, "stack overflow");
                self.table(on, &[]);
                let stack = stack >> 20;
                if let Origin::Pattern { name, n } = &on.origin {
                    let n = thousands(*n as u64);
                    self.line(&format!(
                        "  From n = {n} on, the pattern {name} recurses too deep for {stack} MiB of stack."
                    ));
                } else {
                    self.line(&format!("  The recursion goes too deep for {stack} MiB of stack."));
                    self.found(on, verdict.seed);
                }
            }
            Outcome::TooSlow { tally, growth } => {
                self.head(BAD, "✗", title, "too slow");
                self.growth(&verdict.cost, growth);
                let counted = counted(tally);
                self.faint(&if counted.is_empty() {
                    "Only the cost was looked at here; the other tests tell whether the answers are right.".to_owned()
                } else {
                    format!("The answers are right: {counted}.")
                });
            }
            Outcome::OverLimit { on, counted, used, allowed } => {
                self.head(BAD, "✗", title, &format!("too many {counted}"));
                self.table(on, &[("allowed", &thousands(*allowed)), ("used", &thousands(*used))]);
                self.line("  The answer is right, but it costs more than the statement allows.");
                self.found(on, verdict.seed);
            }
        }
    }

    fn found(&mut self, on: &Failing, seed: u64) {
        let origin = match &on.origin {
            Origin::Example(k) => format!("example {k}"),
            Origin::Kept => "an input that failed before, kept in .kihon/failures".to_owned(),
            Origin::Case(name) => format!("the case \"{name}\""),
            Origin::Pattern { name, n } => format!("the pattern {name} at n = {}", thousands(*n as u64)),
            Origin::Random(k) => format!("random input {k} of seed {seed}"),
        };
        self.faint(&match on.shrunk_from {
            Some(size) => format!(
                "The smallest input found that fails so; shrunk from {origin} ({}).",
                plural(size as usize, "element")
            ),
            None => format!("Found by {origin}."),
        });
    }

    fn growth(&mut self, cost: &str, growth: &Growth) {
        self.line("");
        self.line(&format!("  The cost grows about like {}; the statement asks for {cost}.", power(growth.exponent)));
        self.line(&format!("  Seen on {}: {}", growth.pattern, growth.about));
        self.out.push('\n');
        let rows = spread(&growth.samples);
        self.row("n", rows.iter().map(|s| thousands(s.n as u64)));
        self.row("yours", rows.iter().map(|s| duration(Duration::from_secs_f64(s.yours))));
        self.row("asked for", rows.iter().map(|s| duration(Duration::from_secs_f64(s.reference))));
        self.out.push('\n');
    }

    fn row(&mut self, label: &str, cells: impl Iterator<Item = String>) {
        let mut line = format!("    {label:<9}");
        for cell in cells {
            write!(line, "{cell:>11}").expect("writing to a string");
        }
        self.line(&line);
    }
}

/// At most four samples, the first and the last among them.
fn spread(samples: &[Sample]) -> Vec<Sample> {
    match samples.len() {
        0..=4 => samples.to_vec(),
        len => [0, (len - 1) / 3, 2 * (len - 1) / 3, len - 1].map(|i| samples[i]).to_vec(),
    }
}

/// `text` with a capital letter at its start.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn counted(tally: &Tally) -> String {
    let parts = [
        (tally.examples, "example"),
        (tally.kept, "kept input"),
        (tally.cases, "case"),
        (tally.patterns, "small pattern"),
        (tally.random, "random input"),
    ];
    let mut parts: Vec<String> = parts.iter().filter(|p| p.0 > 0).map(|&(count, what)| plural(count, what)).collect();
    if tally.largest > 0 {
        parts.push(format!("{} at n = {}", plural(tally.largest, "worst case"), thousands(tally.largest_size as u64)));
    }
    parts.join(", ")
}

fn plural(count: usize, what: &str) -> String {
    format!("{} {what}{}", thousands(count as u64), if count == 1 { "" } else { "s" })
}

/// `1,234,567`.
fn thousands(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `n²·⁰`: one decimal, as an exponent.
fn power(exponent: f64) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let plain = format!("{exponent:.1}");
    let raised = plain.chars().map(|c| match c {
        '.' => '·',
        '-' => '⁻',
        digit => DIGITS[digit.to_digit(10).unwrap_or(0) as usize],
    });
    std::iter::once('n').chain(raised).collect()
}

/// Three significant digits and a unit: `1.25 ms`.
fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    let (value, unit) = match seconds {
        s if s >= 1.0 => (s, "s"),
        s if s >= 1e-3 => (s * 1e3, "ms"),
        s if s >= 1e-6 => (s * 1e6, "µs"),
        s => (s * 1e9, "ns"),
    };
    let decimals = if value >= 100.0 || value.fract() == 0.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.decimals$} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(outcome: Outcome) -> Verdict {
        Verdict {
            kata: "distinct".to_owned(),
            title: "Distinct values".to_owned(),
            cost: "n log n".to_owned(),
            seed: 7,
            outcome,
        }
    }

    fn failing(origin: Origin, shrunk_from: Option<u64>) -> Failing {
        let input = [("nums", "[0, 1, 0]"), ("limit", "3")];
        let input = input.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
        Failing { input, size: 3, origin, shrunk_from, literal: None }
    }

    const TALLY: Tally = Tally {
        examples: 3,
        kept: 1,
        cases: 12,
        patterns: 80,
        random: 400,
        growth: 2,
        largest: 2,
        largest_size: 200_000,
    };

    fn every_outcome() -> Vec<(&'static str, Outcome)> {
        let on = |origin| failing(origin, None);
        let samples = growth_samples();
        vec![
            ("accepted", Outcome::Accepted(TALLY)),
            ("not_started", Outcome::NotStarted),
            (
                "wrong",
                Outcome::Wrong {
                    on: failing(Origin::Random(17), Some(23)),
                    expected: "2".to_owned(),
                    got: "3".to_owned(),
                    property: "The number of different values is another one".to_owned(),
                },
            ),
            (
                "panicked",
                Outcome::Panicked {
                    on: on(Origin::Example(2)),
                    expected: "2".to_owned(),
                    message: "index out of bounds: the len is 3 but the index is 3".to_owned(),
                    place: "src/distinct.rs:12:9".to_owned(),
                },
            ),
            ("timed_out", Outcome::TimedOut { on: on(Origin::Kept), limit: Duration::from_secs(2), smaller: None }),
            (
                "timed_out_smaller",
                Outcome::TimedOut {
                    on: failing(Origin::Example(1), Some(4)),
                    limit: Duration::from_secs(2),
                    smaller: Some(Duration::from_millis(150)),
                },
            ),
            (
                "stack_overflowed",
                Outcome::StackOverflowed {
                    on: on(Origin::Pattern { name: "shuffled".to_owned(), n: 23_170 }),
                    stack: 8 << 20,
                },
            ),
            (
                "too_slow",
                Outcome::TooSlow {
                    tally: TALLY,
                    growth: Growth {
                        pattern: "shuffled".to_owned(),
                        about: "0 to n − 1 in random order".to_owned(),
                        exponent: 1.96,
                        reference: 1.1,
                        samples,
                    },
                },
            ),
            (
                "over_limit",
                Outcome::OverLimit {
                    on: on(Origin::Case("both ends".to_owned())),
                    counted: "comparisons".to_owned(),
                    used: 1_234_567,
                    allowed: 12,
                },
            ),
        ]
    }

    fn growth_samples() -> Vec<Sample> {
        let sample = |n: usize| Sample { n, yours: 1e-9 * (n * n) as f64, reference: 2e-9 * n as f64 };
        [64, 128, 256, 512, 1024, 16384].map(sample).into()
    }

    #[test]
    fn every_verdict_in_plain_text() {
        let pages: Vec<String> =
            every_outcome().into_iter().map(|(name, o)| format!("## {name}\n{}", verdict(o))).collect();
        insta::assert_snapshot!(pages.join("\n\n"));
    }

    #[test]
    fn colours_add_escapes_and_change_no_word() {
        for (name, outcome) in every_outcome() {
            let verdict = verdict(outcome);
            let coloured = verdict.render(Colour::Ansi);
            assert!(coloured.contains("\u{1b}["), "{name}");
            assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), verdict.to_string(), "{name}");
        }
    }

    #[test]
    fn times_have_three_digits_and_a_unit() {
        let shown = [1.5e-6, 12.34e-6, 123.4e-3, 2.0, 0.0].map(|s| duration(Duration::from_secs_f64(s)));
        assert_eq!(shown, ["1.50 µs", "12.3 µs", "123 ms", "2 s", "0 ns"]);
    }
}
