//! What `compare` and the benches time.

use kihon_judge::{
    Role,
    workload::{Contender, Workload},
};

use super::{
    BinaryLifting, BlockRmq, HeavyPath, Inlabel, LcaIndex, PreorderSparse, cases, cases::Queries, climb, offline_tarjan,
};
use crate::trees::Forest;

type Answers = Vec<Option<u32>>;

/// What the clock does not see being made: the parents to be given away, and
/// room for the answers.
struct Prepared {
    parents: Vec<u32>,
    answers: Answers,
}

impl Prepared {
    fn new(input: &Queries) -> Self {
        // Written, not only allocated: no page is new to the timed loop.
        Self { parents: input.parents.clone(), answers: vec![Some(0); input.pairs.len()] }
    }

    fn forest(&mut self) -> Forest {
        Forest::new(std::mem::take(&mut self.parents)).expect("the parents of a workload are a forest")
    }
}

fn ask(pairs: &[(u32, u32)], answers: &mut Answers, lca: impl Fn(u32, u32) -> Option<u32>) -> Answers {
    for (&(u, v), answer) in pairs.iter().zip(answers.iter_mut()) {
        *answer = lca(u, v);
    }
    std::mem::take(answers)
}

/// Builds from parents, asks one pair after the other.
macro_rules! build_and_ask {
    ($name:literal, $role:expr, $new:expr) => {
        Contender::with_setup($name, $role, Prepared::new, |input: &Queries, prepared| {
            let index = ($new)(prepared.forest());
            ask(&input.pairs, &mut prepared.answers, |u, v| index.lca(u, v))
        })
    };
}

/// Only asks.
macro_rules! only_ask {
    ($name:literal, $role:expr, $new:expr) => {
        Contender::with_setup(
            $name,
            $role,
            |input: &Queries| {
                let mut prepared = Prepared::new(input);
                (($new)(prepared.forest()), prepared.answers)
            },
            |input, (index, answers)| ask(&input.pairs, answers, |u, v| index.lca(u, v)),
        )
    };
}

/// Build and ask; only ask.
///
/// ```
/// use kihon_problems::trees::lowest_common_ancestor::workloads;
/// let [whole, queries] = workloads();
/// assert_eq!(whole.id, "lowest-common-ancestor");
/// let input = (whole.patterns[0].make)(100, 1);
/// let expected = whole.contenders[0].run(&input).answer;
/// for contender in whole.contenders.iter().chain(&queries.contenders) {
///     assert!((whole.same)(&input, &expected, &contender.run(&input).answer), "{}", contender.name);
/// }
/// ```
pub fn workloads() -> [Workload<Queries, Vec<Option<u32>>>; 2] {
    let naive = Contender::with_setup("climb", Role::Naive, Prepared::new, |input: &Queries, prepared| {
        let forest = prepared.forest();
        ask(&input.pairs, &mut prepared.answers, |u, v| climb(&forest, u, v))
    });
    let whole = vec![
        naive.up_to(1_000),
        build_and_ask!("binary_lifting", Role::Reference, |forest| BinaryLifting::new(&forest)),
        build_and_ask!("preorder_sparse", Role::Reference, |forest| PreorderSparse::new(&forest)),
        build_and_ask!("block_rmq", Role::Reference, |forest| BlockRmq::new(&forest)),
        build_and_ask!("inlabel", Role::Reference, |forest| Inlabel::new(&forest)),
        build_and_ask!("heavy_path", Role::Reference, |forest| HeavyPath::new(&forest)),
        Contender::with_setup("offline_tarjan", Role::Reference, Prepared::new, |input: &Queries, prepared| {
            offline_tarjan(&prepared.forest(), &input.pairs).expect("the pairs of a workload are nodes")
        }),
        build_and_ask!("lca_index", Role::Ours, LcaIndex::new),
        Contender::with_setup("lca_index_batch", Role::Ours, Prepared::new, |input: &Queries, prepared| {
            LcaIndex::new(prepared.forest()).lca_batch(&input.pairs).expect("the pairs of a workload are nodes")
        }),
    ];
    let queries = vec![
        Contender::with_setup(
            "climb",
            Role::Naive,
            |input: &Queries| (input.forest(), Prepared::new(input)),
            |input, (forest, prepared)| ask(&input.pairs, &mut prepared.answers, |u, v| climb(forest, u, v)),
        )
        .up_to(1_000),
        only_ask!("binary_lifting", Role::Reference, |forest| BinaryLifting::new(&forest)),
        only_ask!("preorder_sparse", Role::Reference, |forest| PreorderSparse::new(&forest)),
        only_ask!("block_rmq", Role::Reference, |forest| BlockRmq::new(&forest)),
        only_ask!("inlabel", Role::Reference, |forest| Inlabel::new(&forest)),
        only_ask!("heavy_path", Role::Reference, |forest| HeavyPath::new(&forest)),
        only_ask!("lca_index", Role::Ours, LcaIndex::new),
    ];
    let workload = |id, about, contenders| Workload {
        id,
        topic: "trees",
        about,
        unit: "node",
        patterns: cases::forests(),
        sizes: vec![1_000, 10_000, 100_000, 1_000_000],
        contenders,
        elements: |input: &Queries| input.parents.len(),
        same: |_, expected, got| expected == got,
    };
    [
        workload("lowest-common-ancestor", "check and index an array of n parents, then ask n random pairs", whole),
        workload("lowest-common-ancestor/query", "ask n random pairs of an index that is there", queries),
    ]
}
