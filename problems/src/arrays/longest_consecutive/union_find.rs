//! Disjoint sets: every value joins the sets of its two neighbours.
//!
//! A map gives each distinct value a number. When a value comes in, its set is
//! united with those of its predecessor and successor, if they have come
//! before. Sets are united by size with path halving; each keeps its smallest
//! value. The largest set is the longest run, at every moment: the method
//! suits values that arrive one by one.
//!
//! Time O(n α(n)) expected, space O(n). Slower than the hash set when all
//! values are known beforehand.
//!
//! Source: Tarjan and van Leeuwen, "Worst-case analysis of set union
//! algorithms", J. ACM 31 (1984).

use std::collections::{HashMap, hash_map::Entry};

use super::{Integer, Run, run::Longest};

/// One distinct value.
struct Member<T> {
    parent: usize,
    /// Of a root: the smallest value of the set, and its size.
    run: Run<T>,
}

/// The longest run of consecutive values; on ties the one that starts lowest.
/// `None` if `nums` is empty.
///
/// # Complexity
/// O(n α(n)) expected time, O(n) space.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::{Run, union_find};
/// assert_eq!(union_find(&[100, 4, 200, 1, 3, 2]), Some(Run { start: 1, length: 4 }));
/// ```
pub fn union_find<T: Integer>(nums: &[T]) -> Option<Run<T>> {
    let mut number: HashMap<T, usize> = HashMap::with_capacity(nums.len());
    let mut members: Vec<Member<T>> = Vec::new();
    for &value in nums {
        let new = members.len();
        match number.entry(value) {
            Entry::Occupied(_) => continue,
            Entry::Vacant(place) => place.insert(new),
        };
        members.push(Member { parent: new, run: Run { start: value, length: 1 } });
        for neighbour in [value.predecessor(), value.successor()].into_iter().flatten() {
            if let Some(&other) = number.get(&neighbour) {
                unite(&mut members, new, other);
            }
        }
    }
    let mut longest = Longest::new();
    for (i, member) in members.iter().enumerate() {
        if member.parent == i {
            longest.consider(member.run.start, member.run.length);
        }
    }
    longest.run()
}

fn find<T>(members: &mut [Member<T>], mut i: usize) -> usize {
    while members[i].parent != i {
        members[i].parent = members[members[i].parent].parent;
        i = members[i].parent;
    }
    i
}

fn unite<T: Integer>(members: &mut [Member<T>], a: usize, b: usize) {
    let (a, b) = (find(members, a), find(members, b));
    if a == b {
        return;
    }
    let (small, large) = if members[a].run.length < members[b].run.length { (a, b) } else { (b, a) };
    let Run { start, length } = members[small].run;
    members[small].parent = large;
    let whole = &mut members[large].run;
    whole.start = whole.start.min(start);
    whole.length += length;
}
