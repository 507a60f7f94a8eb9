//! Something to read and something of the same length to write, which may be the
//! same memory.
//!
//! A function of each element is wanted both from one slice to another and in
//! place. Rust has no pair of slices that may be one; this is such a pair, and
//! lends one side at a time: a kernel reads a piece, then writes the piece.

use std::{marker::PhantomData, slice};

/// `len` elements to read and as many to write, apart or the same.
pub(crate) struct InOut<'a, T, U> {
    src: *const T,
    dst: *mut U,
    len: usize,
    lent: PhantomData<(&'a [T], &'a mut [U])>,
}

impl<'a, T: Copy, U: Copy> InOut<'a, T, U> {
    /// From one slice to another.
    ///
    /// # Panics
    /// If the lengths differ: the callers have looked.
    #[inline]
    pub(crate) fn new(src: &'a [T], dst: &'a mut [U]) -> Self {
        assert_eq!(src.len(), dst.len(), "to read and to write");
        Self { src: src.as_ptr(), dst: dst.as_mut_ptr(), len: src.len(), lent: PhantomData }
    }

    /// How many elements are left.
    #[inline(always)]
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// The elements to read.
    #[inline(always)]
    pub(crate) fn src(&self) -> &[T] {
        // SAFETY: `src` came from a slice of at least `len` elements borrowed for 'a;
        // where it is also `dst`, `dst()` cannot be called while this is borrowed.
        unsafe { slice::from_raw_parts(self.src, self.len) }
    }

    /// The elements to write.
    #[inline(always)]
    pub(crate) fn dst(&mut self) -> &mut [U] {
        // SAFETY: `dst` came from a slice of at least `len` elements borrowed mutably
        // for 'a, and `self` is borrowed mutably as long as this is.
        unsafe { slice::from_raw_parts_mut(self.dst, self.len) }
    }

    /// The same elements, borrowed for a while.
    #[inline(always)]
    pub(crate) fn reborrow(&mut self) -> InOut<'_, T, U> {
        InOut { src: self.src, dst: self.dst, len: self.len, lent: PhantomData }
    }

    /// The first `count` elements, which are no longer among these.
    ///
    /// # Panics
    /// If there are not so many.
    #[inline(always)]
    pub(crate) fn take(&mut self, count: usize) -> Self {
        assert!(count <= self.len, "more than there are");
        let front = Self { src: self.src, dst: self.dst, len: count, lent: PhantomData };
        // SAFETY: `count <= len`, so this is within the slice or one past its end.
        self.src = unsafe { self.src.add(count) };
        // SAFETY: as above.
        self.dst = unsafe { self.dst.add(count) };
        self.len -= count;
        front
    }
}

impl<'a, T: Copy> InOut<'a, T, T> {
    /// One slice for both.
    #[inline]
    pub(crate) fn in_place(data: &'a mut [T]) -> Self {
        let dst = data.as_mut_ptr();
        Self { src: dst, dst, len: data.len(), lent: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_read_and_written_apart_and_in_place() {
        let doubled = |mut io: InOut<'_, u32, u32>| {
            while io.len() > 0 {
                let mut piece = io.take(io.len().min(3));
                for i in 0..piece.len() {
                    let x = piece.src()[i];
                    piece.dst()[i] = 2 * x;
                }
            }
        };
        let mut data: Vec<u32> = (0..10).collect();
        let mut out = vec![0; 10];
        doubled(InOut::new(&data, &mut out));
        doubled(InOut::in_place(&mut data));
        assert_eq!(out, (0..10).map(|x| 2 * x).collect::<Vec<_>>());
        assert_eq!(data, out);
    }

    #[test]
    #[should_panic = "more than there are"]
    fn no_more_than_there_is_can_be_taken() {
        InOut::in_place(&mut [1, 2]).take(3);
    }
}
