//! The histogram as a drawing, with the range of each format below it.
//!
//! Bars are as high as the logarithm of their count, since the few values at the ends
//! are what a format loses. Below them lies a strip for each format: dark where its
//! numbers are normal, light where they are subnormal, nothing where they would become
//! zero or overflow. Colours are the reader's own (`currentColor`), so that the drawing
//! serves light and dark pages.

use std::fmt::Write;

use super::{FormatReport, QuantizationReport, text::percent};

const WIDTH: f64 = 720.0;
const LEFT: f64 = 80.0;
const RIGHT: f64 = 12.0;
const TOP: f64 = 12.0;
/// Of the bars.
const HEIGHT: f64 = 200.0;
/// Between the bars and the first strip: the axis.
const AXIS: f64 = 26.0;
/// From strip to strip.
const STRIP: f64 = 20.0;

impl QuantizationReport {
    /// The histogram over the exponents, with the formats' ranges, as an SVG element.
    ///
    /// # Examples
    /// ```
    /// use kihon_numerics::quantization::quantization_report;
    /// let svg = quantization_report(&[1.0, 2.0, 2.5]).to_svg();
    /// assert!(svg.contains("<title>2 values of 2^1</title>") && svg.ends_with("</svg>\n"));
    /// ```
    pub fn to_svg(&self) -> String {
        let strips = self.formats.len() as f64;
        let height = TOP + HEIGHT + AXIS + STRIP * strips + 8.0;
        let total = self.histogram.total();
        let label = format!("{total} values by exponent, and the ranges of {} formats", self.formats.len());
        let mut svg = String::new();
        let head = "fill=\"currentColor\" font-family=\"sans-serif\" font-size=\"11\" role=\"img\"";
        element(
            &mut svg,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" {head} aria-label=\"{label}\">"
            ),
        );
        let axis = Axis::of(self);
        self.bars(&mut svg, &axis);
        axis.draw(&mut svg);
        for (place, format) in self.formats.iter().enumerate() {
            strip(&mut svg, &axis, TOP + HEIGHT + AXIS + STRIP * place as f64, format);
        }
        svg.push_str("</svg>\n");
        svg
    }

    fn bars(&self, svg: &mut String, axis: &Axis) {
        let most = (axis.first..axis.end).map(|e| self.histogram.count(e)).max().unwrap_or(0);
        // One value is worth a tenth of a decade.
        let decades = (most.max(1) as f64).log10() + 0.1;
        let bottom = TOP + HEIGHT;
        let at = |count: f64| bottom - HEIGHT * (count.log10() + 0.1) / decades;
        let mut count = 1usize;
        while count <= most {
            let y = at(count as f64);
            element(
                svg,
                format_args!(
                    "<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"currentColor\" stroke-opacity=\"0.15\"/>",
                    WIDTH - RIGHT
                ),
            );
            element(
                svg,
                format_args!("<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{count}</text>", LEFT - 6.0, y + 4.0),
            );
            count = count.saturating_mul(10);
        }
        for exponent in axis.first..axis.end {
            let count = self.histogram.count(exponent);
            if count > 0 {
                let (x, y, width) = (axis.at(exponent), at(count as f64), axis.step);
                let s = if count == 1 { "" } else { "s" };
                element(
                    svg,
                    format_args!(
                        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill-opacity=\"0.7\"><title>{count} value{s} of 2^{exponent}</title></rect>",
                        width * 0.9,
                        bottom - y
                    ),
                );
            }
        }
    }
}

/// A format's strip: subnormal and normal numbers, where there are any on the axis.
fn strip(svg: &mut String, axis: &Axis, y: f64, report: &FormatReport) {
    let FormatReport { name, format, unscaled, .. } = report;
    let least_normal = 1 - format.bias();
    let least = least_normal - format.fraction_bits() as i32;
    let end = (format.greatest() >> format.fraction_bits()) as i32 - format.bias() + 1;
    element(svg, format_args!("<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>", LEFT - 6.0, y + 12.0));
    for (what, from, to, opacity) in [("subnormal", least, least_normal, 0.25), ("normal", least_normal, end, 0.5)] {
        let (x1, x2) = (axis.at(from.clamp(axis.first, axis.end)), axis.at(to.clamp(axis.first, axis.end)));
        if x1 < x2 {
            element(
                svg,
                format_args!(
                    "<rect x=\"{x1:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"14\" fill-opacity=\"{opacity}\"><title>{name}, {what}: 2^{from} to 2^{to}</title></rect>",
                    x2 - x1
                ),
            );
        }
    }
    let lost = format!(
        "{} to zero, {} overflow",
        percent(unscaled.to_zero, unscaled.values),
        percent(unscaled.overflow, unscaled.values)
    );
    element(
        svg,
        format_args!("<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{lost}</text>", WIDTH - RIGHT - 4.0, y + 11.0),
    );
}

/// From exponents to places.
struct Axis {
    first: i32,
    end: i32,
    step: f64,
}

impl Axis {
    /// The exponents that occur, with some room; a few around 0 where there are none.
    fn of(report: &QuantizationReport) -> Self {
        let (least, greatest) = report.histogram.exponents().unwrap_or((-4, 3));
        let (first, end) = (least - 4, greatest + 5);
        Self { first, end, step: (WIDTH - LEFT - RIGHT) / f64::from(end - first) }
    }

    fn at(&self, exponent: i32) -> f64 {
        LEFT + f64::from(exponent - self.first) * self.step
    }

    /// A name for every so many exponents that names do not touch.
    fn draw(&self, svg: &mut String) {
        let every = [1, 2, 5, 10, 20, 50].into_iter().find(|&every| f64::from(every) * self.step >= 40.0).unwrap_or(50);
        for exponent in (self.first..=self.end).filter(|e| e % every == 0) {
            let (x, y) = (self.at(exponent), TOP + HEIGHT + 14.0);
            element(
                svg,
                format_args!(
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"middle\">2<tspan dy=\"-4\" font-size=\"8\">{exponent}</tspan></text>"
                ),
            );
        }
    }
}

fn element(svg: &mut String, text: std::fmt::Arguments<'_>) {
    writeln!(svg, "{text}").expect("writing to a string");
}
