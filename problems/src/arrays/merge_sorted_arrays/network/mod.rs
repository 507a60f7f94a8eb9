//! Merging network: four streams over one block that take a whole vector of
//! integers at each step.
//!
//! Put a sorted vector and a reversed sorted one side by side, and take least
//! and greatest place by place: every value of the least then goes before
//! every value of the greatest, and three more rounds (half the distance each)
//! sort both, with no comparison that anything waits for:
//!
//! ```text
//!    kept   2 5 6 9        least     2 4 3 1   ->  1 2 3 4   the next of the result
//!    next   7 4 3 1   ->
//!   (reversed)             greatest  7 5 6 9   ->  5 6 7 9   kept for the next step
//! ```
//!
//! The next vector comes from the input whose first value left is smaller. So
//! a step writes eight values for one comparison that decides, where the
//! streams of `streams.rs` write one.
//!
//! Equals come out in any order. It is therefore used where no one can tell
//! them apart, integers in their natural order and floats in that of
//! `total_cmp`, and where the machine has the instructions: a [`Network`] is
//! the proof of both. A comparator is known by its type, which is one of its
//! own for every function: `f64::total_cmp` is found out, and a closure that
//! calls it is not.
//!
//! Time as a share of the branch-free streams', 10⁵ uniform values in one run:
//! `i32` 0.40, `i64` 0.57, `f32` 0.28, `f64` 0.45; at 10⁶, where memory takes its
//! part, 0.40, 0.77, 0.31 and 0.51.
//!
//! Sources: Batcher, "Sorting networks and their applications", AFIPS 1968;
//! Inoue and others, "AA-sort", PACT 2007, for merging vector by vector.
//! Deviation: four streams of a merge path, as a single one spends more than
//! half of its time waiting (0.58 ns an `i32`).

mod padded;
#[cfg(target_arch = "x86_64")]
mod x86;

use std::{
    any::TypeId,
    hint::select_unpredictable,
    marker::PhantomData,
    mem::{MaybeUninit, transmute},
};

use super::{room::Room, streams::STREAMS};

/// Streams end at a multiple of this many elements, and read as many beyond
/// the block.
pub(super) const WIDEST: usize = 8;

/// Proof that elements of type `T` come in an order in which equals are the
/// same bits, and that the machine can run the network for it.
pub(super) struct Network<T> {
    /// Elements written by a step.
    pub(super) lanes: usize,
    /// # Safety
    /// As [`Network::merge_block`] makes sure.
    run: unsafe fn(&Block<'_, T>),
}

/// What the network merges: checked by [`Network::merge_block`].
struct Block<'b, T> {
    a: &'b [T],
    b: &'b [T],
    splits: [usize; STREAMS],
    /// Elements written by each stream.
    steps: usize,
    out: *mut MaybeUninit<T>,
}

impl<T> Clone for Network<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Network<T> {}

impl<T: Ord + Copy> Network<T> {
    /// The network for `T` in its natural order, if there is one.
    pub(super) fn natural() -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        return x86::for_type();
        #[cfg(not(target_arch = "x86_64"))]
        None
    }
}

impl<T: Copy> Network<T> {
    /// The network for the order of `compare`, if that is a float's `total_cmp`.
    pub(super) fn for_order<F>(compare: &F) -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        return x86::for_order(compare);
        #[cfg(not(target_arch = "x86_64"))]
        {
            let _ = compare;
            None
        }
    }
    /// Merges `size` elements from the fronts of `a` and `b` into `room`.
    ///
    /// `splits[t]` is how many of the first `t · size / 4` merged elements come
    /// from `a`; wrong numbers give a wrong result, nothing worse.
    ///
    /// # Panics
    /// If `size` is no multiple of 4 · [`WIDEST`], if an input has less than
    /// `size` + [`WIDEST`] elements, or if `splits[t]` is above `t · size / 4`.
    pub(super) fn merge_block(self, a: &[T], b: &[T], size: usize, splits: [usize; STREAMS], room: &mut Room<'_, T>) {
        let steps = size / STREAMS;
        assert!(steps * STREAMS == size && steps.is_multiple_of(WIDEST), "a block of {size}");
        let shorter = a.len().min(b.len());
        assert!(shorter >= size + WIDEST, "a block of {size} from an input of {shorter}");
        for (t, &split) in splits.iter().enumerate() {
            assert!(split <= t * steps, "stream {t} cannot start after {split} elements of a");
        }
        let out = room.next(size).as_mut_ptr();
        // SAFETY: the inputs' lengths, the streams' starts and the room are
        // what they should be; `self` is the proof of type and instructions.
        unsafe { (self.run)(&Block { a, b, splits, steps, out }) };
        // SAFETY: each stream has written `steps` slots.
        unsafe { room.advance(size) };
    }
}

/// Runs the streams of a block, in the order of `less`: `step` takes the vector
/// kept and the one read next, and gives the least elements of both in order,
/// to be written, and the others, to be kept. `arrange` makes a vector read one
/// to be kept.
///
/// Inlined, so that all of it is compiled for the caller's instructions.
///
/// # Safety
/// `V` is a vector of elements of type `T`, at most [`WIDEST`] of them, and
/// `block` has passed [`Network::merge_block`].
#[inline(always)]
#[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "no network yet"))]
unsafe fn run<T: Copy, V: Copy>(
    block: &Block<'_, T>,
    less: impl Fn(T, T) -> bool,
    arrange: impl Fn(V) -> V,
    step: impl Fn(V, V) -> (V, V),
) {
    let &Block { a, b, splits, steps, out } = block;
    let lanes = size_of::<V>() / size_of::<T>();
    let at = |values: &[T], i: usize| values[i..].as_ptr();
    let mut kept: [V; STREAMS] = std::array::from_fn(|t| {
        // SAFETY: within `a`, as t * steps + lanes <= size.
        arrange(unsafe { at(a, splits[t]).cast::<V>().read_unaligned() })
    });
    // Before it writes slot k, a stream has read at most k + lanes elements of
    // either input, and then it reads lanes more: up to t * steps + k + 2 *
    // lanes <= size + lanes, as k <= steps - lanes.
    let mut at_a: [*const T; STREAMS] = std::array::from_fn(|t| at(a, splits[t] + lanes));
    let mut at_b: [*const T; STREAMS] = std::array::from_fn(|t| at(b, t * steps - splits[t]));
    for k in (0..steps).step_by(lanes) {
        for t in 0..STREAMS {
            // SAFETY: within `a` as said above.
            let first = unsafe { *at_a[t] };
            // SAFETY: within `b` as said above.
            let second = unsafe { *at_b[t] };
            let from_b = less(second, first);
            let next = select_unpredictable(from_b, at_b[t], at_a[t]).cast::<V>();
            // SAFETY: within either as said above.
            let next = unsafe { next.read_unaligned() };
            // SAFETY: at most the end of `b`.
            at_b[t] = unsafe { at_b[t].add(lanes * usize::from(from_b)) };
            // SAFETY: at most the end of `a`.
            at_a[t] = unsafe { at_a[t].add(lanes * usize::from(!from_b)) };
            let least;
            (least, kept[t]) = step(kept[t], next);
            // SAFETY: t * steps + k + lanes <= size, the number of slots there.
            let slots = unsafe { out.add(t * steps + k) };
            // SAFETY: as many slots as elements.
            unsafe { slots.cast::<V>().write_unaligned(least) };
        }
    }
}

/// Whether `T` is the type `U`.
#[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "no network yet"))]
fn is<T, U: 'static>() -> bool {
    trait Named {
        fn type_id(&self) -> TypeId
        where
            Self: 'static;
    }
    impl<T> Named for PhantomData<T> {
        fn type_id(&self) -> TypeId
        where
            Self: 'static,
        {
            TypeId::of::<T>()
        }
    }
    let named: &dyn Named = &PhantomData::<T>;
    // SAFETY: a `PhantomData` holds no reference, so nothing is kept beyond
    // its life. Types that differ in lifetimes alone have the same id; of an
    // integer's there is only one.
    let named = unsafe { transmute::<&dyn Named, &(dyn Named + 'static)>(named) };
    named.type_id() == TypeId::of::<U>()
}

#[cfg(test)]
mod tests {
    use std::{
        cmp::{Ordering, Reverse},
        fmt::Debug,
    };

    use kihon_judge::Random;

    use super::{super::merge_path, *};

    /// Whatever the machine has, only numbers of 32 and 64 bits are merged so.
    #[test]
    fn a_network_is_for_numbers_alone() {
        #[cfg(target_arch = "x86_64")]
        let (narrow, wide) = (
            is_x86_feature_detected!("avx2"),
            is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512vl"),
        );
        #[cfg(not(target_arch = "x86_64"))]
        let (narrow, wide) = (false, false);
        assert_eq!(Network::<i32>::natural().is_some(), narrow);
        assert_eq!(Network::<u32>::natural().is_some(), narrow);
        assert_eq!(Network::<char>::natural().is_some(), narrow);
        assert_eq!(Network::<i64>::natural().is_some(), wide);
        assert_eq!(Network::<u64>::natural().is_some(), wide);
        assert_eq!(Network::<isize>::natural().is_some(), wide);
        assert_eq!(Network::<usize>::natural().is_some(), wide);
        assert_eq!(Network::<f32>::for_order(&f32::total_cmp).is_some(), narrow);
        assert_eq!(Network::<f64>::for_order(&f64::total_cmp).is_some(), wide);
        assert!(Network::<f64>::for_order(&|x: &f64, y: &f64| y.total_cmp(x)).is_none());
        assert!(Network::<i32>::for_order(&i32::cmp).is_none());
        assert!(Network::<Reverse<i32>>::natural().is_none());
        assert!(Network::<(i16, i16)>::natural().is_none());
        assert!(Network::<[u32; 1]>::natural().is_none());
        assert!(Network::<i16>::natural().is_none());
        assert!(Network::<u128>::natural().is_none());
        assert!(Network::<&u64>::natural().is_none());
    }

    /// Blocks at every offset from a register's boundary, of few values and of
    /// the extremes, against a sort.
    fn check<T: Copy + Debug>(
        network: Option<Network<T>>,
        value: impl Fn(u64) -> T,
        compare: impl Fn(&T, &T) -> Ordering + Copy,
    ) {
        let Some(network) = network else { return };
        let mut random = Random::new(size_of::<T>() as u64);
        for size in [32, 64, 96, 480, 2016] {
            for round in 0..16 {
                let mut side = || -> Vec<T> {
                    let mut values: Vec<T> = (0..size + 2 * WIDEST)
                        .map(|_| match round % 4 {
                            0 => value(random.next_u64() % 3),
                            1 => value(random.next_u64() % 100),
                            2 => value(u64::MAX.wrapping_add(random.next_u64() % 3)),
                            _ => value(random.next_u64()),
                        })
                        .collect();
                    values.sort_unstable_by(compare);
                    values
                };
                let (a, b) = (side(), side());
                let (a, b) = (&a[round % WIDEST..], &b[round / 2..]);
                let mut expected = [a, b].concat();
                expected.sort_unstable_by(compare);
                expected.truncate(size);
                let splits = merge_path::starts(&a[..size], &b[..size], size / 2, &mut |x, y| compare(x, y).is_lt());
                let merged = Room::collect(size, |room| network.merge_block(a, b, size, splits, room));
                let same = expected.iter().zip(&merged).all(|(x, y)| compare(x, y).is_eq());
                assert!(same && merged.len() == size, "{size} of {} bytes, round {round}", size_of::<T>());
            }
        }
    }

    #[test]
    fn every_type_agrees_with_a_sort() {
        fn integers<T: Ord + Copy + Debug>(value: impl Fn(u64) -> T) {
            check(Network::natural(), value, T::cmp);
        }
        integers(|x| x as i32);
        integers(|x| x as u32);
        integers(|x| char::from_u32(x as u32 % 0xD800).expect("below the surrogates"));
        integers(|x| x as i64);
        integers(|x| x);
        integers(|x| x as isize);
        integers(|x| x as usize);
        // Of all bits: NaNs of either sign and with any payload are among them.
        check(Network::for_order(&f32::total_cmp), |x| f32::from_bits(x as u32), f32::total_cmp);
        check(Network::for_order(&f32::total_cmp), |x| x as i64 as f32, f32::total_cmp);
        check(Network::for_order(&f64::total_cmp), f64::from_bits, f64::total_cmp);
        check(Network::for_order(&f64::total_cmp), |x| x as i64 as f64, f64::total_cmp);
    }

    #[test]
    fn blocks_that_do_not_fit_are_refused() {
        let Some(network) = Network::<i32>::natural() else { return };
        let values = [0; 200];
        let refused = |a: &[i32], size: usize, splits: [usize; STREAMS]| {
            std::panic::catch_unwind(|| {
                Room::collect(size, |room| network.merge_block(a, &values, size, splits, room));
            })
            .is_err()
        };
        assert!(!refused(&values[..104], 96, [0; STREAMS]));
        assert!(refused(&values[..103], 96, [0; STREAMS]));
        assert!(refused(&values, 100, [0; STREAMS]));
        assert!(refused(&values, 96, [0, 25, 48, 72]));
    }
}
