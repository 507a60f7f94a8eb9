//! The three drawings of a report.

use kihon::judge::{Role, contest::Comparison};

use super::{
    svg::{Anchor, LogScale, Svg, spread_out},
    view::{BestOther, Figures, Line, View, grouped, short, significant},
};

/// Units that a letter of a label takes at most.
const LETTER: f64 = 7.0;
/// The colours that references take in turn.
pub(super) const REFERENCE_COLORS: usize = 7;

/// The CSS colour of a contender: roles have fixed ones, references take
/// turns in the workload's order, so that a name keeps its colour from
/// pattern to pattern.
pub(super) fn color(found: &Comparison, name: &str) -> String {
    let mut references = 0;
    for contender in &found.contenders {
        let is_reference = matches!(contender.role, Role::Reference | Role::Peer);
        if contender.name == name {
            return match contender.role {
                Role::Ours => "var(--ours)".to_owned(),
                Role::Naive => "var(--naive)".to_owned(),
                Role::Standard => "var(--standard)".to_owned(),
                Role::Reference | Role::Peer => format!("var(--r{})", references % REFERENCE_COLORS),
            };
        }
        references += usize::from(is_reference);
    }
    "currentColor".to_owned()
}

/// One contender's way through the sizes.
struct Series<'a> {
    line: &'a Line,
    color: String,
    /// Elements, and nanoseconds for each.
    points: Vec<(f64, f64)>,
}

/// Ours last, so that it is drawn on top.
fn series<'a>(view: &'a View) -> Vec<Series<'a>> {
    let of = |line: &'a Line| {
        let timed = view.found.sizes.iter().filter(|s| s.elements > 0);
        let points = timed.filter_map(|s| s.times(line.name).map(|t| (s.elements as f64, t.per_element_ns)));
        Series { line, color: color(view.found, line.name), points: points.collect() }
    };
    let mut all: Vec<Series> = view.lines.iter().map(of).filter(|s| !s.points.is_empty()).collect();
    all.sort_by_key(|s| s.line.role == Role::Ours);
    all
}

/// Time per element against n, both logarithmic, a line for each contender
/// with its name at its end.
pub(super) fn growth(view: &View) -> String {
    const WIDTH: f64 = 560.0;
    const HEIGHT: f64 = 320.0;
    let found = view.found;
    let series = series(view);
    let longest = series.iter().map(|s| s.line.name.chars().count()).max().unwrap_or(0) as f64;
    let margin = (longest * LETTER + 22.0).clamp(110.0, 220.0);
    let (left, right, top, bottom) = (52.0, WIDTH - margin, 30.0, HEIGHT - 36.0);
    let points = || series.iter().flat_map(|s| s.points.iter().copied());
    let x = LogScale::over(points().map(|p| p.0), 4.0, left, right);
    let y = LogScale::over(points().map(|p| p.1), 8.0, bottom - 6.0, top + 8.0);
    let mut svg = Svg::new(WIDTH, HEIGHT);
    for tick in y.ticks() {
        svg.line((left, y.at(tick)), (right, y.at(tick)), "grid", "var(--grid)");
        svg.text((left - 8.0, y.at(tick) + 4.0), Anchor::End, "tick", &trimmed(tick));
    }
    for size in found.sizes.iter().filter(|s| s.elements > 0) {
        let at = x.at(size.elements as f64);
        svg.line((at, bottom), (at, bottom + 5.0), "grid", "var(--dim)");
        svg.text((at, bottom + 19.0), Anchor::Middle, "tick", &short(size.elements));
    }
    svg.line((left, bottom), (right, bottom), "grid", "var(--dim)");
    svg.text((left - 44.0, 14.0), Anchor::Start, "axis", &format!("ns per {}", found.unit));
    svg.text((right + 26.0, bottom + 19.0), Anchor::Start, "axis", &format!("{}s", found.unit));
    let ends: Vec<f64> = series.iter().map(|s| s.points.last().map_or(0.0, |p| y.at(p.1))).collect();
    let labels = spread_out(&ends, 15.0, top, bottom);
    for (series, label) in series.iter().zip(labels) {
        let points: Vec<(f64, f64)> = series.points.iter().map(|p| (x.at(p.0), y.at(p.1))).collect();
        let (name, color) = (series.line.name, &series.color);
        let ours = series.line.role == Role::Ours;
        if let Some(&end) = points.last() {
            svg.line(end, (right + 11.0, label), "leader", color);
        }
        svg.polyline(&points, if ours { "series ours" } else { "series" }, color);
        for (at, value) in points.iter().zip(&series.points) {
            let title = format!("{name}, n = {}: {} ns", short(value.0 as usize), significant(value.1));
            svg.circle(*at, if ours { 4.0 } else { 3.0 }, color, &title);
        }
        let class = if ours { "label ours" } else { "label" };
        let (color, told) = match series.line.result {
            Figures::Wrong { .. } => ("var(--wrong)", format!("{name} (wrong)")),
            _ => (color.as_str(), name.to_owned()),
        };
        svg.colored_text((right + 14.0, label + 4.0), Anchor::Start, class, color, &told);
    }
    svg.finish(&format!("Time per {} against n for {} on {}", found.unit, found.id, found.pattern))
}

/// A bar from 1 to a ratio, with its spread, on a shared logarithmic axis.
struct Bar {
    label: String,
    emphasis: bool,
    color: String,
    best: BestOther,
}

/// The ratio of each to the best other at the headline size.
pub(super) fn ratios(view: &View) -> String {
    let bars = view.lines.iter().filter_map(|line| {
        let best = line.to_best()?;
        let (label, emphasis) = (line.name.to_owned(), line.role == Role::Ours);
        Some(Bar { label, emphasis, color: color(view.found, line.name), best })
    });
    let label = format!("Ratio of times to the best other for {} on {}", view.found.id, view.found.pattern);
    draw_bars(&bars.collect::<Vec<_>>(), 22.0, &label)
}

/// Ours against the best other for one kata, a bar for each pattern.
pub(super) fn overview(group: &[View]) -> String {
    let bars = group.iter().filter_map(|view| {
        let best = view.ours()?.to_best()?;
        let color = if best.is_won() { "var(--good)" } else { "var(--poor)" }.to_owned();
        Some(Bar { label: view.found.pattern.to_owned(), emphasis: false, color, best })
    });
    let id = group.first().map_or("", |view| view.found.id);
    draw_bars(&bars.collect::<Vec<_>>(), 20.0, &format!("Ratio of the time of ours to the best other for {id}"))
}

fn draw_bars(bars: &[Bar], step: f64, label: &str) -> String {
    const WIDTH: f64 = 560.0;
    /// Room for a figure between a name and a bar that goes left.
    const VALUE: f64 = 64.0;
    let longest = bars.iter().map(|b| b.label.chars().count()).max().unwrap_or(0) as f64;
    let (left, right, top) = ((longest * LETTER + 16.0).clamp(60.0, 300.0), WIDTH - 56.0, 30.0);
    let bottom = top + step * bars.len() as f64 + 4.0;
    let mut svg = Svg::new(WIDTH, bottom + 24.0);
    let extent = bars.iter().flat_map(|b| [b.best.ratio, b.best.high, b.best.low]).chain([1.0, 0.8, 1.25]);
    let x = LogScale::over(extent, 2.0, left + VALUE, right);
    let faster = if x.at(1.0) > 170.0 { "← faster than the best other" } else { "← faster" };
    svg.text((x.at(1.0) - 8.0, 16.0), Anchor::End, "axis", faster);
    svg.text((x.at(1.0) + 8.0, 16.0), Anchor::Start, "axis", "slower →");
    for tick in x.ticks() {
        svg.line((x.at(tick), top - 4.0), (x.at(tick), bottom), "grid", "var(--grid)");
        let text = format!("×{}", trimmed(tick));
        svg.text((x.at(tick), bottom + 16.0), Anchor::Middle, "tick", &text);
    }
    for (i, bar) in bars.iter().enumerate() {
        let BestOther { ratio, low, high, .. } = bar.best;
        let y = top + step * i as f64;
        let middle = y + step / 2.0;
        let class = if bar.emphasis { "label ours" } else { "label" };
        svg.text((left, middle + 4.0), Anchor::End, class, &bar.label);
        let text = bar.best.shown();
        let title = format!("{}: {} ({} to {})", bar.label, text, significant(low), significant(high));
        svg.bar((x.at(1.0), x.at(ratio)), y + 3.0, step - 6.0, &bar.color, &title);
        svg.line((x.at(low), middle), (x.at(high), middle), "whisker", "var(--ink)");
        let (at, anchor) = if ratio < 1.0 {
            (x.at(low.min(ratio)) - 5.0, Anchor::End)
        } else {
            (x.at(high.max(ratio)) + 5.0, Anchor::Start)
        };
        svg.text((at, middle + 4.0), anchor, class, &text);
    }
    svg.line((x.at(1.0), top - 4.0), (x.at(1.0), bottom), "one", "var(--dim)");
    svg.finish(label)
}

/// A round number without zeros after its point.
fn trimmed(tick: f64) -> String {
    if tick >= 1.0 { grouped(tick.round() as u64) } else { format!("{tick:.4}").trim_end_matches('0').to_owned() }
}

/// Whether there is a second size to draw a line to.
pub(super) fn has_growth(view: &View) -> bool {
    view.found.sizes.len() > 1 && view.lines.iter().any(|line| matches!(line.result, Figures::Timed { .. }))
}
