//! Drawings of shapes and of what an algorithm made of them, as SVG.
//!
//! ```text
//!   ┌───────────────────────┐
//!   │    ·───────·      ·   │   The view is the box around everything that ends, and a
//!   │   ╱ ·    ·  ╲         │   margin. Lines and rays are cut where they leave it.
//!   │  · ─ ─ ─ ─ ─ ·   ○    │   y points upwards. Widths and dots are in pixels, so that
//!   │   ╲    ·    ╱         │   they look the same whatever the unit of the coordinates.
//!   │    ·───────·          │
//!   └───────────────────────┘
//! ```
//!
//! A [`Drawing`] is a list of shapes, each with a [`Style`]; shown ([`ToString`], `write!`),
//! it is a file for a browser. Whatever is finite can be drawn: a scene of size 1e-300 as
//! well as one of 1e300, one point as well as none.
//!
//! # Complexity
//! O(n) for n points, to draw and to write.
//!
//! # Examples
//! ```
//! use kihon_geometry::{ConvexPolygon, svg::{Drawing, Style}, testing::patterns::disk};
//! let points = disk(100, 1);
//! let hull = ConvexPolygon::around(&points).unwrap();
//! let mut drawing = Drawing::new();
//! drawing.draw(&points[..], Style::INPUT).draw(&hull, Style::RESULT);
//! let text = drawing.to_string();
//! assert!(text.starts_with("<svg ") && text.ends_with("</svg>\n"));
//! assert_eq!(text.matches("<circle").count(), 100);
//! ```

mod draw;
mod style;
mod view;

use std::fmt;

pub use draw::Draw;
pub use style::Style;

use draw::{Mark, Part};
use view::View;

use crate::{coordinate::Coordinate, point::Point, shapes::BoundingBox};

/// Shapes to be shown together, the later ones on top.
///
/// # Examples
/// See [`svg`](self).
#[derive(Clone, Debug)]
pub struct Drawing {
    parts: Vec<(Part, Style)>,
    labels: Vec<(Point, String)>,
    width: f64,
    title: Option<String>,
}

impl Default for Drawing {
    fn default() -> Self {
        Self::new()
    }
}

impl Drawing {
    /// A drawing of nothing, 800 pixels wide.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::svg::Drawing;
    /// assert!(Drawing::new().to_string().contains("width=\"800\""));
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self { parts: Vec::new(), labels: Vec::new(), width: 800.0, title: None }
    }

    /// The longer side of the picture, in pixels, from 16 to 16,384; others are brought there.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::svg::Drawing;
    /// assert!(Drawing::new().size(400.0).to_string().contains("width=\"400\""));
    /// ```
    pub const fn size(&mut self, pixels: f64) -> &mut Self {
        // A NaN stays where it was.
        self.width = if pixels >= 16.0 { if pixels <= 16_384.0 { pixels } else { 16_384.0 } } else { 16.0 };
        self
    }

    /// A title, which browsers show and screen readers tell.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::svg::Drawing;
    /// assert!(Drawing::new().title("a < b").to_string().contains("<title>a &lt; b</title>"));
    /// ```
    pub fn title(&mut self, title: &str) -> &mut Self {
        self.title = Some(title.to_owned());
        self
    }

    /// Adds a shape, or the points of a slice.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Line, Point, svg::{Drawing, Style}};
    /// let (circle, line) = (Circle::new(Point::ORIGIN, 5).unwrap(), Line::through(Point::ORIGIN, Point::from((1, 2))));
    /// let mut drawing = Drawing::new();
    /// drawing.draw(&circle, Style::AREA).draw(&line.unwrap(), Style::FAINT);
    /// assert!(drawing.to_string().contains("<line"));
    /// ```
    pub fn draw<S: Draw + ?Sized>(&mut self, shape: &S, style: Style) -> &mut Self {
        self.parts.extend(shape.parts().zip(std::iter::repeat(style)));
        self
    }

    /// Writes a text beside a point.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, svg::Drawing};
    /// assert!(Drawing::new().label(Point::from((1, 2)), "A & B").to_string().contains("A &amp; B</text>"));
    /// ```
    pub fn label<T: Coordinate>(&mut self, at: Point<T>, text: &str) -> &mut Self {
        self.labels.push((at.to_f64(), text.to_owned()));
        self
    }

    /// The box around everything that ends; around the points of lines and rays too where
    /// that has no size.
    fn bounds(&self) -> Option<BoundingBox> {
        let labels = self.labels.iter().map(|&(point, _)| BoundingBox::between(point, point));
        let finite = self.parts.iter().filter_map(|(part, _)| part.bounds());
        let bounds = finite.chain(labels).reduce(BoundingBox::union);
        if bounds.is_some_and(|bounds| bounds.least() != bounds.greatest()) {
            return bounds;
        }
        let endless = self.parts.iter().filter_map(|(part, _)| part.given_points());
        endless.map(|[a, b]| BoundingBox::between(a, b)).chain(bounds).reduce(BoundingBox::union)
    }
}

impl fmt::Display for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let view = View::of(self.bounds(), self.width);
        let (width, height) = (Pixels(view.width), Pixels(view.height));
        writeln!(
            f,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\">"
        )?;
        if let Some(title) = &self.title {
            writeln!(f, "<title>{}</title>", Escaped(title))?;
        }
        writeln!(f, "<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>")?;
        for (part, style) in &self.parts {
            for mark in part.marks(&view) {
                write_mark(f, &mark, style)?;
            }
        }
        for (point, text) in &self.labels {
            let (x, y) = view.place(*point);
            let (x, y) = (Pixels(x + 6.0), Pixels(y - 6.0));
            writeln!(
                f,
                "<text x=\"{x}\" y=\"{y}\" font-family=\"sans-serif\" font-size=\"13\">{}</text>",
                Escaped(text)
            )?;
        }
        f.write_str("</svg>\n")
    }
}

fn write_mark(f: &mut fmt::Formatter<'_>, mark: &Mark, style: &Style) -> fmt::Result {
    match mark {
        Mark::Dot((x, y)) => {
            let (x, y, r) = (Pixels(*x), Pixels(*y), Pixels(style.dot));
            writeln!(f, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\" fill=\"{}\"/>", Escaped(&style.stroke))
        }
        Mark::Round((x, y), radius) => {
            let (x, y, r) = (Pixels(*x), Pixels(*y), Pixels(*radius));
            writeln!(f, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{style}/>")
        }
        Mark::Line((x, y), (u, v)) => {
            let [x, y, u, v] = [*x, *y, *u, *v].map(Pixels);
            writeln!(f, "<line x1=\"{x}\" y1=\"{y}\" x2=\"{u}\" y2=\"{v}\"{style}/>")
        }
        Mark::Path { runs, closed } => {
            f.write_str("<path d=\"")?;
            for run in runs {
                for (index, &(x, y)) in run.iter().enumerate() {
                    write!(f, "{}{} {}", if index == 0 { "M" } else { "L" }, Pixels(x), Pixels(y))?;
                }
                f.write_str(if *closed { "Z" } else { "" })?;
            }
            let open = if *closed { "" } else { " style=\"fill:none\"" };
            writeln!(f, "\" fill-rule=\"evenodd\"{style}{open}/>")
        }
    }
}

/// With two decimals at most.
struct Pixels(f64);

impl fmt::Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A rounded number of few digits is shown as such; + 0 for −0.
        write!(f, "{}", (self.0 * 100.0).round() / 100.0 + 0.0)
    }
}

/// Text and attributes without markup.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                // Not allowed in XML at all.
                c if c.is_control() && !matches!(c, '\t' | '\n' | '\r') => f.write_str("\u{fffd}")?,
                c => write!(f, "{c}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
