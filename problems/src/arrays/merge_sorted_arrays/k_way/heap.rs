//! k-way merge with a binary heap of the inputs' next values.
//!
//! The heap holds the first value left of each input, with the input's number
//! to break ties. Take the least, refill from the input it came from. About
//! 2·log₂ k comparisons a value: sifting down compares two children at each
//! level, where the [loser tree](super::loser_tree) compares once.
//!
//! Time O(N·log k), extra memory k values.
//!
//! Source: Knuth, The Art of Computer Programming, vol. 3, 5.4.1, exercise.

use std::{cmp::Reverse, collections::BinaryHeap};

/// The stable merge of sorted slices.
///
/// # Complexity
/// O(N·log k) time, k values of extra memory.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::k_way::heap;
/// assert_eq!(heap::merge_k(&[vec![1, 4], vec![], vec![2, 3]]), [1, 2, 3, 4]);
/// ```
pub fn merge_k<T: Ord + Clone, S: AsRef<[T]>>(inputs: &[S]) -> Vec<T> {
    let mut rest: Vec<_> = inputs.iter().map(|input| input.as_ref().iter()).collect();
    let mut merged = Vec::with_capacity(rest.iter().map(ExactSizeIterator::len).sum());
    let mut heap: BinaryHeap<_> =
        rest.iter_mut().enumerate().filter_map(|(i, values)| Some(Reverse((values.next()?, i)))).collect();
    while let Some(mut top) = heap.peek_mut() {
        let Reverse((value, input)) = *top;
        merged.push(value.clone());
        match rest[input].next() {
            Some(next) => *top = Reverse((next, input)),
            None => {
                std::collections::binary_heap::PeekMut::pop(top);
            }
        }
    }
    merged
}
