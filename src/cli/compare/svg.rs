//! A few SVG elements and logarithmic axes; colours are CSS variables of the
//! page, so that one drawing serves the light and the dark scheme.

use std::fmt::{Display, Write};

/// A drawing in user units, as wide as its column allows.
pub(super) struct Svg {
    width: f64,
    height: f64,
    body: String,
}

/// Where a text is anchored.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Svg {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self { width, height, body: String::new() }
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), class: &str, color: &str) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.push(format_args!(
            "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" style=\"stroke:{color}\"/>"
        ));
    }

    pub(super) fn polyline(&mut self, points: &[(f64, f64)], class: &str, color: &str) {
        let points: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
        let points = points.join(" ");
        self.push(format_args!("<polyline class=\"{class}\" points=\"{points}\" style=\"stroke:{color}\"/>"));
    }

    pub(super) fn circle(&mut self, (x, y): (f64, f64), radius: f64, color: &str, title: &str) {
        let title = escaped(title);
        self.push(format_args!(
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\" style=\"fill:{color}\"><title>{title}</title></circle>"
        ));
    }

    /// A bar between two `x`, in either order.
    pub(super) fn bar(&mut self, (x1, x2): (f64, f64), y: f64, height: f64, color: &str, title: &str) {
        let (x, width, title) = (x1.min(x2), (x2 - x1).abs().max(1.0), escaped(title));
        self.push(format_args!(
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" rx=\"2\" style=\"fill:{color}\"><title>{title}</title></rect>"
        ));
    }

    /// A text in the colour of its class.
    pub(super) fn text(&mut self, at: (f64, f64), anchor: Anchor, class: &str, text: &str) {
        self.colored_text(at, anchor, class, "", text);
    }

    pub(super) fn colored_text(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &str, color: &str, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = escaped(text);
        let style = if color.is_empty() { String::new() } else { format!(" style=\"fill:{color}\"") };
        self.push(format_args!(
            "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\"{style}>{text}</text>"
        ));
    }

    fn push(&mut self, element: impl Display) {
        writeln!(self.body, "{element}").expect("writing to a string");
    }

    /// The element, with a description for those who do not see it.
    pub(super) fn finish(self, label: &str) -> String {
        let Self { width, height, body } = self;
        format!(
            "<svg viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-label=\"{}\">\n{body}</svg>\n",
            escaped(label)
        )
    }
}

/// From values to positions, by their logarithm.
#[derive(Clone, Copy)]
pub(super) struct LogScale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

impl LogScale {
    /// Covers positive `values`, widened to a factor of at least
    /// `least_factor`, onto `from..to`.
    pub(super) fn over(values: impl IntoIterator<Item = f64>, least_factor: f64, from: f64, to: f64) -> Self {
        let (mut low, mut high) = (f64::INFINITY, 0.0_f64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = (1.0, 1.0);
        }
        let missing = (least_factor / (high / low)).max(1.0).sqrt();
        Self { low: low / missing, high: high * missing, from, to }
    }

    pub(super) fn at(&self, value: f64) -> f64 {
        let share = (value / self.low).ln() / (self.high / self.low).ln();
        self.from + share * (self.to - self.from)
    }

    /// Round values in the range: 1, 2, 5 of every decade; powers of ten only
    /// where there are many decades.
    pub(super) fn ticks(&self) -> Vec<f64> {
        let decades = (self.high / self.low).log10();
        let digits: &[f64] = if decades > 2.0 { &[1.0] } else { &[1.0, 2.0, 5.0] };
        let step = (decades / 6.0).ceil().max(1.0) as i32;
        let (first, last) = (self.low.log10().floor() as i32, self.high.log10().ceil() as i32);
        let mut ticks = Vec::new();
        for exponent in (first..=last).filter(|e| e.rem_euclid(step) == 0) {
            for digit in digits {
                let tick = digit * 10f64.powi(exponent);
                if tick >= self.low * 0.999 && tick <= self.high * 1.001 {
                    ticks.push(tick);
                }
            }
        }
        ticks
    }
}

/// Moves labels apart, so that each has `gap` to the next and all lie between
/// `top` and `bottom` where there is room; the order of equals is kept.
pub(super) fn spread_out(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    let mut places: Vec<f64> = order.iter().map(|&i| wanted[i]).collect();
    let mut least = top;
    for place in &mut places {
        *place = place.max(least);
        least = *place + gap;
    }
    let mut most = bottom;
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - gap;
    }
    let mut out = vec![0.0; wanted.len()];
    for (place, i) in places.into_iter().zip(order) {
        out[i] = place;
    }
    out
}

/// Text inside an element or an attribute.
pub(in crate::cli) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_scale_has_round_ticks() {
        let scale = LogScale::over([3.0, 40.0], 1.0, 0.0, 100.0);
        assert_eq!(scale.ticks(), [5.0, 10.0, 20.0]);
        assert!((scale.at(3.0), scale.at(40.0)) == (0.0, 100.0));
        assert!((scale.at(120f64.sqrt()) - 50.0).abs() < 1e-9);
        let wide = LogScale::over([1.0, 1e5], 1.0, 0.0, 1.0);
        assert_eq!(wide.ticks().len(), 6);
    }

    #[test]
    fn one_value_or_none_still_makes_a_scale() {
        let one = LogScale::over([7.0], 4.0, 0.0, 100.0);
        assert_eq!(one.at(7.0), 50.0);
        assert!(LogScale::over([], 4.0, 0.0, 100.0).at(1.0).is_finite());
    }

    #[test]
    fn labels_keep_their_distance() {
        assert_eq!(spread_out(&[10.0, 50.0, 11.0], 10.0, 0.0, 100.0), [10.0, 50.0, 20.0]);
        assert_eq!(spread_out(&[98.0, 99.0, 5.0], 10.0, 0.0, 100.0), [90.0, 100.0, 5.0]);
    }
}
