//! Wrong and slow solutions to the reusable task.

use std::{cmp::Ordering, hint::black_box};

use kihon_judge::{Mutant, VerdictKind};

use super::{
    forward, galloping,
    stable_kata::{Item, StableMerge},
};

/// A solution in the task's signature.
type Solution = fn(&[Item], &[Item]) -> Vec<Item>;

fn mutant(name: &'static str, fault: &'static str, solution: Solution, expect: VerdictKind) -> Mutant<StableMerge> {
    Mutant { name, fault, solution, expect }
}

/// All of them, each with the verdict it must get.
pub(super) fn stable() -> Vec<Mutant<StableMerge>> {
    use VerdictKind::{Accepted, OverLimit, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    vec![
        mutant("ties_from_second", "takes equal elements from b first", ties_from_second, Wrong),
        mutant(
            "backward_ties_from_first",
            "from the back, and there the later one must go first",
            backward_ties,
            Wrong,
        ),
        mutant("unstable_sort", "sorts the concatenation with an unstable sort", unstable_sort, Wrong),
        mutant("forgets_leftovers", "stops when either input is used up", forgets_leftovers, Wrong),
        mutant("forgets_rest_of_b", "appends what is left of a only", forgets_rest_of_b, Wrong),
        mutant("drops_duplicates", "takes one of two equal elements", drops_duplicates, Wrong),
        mutant("panics_on_empty", "looks at the first element of each", panics_on_empty, Panicked),
        mutant("stuck_on_equals", "advances neither side on equal elements", stuck_on_equals, TimedOut),
        mutant("removes_from_front", "takes each element off the front of a vector", removes_from_front, TooSlow),
        mutant("recursive", "one call an element", recursive, StackOverflowed),
        mutant("sorts", "sorts the concatenation with a stable sort", sorts, OverLimit),
        mutant("equal_first", "asks for equality and then for order", equal_first, OverLimit),
        mutant("binary_search_each", "a whole binary search for each element of b", binary_search_each, OverLimit),
        mutant("gallops_always", "gallops where the sides take turns", galloping::merge, OverLimit),
        mutant("backward", "right, if unusual: from the back, then turned round", backward, Accepted),
    ]
}

/// The textbook's merge with a question of its own about the next two.
fn two_pointers(a: &[Item], b: &[Item], mut second_first: impl FnMut(&Item, &Item) -> bool) -> Vec<Item> {
    forward::merge_by(a, b, |y, x| if second_first(x, y) { Ordering::Less } else { Ordering::Equal })
}

fn ties_from_second(a: &[Item], b: &[Item]) -> Vec<Item> {
    two_pointers(a, b, |x, y| y <= x)
}

fn equal_first(a: &[Item], b: &[Item]) -> Vec<Item> {
    two_pointers(a, b, |x, y| x != y && y < x)
}

fn from_the_back(a: &[Item], b: &[Item], first_first: impl Fn(&Item, &Item) -> bool) -> Vec<Item> {
    let mut merged = Vec::new();
    let (mut i, mut j) = (a.len(), b.len());
    while i > 0 && j > 0 {
        if first_first(&a[i - 1], &b[j - 1]) {
            i -= 1;
            merged.push(a[i].clone());
        } else {
            j -= 1;
            merged.push(b[j].clone());
        }
    }
    merged.extend(a[..i].iter().rev().cloned());
    merged.extend(b[..j].iter().rev().cloned());
    merged.reverse();
    merged
}

fn backward_ties(a: &[Item], b: &[Item]) -> Vec<Item> {
    from_the_back(a, b, |x, y| x >= y)
}

fn backward(a: &[Item], b: &[Item]) -> Vec<Item> {
    from_the_back(a, b, |x, y| x > y)
}

fn unstable_sort(a: &[Item], b: &[Item]) -> Vec<Item> {
    // Reversed equals, as an unstable sort is free to leave them. The standard
    // library's, on short slices, happens to be stable.
    let mut merged = [a, b].concat();
    merged.reverse();
    merged.sort_unstable_by_key(|item| item.key.0);
    merged
}

fn forgets_leftovers(a: &[Item], b: &[Item]) -> Vec<Item> {
    let mut merged = two_pointers(a, b, |x, y| y < x);
    let from_a = merged.iter().rev().take_while(|item| item.origin == merged[merged.len() - 1].origin).count();
    merged.truncate(merged.len() - from_a);
    merged
}

fn forgets_rest_of_b(a: &[Item], b: &[Item]) -> Vec<Item> {
    let (mut merged, mut j) = (Vec::new(), 0);
    for item in a {
        while j < b.len() && b[j] < *item {
            merged.push(b[j].clone());
            j += 1;
        }
        merged.push(item.clone());
    }
    merged
}

fn drops_duplicates(a: &[Item], b: &[Item]) -> Vec<Item> {
    let mut merged = two_pointers(a, b, |x, y| y < x);
    merged.dedup_by_key(|item| item.key.0);
    merged
}

fn panics_on_empty(a: &[Item], b: &[Item]) -> Vec<Item> {
    let (mut i, mut j) = (0, 0);
    let (mut x, mut y) = (&a[0], &b[0]);
    let mut merged = Vec::new();
    loop {
        if y < x {
            merged.push(y.clone());
            j += 1;
            let Some(next) = b.get(j) else { break };
            y = next;
        } else {
            merged.push(x.clone());
            i += 1;
            let Some(next) = a.get(i) else { break };
            x = next;
        }
    }
    merged.extend_from_slice(&a[i..]);
    merged.extend_from_slice(&b[j..]);
    merged
}

fn stuck_on_equals(a: &[Item], b: &[Item]) -> Vec<Item> {
    let mut merged = Vec::new();
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        match black_box(a[i].cmp(&b[j])) {
            Ordering::Less => {
                merged.push(a[i].clone());
                i += 1;
            }
            Ordering::Greater => {
                merged.push(b[j].clone());
                j += 1;
            }
            Ordering::Equal => {}
        }
    }
    merged.extend_from_slice(&a[i..]);
    merged.extend_from_slice(&b[j..]);
    merged
}

fn removes_from_front(a: &[Item], b: &[Item]) -> Vec<Item> {
    let (mut a, mut b) = (a.to_vec(), b.to_vec());
    let mut merged = Vec::new();
    while !a.is_empty() && !b.is_empty() {
        let from = if b[0] < a[0] { &mut b } else { &mut a };
        // `remove(0)`, one element at a time.
        for i in 1..from.len() {
            from.swap(i - 1, i);
        }
        merged.extend(from.pop());
    }
    merged.append(&mut a);
    merged.append(&mut b);
    merged
}

fn recursive(a: &[Item], b: &[Item]) -> Vec<Item> {
    fn merge(a: &[Item], b: &[Item], merged: &mut Vec<Item>) {
        match (a, b) {
            ([], rest) | (rest, []) => merged.extend_from_slice(rest),
            ([x, ..], [y, rest @ ..]) if y < x => {
                merged.push(y.clone());
                merge(a, rest, merged);
            }
            ([x, rest @ ..], _) => {
                merged.push(x.clone());
                merge(rest, b, merged);
            }
        }
        // Without this the compiler makes a loop of it.
        black_box(&merged);
    }
    let mut merged = Vec::new();
    merge(a, b, &mut merged);
    merged
}

fn sorts(a: &[Item], b: &[Item]) -> Vec<Item> {
    let mut merged = [a, b].concat();
    merged.sort();
    merged
}

fn binary_search_each(a: &[Item], b: &[Item]) -> Vec<Item> {
    let (mut merged, mut i) = (Vec::new(), 0);
    for item in b {
        let due = a[i..].partition_point(|x| x <= item);
        merged.extend_from_slice(&a[i..i + due]);
        merged.push(item.clone());
        i += due;
    }
    merged.extend_from_slice(&a[i..]);
    merged
}
