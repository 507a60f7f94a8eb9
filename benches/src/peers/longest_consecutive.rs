//! Hash sets with faster hash functions, and radix sorts followed by a scan.

use std::hash::BuildHasher;

use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};
use kihon_problems::arrays::longest_consecutive::{self, Numbers, Run};

/// The kata's workload with its peers.
///
/// # Examples
/// ```
/// use kihon_benches::peers::longest_consecutive::workloads;
/// assert!(workloads()[0].contenders.iter().any(|c| c.name == "rdst_scan"));
/// ```
pub fn workloads() -> Vec<Workload<Numbers, Option<Run<i32>>>> {
    let mut workloads = longest_consecutive::workloads();
    for workload in &mut workloads {
        workload.contenders.extend(peers());
    }
    workloads
}

fn peers() -> Vec<Contender<Numbers, Option<Run<i32>>>> {
    let peer = |name, find: fn(&[i32]) -> Option<Run<i32>>| {
        Contender::new(name, Role::Peer, move |input: &Numbers| find(&input.0))
    };
    vec![
        peer("rustc_hash_set", walk::<rustc_hash::FxBuildHasher>),
        // hashbrown's own default, seeded anew in every process.
        peer("hashbrown_set", walk::<hashbrown::DefaultHashBuilder>),
        peer("foldhash_fixed_set", walk::<foldhash::fast::FixedState>),
        peer("rdst_scan", rdst_scan),
        peer("radsort_scan", |nums| sorted(nums, radsort::sort)),
        peer("voracious_scan", voracious_scan),
    ]
}

/// The classic walk from the starts of runs, with any hash function.
fn walk<S: BuildHasher + Default>(nums: &[i32]) -> Option<Run<i32>> {
    let mut set = hashbrown::HashSet::with_capacity_and_hasher(nums.len(), S::default());
    set.extend(nums.iter().copied());
    let mut best: Option<Run<i32>> = None;
    for &start in &set {
        if start.checked_sub(1).is_some_and(|before| set.contains(&before)) {
            continue;
        }
        let mut last = start;
        while let Some(next) = last.checked_add(1).filter(|next| set.contains(next)) {
            last = next;
        }
        let length = (i64::from(last) - i64::from(start) + 1) as usize;
        if best.is_none_or(|b| length > b.length || (length == b.length && start < b.start)) {
            best = Some(Run { start, length });
        }
    }
    best
}

fn rdst_scan(nums: &[i32]) -> Option<Run<i32>> {
    use rdst::RadixSort;
    // Without its feature `multi-threaded` it has one thread.
    sorted(nums, |copy| copy.radix_sort_builder().sort())
}

fn voracious_scan(nums: &[i32]) -> Option<Run<i32>> {
    use voracious_radix_sort::RadixSort;
    sorted(nums, RadixSort::voracious_sort)
}

/// A copy, sorted, then scanned without a branch that depends on the values
/// but for the rare one that finds a longer run.
fn sorted(nums: &[i32], sort: impl FnOnce(&mut [i32])) -> Option<Run<i32>> {
    let mut copy = nums.to_vec();
    sort(&mut copy);
    let mut previous = *copy.first()?;
    let mut best = Run { start: previous, length: 1 };
    let mut length = 1;
    for &value in &copy[1..] {
        let step = value.wrapping_sub(previous);
        length = if step == 0 {
            length
        } else if step == 1 {
            length + 1
        } else {
            1
        };
        if length > best.length {
            best = Run { start: (i64::from(value) - (length as i64 - 1)) as i32, length };
        }
        previous = value;
    }
    Some(best)
}
