//! From a bar to its figures.

use std::time::Duration;

use kihon_judge::{
    contest::{AnyWorkload, AtSize, Outcome, Plan, Spread, Step},
    workload::Workload,
};

use super::{Bar, Target};
use crate::peers;

/// One pattern at one size gets so long, unless one round takes longer.
const PATIENCE: Duration = Duration::from_secs(60);
/// Closer to the target than this, more rounds decide.
const CLOSE: f64 = 0.05;
/// A side so many times slower than another is not tried at larger sizes.
const HOPELESS: f64 = 3.0;

/// Time per element of one side.
#[derive(Debug, Clone, Copy)]
pub struct Side {
    /// Its name.
    pub name: &'static str,
    /// Median of the rounds.
    pub per_element_ns: f64,
}

/// One bar on one pattern at one size.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Name of the pattern.
    pub pattern: &'static str,
    /// Elements of the input.
    pub elements: usize,
    /// Rounds that the figures are medians of.
    pub rounds: usize,
    /// Our side.
    pub ours: Option<Side>,
    /// The fastest of the others.
    pub other: Option<Side>,
    /// What is compared with the target: a share, a multiple, a rate.
    pub figure: Option<Spread>,
    /// What came of it.
    pub verdict: Verdict,
}

/// Whether a bar is met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Met,
    /// It is not.
    Missed,
    /// The sides disagree: this one's answer is not that of the first.
    Wrong(&'static str),
}

/// The patterns of a bar, in the workload's order.
///
/// # Panics
/// If a name in the bar is not in the workload.
///
/// # Examples
/// ```
/// use kihon_benches::bars::{bars, cells};
/// let first = bars().next().expect("there are bars");
/// assert_eq!(cells(first), ["random", "path", "caterpillar", "heap", "broom"]);
/// ```
pub fn cells(bar: &Bar) -> Vec<&'static str> {
    let patterns = sides(bar, &names(bar)).patterns().into_iter().map(|p| p.name);
    let cells: Vec<_> = patterns.filter(|name| bar.patterns.is_empty() || bar.patterns.contains(name)).collect();
    assert!(bar.patterns.is_empty() || cells.len() == bar.patterns.len(), "{}: there are only {cells:?}", bar.name);
    cells
}

/// Measures one pattern of a bar at its sizes.
///
/// # Panics
/// If the bar names what its workload has not, or an implementation panics.
///
/// # Examples
/// ```
/// use kihon_benches::bars::{Bar, bars, measure};
/// let first = bars().next().expect("there are bars");
/// let small = Bar { sizes: &[100], ..*first };
/// let measured = measure(&small, "path", &mut |_| ());
/// assert_eq!((measured.len(), measured[0].elements), (1, 100));
/// ```
pub fn measure(bar: &Bar, pattern: &str, progress: &mut dyn FnMut(Step)) -> Vec<Measured> {
    let mut names = names(bar);
    let mut found: Vec<Measured> = Vec::new();
    for &size in bar.sizes {
        let contest = sides(bar, &names);
        let mut at = contend(&*contest, pattern, size, rounds(size), progress);
        if found.last().is_some_and(|before| before.elements == at.1.elements) {
            break; // Real data that has no more to give.
        }
        let mut measured = judge(bar, &at);
        if measured.figure.is_some_and(|figure| (figure.median / bar.target.value() - 1.0).abs() < CLOSE) {
            at = contend(&*contest, pattern, size, 4 * rounds(size), progress);
            measured = judge(bar, &at);
        }
        if let Some(best) = measured.other {
            let slow = |name: &str| at.1.times(name).is_some_and(|t| t.per_element_ns > HOPELESS * best.per_element_ns);
            names.retain(|&name| name == bar.ours || !slow(name));
        }
        found.push(measured);
    }
    found
}

/// More where a call is short and says little.
fn rounds(size: usize) -> usize {
    match size {
        0..100_000 => 51,
        100_000..5_000_000 => 21,
        _ => 7,
    }
}

fn names(bar: &Bar) -> Vec<&'static str> {
    bar.others.iter().copied().chain([bar.ours]).collect()
}

/// The pattern's name and what was found.
fn contend(
    contest: &dyn AnyWorkload,
    pattern: &str,
    size: usize,
    rounds: usize,
    progress: &mut dyn FnMut(Step),
) -> (&'static str, AtSize) {
    let plan = Plan { budget: PATIENCE, sizes: Some(vec![size]), rounds, ..Plan::default() };
    let index = contest.patterns().iter().position(|p| p.name == pattern);
    let index = index.unwrap_or_else(|| panic!("{} has no pattern {pattern}", contest.id()));
    let mut comparison = contest.run(index, &plan, progress);
    (comparison.pattern, comparison.sizes.pop().expect("the smallest size always runs"))
}

fn judge(bar: &Bar, (pattern, at): &(&'static str, AtSize)) -> Measured {
    let side = |name| at.times(name).map(|times| Side { name, per_element_ns: times.per_element_ns });
    let others = bar.others.iter().copied().filter_map(side);
    let other = others.min_by(|a, b| a.per_element_ns.total_cmp(&b.per_element_ns));
    let wrong = at.rows.iter().find(|row| matches!(row.outcome, Outcome::Wrong { .. }));
    let figure = at.times(bar.ours).and_then(|times| match bar.target {
        Target::Share(_) => times.ratio(other?.name).map(|ratio| ratio.spread),
        Target::Times(_) => at.times(other?.name)?.ratio(bar.ours).map(|ratio| ratio.spread),
        Target::GigabytesPerSecond(_) | Target::GigaflopsPerSecond(_) => {
            Spread::of(times.samples_ns.iter().flatten().map(|ns| at.elements as f64 / ns))
        }
    });
    let verdict = match (wrong, figure) {
        (Some(row), _) => Verdict::Wrong(row.name),
        (None, Some(figure)) if bar.target.is_met(figure.median) => Verdict::Met,
        _ => Verdict::Missed,
    };
    Measured { pattern, elements: at.elements, rounds: at.rounds, ours: side(bar.ours), other, figure, verdict }
}

impl Target {
    /// The number promised.
    ///
    /// # Examples
    /// ```
    /// use kihon_benches::bars::Target;
    /// assert_eq!(Target::Share(0.8).value(), 0.8);
    /// ```
    pub fn value(self) -> f64 {
        match self {
            Self::Share(value)
            | Self::Times(value)
            | Self::GigabytesPerSecond(value)
            | Self::GigaflopsPerSecond(value) => value,
        }
    }

    /// Whether a figure keeps the promise.
    ///
    /// # Examples
    /// ```
    /// use kihon_benches::bars::Target;
    /// assert!(Target::Share(0.8).is_met(0.7) && !Target::Times(15.0).is_met(14.9));
    /// ```
    pub fn is_met(self, figure: f64) -> bool {
        match self {
            Self::Share(most) => figure <= most,
            Self::Times(least) | Self::GigabytesPerSecond(least) | Self::GigaflopsPerSecond(least) => figure >= least,
        }
    }
}

/// The bar's workload with the named contenders only.
fn sides(bar: &Bar, names: &[&str]) -> Box<dyn AnyWorkload> {
    let id = bar.workload;
    let merges = || {
        let (two, sixteen) = peers::merge_sorted_arrays::workloads();
        only(two, id, names).or_else(|| only(sixteen, id, names))
    };
    let orientations = || {
        let (triples, points) = peers::geometry_orient2d::workloads();
        only(triples, id, names).or_else(|| only(points, id, names))
    };
    let numerics = || {
        let softmaxes = peers::numerics_softmax::workloads();
        only(peers::numerics_exp::workload(), id, names)
            .or_else(|| softmaxes.into_iter().find_map(|w| only(w, id, names)))
            .or_else(|| peers::numerics_attention::workloads().into_iter().find_map(|w| only(w, id, names)))
            .or_else(|| {
                let (doubles, singles) = peers::numerics_sum::workloads();
                only(doubles, id, names).or_else(|| only(singles, id, names))
            })
    };
    let calipers = || {
        let (pairs, rectangles) = peers::geometry_calipers::workloads();
        only(pairs, id, names).or_else(|| only(rectangles, id, names))
    };
    let rings = || {
        let (measures, simplicity) = peers::geometry_rings::workloads();
        measures.into_iter().find_map(|w| only(w, id, names)).or_else(|| only(simplicity, id, names))
    };
    let places = || {
        let (unprepared, prepared) = peers::geometry_point_in_polygon::workloads();
        let (nearest, building) = peers::geometry_nearest::workloads();
        only(unprepared, id, names)
            .or_else(|| only(prepared, id, names))
            .or_else(|| only(nearest, id, names))
            .or_else(|| only(building, id, names))
    };
    let cuts = || {
        let (half_planes, clip) = peers::geometry_half_planes::workloads();
        let (by_distance, by_area) = peers::geometry_simplify::workloads();
        only(half_planes, id, names)
            .or_else(|| only(clip, id, names))
            .or_else(|| only(by_distance, id, names))
            .or_else(|| only(by_area, id, names))
    };
    let halves = || {
        let peers::numerics_half::Workloads { to_16, doubles_to_16, to_8, from_16, from_8 } =
            peers::numerics_half::workloads();
        (to_16.into_iter().find_map(|w| only(w, id, names)))
            .or_else(|| only(doubles_to_16, id, names))
            .or_else(|| only(to_8, id, names))
            .or_else(|| from_16.into_iter().find_map(|w| only(w, id, names)))
            .or_else(|| only(from_8, id, names))
    };
    let found = (peers::lowest_common_ancestor::workloads().into_iter().find_map(|w| only(w, id, names)))
        .or_else(merges)
        .or_else(orientations)
        .or_else(|| only(peers::geometry_in_circle::workload(), id, names))
        .or_else(numerics)
        .or_else(|| only(peers::geometry_convex_hull::workload(), id, names))
        .or_else(|| only(peers::geometry_closest_pair::workload(), id, names))
        .or_else(|| only(peers::geometry_segment_intersection::workload(), id, names))
        .or_else(calipers)
        .or_else(|| only(peers::geometry_enclosing_circle::workload(), id, names))
        .or_else(rings)
        .or_else(places)
        .or_else(|| only(peers::geometry_convex_polygon::point_in_convex(), id, names))
        .or_else(|| only(peers::geometry_convex_polygon::by_angle(), id, names))
        .or_else(|| peers::geometry_curves::workloads().into_iter().find_map(|w| only(w, id, names)))
        .or_else(cuts)
        .or_else(halves)
        .or_else(|| peers::longest_consecutive::workloads().into_iter().find_map(|w| only(w, id, names)))
        .or_else(|| peers::minimum_window::workloads().into_iter().find_map(|w| only(w, id, names)));
    let found = found.unwrap_or_else(|| panic!("no workload is called {id}"));
    let there: Vec<_> = found.contenders().into_iter().map(|c| c.name).collect();
    assert_eq!(there.len(), names.len(), "{id} has of {names:?} only {there:?}");
    found
}

fn only<I: 'static, A: 'static>(
    mut workload: Workload<I, A>,
    id: &str,
    names: &[&str],
) -> Option<Box<dyn AnyWorkload>> {
    workload.contenders.retain(|contender| names.contains(&contender.name));
    if workload.id == id { Some(Box::new(workload)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bars::bars;

    /// What a kata renames must be renamed here: `cells` and `measure` panic.
    #[test]
    fn every_bar_runs_on_small_inputs_and_nobody_is_wrong() {
        for bar in bars() {
            let unit = sides(bar, &names(bar)).unit();
            assert!(unit == "byte" || !matches!(bar.target, Target::GigabytesPerSecond(_)), "{}", bar.name);
            assert!(unit == "operation" || !matches!(bar.target, Target::GigaflopsPerSecond(_)), "{}", bar.name);
            for pattern in cells(bar) {
                let measured = measure(&Bar { sizes: &[64], ..*bar }, pattern, &mut |_| ());
                assert_eq!(measured.len(), 1, "{} on {pattern}", bar.name);
                assert!(!matches!(measured[0].verdict, Verdict::Wrong(_)), "{} on {pattern}: {measured:?}", bar.name);
                assert!(measured[0].figure.is_some(), "{} on {pattern}: {measured:?}", bar.name);
            }
        }
    }

    #[test]
    fn targets_are_kept_at_the_limit() {
        assert!(Target::Share(0.8).is_met(0.8) && !Target::Share(0.8).is_met(0.81));
        assert!(Target::Times(10.0).is_met(10.0) && !Target::Times(10.0).is_met(9.9));
        for rate in [Target::GigabytesPerSecond, Target::GigaflopsPerSecond] {
            assert!(rate(1.0).is_met(1.2) && !rate(1.0).is_met(0.9));
        }
    }
}
