//! What the merge of sorted files consists of: lines read from many inputs in
//! bounded memory, and the orders they may be sorted by.

mod order;
mod stream;

pub(super) use order::{Bytes, Direction, Floats, Integers, Item, Order};
pub(super) use stream::{Lines, MergeError, SortedLines, Trouble};
