//! Fixed comparisons for the tests of what is printed.

use kihon::judge::{
    Role,
    contest::{AtSize, Comparison, Outcome, Overall, Ratio, Row, Spread, Times},
};

/// How the machine's speed wavers from round to round.
const WAVER: [f64; 5] = [1.0, 1.02, 0.99, 1.06, 0.98];
/// The same for ours, so that ratios spread too.
const WAVER_OURS: [f64; 5] = [1.01, 1.0, 0.99, 1.03, 1.0];

const CONTENDERS: [(&str, Role); 5] = [
    ("quadratic", Role::Naive),
    ("hash_set", Role::Standard),
    ("sort_scan", Role::Reference),
    ("union_find", Role::Reference),
    ("radix", Role::Ours),
];

/// Two katas; one has a wrong contender, a naive one that gives up early, and
/// a size left out.
pub(in crate::cli) fn comparisons() -> Vec<Comparison> {
    let runs = [
        (1000, [Some(250.0), Some(30.0), Some(9.0), Some(41.0), Some(6.5)]),
        (100_000, [None, Some(55.25), Some(15.5), Some(60.0), Some(5.4)]),
    ];
    let uniform = comparison("longest-run", "uniform", &runs);
    let mut dense = comparison("longest-run", "real-ids", &runs);
    for at in &mut dense.sizes {
        let row = &mut at.rows[2];
        row.outcome = Outcome::Wrong { size: 1000, against: "quadratic" };
        for row in &mut at.rows {
            if let Outcome::Timed(times) = &mut row.outcome {
                times.ratios.retain(|r| r.to != "sort_scan");
            }
        }
    }
    dense.contenders[2].growth = None;
    dense.left_out = vec![10_000_000];
    dense.pattern_about = "<ids> of \"orders\" & returns, as they were given out over a year; a gap for every \
                           order that was begun and never sent";
    let even = [(500, [Some(20.0), Some(2.0), None, None, Some(2.01)])];
    let mut even = comparison("merge/k-way", "disjoint", &even);
    even.unit = "value";
    vec![uniform, dense, even]
}

fn comparison(id: &'static str, pattern: &'static str, runs: &[(usize, [Option<f64>; 5])]) -> Comparison {
    Comparison {
        id,
        topic: "arrays",
        about: "the longest run of consecutive integers in a list of i32",
        unit: "element",
        pattern,
        pattern_about: "values over all of i32",
        seed: 7,
        sizes: runs.iter().map(|(n, ns)| at_size(*n, ns)).collect(),
        left_out: vec![],
        contenders: CONTENDERS
            .iter()
            .zip([None, Some(1.13), Some(1.118), Some(1.08), Some(0.96)])
            .map(|(&(name, role), growth)| Overall { name, role, growth: growth.filter(|_| runs.len() > 1) })
            .collect(),
    }
}

fn at_size(n: usize, ns: &[Option<f64>; 5]) -> AtSize {
    let samples: Vec<Option<Vec<f64>>> = ns
        .iter()
        .zip(CONTENDERS)
        .map(|(ns, (_, role))| {
            let waver = if role == Role::Ours { WAVER_OURS } else { WAVER };
            ns.map(|ns| waver.map(|w| w * ns * n as f64).to_vec())
        })
        .collect();
    let spread = |a: &[f64], b: &[f64]| Spread::of(a.iter().zip(b).map(|(a, b)| a / b)).unwrap();
    let outcome = |i: usize| match &samples[i] {
        None => Outcome::TooLarge { largest: 1000 },
        Some(mine) => Outcome::Timed(Times {
            per_element_ns: Spread::of(mine.iter().copied()).unwrap().median / n as f64,
            calls: 3,
            samples_ns: mine.iter().copied().map(Some).collect(),
            ratios: (0..5)
                .filter(|&j| j != i)
                .filter_map(|j| {
                    let spread = spread(mine, samples[j].as_ref()?);
                    Some(Ratio { to: CONTENDERS[j].0, spread, same: spread.is_same(), rounds: 5 })
                })
                .collect(),
        }),
    };
    let rows = CONTENDERS.iter().enumerate().map(|(i, &(name, role))| Row { name, role, outcome: outcome(i) });
    AtSize { size: n, elements: n, rounds: 5, base: "quadratic", rows: rows.collect() }
}
