//! The right solutions, judged and timed side by side.

use kihon_judge::{Reference, Role, VerdictKind, workload::Workload};

use super::{TiledAttention, Tokens, kata::Solution, naive::naive, ours::ours, rows::rows, tiled::tiled};

pub(super) fn references() -> Vec<Reference<TiledAttention>> {
    let reference = |name, role, source, solution: Solution, complexity, teaches| Reference {
        name,
        role,
        teaches,
        complexity,
        source,
        solution,
        expect: if role == Role::Naive { VerdictKind::OverLimit } else { VerdictKind::Accepted },
    };
    vec![
        reference(
            "naive",
            Role::Naive,
            include_str!("naive.rs"),
            naive,
            "n · m · d time, n · m space",
            "attention is three loops over a matrix",
        ),
        reference(
            "rows",
            Role::Reference,
            include_str!("rows.rs"),
            rows,
            "n · m · d time, m space",
            "a row of the answer needs one row of the matrix",
        ),
        reference(
            "tiled",
            Role::Reference,
            include_str!("tiled.rs"),
            tiled,
            "n · m · d time, d space",
            "sums over a softmax can be rescaled, so the maximum need not be known beforehand",
        ),
        reference(
            "ours",
            Role::Ours,
            include_str!("ours.rs"),
            ours,
            "n · m · d time, (n + m) · d space",
            "with queries in the lanes of vectors no sum crosses lanes",
        ),
    ]
}

/// What `compare` times.
///
/// # Examples
/// ```
/// use kihon_problems::numerics::tiled_attention::workloads;
/// let workload = &workloads()[0];
/// let input = (workload.patterns[0].make)(20, 1);
/// let naive = workload.contenders[0].run(&input).answer;
/// for contender in &workload.contenders {
///     assert!((workload.same)(&input, &naive, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> Vec<Workload<Tokens, Vec<f32>>> {
    vec![Workload::of_kata::<TiledAttention>(
        "attention of one head, in rows of 8 numbers or fewer",
        "score",
        &[64, 256, 1024],
        usize::MAX,
        |input| input.queries() * input.keys(),
    )]
}
