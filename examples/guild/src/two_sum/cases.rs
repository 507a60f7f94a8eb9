//! The inputs: literal ones that break a plausible mistake, and named patterns.

use kihon_judge::{Case, Pattern, Random};

use super::Sum;

pub(super) fn cases() -> Vec<Case<Sum>> {
    const MIN: i32 = i32::MIN;
    const MAX: i32 = i32::MAX;
    let case = |name, nums: &[i32], target| Case { name, input: Sum { nums: nums.to_vec(), target } };
    vec![
        case("no value", &[], 0),
        case("one value, half of the target", &[3], 6),
        case("half of the target once", &[3, 4], 6),
        case("half of the target twice", &[3, 4, 3], 6),
        case("two zeros", &[0, 1, 0], 0),
        case("a pair far apart", &[1, 9, 9, 9, 2], 3),
        case("in descending order", &[15, 11, 7, 2], 9),
        case("a negative value", &[-1, 5, 8], 4),
        case("a sum that does not fit", &[MAX, 2], MIN + 1),
        case("a difference that does not fit", &[MAX, -5, 3], -2),
        case("both extremes", &[MIN, MAX], -1),
    ]
}

pub(super) fn patterns() -> Vec<Pattern<Sum>> {
    vec![
        Pattern {
            name: "uniform",
            about: "any values, the target the sum of two of them",
            make: |n, seed| {
                let mut random = Random::new(seed);
                let nums: Vec<i32> = (0..n).map(|_| random.below(1 << 30) as i32 - (1 << 29)).collect();
                let target = if n < 2 { 1 } else { nums[random.below(n)] + nums[n / 2] };
                Sum { nums, target }
            },
        },
        Pattern {
            name: "no-pair",
            about: "even values, shuffled, and an odd target: every value is looked at",
            make: |n, seed| {
                let mut nums: Vec<i32> = (0..n as i32).map(|i| 2 * (i - n as i32 / 2)).collect();
                Random::new(seed).shuffle(&mut nums);
                Sum { nums, target: 1 }
            },
        },
        Pattern {
            name: "last-pair",
            about: "the only pair stands at the end",
            make: |n, seed| {
                let mut random = Random::new(seed);
                let mut nums: Vec<i32> = (0..n).map(|_| 4 * random.below(1 << 20) as i32).collect();
                let from = n.saturating_sub(2);
                nums[from..].fill(1);
                Sum { nums, target: 2 }
            },
        },
        Pattern {
            name: "all-equal",
            about: "one value n times, which is not half of the target",
            make: |n, _| Sum { nums: vec![7; n], target: 15 },
        },
    ]
}

pub(super) fn worst_cases() -> Vec<Pattern<Sum>> {
    patterns().into_iter().filter(|p| ["no-pair", "last-pair"].contains(&p.name)).collect()
}
