//! What is timed side by side, and the list of right solutions that it shares
//! with the judge.

use kihon_judge::{
    Reference, Role, VerdictKind,
    workload::{Contender, Workload},
};

use super::{
    LongestConsecutive, Numbers, Run, bitmap, cases, hash_set, longest_consecutive, naive, paged_bitmap, radix_sort,
    sort_scan, union_find,
};

/// Finds the run itself.
type Find = fn(&[i32]) -> Option<Run<i32>>;

/// Dense ranges by bitmap, the others by sorting: a bitmap alone refuses them.
fn bitmap_or_sort(nums: &[i32]) -> Option<Run<i32>> {
    bitmap(nums).unwrap_or_else(|_| sort_scan(nums))
}

fn length(run: Option<Run<i32>>) -> usize {
    run.map_or(0, |run| run.length)
}

/// Name, file, function that finds the run, and the judge's entry.
macro_rules! solutions {
    ($($name:ident, $file:literal, $role:ident, $expect:ident, $complexity:literal, $teaches:literal;)*) => {
        pub(super) fn references() -> Vec<Reference<LongestConsecutive>> {
            vec![$(Reference {
                name: stringify!($name),
                role: Role::$role,
                teaches: $teaches,
                complexity: $complexity,
                source: include_str!($file),
                solution: |nums| length($name(nums)),
                expect: VerdictKind::$expect,
            }),*]
        }

        fn contenders() -> Vec<(&'static str, Role, Find)> {
            vec![$((stringify!($name), Role::$role, $name)),*]
        }
    };
}

solutions! {
    naive, "naive.rs", Naive, TooSlow, "n² time, no extra space",
        "looking a value up in an unordered slice costs a scan of it";
    hash_set, "hash_set.rs", Standard, Accepted, "n expected time, n space",
        "walking from starts only makes three look-ups a value of what looks quadratic";
    sort_scan, "sort_scan.rs", Reference, Accepted, "n log n time, n space",
        "order brings a run together, and the repeated values too";
    union_find, "union_find.rs", Reference, Accepted, "n α(n) expected time, n space",
        "a set that knows its size answers after every single value";
    radix_sort, "radix_sort.rs", Reference, Accepted, "n time for a fixed width, n space",
        "sorting by digits needs no comparison, and equal digits need no pass";
    bitmap_or_sort, "bitmap.rs", Reference, Accepted, "n time on dense ranges, n log n elsewhere",
        "where values are dense, one bit for each possible value is the smallest set";
    paged_bitmap, "paged_bitmap.rs", Reference, Accepted, "n expected time, n space",
        "hashing the high bits only makes one entry serve 64 neighbours";
    longest_consecutive, "adaptive.rs", Ours, Accepted, "n time for a fixed width, n space",
        "a look at the range and order of the values tells which method fits";
}

/// What `compare` and the benches time.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::longest_consecutive::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(100, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Numbers, Option<Run<i32>>>> {
    let contenders = contenders().into_iter().map(|(name, role, find)| {
        let contender = Contender::new(name, role, move |input: &Numbers| find(&input.0));
        if role == Role::Naive { contender.up_to(10_000) } else { contender }
    });
    vec![Workload {
        id: "longest-consecutive",
        topic: "arrays",
        about: "the longest run of consecutive integers in a list of i32",
        unit: "element",
        patterns: cases::patterns(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders: contenders.collect(),
        elements: |input| input.0.len(),
        same: |_, expected, got| expected == got,
    }]
}
