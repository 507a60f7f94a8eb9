//! The merge to use, for every type and order.
//!
//! Elements that are `Copy` are merged by whichever of four ways suits the
//! order and the stretch of values at hand, see `merger.rs`: a merging network
//! for integers in their natural order and floats in that of `total_cmp`,
//! branch-free streams for any other order, strides where runs are long, and a mere copy where they are very
//! long.
//!
//! Elements are copied bit by bit, so the type is `Copy`; for `String`s and the
//! like merge references to them, or use [`merge_cloned`], which is built for
//! costly comparisons instead: never more than m + n − 1. It walks with two
//! pointers, and gallops when one input is eight times as long as the other.
//!
//! Time O(m + n) and no memory beside the result. A comparator that is no
//! order, or panics, leads to a useless result or a panic, nothing worse.

use std::cmp::Ordering;

use super::{
    error::{MergeError, check_sorted},
    forward, galloping,
    merger::{Merger, natural, ordered_by, ordered_by_less},
    room::Room,
};

/// How many times longer one input must be for galloping to need no more than
/// m + n − 1 comparisons: n runs of 8 cost 2·log₂ 9 + 2 < 9 each.
const FEWER_COMPARISONS: usize = 8;

/// The stable merge of two sorted slices in new storage; of equals, those of
/// `a` come first.
///
/// Unsorted input gives as many elements in no particular order, where some may
/// be missing and others stand twice; see [`merge_checked`]. Integers in this
/// order are merged about twice as fast as by [`merge_by`].
///
/// # Complexity
/// O(m + n) time, at most m + n + O(log m + log n) comparisons for each 2000
/// elements; for a run of r that comes from one input r/16, and O(log r) of
/// what goes beyond 4096.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge;
/// assert_eq!(merge(&[1, 3, 5], &[2, 3, 9]), [1, 2, 3, 3, 5, 9]);
/// ```
///
/// `f64` has no total order, and so is not `Ord`: say which one is meant.
/// `OrderedFloat` puts every NaN last and takes −0 and 0 for equals.
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{merge, merge_by};
/// use ordered_float::OrderedFloat;
/// let merged = merge(&[OrderedFloat(-1.5), OrderedFloat(f64::NAN)], &[OrderedFloat(0.0)]);
/// assert_eq!(merged, [-1.5, 0.0, f64::NAN].map(OrderedFloat));
/// // Or the total order of IEEE 754, where −0 comes before 0:
/// assert_eq!(merge_by(&[-1.0, 0.0], &[-0.0], f64::total_cmp).map(f64::to_bits), [-1.0, -0.0, 0.0].map(f64::to_bits));
/// # trait Each { fn map(self, f: fn(f64) -> u64) -> Vec<u64>; }
/// # impl Each for Vec<f64> { fn map(self, f: fn(f64) -> u64) -> Vec<u64> { self.into_iter().map(f).collect() } }
/// ```
pub fn merge<T: Ord + Copy>(a: &[T], b: &[T]) -> Vec<T> {
    natural().merged(a, b)
}

/// [`merge`] in the order of `compare`.
///
/// `f64::total_cmp` and `f32::total_cmp`, given by name, are as fast as the
/// integers of [`merge`]; a closure that calls them takes twice the time.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_by;
/// assert_eq!(merge_by(&[5, 1], &[4], |x, y| y.cmp(x)), [5, 4, 1]);
/// ```
pub fn merge_by<T: Copy>(a: &[T], b: &[T], compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    ordered_by(compare).merged(a, b)
}

/// [`merge`] in the order of keys.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_by_key;
/// let merged = merge_by_key(&[(1, 'a'), (2, 'a')], &[(1, 'b')], |pair| pair.0);
/// assert_eq!(merged, [(1, 'a'), (1, 'b'), (2, 'a')]);
/// ```
pub fn merge_by_key<T: Copy, K: Ord>(a: &[T], b: &[T], mut key: impl FnMut(&T) -> K) -> Vec<T> {
    ordered_by_less(|x: &T, y: &T| key(x) < key(y)).merged(a, b)
}

/// [`merge`] that looks at the order of both inputs first.
///
/// # Errors
/// [`MergeError::Unsorted`] with input 0 for `a` or 1 for `b`, and the first
/// index out of order.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_checked};
/// assert_eq!(merge_checked(&[1, 2], &[0]), Ok(vec![0, 1, 2]));
/// assert_eq!(merge_checked(&[1, 2], &[3, 5, 4]), Err(MergeError::Unsorted { input: 1, index: 2 }));
/// ```
pub fn merge_checked<T: Ord + Copy>(a: &[T], b: &[T]) -> Result<Vec<T>, MergeError> {
    check_sorted(a, 0)?;
    check_sorted(b, 1)?;
    Ok(merge(a, b))
}

/// [`merge`] into given storage.
///
/// # Errors
/// [`MergeError::Room`] if `out` does not have exactly m + n places.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::{MergeError, merge_into};
/// let mut out = [0; 3];
/// merge_into(&[1, 3], &[2], &mut out)?;
/// assert_eq!(out, [1, 2, 3]);
/// assert_eq!(merge_into(&[1], &[2], &mut out), Err(MergeError::Room { length: 3, needed: 2 }));
/// # Ok::<(), MergeError>(())
/// ```
pub fn merge_into<T: Ord + Copy>(a: &[T], b: &[T], out: &mut [T]) -> Result<(), MergeError> {
    fill(a, b, out, natural())
}

/// [`merge_into`] in the order of `compare`.
///
/// # Errors
/// As [`merge_into`].
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_into_by;
/// let mut out = [0; 3];
/// merge_into_by(&[3, 1], &[2], &mut out, |x, y| y.cmp(x))?;
/// assert_eq!(out, [3, 2, 1]);
/// # Ok::<(), kihon_problems::arrays::merge_sorted_arrays::MergeError>(())
/// ```
pub fn merge_into_by<T: Copy>(
    a: &[T],
    b: &[T],
    out: &mut [T],
    compare: impl FnMut(&T, &T) -> Ordering,
) -> Result<(), MergeError> {
    fill(a, b, out, ordered_by(compare))
}

fn fill<T: Copy>(
    a: &[T],
    b: &[T],
    out: &mut [T],
    mut merger: Merger<T, impl FnMut(&T, &T) -> bool>,
) -> Result<(), MergeError> {
    if out.len() != a.len() + b.len() {
        return Err(MergeError::Room { length: out.len(), needed: a.len() + b.len() });
    }
    merger.merge(a, b, &mut Room::over(out));
    Ok(())
}

/// The stable merge of two sorted slices of any type that can be cloned, for
/// comparisons that cost more than a copy.
///
/// # Complexity
/// O(m + n) time, at most m + n − 1 comparisons; O(n·log(m/n)) of them when
/// m ≥ 8·n, and the other way round.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_cloned;
/// let names = |list: &[&str]| list.iter().map(|name| name.to_string()).collect::<Vec<_>>();
/// assert_eq!(merge_cloned(&names(&["ada", "eve"]), &names(&["bob"])), names(&["ada", "bob", "eve"]));
/// ```
pub fn merge_cloned<T: Ord + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    merge_cloned_by(a, b, T::cmp)
}

/// [`merge_cloned`] in the order of `compare`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_cloned_by;
/// let merged = merge_cloned_by(&["b", "a"], &["c"], |x, y| y.cmp(x));
/// assert_eq!(merged, ["c", "b", "a"]);
/// ```
pub fn merge_cloned_by<T: Clone>(a: &[T], b: &[T], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    if a.len().max(b.len()) / FEWER_COMPARISONS < a.len().min(b.len()) {
        return forward::merge_by(a, b, compare);
    }
    let mut merged = Vec::with_capacity(a.len() + b.len());
    galloping::runs(a, b, &mut |x, y| compare(x, y).is_lt(), |run| merged.extend_from_slice(run));
    merged
}
