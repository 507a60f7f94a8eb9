//! The engine on a clock of its own: work is counted, not timed, so that
//! every number is known.

use std::{cell::Cell, time::Duration};

use super::{rounds::order, *};
use crate::{
    Pattern, Role,
    workload::{Contender, Workload},
};

thread_local! {
    static NOW: Cell<u64> = const { Cell::new(0) };
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

/// Lets nanoseconds pass.
fn spend(ns: u64) {
    NOW.set(NOW.get() + ns);
}

/// Reading the thread clock takes so many nanoseconds.
struct Counting(u64);

impl Clock for Counting {
    fn thread(&self) -> Duration {
        spend(self.0);
        Duration::from_nanos(NOW.get())
    }

    fn wall(&self) -> Duration {
        Duration::from_nanos(NOW.get())
    }
}

type Input = usize;

fn costing(name: &'static str, role: Role, cost: impl Fn(u64) -> u64 + Send + Sync + 'static) -> Contender<Input, u64> {
    Contender::new(name, role, move |&n: &Input| {
        spend(cost(n as u64));
        7
    })
}

fn workload(sizes: &[usize], contenders: Vec<Contender<Input, u64>>) -> Workload<Input, u64> {
    Workload {
        id: "count",
        topic: "tests",
        about: "nothing, at a known cost",
        unit: "element",
        patterns: vec![
            Pattern { name: "plain", about: "n", make: |n, _| n },
            Pattern { name: "real-short", about: "at most 3000", make: |n, _| n.min(3000) },
        ],
        sizes: sizes.to_vec(),
        contenders,
        elements: |&n| n,
        same: |_, expected, got| expected == got,
    }
}

fn compare(workload: &Workload<Input, u64>, pattern: usize, plan: &Plan) -> Comparison {
    run(workload, pattern, plan, &Counting(0), &mut |_| ())
}

#[test]
fn ratios_and_growth_are_exact() {
    let work = workload(
        &[1000, 2000, 4000, 8000],
        vec![
            costing("square", Role::Naive, |n| n * n / 100),
            costing("five", Role::Standard, |n| 5 * n),
            costing("near", Role::Reference, |n| n * 102 / 100),
            costing("one", Role::Ours, |n| n),
        ],
    );
    let found = compare(&work, 0, &Plan::default());
    assert_eq!(found.sizes.len(), 4);
    assert_eq!(found.left_out, [0; 0]);
    let head = found.headline().unwrap();
    assert_eq!((head.size, head.elements, head.base), (8000, 8000, "square"));
    let one = head.times("one").unwrap();
    assert_eq!(one.per_element_ns, 1.0);
    let five = one.ratio("five").unwrap();
    assert_eq!(five.spread, Spread { median: 0.2, low: 0.2, high: 0.2 });
    assert!(!five.same);
    assert_eq!(head.times("square").unwrap().ratio("one").unwrap().spread.median, 80.0);
    assert!(one.ratio("near").unwrap().same, "2 % is no difference");
    assert!(head.times("near").unwrap().ratio("one").unwrap().same);
    let best = |may: fn(&Row) -> bool| head.best(may).map(|row| row.name);
    assert_eq!((best(|_| true), best(|row| row.role != Role::Ours)), (Some("one"), Some("near")));
    let growth: Vec<f64> = found.contenders.iter().map(|c| c.growth.unwrap()).collect();
    for (got, expected) in growth.iter().zip([2.0, 1.0, 1.0, 1.0]) {
        assert!((got - expected).abs() < 1e-9, "{growth:?}");
    }
}

#[test]
fn a_drift_of_the_machine_cancels_out() {
    // Every call is slower than the one before: from first to last round the
    // machine loses more than half its speed.
    let drift = |n: u64| n + n * CALLS.replace(CALLS.get() + 1) as u64 / 200;
    let work = workload(
        &[1_000_000],
        vec![
            costing("a", Role::Naive, move |n| 3 * drift(n)),
            costing("b", Role::Reference, drift),
            costing("c", Role::Ours, move |n| 2 * drift(n)),
        ],
    );
    let found = compare(&work, 0, &Plan { budget: Duration::from_secs(60), ..Plan::default() });
    let a = found.headline().unwrap().times("a").unwrap();
    assert!(a.samples_ns.last().unwrap() > &a.samples_ns[0].map(|first| 1.5 * first), "the machine did drift");
    for (other, expected) in [("b", 3.0), ("c", 1.5)] {
        let got = a.ratio(other).unwrap().spread.median;
        assert!((got / expected - 1.0).abs() < 0.005, "{other}: {got}, expected {expected}");
    }
}

#[test]
fn a_wrong_contender_is_told_and_not_timed() {
    let wrong = Contender::new("wrong", Role::Reference, |&n: &Input| {
        CALLS.set(CALLS.get() + 1);
        spend(n as u64);
        if n < 2000 { 7 } else { 8 }
    });
    let work =
        workload(&[2000, 4000], vec![costing("right", Role::Naive, |n| n), wrong, costing("ours", Role::Ours, |n| n)]);
    let found = compare(&work, 0, &Plan::default());
    assert_eq!(CALLS.get(), 1, "checked once, never timed, not tried again");
    for at in &found.sizes {
        assert_eq!(at.rows[1].outcome, Outcome::Wrong { size: 2000, against: "right" });
        assert!(at.times("ours").is_some());
        assert!(at.times("right").unwrap().ratio("wrong").is_none());
    }
    assert!(found.has_wrong());
    assert_eq!(found.contenders[1].growth, None);
}

#[test]
fn short_calls_are_repeated_and_setup_is_not_timed() {
    let heavy_setup = Contender::with_setup(
        "prepared",
        Role::Ours,
        |_: &Input| spend(1000),
        |_, ()| {
            spend(20);
            7
        },
    );
    let work = workload(&[10], vec![costing("plain", Role::Naive, |_| 40), heavy_setup]);
    // A clock that takes longer to read than the work takes.
    let found = run(&work, 0, &Plan::default(), &Counting(300), &mut |_| ());
    let head = found.headline().unwrap();
    let prepared = head.times("prepared").unwrap();
    assert_eq!(prepared.ratio("plain").unwrap().spread, Spread { median: 0.5, low: 0.5, high: 0.5 });
    assert_eq!(prepared.per_element_ns, 2.0);
    assert!(prepared.calls as u64 * 20 >= 280_000, "{} calls are too few", prepared.calls);
    assert_eq!(head.rounds, Plan::default().rounds);
}

#[test]
fn the_slowest_sit_out_rounds() {
    let work = workload(
        &[1_000_000],
        vec![
            costing("slow", Role::Naive, |n| 90 * n),
            costing("middle", Role::Standard, |n| 20 * n),
            costing("near", Role::Reference, |n| 25 * n),
            costing("fast", Role::Reference, |n| n),
            costing("ours", Role::Ours, |n| 2 * n),
        ],
    );
    let found = compare(&work, 0, &Plan { budget: Duration::from_millis(950), ..Plan::default() });
    let head = found.headline().unwrap();
    let ran = |name| head.times(name).unwrap().samples_ns.iter().flatten().count();
    let taken = [ran("slow"), ran("middle"), ran("near"), ran("fast"), ran("ours")];
    // Rounds 0 (the check), 4 and 8 take 138 ms, those between them 48; the
    // next one of 138 would be too long, and two of 48 take its place.
    assert_eq!((head.rounds, taken), (14, [3, 14, 14, 14, 14]));
    let slow = head.times("slow").unwrap();
    assert_eq!(slow.samples_ns[..5], [Some(9e7), None, None, None, Some(9e7)]);
    let ratio = slow.ratio("fast").unwrap();
    assert_eq!((ratio.spread.median, ratio.rounds), (90.0, 3));
    assert_eq!(head.times("ours").unwrap().ratio("fast").unwrap().rounds, 13, "all but the check");
}

#[test]
fn a_cold_first_call_counts_only_in_need() {
    for (millis, rounds, high) in [(1000, 8, 1.0), (9, 3, 2.6)] {
        CALLS.set(0);
        let cold = Contender::new("cold", Role::Ours, |&n: &Input| {
            spend(if CALLS.replace(CALLS.get() + 1) == 0 { 3 } else { 1 } * n as u64);
            7
        });
        let work = workload(&[1_000_000], vec![costing("plain", Role::Naive, |n| n), cold]);
        let plan = Plan { budget: Duration::from_millis(millis), rounds: 9, ..Plan::default() };
        let found = compare(&work, 0, &plan);
        let ratio = found.headline().unwrap().times("cold").unwrap().ratio("plain").unwrap();
        assert_eq!((ratio.rounds, ratio.spread.median), (rounds, 1.0));
        assert!((ratio.spread.high - high).abs() < 1e-9, "{ratio:?}");
    }
}

#[test]
fn the_budget_is_kept() {
    let budget = Duration::from_secs(1);
    for scale in [1, 30, 1000, 10_000] {
        NOW.set(0);
        let work = workload(
            &[1000, 10_000, 100_000],
            vec![
                costing("square", Role::Naive, move |n| n * n * scale / 1000),
                costing("slow", Role::Standard, move |n| n * scale * 20),
                costing("fast", Role::Ours, move |n| n * scale),
            ],
        );
        let found = compare(&work, 0, &Plan { budget, ..Plan::default() });
        assert!(NOW.get() <= 1_010_000_000, "scale {scale}: {} ns", NOW.get());
        assert_eq!(found.sizes.len() + found.left_out.len(), 3);
        assert!(!found.sizes.is_empty(), "the smallest size always runs");
        assert!(scale > 1 || found.left_out.is_empty());
        assert!(scale < 10_000 || !found.left_out.is_empty());
    }
}

#[test]
fn whoever_does_not_fit_is_left_out_alone() {
    let work = workload(
        &[1000, 2000, 100_000],
        vec![
            costing("square", Role::Naive, |n| n * n),
            costing("linear", Role::Reference, |n| 10 * n),
            costing("fast", Role::Ours, |n| n),
        ],
    );
    let found = compare(&work, 0, &Plan { budget: Duration::from_secs(1), ..Plan::default() });
    let head = found.headline().unwrap();
    assert_eq!((head.size, head.base), (100_000, "linear"));
    let Outcome::LeftOut { expected_seconds } = head.rows[0].outcome else { panic!("{:?}", head.rows[0]) };
    assert!((expected_seconds - 10.0).abs() < 0.5, "{expected_seconds}");
}

#[test]
fn the_last_size_that_fits_has_all_the_time() {
    let contenders = || vec![costing("a", Role::Naive, |n| 1000 * n), costing("b", Role::Ours, |n| 1500 * n)];
    let found = compare(
        &workload(&[1000, 100_000, 1_000_000], contenders()),
        0,
        &Plan { budget: Duration::from_millis(500), ..Plan::default() },
    );
    assert_eq!(found.left_out, [100_000, 1_000_000]);
    assert_eq!(found.headline().unwrap().rounds, Plan::default().rounds);
    let found = compare(&workload(&[1000, 10_000], contenders()), 0, &Plan::default());
    assert_eq!(found.sizes[0].rounds, 9, "where the next one fits, it has the time");
}

#[test]
fn contenders_take_no_more_than_they_say() {
    let work = workload(
        &[1000, 5000],
        vec![costing("small", Role::Naive, |n| n).up_to(1000), costing("any", Role::Ours, |n| n)],
    );
    let found = compare(&work, 0, &Plan::default());
    assert_eq!(found.sizes[0].base, "small");
    assert_eq!(found.sizes[1].base, "any");
    assert_eq!(found.sizes[1].rows[0].outcome, Outcome::TooLarge { largest: 1000 });
}

#[test]
fn real_data_that_has_no_more_to_give_runs_once() {
    let work = workload(&[1000, 5000, 9000], vec![costing("any", Role::Naive, |n| n)]);
    let found = compare(&work, 1, &Plan::default());
    let ran: Vec<_> = found.sizes.iter().map(|s| (s.size, s.elements)).collect();
    assert_eq!(ran, [(1000, 1000), (5000, 3000)]);
    assert_eq!(found.headline().unwrap().rounds, Plan::default().rounds, "the last that differs is the headline");
    assert_eq!(found.left_out, [0; 0]);
}

#[test]
fn sizes_and_seed_are_the_plans() {
    let mut work = workload(&[1000], vec![costing("any", Role::Naive, |n| n)]);
    work.patterns[0].make = |n, seed| n + seed as usize;
    let plan = Plan { seed: 5, sizes: Some(vec![10, 20]), ..Plan::default() };
    let found = compare(&work, 0, &plan);
    assert_eq!(found.seed, 5);
    assert_eq!(found.sizes.iter().map(|s| s.elements).collect::<Vec<_>>(), [15, 25]);
}

#[test]
fn progress_names_who_runs_and_never_goes_back() {
    let work = workload(&[1000, 2000], vec![costing("a", Role::Naive, |n| n), costing("b", Role::Ours, |n| n)]);
    let mut steps = Vec::new();
    run(&work, 0, &Plan::default(), &Counting(0), &mut |step| steps.push(step));
    assert!(steps.is_sorted_by_key(|s| s.done));
    assert!(steps.iter().all(|s| s.done <= 1.0));
    assert!([("a", 1000), ("b", 2000)].iter().all(|&(c, n)| steps.iter().any(|s| s.contender == c && s.size == n)));
}

#[test]
fn every_order_is_fair() {
    for len in 1..=9 {
        let mut at = vec![vec![0; len]; len];
        let mut before = vec![vec![0; len]; len];
        for round in 0..2 * len {
            let order = order(round, len);
            for (place, &i) in order.iter().enumerate() {
                at[i][place] += 1;
                for &j in &order[place + 1..] {
                    before[i][j] += 1;
                }
            }
        }
        assert!(at.iter().flatten().all(|&times| times == 2), "each place twice: {at:?}");
        for (i, row) in before.iter().enumerate() {
            let others = row.iter().enumerate().filter(|&(j, _)| j != i);
            assert!(others.into_iter().all(|(_, &times)| times == len), "as often before as after: {row:?}");
        }
    }
    assert_eq!(order(3, 0), [0; 0]);
}

#[test]
fn lists_hold_workloads_of_any_type() {
    let words: Workload<String, char> = Workload {
        id: "first",
        topic: "strings",
        about: "the first letter",
        unit: "byte",
        patterns: vec![Pattern { name: "same", about: "one letter", make: |n, _| "x".repeat(n) }],
        sizes: vec![10],
        contenders: vec![Contender::new("chars", Role::Naive, |s: &String| s.chars().next().unwrap())],
        elements: String::len,
        same: |_, a, b| a == b,
    };
    let numbers = workload(&[1000], vec![costing("any", Role::Naive, |n| n).up_to(5)]);
    let all: [Box<dyn AnyWorkload>; 2] = [Box::new(words), Box::new(numbers)];
    assert_eq!(
        all.each_ref().map(|w| (w.id(), w.topic(), w.unit())),
        [("first", "strings", "byte"), ("count", "tests", "element")]
    );
    assert_eq!(all[1].contenders(), [ContenderInfo { name: "any", role: Role::Naive, largest: 5 }]);
    assert_eq!(all[1].patterns()[1].name, "real-short");
    let plan = Plan { budget: Duration::from_millis(5), ..Plan::default() };
    assert!(all[0].run(0, &plan, &mut |_| ()).sizes[0].times("chars").is_some());
}

#[test]
fn comparison_serialises_flat() {
    let bad = Contender::new("bad", Role::Reference, |_: &Input| 0);
    let work = workload(
        &[1000, 2000],
        vec![
            costing("naive", Role::Naive, |n| 4 * n).up_to(1000),
            costing("std", Role::Standard, |n| 2 * n),
            bad,
            costing("ours", Role::Ours, |n| n),
        ],
    );
    let plan = Plan { rounds: 3, ..Plan::default() };
    insta::assert_snapshot!(serde_json::to_string_pretty(&compare(&work, 0, &plan)).unwrap());
}
