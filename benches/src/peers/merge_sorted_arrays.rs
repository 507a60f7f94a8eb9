//! Merges of iterators, a merge with few comparisons, and sorts that find the
//! runs.
//!
//! As with the kata's own, what is prepared and not timed is a copy of the
//! inputs one behind the other; the sorts sort it, the others write over it.

use std::cmp::Ordering;

use binary_merge::{MergeOperation, MergeState};
use itertools::Itertools;
use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};
use kihon_problems::arrays::merge_sorted_arrays::{cases::Pair, workload};
use tournament_kway::Tournament;

/// Two inputs, and sixteen.
pub type Workloads = (Workload<Pair, Vec<i32>>, Workload<Vec<Vec<i32>>, Vec<i32>>);

/// The kata's workloads with their peers.
///
/// # Examples
/// ```
/// use kihon_benches::peers::merge_sorted_arrays::workloads;
/// let (two, sixteen) = workloads();
/// assert!(two.contenders.iter().any(|c| c.name == "glidesort"));
/// assert!(sixteen.contenders.iter().any(|c| c.name == "itertools_kmerge"));
/// ```
pub fn workloads() -> Workloads {
    let (mut two, mut sixteen) = workload::workloads();
    two.contenders.extend(two_way());
    sixteen.contenders.extend(sixteen_way());
    (two, sixteen)
}

fn two_way() -> Vec<Contender<Pair, Vec<i32>>> {
    let peer = |name, run: fn(&Pair, &mut Vec<i32>)| {
        let ground = |input: &Pair| [input.a.as_slice(), &input.b].concat();
        Contender::with_setup(name, Role::Peer, ground, move |input, out| {
            run(input, out);
            std::mem::take(out)
        })
    };
    vec![
        peer("glidesort", |_, values| glidesort::sort(values)),
        peer("itertools_merge", |input, out| {
            out.clear();
            out.extend(input.a.iter().copied().merge(input.b.iter().copied()));
        }),
        peer("binary_merge", |input, out| {
            out.clear();
            let mut state = Appending { a: &input.a, b: &input.b, out };
            FirstOfEqualsFirst.merge(&mut state);
        }),
        peer("tournament_kway", |input, out| {
            out.clear();
            out.extend(Tournament::from_iters_min([input.a.iter().copied(), input.b.iter().copied()]));
        }),
    ]
}

type Inputs = Vec<Vec<i32>>;

fn sixteen_way() -> Vec<Contender<Vec<Vec<i32>>, Vec<i32>>> {
    let peer = |name, run: fn(&Inputs, &mut Vec<i32>)| {
        Contender::with_setup(
            name,
            Role::Peer,
            |inputs: &Inputs| inputs.concat(),
            move |inputs, out| {
                run(inputs, out);
                std::mem::take(out)
            },
        )
    };
    vec![
        peer("glidesort", |_, values| glidesort::sort(values)),
        peer("itertools_kmerge", |inputs, out| {
            out.clear();
            out.extend(inputs.iter().map(|input| input.iter().copied()).kmerge());
        }),
        peer("tournament_kway", |inputs, out| {
            out.clear();
            out.extend(Tournament::from_iters_min(inputs.iter().map(|input| input.iter().copied())));
        }),
    ]
}

/// What is left of both inputs, and the result so far.
struct Appending<'a> {
    a: &'a [i32],
    b: &'a [i32],
    out: &'a mut Vec<i32>,
}

impl MergeState for Appending<'_> {
    type A = i32;
    type B = i32;

    fn a_slice(&self) -> &[i32] {
        self.a
    }

    fn b_slice(&self) -> &[i32] {
        self.b
    }
}

struct FirstOfEqualsFirst;

impl<'a> MergeOperation<Appending<'a>> for FirstOfEqualsFirst {
    fn from_a(&self, m: &mut Appending<'a>, n: usize) -> bool {
        let (taken, rest) = m.a.split_at(n);
        m.out.extend_from_slice(taken);
        m.a = rest;
        true
    }

    fn from_b(&self, m: &mut Appending<'a>, n: usize) -> bool {
        let (taken, rest) = m.b.split_at(n);
        m.out.extend_from_slice(taken);
        m.b = rest;
        true
    }

    fn collision(&self, m: &mut Appending<'a>) -> bool {
        self.from_a(m, 1) && self.from_b(m, 1)
    }

    fn cmp(&self, a: &i32, b: &i32) -> Ordering {
        a.cmp(b)
    }
}
