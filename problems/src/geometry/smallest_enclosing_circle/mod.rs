//! Smallest enclosing circle: the one circle of least radius around all points.
//!
//! It goes through two of the points, which are the ends of a diameter, or through three
//! that make an acute triangle. Which ones is a question of signs, decided on integers
//! here; centre and radius are rounded when the circle is known.
//!
//! | function | time |
//! |---|---|
//! | [`naive`] | n⁴: every pair, every triple |
//! | [`incremental`] | n expected: Welzl's three loops over shuffled points |
//! | [`farthest_first`] | n for each of a few circles |
//! | [`kihon_geometry::smallest_enclosing_circle()`] | n, and exact for any `f64` |

mod cases;
mod circle;
mod farthest_first;
mod hints;
mod incremental;
mod kata;
mod mutants;
mod naive;
mod ours;
#[cfg(test)]
mod tests;
mod workload;

pub use circle::Circle;
pub use farthest_first::farthest_first;
pub use incremental::incremental;
pub use kata::{Answer, Points, SmallestEnclosingCircle};
pub use naive::naive;
pub use ours::ours;
pub use workload::workloads;
