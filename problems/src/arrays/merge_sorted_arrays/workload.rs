//! What `kihon compare` and the benches time: two inputs, and sixteen.
//!
//! Each contender finds the same ground prepared, not timed: a copy of both
//! inputs, one behind the other. The sorts sort it, the in-place merges merge
//! in it, and the others write their result over it, so that none pays for
//! memory fresh from the system.

use kihon_judge::{
    Pattern, Random, Role,
    workload::{Contender, Workload},
};

use super::{
    adaptive, backward, branch_free,
    cases::{self, Pair},
    forward, galloping, in_place,
    k_way::{heap, loser_tree, pairwise},
    merge_path, naive, symmerge,
};

/// Two arrays become one.
pub type TwoWay = Workload<Pair, Vec<i32>>;

/// Sixteen arrays become one.
pub type SixteenWay = Workload<Vec<Vec<i32>>, Vec<i32>>;

/// The work of this folder: two inputs, and sixteen.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::workload::{SixteenWay, TwoWay, workloads};
/// let (two, sixteen): (TwoWay, SixteenWay) = workloads();
/// assert_eq!((two.id, sixteen.id), ("merge-sorted-arrays", "merge-sorted-arrays/16-way"));
/// let input = (two.patterns[0].make)(1000, 1);
/// let [naive, ours] = ["naive", "merge"].map(|name| {
///     let contender = two.contenders.iter().find(|contender| contender.name == name);
///     contender.expect("it is there").run(&input).answer
/// });
/// assert!((two.same)(&input, &naive, &ours));
/// ```
pub fn workloads() -> (TwoWay, SixteenWay) {
    (two_way(), sixteen_way())
}

/// The patterns worth a row each; the judge has more.
const SHOWN: [&str; 11] = [
    "uniform",
    "disjoint",
    "disjoint-swapped",
    "skew-1000-1",
    "interleaved",
    "short-runs",
    "runs",
    "few-values",
    "organ-pipe",
    "second-empty",
    "real-longitudes",
];

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];

fn two_way() -> TwoWay {
    Workload {
        id: "merge-sorted-arrays",
        topic: "arrays",
        about: "two sorted arrays of i32 merged into one, m + n elements in all",
        unit: "element",
        patterns: cases::patterns().into_iter().filter(|pattern| SHOWN.contains(&pattern.name)).collect(),
        sizes: SIZES.to_vec(),
        contenders: vec![
            prepared("naive", Role::Naive, |input, values| naive::insert_each(values, input.a.len())).up_to(4096),
            prepared("std_stable_sort", Role::Standard, |_, values| values.sort()),
            Contender::with_setup("forward", Role::Reference, ground, |input, _| forward::merge(&input.a, &input.b)),
            prepared("backward", Role::Reference, |input, values| {
                backward::merge(values, input.a.len(), &input.b, input.b.len()).expect("room for both");
            }),
            prepared("branch_free", Role::Reference, |input, out| branch_free::merge_into(&input.a, &input.b, out)),
            prepared("galloping", Role::Reference, |input, out| galloping::merge_into(&input.a, &input.b, out)),
            prepared("merge_path", Role::Reference, |input, out| merge_path::merge_into(&input.a, &input.b, out)),
            prepared("symmerge", Role::Reference, |input, values| {
                symmerge::merge(values, input.a.len()).expect("mid is within");
            }),
            prepared("merge_in_place", Role::Reference, |input, values| {
                in_place::merge_in_place(values, input.a.len()).expect("mid is within");
            }),
            prepared("merge", Role::Ours, |input, out| {
                adaptive::merge_into(&input.a, &input.b, out).expect("room for both");
            }),
        ],
        elements: Pair::total,
        same: |_, expected, got| expected == got,
    }
}

/// Both inputs, one behind the other.
fn ground(input: &Pair) -> Vec<i32> {
    [input.a.as_slice(), &input.b].concat()
}

/// A contender that turns the prepared ground into the answer.
fn prepared(
    name: &'static str,
    role: Role,
    run: impl Fn(&Pair, &mut [i32]) + Send + Sync + 'static,
) -> Contender<Pair, Vec<i32>> {
    Contender::with_setup(name, role, ground, move |input, values| {
        run(input, values);
        std::mem::take(values)
    })
}

fn sixteen_way() -> SixteenWay {
    let prepared = |name, role, run: fn(&Vec<Vec<i32>>, &mut Vec<i32>)| {
        Contender::with_setup(
            name,
            role,
            |inputs: &Vec<Vec<i32>>| inputs.concat(),
            move |inputs, values| {
                run(inputs, values);
                std::mem::take(values)
            },
        )
    };
    Workload {
        id: "merge-sorted-arrays/16-way",
        topic: "arrays",
        about: "sixteen sorted arrays of i32 merged into one",
        unit: "element",
        patterns: many_patterns(),
        sizes: SIZES.to_vec(),
        contenders: vec![
            prepared("naive", Role::Naive, |inputs, out| {
                *out = inputs.iter().fold(Vec::new(), |merged, input| naive::merge(&merged, input));
            })
            .up_to(4096),
            prepared("std_stable_sort", Role::Standard, |_, values| values.sort()),
            prepared("heap", Role::Reference, |inputs, out| *out = heap::merge_k(inputs)),
            prepared("loser_tree", Role::Reference, |inputs, out| {
                out.clear();
                out.extend(loser_tree::merge_k_iter(inputs.iter().map(|input| input.iter().copied())));
            }),
            prepared("merge_k", Role::Ours, |inputs, out| {
                pairwise::merge_k_into(inputs, out).expect("room for all");
            }),
        ],
        elements: |inputs| inputs.iter().map(Vec::len).sum(),
        same: |_, expected, got| expected == got,
    }
}

/// `n` values in sixteen inputs, drawn by `value` from the input's number.
fn sixteen(
    n: usize,
    seed: u64,
    length: impl Fn(usize) -> usize,
    value: impl Fn(&mut Random, usize) -> i32,
) -> Vec<Vec<i32>> {
    let mut random = Random::new(seed);
    let mut left = n;
    (0..16)
        .map(|i| {
            let take = if i == 15 { left } else { length(i).min(left) };
            left -= take;
            let mut values: Vec<i32> = (0..take).map(|_| value(&mut random, i)).collect();
            values.sort_unstable();
            values
        })
        .collect()
}

fn many_patterns() -> Vec<Pattern<Vec<Vec<i32>>>> {
    vec![
        Pattern {
            name: "uniform",
            about: "sixteen equally long inputs of any i32",
            make: |n, seed| sixteen(n, seed, |_| n / 16, |random, _| random.next_u64() as i32),
        },
        Pattern {
            name: "few-values",
            about: "ten different values in each",
            make: |n, seed| sixteen(n, seed, |_| n / 16, |random, _| random.below(10) as i32),
        },
        Pattern {
            name: "disjoint",
            about: "each input goes before the next",
            make: |n, seed| sixteen(n, seed, |_| n / 16, |random, i| (i << 24 | random.below(1 << 24)) as i32),
        },
        Pattern {
            name: "halving-lengths",
            about: "each input half as long as the one before: lengths that a fixed tree of merges ignores",
            make: |n, seed| sixteen(n, seed, |i| n >> (i + 1), |random, _| random.next_u64() as i32),
        },
    ]
}
