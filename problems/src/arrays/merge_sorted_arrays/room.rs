//! The storage that a merge writes to: new or given, filled from the front.
//!
//! `unsafe` lives here and in `streams.rs` only. It buys new storage that is
//! written once: any `Copy` type has no placeholder to fill a vector with, and
//! to fill it with copies of the inputs would be a pass of its own, 0.3 ns an
//! `i32` where the whole merge takes 0.75 (`memcpy` in the same run).

use std::mem::MaybeUninit;

/// Slots, of which the first `filled` hold values.
pub(super) struct Room<'a, T> {
    slots: &'a mut [MaybeUninit<T>],
    filled: usize,
}

impl<T: Copy> Room<'_, T> {
    /// The vector of the `n` values that `fill` writes.
    ///
    /// Fewer values than `n` are a bug of `fill`, but a safe one: the vector
    /// is then shorter. A panic in `fill` drops an empty vector.
    pub(super) fn collect(n: usize, fill: impl FnOnce(&mut Room<'_, T>)) -> Vec<T> {
        let mut values = Vec::with_capacity(n);
        let mut room = Room { slots: values.spare_capacity_mut(), filled: 0 };
        fill(&mut room);
        let filled = room.filled;
        // SAFETY: `slots` was the whole spare capacity of an empty vector, and
        // the first `filled` of them hold values.
        unsafe { values.set_len(filled) };
        values
    }

    /// The values that `fill` writes to all of `slots`.
    ///
    /// # Panics
    /// If it does not write as many.
    pub(super) fn fill(slots: &mut [MaybeUninit<T>], fill: impl FnOnce(&mut Room<'_, T>)) -> &[T] {
        let mut room = Room { slots, filled: 0 };
        fill(&mut room);
        assert_eq!(room.filled, slots.len(), "all slots are filled");
        // SAFETY: each slot holds a value.
        unsafe { slots.assume_init_ref() }
    }

    /// Room in values that may be overwritten.
    pub(super) fn over(values: &mut [T]) -> Room<'_, T> {
        let slots: *mut [T] = values;
        // SAFETY: same layout, same lifetime; only values are ever written to
        // a slot, so that `values` holds values whenever the room is gone.
        let slots = unsafe { &mut *(slots as *mut [MaybeUninit<T>]) };
        Room { slots, filled: 0 }
    }

    /// Appends one value.
    pub(super) fn push(&mut self, value: T) {
        self.slots[self.filled].write(value);
        self.filled += 1;
    }

    /// Appends all of `values`.
    pub(super) fn extend(&mut self, values: &[T]) {
        self.slots[self.filled..self.filled + values.len()].write_copy_of_slice(values);
        self.filled += values.len();
    }

    /// The next `n` slots, for one who then calls [`Room::advance`].
    pub(super) fn next(&mut self, n: usize) -> &mut [MaybeUninit<T>] {
        &mut self.slots[self.filled..self.filled + n]
    }

    /// Counts the next `n` slots as filled.
    ///
    /// # Safety
    /// Each of them holds a value, and there are that many.
    pub(super) unsafe fn advance(&mut self, n: usize) {
        self.filled += n;
    }
}
