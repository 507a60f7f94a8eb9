//! Algorithms to practise, reuse and compare.

pub use kihon_geometry as geometry;
#[cfg(feature = "judge")]
pub use kihon_judge as judge;
pub use kihon_macros::kata;
pub use kihon_numerics as numerics;
pub use kihon_problems as problems;

/// The katas, by the names that `#[kihon::kata(…)]` takes.
#[cfg(feature = "judge")]
pub mod katas {
    pub use kihon_problems::arrays::longest_consecutive::LongestConsecutive;
}
