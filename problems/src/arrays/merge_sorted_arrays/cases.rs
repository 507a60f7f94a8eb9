//! Inputs of two sorted arrays: the type, named distributions, literal cases.
//! Tests, growth and benches share them.

use kihon_judge::{Case, Pattern, Random, Simplify, Weight};
use proptest::{
    collection,
    prelude::*,
    strategy::{BoxedStrategy, Union},
};
use serde::{Deserialize, Serialize};

/// Two sorted arrays to be merged.
///
/// # Examples
/// ```
/// use kihon_problems::arrays::merge_sorted_arrays::cases::Pair;
/// assert_eq!(Pair { a: vec![1, 2], b: vec![5] }.validate(), Ok(()));
/// assert!(Pair { a: vec![2, 1], b: vec![] }.validate().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The first array; of equals, its come first.
    pub a: Vec<i32>,
    /// The second array.
    pub b: Vec<i32>,
}

impl Pair {
    /// Sorts both.
    fn sorted(mut a: Vec<i32>, mut b: Vec<i32>) -> Self {
        a.sort_unstable();
        b.sort_unstable();
        Self { a, b }
    }

    /// Values in both together.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::arrays::merge_sorted_arrays::cases::Pair;
    /// assert_eq!(Pair { a: vec![1, 2], b: vec![5] }.total(), 3);
    /// ```
    pub fn total(&self) -> usize {
        self.a.len() + self.b.len()
    }

    /// Whether both are sorted.
    ///
    /// # Errors
    /// The array, index and values that are out of order.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::arrays::merge_sorted_arrays::cases::Pair;
    /// let error = Pair { a: vec![], b: vec![3, 1] }.validate();
    /// assert_eq!(error, Err("the second array must be sorted, but 1 at index 1 follows 3".into()));
    /// ```
    pub fn validate(&self) -> Result<(), String> {
        for (name, values) in [("first", &self.a), ("second", &self.b)] {
            if let Some(i) = (1..values.len()).find(|&i| values[i] < values[i - 1]) {
                let (before, value) = (values[i - 1], values[i]);
                return Err(format!("the {name} array must be sorted, but {value} at index {i} follows {before}"));
            }
        }
        Ok(())
    }
}

impl Simplify for Pair {
    fn weight(&self) -> Weight {
        self.a.weight().and(self.b.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        // Both at once: a fault that needs equal values in both keeps them.
        let distinct = {
            let mut values = [self.a.as_slice(), &self.b].concat();
            values.sort_unstable();
            values.dedup();
            values
        };
        let replaced = |from: i32, to: i32| {
            let replace = |values: &[i32]| values.iter().map(|&x| if x == from { to } else { x }).collect();
            Self::sorted(replace(&self.a), replace(&self.b))
        };
        let mut candidates: Vec<Self> = self.a.simpler().into_iter().map(|a| Self::sorted(a, self.b.clone())).collect();
        candidates.extend(self.b.simpler().into_iter().map(|b| Self::sorted(self.a.clone(), b)));
        // Ranks instead of values, from 0 and around 0.
        let ranked = |shift: i32| {
            let rank = |x: &i32| distinct.partition_point(|y| y < x) as i32 - shift;
            Self { a: self.a.iter().map(rank).collect(), b: self.b.iter().map(rank).collect() }
        };
        let negatives = distinct.partition_point(|&x| x < 0) as i32;
        candidates.extend([ranked(0), ranked(negatives)]);
        for &value in &distinct {
            candidates.extend(value.simpler().into_iter().map(|to| replaced(value, to)));
        }
        // The same values the other way round.
        candidates.push(Self { a: self.b.clone(), b: self.a.clone() });
        candidates
    }
}

/// Random pairs of about `size` values in all, from few and from many values,
/// the extremes among them.
pub(super) fn strategy(size: usize) -> BoxedStrategy<Pair> {
    let values = Union::new([
        (0..3_i32).boxed(),
        (-2..=size.min(1000) as i32).boxed(),
        prop_oneof![Just(i32::MIN), Just(i32::MIN + 1), Just(-1), Just(0), Just(1), Just(i32::MAX - 1), Just(i32::MAX)]
            .boxed(),
        any::<i32>().boxed(),
    ]);
    // One source of values for a pair, so that the two arrays overlap.
    let alphabet = collection::vec(values, 1..=size.max(1));
    (alphabet, collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..=size))
        .prop_map(|(alphabet, picks)| {
            let side =
                |first: bool| picks.iter().filter(|pick| pick.1 == first).map(|pick| *pick.0.get(&alphabet)).collect();
            Pair::sorted(side(true), side(false))
        })
        .boxed()
}

/// Small inputs, each made to break a plausible mistake.
pub(super) fn cases() -> Vec<Case<Pair>> {
    let case = |name, a: &[i32], b: &[i32]| Case { name, input: Pair { a: a.to_vec(), b: b.to_vec() } };
    vec![
        case("both empty", &[], &[]),
        case("first empty", &[], &[1, 2]),
        case("second empty", &[1, 2], &[]),
        case("one value each, equal", &[1], &[1]),
        case("second goes before first", &[4, 5, 6], &[1, 2, 3]),
        case("second goes behind first", &[1, 2, 3], &[4, 5, 6]),
        case("the same values in both", &[1, 2, 2, 3], &[1, 2, 2, 3]),
        case("values alternate", &[1, 3, 5], &[2, 4, 6]),
        case("second lies in a gap of first", &[1, 9], &[4, 5, 6]),
        case("zeros are values too", &[-1, 0, 0], &[0, 0, 1]),
        case("negative values before the spare zeros", &[-3, -2], &[-1]),
        case("both ends of the range", &[i32::MIN, i32::MAX], &[i32::MIN, 0, i32::MAX]),
        case("a difference that overflows", &[i32::MIN], &[1]),
        case("a difference that overflows, other way", &[i32::MAX], &[-1]),
        case("one against many", &[5], &[1, 2, 3, 4, 6, 7, 8, 9]),
        case("all equal", &[7, 7, 7], &[7, 7, 7, 7]),
    ]
}

/// Source and layout: `data/merge-sorted-arrays/README.md`.
static LONGITUDES: &[u8] = include_bytes!("../../../data/merge-sorted-arrays/longitudes.i32le");

/// Longitudes in millionths of a degree, those of the northern hemisphere and
/// those of the southern, in the order of the file.
fn longitudes() -> [Vec<i32>; 2] {
    let numbers: Vec<i32> =
        LONGITUDES.chunks_exact(4).map(|bytes| i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])).collect();
    let (north, rest) = numbers[1..].split_at(numbers[0] as usize);
    [north.to_vec(), rest.to_vec()]
}

/// At most `n` of the longitudes, evenly thinned out.
fn real_longitudes(n: usize, _seed: u64) -> Pair {
    let [north, south] = longitudes();
    let total = north.len() + south.len();
    let thin =
        |values: &[i32], keep: usize| -> Vec<i32> { (0..keep).map(|i| values[i * values.len() / keep]).collect() };
    let keep = n.min(total);
    let keep_north = keep * north.len() / total;
    Pair { a: thin(&north, keep_north), b: thin(&south, keep - keep_north) }
}

/// `lengths` gives the lengths of the runs that come from `a` and `b` in turn.
fn alternating(n: usize, mut lengths: impl FnMut() -> usize) -> Pair {
    let mut sides = [Vec::new(), Vec::new()];
    let (mut value, mut side) = (0, 0);
    while (value as usize) < n {
        for _ in 0..lengths().min(n - value as usize) {
            sides[side].push(value);
            value += 1;
        }
        side = 1 - side;
    }
    let [a, b] = sides;
    Pair { a, b }
}

fn random_values(n: usize, random: &mut Random, mut value: impl FnMut(&mut Random) -> i32) -> Vec<i32> {
    (0..n).map(|_| value(random)).collect()
}

/// Both sides drawn alike, `m` and `n − m` values.
fn drawn(m: usize, n: usize, seed: u64, mut value: impl FnMut(&mut Random) -> i32) -> Pair {
    let mut random = Random::new(seed);
    let a = random_values(m, &mut random, &mut value);
    let b = random_values(n - m, &mut random, &mut value);
    Pair::sorted(a, b)
}

/// Every distribution; each gives `n` values in all, the real one at most.
pub(super) fn patterns() -> Vec<Pattern<Pair>> {
    let mut all = even();
    all.extend(lopsided());
    all.extend(runs());
    all.push(Pattern {
        name: "real-longitudes",
        about: "the longitudes of country borders in millionths of a degree, north of the equator and south of it",
        make: real_longitudes,
    });
    all
}

/// Patterns of the whole range, and of few values.
fn even() -> Vec<Pattern<Pair>> {
    vec![
        Pattern {
            name: "uniform",
            about: "any i32 in both halves: no step can be foreseen",
            make: |n, seed| drawn(n / 2, n, seed, |random| random.next_u64() as i32),
        },
        Pattern {
            name: "few-values",
            about: "ten different values: long runs of equals in both",
            make: |n, seed| drawn(n / 2, n, seed, |random| random.below(10) as i32),
        },
        Pattern {
            name: "all-equal",
            about: "one value: all of the first, then all of the second",
            make: |n, _| Pair { a: vec![7; n / 2], b: vec![7; n - n / 2] },
        },
        Pattern {
            name: "interleaved",
            about: "0 2 4 … and 1 3 5 …: the sides take turns at every step",
            make: |n, _| alternating(n, || 1),
        },
        Pattern {
            name: "extremes",
            about: "the ends of the range of i32 and the values next to them, where a difference overflows",
            make: |n, seed| {
                const ENDS: [i32; 6] = [i32::MIN, i32::MIN + 1, -1, 1, i32::MAX - 1, i32::MAX];
                drawn(n / 2, n, seed, |random| ENDS[random.below(6)])
            },
        },
    ]
}

/// Patterns where one side is ahead, or larger.
fn lopsided() -> Vec<Pattern<Pair>> {
    vec![
        Pattern {
            name: "disjoint",
            about: "____/‾‾‾‾  all of the first go before all of the second",
            make: |n, _| Pair { a: (0..(n / 2) as i32).collect(), b: ((n / 2) as i32..n as i32).collect() },
        },
        Pattern {
            name: "disjoint-swapped",
            about: "‾‾‾‾\\____  all of the second go before all of the first: every value moves",
            make: |n, _| Pair { a: ((n - n / 2) as i32..n as i32).collect(), b: (0..(n - n / 2) as i32).collect() },
        },
        Pattern {
            name: "skew-1000-1",
            about: "a thousand values of the first for each of the second, spread evenly",
            make: |n, seed| drawn(n - n / 1001, n, seed, |random| random.next_u64() as i32),
        },
        Pattern {
            name: "skew-1-1000",
            about: "a thousand values of the second for each of the first",
            make: |n, seed| drawn(n / 1001, n, seed, |random| random.next_u64() as i32),
        },
        Pattern {
            name: "first-empty",
            about: "nothing in the first",
            make: |n, seed| drawn(0, n, seed, |random| random.next_u64() as i32),
        },
        Pattern {
            name: "second-empty",
            about: "nothing in the second",
            make: |n, seed| drawn(n, n, seed, |random| random.next_u64() as i32),
        },
    ]
}

/// Patterns of runs that come from one side.
fn runs() -> Vec<Pattern<Pair>> {
    vec![
        Pattern {
            name: "runs",
            about: "runs of 1 to 1000 values from either side in turn",
            make: |n, seed| {
                let mut random = Random::new(seed);
                alternating(n, || 1 + random.below(1000))
            },
        },
        Pattern {
            name: "short-runs",
            about: "runs of 1 to 32 values from either side in turn: too short to gallop, too long to guess",
            make: |n, seed| {
                let mut random = Random::new(seed);
                alternating(n, || 1 + random.below(32))
            },
        },
        Pattern {
            name: "organ-pipe",
            about: "_/‾\\_  the first has a gap in its middle, and the second fills it and half of what lies on either side",
            make: |n, _| {
                let (m, n) = ((n / 2) as i32, (n - n / 2) as i32);
                let a = (0..m).map(|i| if i < m / 2 { i } else { i + n / 2 });
                Pair { a: a.collect(), b: (0..n).map(|j| m / 4 + j).collect() }
            },
        },
    ]
}

/// Where plausible solutions cost most.
pub(super) fn worst_cases() -> Vec<Pattern<Pair>> {
    let worst = ["uniform", "disjoint-swapped", "interleaved", "all-equal"];
    patterns().into_iter().filter(|pattern| worst.contains(&pattern.name)).collect()
}
