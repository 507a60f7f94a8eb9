//! The types of other crates, each behind the feature of its name.
//!
//! Into their types everything converts without loss. From them, what they allow and this
//! crate does not (NaN, infinities, a ring of two corners) is refused with its place, so
//! that the checks of a [`Point`](crate::Point) hold whichever way it came.

#[cfg(feature = "approx")]
mod approx;
#[cfg(feature = "geo-types")]
mod geo_types;
#[cfg(feature = "geojson")]
pub mod geojson;
#[cfg(feature = "mint")]
mod mint;
#[cfg(any(feature = "geojson", feature = "wkt"))]
mod parts;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "wkt")]
pub mod wkt;
