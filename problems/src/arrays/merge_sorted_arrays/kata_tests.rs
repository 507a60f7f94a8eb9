//! The two katas without the judge's engine: every reference is right on every
//! input, every mutant that needs no clock is caught, and the checkers are
//! tested themselves.

use std::panic::{AssertUnwindSafe, catch_unwind};

use kihon_judge::{Kata, Simplify, VerdictKind, measure::comparisons};
use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::TestRunner,
};

use super::{
    cases::{self, Pair},
    kata::MergeSortedArrays,
    stable_kata::StableMerge,
};

/// Cases, patterns at small sizes, random inputs of growing size.
fn inputs<K: Kata<Input = Pair>>() -> Vec<Pair> {
    let mut inputs: Vec<Pair> = K::examples().into_iter().map(|example| example.input).collect();
    inputs.extend(K::cases().into_iter().map(|case| case.input));
    for pattern in K::patterns() {
        inputs.extend([0, 1, 2, 3, 5, 8, 17, 64].map(|n| (pattern.make)(n, 1)));
    }
    let mut runner = TestRunner::deterministic();
    for size in 0..40 {
        for _ in 0..8 {
            inputs.push(K::strategy(size).new_tree(&mut runner).expect("no filters").current());
        }
    }
    inputs
}

fn references_are_right<K: Kata<Input = Pair>>() {
    for example in K::examples() {
        assert_eq!(K::check(&example.input, &K::oracle(&example.input), &example.output), Ok(()));
    }
    for input in inputs::<K>() {
        assert_eq!(K::validate(&input), Ok(()), "{input:?}");
        let expected = K::oracle(&input);
        for reference in K::references() {
            let (got, used) = comparisons(|| K::call(reference.solution, &input));
            assert_eq!(K::check(&input, &expected, &got), Ok(()), "{} on {input:?}", reference.name);
            assert!(K::limits(&input).comparisons.is_none_or(|limit| used <= limit), "{} on {input:?}", reference.name);
        }
        assert_eq!(K::check(&input, &expected, &K::reference(&input)), Ok(()), "reference on {input:?}");
    }
}

#[test]
fn references_are_right_on_every_small_input() {
    references_are_right::<MergeSortedArrays>();
    references_are_right::<StableMerge>();
}

#[test]
fn references_are_right_on_the_largest_inputs() {
    fn check<K: Kata<Input = Pair>>() {
        for pattern in K::patterns() {
            let input = (pattern.make)(K::LARGEST, 1);
            assert_eq!(K::validate(&input), Ok(()), "{}", pattern.name);
            let expected = K::reference(&input);
            for reference in K::references().iter().filter(|reference| reference.expect == VerdictKind::Accepted) {
                let (got, used) = comparisons(|| K::call(reference.solution, &input));
                assert_eq!(K::check(&input, &expected, &got), Ok(()), "{} on {}", reference.name, pattern.name);
                assert!(K::limits(&input).comparisons.is_none_or(|limit| used <= limit), "{}", reference.name);
            }
        }
    }
    check::<MergeSortedArrays>();
    check::<StableMerge>();
}

/// The inputs on which a mutant panics, is wrong, or is over its comparisons.
fn caught<K: Kata<Input = Pair>>(solution: K::Solution, inputs: &[Pair]) -> [usize; 3] {
    let mut times = [0; 3];
    for input in inputs {
        let run = catch_unwind(AssertUnwindSafe(|| comparisons(|| K::call(solution, input))));
        let Ok((got, used)) = run else {
            times[0] += 1;
            continue;
        };
        times[1] += usize::from(K::check(input, &K::oracle(input), &got).is_err());
        times[2] += usize::from(K::limits(input).comparisons.is_some_and(|limit| used > limit));
    }
    times
}

fn mutants_are_caught<K: Kata<Input = Pair>>() {
    use VerdictKind::{Accepted, OverLimit, Panicked, StackOverflowed, TimedOut, TooSlow, Wrong};
    let inputs = inputs::<K>();
    assert!(K::mutants().len() >= 8);
    for mutant in K::mutants() {
        if mutant.expect == TimedOut {
            continue; // it would hang here
        }
        let [panicked, wrong, over] = caught::<K>(mutant.solution, &inputs);
        let name = mutant.name;
        match mutant.expect {
            Panicked => assert!(panicked > 0 && wrong == 0, "{name}"),
            Wrong => assert!(panicked == 0 && wrong > 0 && over == 0, "{name}: {panicked} {wrong} {over}"),
            OverLimit => {
                let counts = inputs.iter().any(|input| K::limits(input).comparisons.is_some());
                assert!(panicked == 0 && wrong == 0 && counts == (over > 0), "{name}");
            }
            Accepted | TooSlow | StackOverflowed => assert_eq!([panicked, wrong, over], [0; 3], "{name}"),
            TimedOut | VerdictKind::NotStarted => unreachable!(),
        }
    }
}

#[test]
fn mutants_are_caught_and_for_the_stated_reason() {
    mutants_are_caught::<MergeSortedArrays>();
    mutants_are_caught::<StableMerge>();
}

#[test]
fn inputs_out_of_order_are_refused() {
    for (a, b) in [(vec![2, 1], vec![]), (vec![], vec![0, 5, 4]), (vec![1, 2, 3], vec![0, -1])] {
        assert!(MergeSortedArrays::validate(&Pair { a: a.clone(), b: b.clone() }).is_err());
        assert!(StableMerge::validate(&Pair { a, b }).is_err());
    }
}

#[test]
fn wrong_answers_are_refused_with_a_reason() {
    let input = Pair { a: vec![1, 3, 3], b: vec![3, 4] };
    let expected = MergeSortedArrays::oracle(&input);
    let reason = |got: &[i32]| MergeSortedArrays::check(&input, &expected, &got.to_vec()).unwrap_err();
    assert_eq!(reason(&[1, 3, 3, 4, 4]).property, "3 was given 3 times and is in the result 2 times");
    assert_eq!(reason(&[3, 1, 3, 3, 4]).property, "all values in ascending order have 1 at index 0, not 3");
    assert_eq!(reason(&[3, 1, 3, 3, 4]).at, Some(0));
    assert_eq!(reason(&[1, 3, 3, 3]).property, "nums1 has 5 places and got 4");

    let expected = StableMerge::oracle(&input);
    let swapped = |i: usize, j: usize| {
        let mut got = expected.clone();
        got.swap(i, j);
        StableMerge::check(&input, &expected, &got).unwrap_err()
    };
    assert_eq!(swapped(1, 2).property, "equal elements keep the order they had: 3a1 is due, not 3a2");
    assert_eq!(swapped(2, 3).property, "of equal elements those of a come first: 3a2 is due, not 3b0");
    assert_eq!(swapped(0, 1).property, "all elements in ascending order have 1a0 here, not 3a1");
    assert_eq!(StableMerge::check(&input, &expected, &expected[..4].to_vec()).unwrap_err().at, Some(4));
}

#[test]
fn patterns_have_n_values_and_differ_by_seed_or_not_at_all() {
    for pattern in cases::patterns() {
        for n in [0, 1, 2, 3, 7, 64, 1000, 5000] {
            let input = (pattern.make)(n, 3);
            assert_eq!(input.total(), n, "{} at {n}", pattern.name);
            assert_eq!(input, (pattern.make)(n, 3), "{}", pattern.name);
        }
    }
    let real = cases::patterns().into_iter().find(|pattern| pattern.name == "real-longitudes").expect("it is there");
    assert_eq!((real.make)(1 << 30, 0).total(), 10_587);
}

#[test]
fn simpler_inputs_are_valid_and_reach_the_simplest() {
    let start = Pair { a: vec![-7, 3, 900], b: vec![3, 3, i32::MAX] };
    assert!(start.simpler().iter().all(|pair| pair.validate().is_ok()));
    // A fault of ties: both hold some value in common.
    let fails = |pair: &Pair| pair.a.iter().any(|x| pair.b.contains(x));
    let mut least = start;
    while let Some(next) = least.simpler().into_iter().find(|pair| pair.weight() < least.weight() && fails(pair)) {
        least = next;
    }
    assert_eq!(least, Pair { a: vec![0], b: vec![0] });
}
