//! A comparison as a reader wants it: one line per implementation, the fastest
//! first, each with the figures that matter. Shared by the table and the page.

use kihon::judge::{
    Role,
    contest::{AtSize, Comparison, Outcome, Spread},
};

/// Fewer rounds spread by little, which says nothing.
const ENOUGH: usize = 3;

/// One comparison, ready to be shown.
pub(in crate::cli) struct View<'a> {
    pub(in crate::cli) found: &'a Comparison,
    /// The largest size that ran.
    pub(in crate::cli) headline: &'a AtSize,
    /// The largest size that the naive implementation ran at.
    pub(super) naive_at: Option<&'a AtSize>,
    /// The fastest first; then those that gave up at a smaller size; then the
    /// wrong ones.
    pub(super) lines: Vec<Line>,
}

/// One implementation.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) growth: Option<f64>,
    pub(super) result: Figures,
}

/// What is known of one implementation.
pub(super) enum Figures {
    Timed {
        /// Elements of the largest input that it was timed on.
        elements: usize,
        /// Whether that is the headline.
        at_headline: bool,
        per_element_ns: f64,
        to_naive: Option<f64>,
        /// Ratio to the fastest other one on the same input; for ours, to the
        /// fastest that is not.
        to_best: Option<BestOther>,
        /// Half the width from the 10 % to the 90 % quantile of the ratio to
        /// the best other (of the times, where there is no other).
        spread: Option<f64>,
    },
    Wrong {
        size: usize,
        against: &'static str,
    },
    Absent,
}

/// The fastest other implementation.
#[derive(Clone, Copy)]
pub(super) struct BestOther {
    pub(super) ratio: f64,
    /// 10 % and 90 % quantiles of the ratio over the rounds.
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) same: bool,
    /// Rounds in which both ran.
    pub(super) rounds: usize,
}

impl BestOther {
    /// Whether there are rounds enough for a median.
    pub(super) fn is_sure(&self) -> bool {
        self.rounds >= ENOUGH
    }

    /// `0.512`, `same`; `≈0.512` where hardly a round had time.
    pub(super) fn shown(&self) -> String {
        match (self.is_sure(), self.same) {
            (true, true) => "same".to_owned(),
            (true, false) => significant(self.ratio),
            (false, _) => format!("≈{}", significant(self.ratio)),
        }
    }

    pub(super) fn is_won(&self) -> bool {
        self.same || self.ratio < 1.0
    }
}

impl<'a> View<'a> {
    /// `None` if nothing ran.
    pub(in crate::cli) fn of(found: &'a Comparison) -> Option<Self> {
        let headline = found.headline()?;
        let naive = found.contenders.iter().find(|c| c.role == Role::Naive).map(|c| c.name);
        let naive_at = naive.and_then(|name| found.sizes.iter().rev().find(|s| s.times(name).is_some()));
        let mut lines: Vec<Line> = found
            .contenders
            .iter()
            .map(|c| Line {
                name: c.name,
                role: c.role,
                growth: c.growth,
                result: figures(found, headline, naive.zip(naive_at), c.name),
            })
            .collect();
        lines.sort_by(|a, b| a.result.rank().partial_cmp(&b.result.rank()).expect("times are finite"));
        Some(Self { found, headline, naive_at, lines })
    }

    /// The line of the implementation that the crate recommends. Where there
    /// are several, the fastest.
    pub(super) fn ours(&self) -> Option<&Line> {
        self.lines.iter().find(|line| line.role == Role::Ours)
    }
}

impl Line {
    pub(super) fn to_best(&self) -> Option<BestOther> {
        match self.result {
            Figures::Timed { to_best, at_headline: true, .. } => to_best,
            _ => None,
        }
    }
}

impl Figures {
    /// Sort key: kind, then larger sizes first, then time.
    fn rank(&self) -> (u8, f64, f64) {
        match *self {
            Self::Timed { elements, per_element_ns, .. } => (0, -(elements as f64), per_element_ns),
            Self::Absent => (1, 0.0, 0.0),
            Self::Wrong { .. } => (2, 0.0, 0.0),
        }
    }
}

fn figures(found: &Comparison, headline: &AtSize, naive: Option<(&str, &AtSize)>, name: &str) -> Figures {
    let outcomes = found.sizes.iter().flat_map(|s| s.rows.iter().filter(|row| row.name == name));
    for row in outcomes {
        if let Outcome::Wrong { size, against } = row.outcome {
            return Figures::Wrong { size, against };
        }
    }
    let Some((at, times)) = found.sizes.iter().rev().find_map(|s| s.times(name).map(|t| (s, t))) else {
        return Figures::Absent;
    };
    let to_naive = naive.and_then(|(naive, at)| {
        let own = at.times(name)?;
        if naive == name { Some(1.0) } else { own.ratio(naive).map(|r| r.spread.median) }
    });
    // Two of ours do not compete with each other.
    let ours = found.contenders.iter().any(|c| c.name == name && c.role == Role::Ours);
    let best = at.best(|row| row.name != name && !(ours && row.role == Role::Ours));
    let best = best.and_then(|best| times.ratio(best.name));
    let rounds = best.map_or(times.samples_ns.len(), |r| r.rounds);
    let spread = best.map(|r| r.spread).or_else(|| Spread::of(times.samples_ns.iter().flatten().copied()));
    Figures::Timed {
        elements: at.elements,
        at_headline: at.size == headline.size,
        per_element_ns: times.per_element_ns,
        to_naive,
        to_best: best.map(|r| {
            let Spread { median, low, high } = r.spread;
            BestOther { ratio: median, low, high, same: r.same, rounds: r.rounds }
        }),
        spread: spread.filter(|_| rounds >= ENOUGH).map(|s| s.relative()),
    }
}

/// Three significant digits, thousands set apart: `0.0123`, `4.50`, `1,395`.
pub(in crate::cli) fn significant(x: f64) -> String {
    if !x.is_finite() {
        return "?".to_owned();
    }
    if x == 0.0 {
        return "0".to_owned();
    }
    if x < 1e-4 {
        return format!("{x:.1e}");
    }
    let decimals = (2 - x.log10().floor() as i32).max(0) as usize;
    // Rounding may carry into a digit more: 9.996 is 10.0, not 10.00.
    let text = format!("{x:.decimals$}");
    let digits = text.trim_start_matches(['0', '.']).chars().filter(char::is_ascii_digit).count();
    let text = if digits > 3 && decimals > 0 { format!("{x:.0$}", decimals - 1) } else { text };
    match text.split_once('.') {
        None => grouped(x.round() as u64),
        Some(_) => text,
    }
}

/// `1,000,000`.
pub(in crate::cli) fn grouped(n: u64) -> String {
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

/// `1,024`, `10k`, `1.5M`: sizes where there is little room.
pub(super) fn short(n: usize) -> String {
    match n {
        1_000_000.. if n.is_multiple_of(100_000) => format!("{}M", n as f64 / 1e6),
        1_000.. if n.is_multiple_of(100) => format!("{}k", n as f64 / 1e3),
        _ => grouped(n as u64),
    }
}

/// `±3 %`.
pub(super) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    if percent < 0.95 { format!("±{percent:.1} %") } else { format!("±{percent:.0} %") }
}

/// `element`, `elements`.
pub(in crate::cli) fn plural(unit: &str, n: usize) -> String {
    if n == 1 { unit.to_owned() } else { format!("{unit}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_three_digits() {
        let shown = [0.0, 0.000_012, 0.001_234, 0.1, 0.9996, 1.0, 9.996, 15.24, 116.4, 999.6, 1395.2, 4_120_000.0];
        let shown = shown.map(significant);
        let expected =
            ["0", "1.2e-5", "0.00123", "0.100", "1.00", "1.00", "10.0", "15.2", "116", "1,000", "1,395", "4,120,000"];
        assert_eq!(shown, expected);
        assert_eq!([0, 12, 123, 1234, 1_000_000].map(grouped), ["0", "12", "123", "1,234", "1,000,000"]);
        assert_eq!([0.0, 0.004, 0.0096, 0.1, 1.5].map(percent), ["±0.0 %", "±0.4 %", "±1 %", "±10 %", "±150 %"]);
    }
}
