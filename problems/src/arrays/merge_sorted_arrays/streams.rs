//! Four independent branch-free streams over one block: the inner loop of
//! [`merge_path`](super::merge_path).
//!
//! A branch-free step decides by a conditional move which of two values to
//! write and by arithmetic which pointer to advance: no misprediction, but
//! each step waits for the previous one (load, compare, add: about ten
//! cycles). Four streams side by side fill that wait. Two leave it half empty
//! (1.10 ns an `i32` against 0.70 in one run), five to eight need more
//! registers than there are (0.73 to 0.90).
//!
//! No bound is checked in the loop. The block has as many elements of each
//! input as it writes, so that no answer of a comparator, however
//! inconsistent, leads a stream beyond its end.
//!
//! # Safety
//! `unsafe` here is worth 1.77 × against the same loop with checked indices
//! (a million uniform `i32`, 1.33 ns each against 0.75 in one run). For floats
//! it is worth more: the compiler turns a choice between two `f64` into a jump
//! (5.8 ns), which carrying them as integer words prevents (1.7).

use std::{hint::select_unpredictable, mem::MaybeUninit};

use super::room::Room;

/// Streams of a block.
pub(super) const STREAMS: usize = 4;

/// Merges as many elements as `a` has from the fronts of `a` and `b` into
/// `room`, and returns how many of them came from `a`.
///
/// `splits[t]` is how many of the first `t · a.len() / 4` merged elements come
/// from `a`; wrong numbers give a wrong order, nothing worse.
///
/// # Panics
/// If the lengths differ or are no multiple of four, or if `splits[t]` is
/// above `t · a.len() / 4`.
pub(super) fn merge_block<T: Copy>(
    a: &[T],
    b: &[T],
    splits: [usize; STREAMS],
    room: &mut Room<'_, T>,
    less: &mut impl FnMut(&T, &T) -> bool,
) -> usize {
    // The word that carries an element: an integer for the sizes that have
    // one, so that the choice between two is a conditional move.
    match size_of::<T>() {
        1 => run::<T, MaybeUninit<u8>>(a, b, splits, room, less),
        2 => run::<T, MaybeUninit<u16>>(a, b, splits, room, less),
        4 => run::<T, MaybeUninit<u32>>(a, b, splits, room, less),
        8 => run::<T, MaybeUninit<u64>>(a, b, splits, room, less),
        _ => run::<T, MaybeUninit<T>>(a, b, splits, room, less),
    }
}

/// `W` has the size of `T` and at least its alignment.
///
/// Never inlined: the loop needs every register there is.
#[inline(never)]
fn run<T: Copy, W: Copy>(
    a: &[T],
    b: &[T],
    splits: [usize; STREAMS],
    room: &mut Room<'_, T>,
    less: &mut impl FnMut(&T, &T) -> bool,
) -> usize {
    const { assert!(STREAMS == 4) };
    assert!(size_of::<T>() == size_of::<W>() && align_of::<T>() <= align_of::<W>());
    let (size, steps) = (a.len(), a.len() / STREAMS);
    assert!(b.len() == size && steps * STREAMS == size, "a block of {size} and {} elements", b.len());
    for (t, &split) in splits.iter().enumerate() {
        assert!(split <= t * steps, "stream {t} cannot start after {split} elements of a");
    }
    let out = room.next(size).as_mut_ptr().cast::<T>();
    // Before step k of stream t, with k < steps, the stream has read k
    // elements: it stands at most at splits[t] + k <= t * steps + k < size in
    // `a`, and at most at t * steps - splits[t] + k < size in `b`.
    let mut at_a: [*const T; STREAMS] = std::array::from_fn(|t| a[splits[t]..].as_ptr());
    let mut at_b: [*const T; STREAMS] = std::array::from_fn(|t| b[t * steps - splits[t]..].as_ptr());
    for k in 0..steps {
        for t in 0..STREAMS {
            // SAFETY: within `a` as said above; `W` has the size of `T`.
            let x: W = unsafe { at_a[t].cast::<W>().read_unaligned() };
            // SAFETY: within `b` as said above; `W` has the size of `T`.
            let y: W = unsafe { at_b[t].cast::<W>().read_unaligned() };
            // SAFETY: a copy of a `T`, aligned for it.
            let first = unsafe { &*(&raw const x).cast::<T>() };
            // SAFETY: a copy of a `T`, aligned for it.
            let second = unsafe { &*(&raw const y).cast::<T>() };
            let from_b = less(second, first);
            // SAFETY: t * steps + k < size, the number of slots at `out`.
            let slot = unsafe { out.add(t * steps + k) };
            // SAFETY: a slot of the room, written with a copy of a `T`.
            unsafe { slot.cast::<W>().write_unaligned(select_unpredictable(from_b, y, x)) };
            // SAFETY: at most one beyond the last element of `b`.
            at_b[t] = unsafe { at_b[t].add(usize::from(from_b)) };
            // SAFETY: at most one beyond the last element of `a`.
            at_a[t] = unsafe { at_a[t].add(usize::from(!from_b)) };
        }
    }
    // SAFETY: the streams have written `steps` slots each, `size` in all.
    unsafe { room.advance(size) };
    // SAFETY: both point into `a`.
    let taken = unsafe { at_a[STREAMS - 1].offset_from(a.as_ptr()) };
    taken.unsigned_abs()
}
