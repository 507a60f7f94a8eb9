use kihon_judge::{Kata, Random, Simplify, VerdictKind};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngSeed, TestRunner},
};

use super::*;

type Implementation<T> = (&'static str, fn(&[T]) -> Option<Run<T>>);

/// Every implementation for one type, by name.
fn implementations<T: Integer>() -> [Implementation<T>; 8] {
    [
        ("naive", naive),
        ("sort_scan", sort_scan),
        ("hash_set", hash_set),
        ("union_find", union_find),
        ("radix_sort", radix_sort),
        ("bitmap", |nums| bitmap(nums).unwrap_or_else(|_| sort_scan(nums))),
        ("paged_bitmap", paged_bitmap),
        ("longest_consecutive", longest_consecutive),
    ]
}

/// All implementations agree with `expected`.
#[track_caller]
fn agree<T: Integer>(nums: &[T], expected: Option<Run<T>>) {
    for (name, find) in implementations() {
        if name == "naive" && nums.len() > 5000 {
            continue;
        }
        let got = find(nums);
        assert!(got == expected, "{name} on {} values {:?}: {got:?}, not {expected:?}", nums.len(), nums.get(..40));
    }
}

#[test]
fn statement_examples() {
    for example in LongestConsecutive::examples() {
        let run = naive(&example.input.0);
        assert_eq!(run.map_or(0, |run| run.length), example.output);
        agree(&example.input.0, run);
    }
}

#[test]
fn every_short_list_of_few_values() {
    // All lists up to length 6 over 5 values that contain a gap and both ends of i8.
    let alphabet = [i8::MIN, i8::MIN + 1, 0, 1, i8::MAX];
    for len in 0..=6 {
        for code in 0..5usize.pow(len) {
            let nums: Vec<i8> = (0..len).map(|i| alphabet[code / 5usize.pow(i) % 5]).collect();
            agree(&nums, naive(&nums));
        }
    }
}

#[test]
fn every_subset_of_four_bit_values_at_the_ends() {
    for set in 1u32..1 << 10 {
        let nums: Vec<u8> = (0..10).filter(|i| set >> i & 1 == 1).map(|i| (i as u8).wrapping_sub(5)).collect();
        agree(&nums, naive(&nums));
        let reversed: Vec<u8> = nums.iter().rev().copied().collect();
        agree(&reversed, naive(&nums));
    }
}

#[test]
fn whole_types() {
    let all: Vec<u8> = (0..=255).collect();
    agree(&all, Some(Run { start: 0, length: 256 }));
    let all: Vec<i16> = (i16::MIN..=i16::MAX).rev().collect();
    agree(&all, Some(Run { start: i16::MIN, length: 65536 }));
}

macro_rules! extremes {
    ($($t:ident)*) => {$(
        #[test]
        fn $t() {
            const MIN: $t = $t::MIN;
            const MAX: $t = $t::MAX;
            assert_eq!(Run { start: MAX - 1, length: 2 }.last(), MAX);
            agree(&[MAX, MIN], Some(Run { start: MIN, length: 1 }));
            agree(&[MAX, MIN, MAX - 1], Some(Run { start: MAX - 1, length: 2 }));
            let mut random = Random::new(1);
            for n in [3, 20, 60, 200, 700] {
                // Around both ends and the middle, dense enough for runs to touch.
                let nums: Vec<$t> = (0..n).map(|_| {
                    let distance = random.below((n / 2).min(100)) as $t;
                    [MIN + distance, MAX - distance, (MAX / 2 + MIN / 2).wrapping_add(distance)][random.below(3)]
                }).collect();
                agree(&nums, naive(&nums));
            }
            for n in [3_000, 40_000] {
                // Clusters anywhere, and equal low bits.
                let mut nums: Vec<$t> = Vec::new();
                while nums.len() < n {
                    let place = (u128::from(random.next_u64()) << 64 | u128::from(random.next_u64())) as $t;
                    let run = random.below(40) as $t;
                    nums.extend((0..run).map(|i| place.wrapping_add(i)));
                    nums.push(place & !0x7F);
                }
                random.shuffle(&mut nums);
                agree(&nums, sort_scan(&nums));
            }
        }
    )*};
}

mod every_type {
    use super::*;
    extremes! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }
}

proptest! {
    #![proptest_config(Config { rng_seed: RngSeed::Fixed(42), failure_persistence: None, ..Config::with_cases(300) })]

    #[test]
    fn random_lists(nums in LongestConsecutive::strategy(60)) {
        agree(&nums.0, naive(&nums.0));
    }

    #[test]
    fn order_repeats_and_place_do_not_matter(nums in LongestConsecutive::strategy(60), by in -1000i64..1000) {
        let wide: Vec<i64> = nums.0.iter().map(|&x| i64::from(x)).collect();
        let run = longest_consecutive(&wide);
        let twice: Vec<i64> = wide.iter().rev().chain(&wide).copied().collect();
        prop_assert_eq!(longest_consecutive(&twice), run);
        let moved: Vec<i64> = wide.iter().map(|&x| x + by).collect();
        prop_assert_eq!(longest_consecutive(&moved), run.map(|run| Run { start: run.start + by, ..run }));
        let mirrored: Vec<i64> = wide.iter().map(|&x| -x).collect();
        prop_assert_eq!(longest_consecutive(&mirrored).map(|run| run.length), run.map(|run| run.length));
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in LongestConsecutive::patterns() {
        for n in [0, 1, 2, 3, 5, 8, 17, 64, 300, 1500] {
            let nums = (pattern.make)(n, 3).0;
            assert!(nums.len() == n || pattern.name == "real-code-points", "{} at {n}", pattern.name);
            agree(&nums, naive(&nums));
        }
        for n in [5_000, 50_000] {
            let nums = (pattern.make)(n, 4).0;
            agree(&nums, sort_scan(&nums));
        }
    }
}

#[test]
fn largest_size() {
    for pattern in LongestConsecutive::worst_cases() {
        let nums = (pattern.make)(LongestConsecutive::LARGEST, 5).0;
        assert_eq!(LongestConsecutive::validate(&Numbers(nums.clone())), Ok(()));
        agree(&nums, sort_scan(&nums));
    }
}

#[test]
fn real_input_has_its_known_answer() {
    let nums = (LongestConsecutive::patterns().last().expect("a pattern").make)(usize::MAX, 1).0;
    assert_eq!(nums.len(), 284_278);
    // Planes 15 and 16 are private use but for their last two code points.
    agree(&nums, Some(Run { start: 0xF_0000, length: 65_534 }));
}

/// Buckets of the sieve at the very end of a wide type, dense and mixed.
#[test]
fn ends_of_wide_types() {
    fn ends<T: Integer>(value: impl Fn(u128) -> T, max: u128, n: usize) {
        let mut random = Random::new(6);
        for reach in [2 * n, 40 * n, 1 << 40] {
            let mut nums: Vec<T> = (0..n).map(|_| value(max - random.below(reach) as u128)).collect();
            nums.extend((0..n / 2).map(|_| value(random.below(reach) as u128)));
            nums.extend((0..300).map(|i| value(max / 2 + i)));
            random.shuffle(&mut nums);
            agree(&nums, sort_scan(&nums));
        }
    }
    for n in [900, 9_000, 90_000] {
        ends(|x| x as u64, u128::from(u64::MAX), n);
        ends(|x| x, u128::MAX, n);
        ends(|x| i64::from_unsigned(x as u64), u128::from(u64::MAX), n);
    }
}

/// One bucket over and over: more equal keys than a table is made for, but no
/// order that a scan could use.
#[test]
fn regression_many_equal_keys_in_one_bucket() {
    let mut nums = vec![i64::MIN; 200_000];
    nums.extend(vec![i64::MAX; 200_000]);
    nums.extend([i64::MIN, 0, 1]);
    agree(&nums, Some(Run { start: 0, length: 2 }));
}

#[test]
fn hostile_patterns_are_hostile() {
    let hash = |x: &i32| (*x as u32).wrapping_mul(cases::GOLDEN) >> 12;
    let places = |name: &str, hash: &dyn Fn(&i32) -> u32| {
        let pattern = LongestConsecutive::patterns().into_iter().find(|p| p.name == name).expect("the pattern");
        (pattern.make)(4096, 1).0.iter().map(hash).collect::<std::collections::HashSet<u32>>().len()
    };
    assert_eq!(places("hostile-fibonacci", &hash), 1);
    assert!(places("uniform", &hash) > 4000);
    let fx = |x: &i32| {
        let hash = (*x as u32 as u64).wrapping_mul(0xF135_7AEA_2E62_A9C5).rotate_left(26);
        hash as u32 & 0x7FFF
    };
    assert_eq!(places("hostile-fx", &fx), 1);
    assert!(places("uniform", &fx) > 3000);
}

#[test]
fn a_bitmap_refuses_a_wide_range() {
    let refused = bitmap(&[i64::MIN, 0, i64::MAX]).expect_err("too wide");
    assert_eq!(refused, TooWide { min: i64::MIN, max: i64::MAX, limit: 64 * 3 + 65_536 });
    assert_eq!(
        refused.to_string(),
        "the values from -9223372036854775808 to 9223372036854775807 are more than the 65728 that a bitmap is made for"
    );
    assert_eq!(bitmap(&[0u128, 65_600]).map(|run| run.map(|run| run.length)), Ok(Some(1)));
    assert!(bitmap(&[0u128, 65_664]).is_err());
}

/// Inputs that the judge tries before it measures growth.
fn small_inputs() -> Vec<Numbers> {
    let mut inputs: Vec<Numbers> = LongestConsecutive::examples().into_iter().map(|e| e.input).collect();
    inputs.extend(LongestConsecutive::cases().into_iter().map(|c| c.input));
    for pattern in LongestConsecutive::patterns() {
        inputs.extend([0, 1, 2, 3, 5, 8, 17, 64].map(|n| (pattern.make)(n, 9)));
    }
    let config = Config { rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    for size in 0..40 {
        let strategy = LongestConsecutive::strategy(size);
        inputs.extend((0..5).map(|_| strategy.new_tree(&mut runner).expect("a value").current()));
    }
    inputs
}

#[test]
fn references_are_right_on_all_the_judge_tries() {
    for input in small_inputs() {
        assert_eq!(LongestConsecutive::validate(&input), Ok(()));
        let expected = LongestConsecutive::oracle(&input);
        assert_eq!(LongestConsecutive::reference(&input), expected);
        for reference in LongestConsecutive::references() {
            let got = LongestConsecutive::call(reference.solution, &input);
            let checked = LongestConsecutive::check(&input, &expected, &got);
            assert_eq!(checked, Ok(()), "{} on {input:?}", reference.name);
        }
    }
}

#[test]
fn wrong_mutants_fail_somewhere_and_the_others_nowhere() {
    let inputs = small_inputs();
    let fails = |mutant: &kihon_judge::Mutant<LongestConsecutive>, input: &Numbers| {
        let got = LongestConsecutive::call(mutant.solution, input);
        LongestConsecutive::check(input, &LongestConsecutive::oracle(input), &got).is_err()
    };
    for mutant in LongestConsecutive::mutants() {
        match mutant.expect {
            VerdictKind::Wrong => {
                assert!(inputs.iter().any(|input| fails(&mutant, input)), "{}", mutant.name);
            }
            VerdictKind::TooSlow | VerdictKind::StackOverflowed | VerdictKind::Accepted => {
                assert!(!inputs.iter().any(|input| fails(&mutant, input)), "{}", mutant.name);
            }
            VerdictKind::Panicked => {
                let panics = inputs.iter().any(|input| std::panic::catch_unwind(|| fails(&mutant, input)).is_err());
                assert!(panics, "{}", mutant.name);
            }
            _ => assert_eq!(mutant.name, "halves_forever"),
        }
    }
}

#[test]
fn check_tells_too_long_from_too_short() {
    let input = Numbers(vec![3, 1, 2, 9]);
    let fault = |got| LongestConsecutive::check(&input, &3, &got).expect_err("wrong").property;
    assert_eq!(fault(2), "there is a longer run");
    assert_eq!(fault(4), "there is no run that long");
    assert_eq!(fault(5), "a run among 4 values cannot have 5");
    assert_eq!(LongestConsecutive::check(&input, &3, &3), Ok(()));
}

#[test]
fn an_input_over_the_limit_is_invalid() {
    let input = Numbers(vec![0; LongestConsecutive::LARGEST + 1]);
    assert_eq!(LongestConsecutive::validate(&input), Err("nums has 200001 values, more than 200000".into()));
}

#[test]
fn forgotten_duplicates_always_show_the_same_input() {
    let mutant = LongestConsecutive::mutants().swap_remove(0);
    assert_eq!(mutant.name, "forgets_duplicates");
    let fails = |input: &Numbers| (mutant.solution)(&input.0) != LongestConsecutive::oracle(input);
    let mut seen = 0;
    for mut input in small_inputs().into_iter().filter(|input| fails(input)) {
        while let Some(simpler) = input.simpler().into_iter().find(|s| s.weight() < input.weight() && fails(s)) {
            input = simpler;
        }
        assert_eq!(input.0, [0, 1, 1, 2]);
        seen += 1;
    }
    assert!(seen > 20, "{seen} inputs showed the fault");
}
