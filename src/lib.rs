//! Algorithms to practise, reuse and compare.
//!
//! - [`problems`]: solved problems, for each the obvious way, the known
//!   algorithms, and the one to use.
//! - [`geometry`]: shapes whose predicates are exact.
//! - [`numerics`]: number routines that are right on every input.
//! - [`kata`] and `judge` (feature `judge`): write a solution of your own and
//!   have `cargo test` judge it.
//!
//! ```
//! use kihon::problems::arrays::longest_consecutive::longest_consecutive;
//! assert_eq!(longest_consecutive(&[3, 1, 2]).map(|run| run.length), Some(3));
//! ```

pub use kihon_geometry as geometry;
#[cfg(feature = "judge")]
pub use kihon_judge as judge;
#[cfg(feature = "judge")]
pub use kihon_judge::judge;
pub use kihon_macros::kata;
pub use kihon_numerics as numerics;
pub use kihon_problems as problems;
#[cfg(feature = "judge")]
pub use kihon_problems::katas;
