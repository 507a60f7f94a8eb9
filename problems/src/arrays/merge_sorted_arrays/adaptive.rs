//! The merge to use: branch-free streams, and galloping where one side
//! dominates.
//!
//! Merging goes forward block by block. Two comparisons at the start of a block
//! tell whether it lies in one input as a whole: then its run is measured by
//! galloping and copied. Otherwise the places where streams would start are
//! looked at: if most lie in runs of 32 and more, runs are galloped through
//! and copied until they get short. Otherwise four branch-free streams merge
//! the block, in the same time whatever the values are. When one input is sixteen times as long
//! as the other, the rest is galloped through.
//!
//! Elements are copied bit by bit, so the type is `Copy`; for `String`s and the
//! like merge references to them, or use [`merge_cloned`], which is built for
//! costly comparisons instead: never more than m + n − 1.
//!
//! Time O(m + n) and no memory beside the result. A comparator that is no
//! order, or panics, leads to an unordered result or a panic, nothing worse.

use std::cmp::Ordering;

use super::{
    branch_free,
    error::{MergeError, check_sorted},
    forward, galloping,
    galloping::gallop,
    merge_path::{self, BLOCKS},
    room::Room,
    streams::{self, STREAMS},
};

/// How many times longer one input must be for all of the rest to be galloped
/// through.
const SKEW: usize = 16;

/// A run of this length is worth a gallop and a copy: on runs of 16 galloping
/// takes 1.7 of the streams' time, on runs of 500 about 0.3.
const LONG: usize = 32;

/// How many times longer one input must be for galloping to need no more than
/// m + n − 1 comparisons: n runs of 8 cost 2·log₂ 9 + 2 < 9 each.
const FEWER_COMPARISONS: usize = 8;

/// The stable merge of two sorted slices in new storage; of equals, those of
/// `a` come first.
///
/// Unsorted input gives an unsorted permutation, see [`merge_checked`].
///
/// # Complexity
/// O(m + n) time, at most m + n + O(log m + log n) comparisons for each 8000
/// elements, O(log) for a run of any length that comes from one input.
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
    collect(a, b, |x, y| x < y)
}

/// [`merge`] in the order of `compare`.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::merge_by;
/// assert_eq!(merge_by(&[5, 1], &[4], |x, y| y.cmp(x)), [5, 4, 1]);
/// ```
pub fn merge_by<T: Copy>(a: &[T], b: &[T], mut compare: impl FnMut(&T, &T) -> Ordering) -> Vec<T> {
    collect(a, b, |x, y| compare(x, y).is_lt())
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
    collect(a, b, |x, y| key(x) < key(y))
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
    merge_into_by(a, b, out, T::cmp)
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
    mut compare: impl FnMut(&T, &T) -> Ordering,
) -> Result<(), MergeError> {
    if out.len() != a.len() + b.len() {
        return Err(MergeError::Room { length: out.len(), needed: a.len() + b.len() });
    }
    merge_room(a, b, &mut Room::over(out), &mut |x, y| compare(x, y).is_lt());
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
    if !skewed(a.len(), b.len(), FEWER_COMPARISONS) {
        return forward::merge_by(a, b, compare);
    }
    let mut merged = Vec::with_capacity(a.len() + b.len());
    galloping::runs(a, b, &mut |x, y| compare(x, y).is_lt(), |run| merged.extend_from_slice(run));
    merged
}

fn collect<T: Copy>(a: &[T], b: &[T], mut less: impl FnMut(&T, &T) -> bool) -> Vec<T> {
    Room::collect(a.len() + b.len(), |room| merge_room(a, b, room, &mut less))
}

/// Merges all of `a` and `b` into `room`.
pub(super) fn merge_room<T: Copy>(
    mut a: &[T],
    mut b: &[T],
    room: &mut Room<'_, T>,
    less: &mut impl FnMut(&T, &T) -> bool,
) {
    for size in BLOCKS {
        let (mut galloping, mut share) = (false, size / 2);
        while a.len().min(b.len()) >= size && !skewed(a.len(), b.len(), SKEW) {
            if galloping {
                galloping = gallop_on(&mut a, &mut b, size, room, less);
                continue;
            }
            let mut taken = [0, 0];
            if !less(&b[0], &a[size - 1]) {
                taken[0] = size + gallop(&a[size..], |x| !less(&b[0], x));
                room.extend(&a[..taken[0]]);
            } else if less(&b[size - 1], &a[0]) {
                taken[1] = size + gallop(&b[size..], |y| less(y, &a[0]));
                room.extend(&b[..taken[1]]);
            } else {
                let starts = merge_path::starts(&a[..size], &b[..size], share, less);
                galloping = size > 8 * LONG && in_long_runs(a, b, starts, size, less);
                if galloping {
                    continue;
                }
                let from_a = streams::merge_block(&a[..size], &b[..size], starts, room, less);
                taken = [from_a, size - from_a];
                share = from_a;
            }
            a = &a[taken[0]..];
            b = &b[taken[1]..];
        }
    }
    if skewed(a.len(), b.len(), SKEW) {
        galloping::runs(a, b, less, |run| room.extend(run));
    } else {
        branch_free::merge_room(a, b, room, less);
    }
}

/// Whether most of the places where streams would start are followed by a long
/// run from one input.
fn in_long_runs<T>(
    a: &[T],
    b: &[T],
    starts: [usize; STREAMS],
    size: usize,
    less: &mut impl FnMut(&T, &T) -> bool,
) -> bool {
    let mut long = 0;
    for (t, &i) in starts.iter().enumerate().skip(1) {
        let (a, b) = (&a[i..], &b[t * (size / STREAMS) - i..]);
        // Less than a block behind the start of either: these are there.
        let run = !less(&b[0], &a[LONG.min(a.len()) - 1]) || less(&b[LONG.min(b.len()) - 1], &a[0]);
        long += usize::from(run);
    }
    long >= 2
}

/// Copies runs until `size` elements are merged or an input is used up;
/// whether the runs were long enough to go on like that.
fn gallop_on<T: Copy>(
    a: &mut &[T],
    b: &mut &[T],
    size: usize,
    room: &mut Room<'_, T>,
    less: &mut impl FnMut(&T, &T) -> bool,
) -> bool {
    let (mut merged, mut runs) = (0, 0);
    while merged < size
        && let ([_, ..], [second, ..]) = (*a, *b)
    {
        let from_a = gallop(a, |x| !less(second, x));
        room.extend(&a[..from_a]);
        *a = &a[from_a..];
        let Some(first) = a.first() else { break };
        // The first of b is known to be due: this ends whatever `less` says.
        let from_b = 1 + gallop(&b[1..], |y| less(y, first));
        room.extend(&b[..from_b]);
        *b = &b[from_b..];
        merged += from_a + from_b;
        runs += 2;
    }
    merged >= LONG / 2 * runs
}

fn skewed(m: usize, n: usize, ratio: usize) -> bool {
    m.max(n) / ratio >= m.min(n)
}
