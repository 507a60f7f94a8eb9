//! Colours and widths.

use std::{borrow::Cow, fmt};

use super::Escaped;

/// How a shape is drawn: colours as SVG takes them, widths in pixels.
///
/// # Examples
/// ```
/// use kihon_geometry::{Point, svg::{Drawing, Style}};
/// let style = Style::INPUT.stroke("crimson").dot(5.0);
/// let text = Drawing::new().draw(&Point::from((1, 2)), style).to_string();
/// assert!(text.contains("r=\"5\" fill=\"crimson\""));
/// ```
/// The presets are apart by colour:
/// ```
/// use kihon_geometry::svg::Style;
/// let presets = [Style::INPUT, Style::RESULT, Style::AREA, Style::FAINT];
/// assert!(presets.iter().enumerate().all(|(i, style)| !presets[..i].contains(style)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    pub(super) stroke: Cow<'static, str>,
    pub(super) fill: Cow<'static, str>,
    pub(super) width: f64,
    pub(super) dot: f64,
    pub(super) opacity: f64,
}

impl Style {
    /// What an algorithm was given: thin and dark, small dots.
    pub const INPUT: Self = Self::preset("#404040", "none", 1.0, 2.5);
    /// What it made of it: bold and red.
    pub const RESULT: Self = Self::preset("#c8102e", "none", 2.0, 4.0);
    /// An area: outlined and filled in blue, which lets through what is below.
    pub const AREA: Self = Self::preset("#1f6fb2", "#1f6fb2", 1.5, 3.0);
    /// Lines that help.
    pub const FAINT: Self = Self::preset("#a0a0a0", "none", 1.0, 2.0);

    const fn preset(stroke: &'static str, fill: &'static str, width: f64, dot: f64) -> Self {
        Self { stroke: Cow::Borrowed(stroke), fill: Cow::Borrowed(fill), width, dot, opacity: 0.15 }
    }

    /// With this colour for outlines, lines and dots.
    ///
    /// # Examples
    /// See [`Style`].
    #[must_use]
    pub fn stroke(mut self, color: impl Into<Cow<'static, str>>) -> Self {
        self.stroke = color.into();
        self
    }

    /// Filled with this colour, or `none`.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Circle, Point, svg::{Drawing, Style}};
    /// let circle = Circle::new(Point::ORIGIN, 1.0).unwrap();
    /// assert!(Drawing::new().draw(&circle, Style::INPUT.fill("gold")).to_string().contains("fill=\"gold\""));
    /// ```
    #[must_use]
    pub fn fill(mut self, color: impl Into<Cow<'static, str>>) -> Self {
        self.fill = color.into();
        self
    }

    /// With lines of this width.
    ///
    /// # Examples
    /// ```
    /// use kihon_geometry::{Point, Segment, svg::{Drawing, Style}};
    /// let segment = Segment::new(Point::ORIGIN, Point::from((1, 0)));
    /// assert!(Drawing::new().draw(&segment, Style::INPUT.width(7.0)).to_string().contains("stroke-width=\"7\""));
    /// ```
    #[must_use]
    pub const fn width(mut self, pixels: f64) -> Self {
        self.width = pixels;
        self
    }

    /// With dots of this radius.
    ///
    /// # Examples
    /// See [`Style`].
    #[must_use]
    pub const fn dot(mut self, pixels: f64) -> Self {
        self.dot = pixels;
        self
    }
}

/// As attributes.
impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stroke, fill) = (Escaped(&self.stroke), Escaped(&self.fill));
        write!(f, " stroke=\"{stroke}\" stroke-width=\"{}\" stroke-linejoin=\"round\" fill=\"{fill}\"", self.width)?;
        if self.fill == "none" { Ok(()) } else { write!(f, " fill-opacity=\"{}\"", self.opacity) }
    }
}
