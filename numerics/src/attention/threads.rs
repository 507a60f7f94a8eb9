//! Work shared out among threads, where the feature `rayon` asks for it.
//!
//! Each piece of work is the same whoever does it, and results come in the order of the
//! pieces: the bits do not depend on the number of threads.

/// How many pieces are worth having at a time.
pub(super) fn count() -> usize {
    #[cfg(feature = "rayon")]
    return rayon::current_num_threads();
    #[cfg(not(feature = "rayon"))]
    1
}

/// The results for each piece, in order, at the level in use here.
pub(super) fn mapped<I: Send, O: Send>(pieces: Vec<I>, work: impl Fn(I) -> O + Sync) -> Vec<O> {
    #[cfg(feature = "rayon")]
    if pieces.len() > 1 && count() > 1 {
        use rayon::iter::{IntoParallelIterator, ParallelIterator};
        let level = crate::simd::Level::current();
        return pieces.into_par_iter().map(|piece| level.with(|| work(piece))).collect();
    }
    pieces.into_iter().map(work).collect()
}
