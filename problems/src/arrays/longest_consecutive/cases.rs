//! The inputs: named patterns for tests and benches, literal cases.
//!
//! Pictures show a few values on the number line, `#` for one that occurs.

use kihon_judge::{Case, Pattern, Random};

use super::Numbers;

/// 2³² divided by the golden ratio, the multiplier of Fibonacci hashing.
pub(super) const GOLDEN: u32 = 0x9E37_79B9;
/// The multiplier of `FxHasher` in rustc-hash 2.
const FX: u64 = 0xF135_7AEA_2E62_A9C5;

macro_rules! patterns {
    ($($(#[doc = $about:literal])* $name:literal => $make:expr;)*) => {
        vec![$(Pattern {
            name: $name,
            about: concat!($($about),*).trim_ascii(),
            make: |n, seed| {
                let make: fn(usize, &mut Random) -> Vec<i32> = $make;
                Numbers(make(n, &mut Random::new(seed)))
            },
        }),*]
    };
}

pub(super) fn patterns() -> Vec<Pattern<Numbers>> {
    patterns! {
        /// `#    #       #  #`: any value of the type, hardly two side by side
        "uniform" => |n, random| (0..n).map(|_| random.next_u64() as i32).collect();
        /// `## #  ### # ##`: values below 2n, so that four of ten occur, in short runs
        "dense" => |n, random| (0..n).map(|_| random.below(2 * n) as i32).collect();
        /// `##############`: one run of n values around zero, shuffled
        "long-run" => |n, random| shuffled(random, range(-((n / 2) as i64), n));
        /// `# # ## # ###`: in ascending order, every third gap closed
        "sorted" => |n, _| sorted(n);
        /// the same in descending order
        "reversed" => |n, _| sorted(n).into_iter().rev().collect();
        /// one value n times
        "all-equal" => |n, _| vec![42; n];
        /// 16 values, some of them neighbours, each n / 16 times
        "few-distinct" => |n, random| few_distinct(n, random);
        /// `######      ######`: runs of 100 values at random places, shuffled
        "clusters" => |n, random| clusters(n, random);
        /// `##    ##   ##`: pairs at random places: every value has a neighbour, no run is long
        "pairs" => |n, random| pairs(n, random);
        /// `#       #       #`: multiples of 2¹² (of less where n of them have no room): equal low bits
        "stride" => |n, random| strides(n, random);
        /// `j` times the inverse of the golden multiplier: Fibonacci hashing puts all in one place
        "hostile-fibonacci" => |n, random| fibonacci(n, random);
        /// equal low bits of rustc-hash's FxHash
        "hostile-fx" => |n, random| fx(n, random);
        /// random high halves with few low bits: nearly each has a false neighbour in a table indexed by low bits
        "hostile-low-bits" => |n, random| low_bits(n, random);
        /// `###         ###`: both extremes of the type, in runs of n / 2 that must not meet, shuffled
        "both-ends" => |n, random| both_ends(n, random);
        /// `## # ##     # ##`: dense and gappy within 4n at each end of the type: too wide for one bitmap
        "two-clusters" => |n, random| two_clusters(n, random);
        /// 0, -1, 2, -3, 4, …: two interleaved monotone sequences
        "zigzag" => |n, _| range(0, n).map(|i| if i % 2 == 0 { i } else { -i }).collect();
        /// ascending, but one value in a hundred moved elsewhere
        "nearly-sorted" => |n, random| nearly_sorted(n, random);
        /// the first n assigned code points of Unicode 14, shuffled: gaps in real numbering
        "real-code-points" => |n, random| shuffled(random, code_points().take(n));
    }
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Numbers>> {
    const SLOW: [&str; 7] = ["long-run", "hostile-fibonacci", "uniform", "all-equal", "sorted", "stride", "hostile-fx"];
    let patterns = patterns();
    SLOW.iter().filter_map(|slow| patterns.iter().find(|p| p.name == *slow).copied()).collect()
}

/// `count` values from `start` on.
fn range(start: i64, count: usize) -> impl Iterator<Item = i32> {
    (start..).take(count).map(|x| x as i32)
}

fn shuffled(random: &mut Random, values: impl Iterator<Item = i32>) -> Vec<i32> {
    let mut values: Vec<i32> = values.collect();
    random.shuffle(&mut values);
    values
}

fn sorted(n: usize) -> Vec<i32> {
    range(0, n).map(|i| i + i / 3 - n as i32 / 2).collect()
}

fn few_distinct(n: usize, random: &mut Random) -> Vec<i32> {
    let values: Vec<i32> = (0..8).flat_map(|_| [0, 1].map(|d| (random.next_u64() as i32).wrapping_add(d))).collect();
    (0..n).map(|_| values[random.below(values.len())]).collect()
}

fn clusters(n: usize, random: &mut Random) -> Vec<i32> {
    let mut values = Vec::with_capacity(n + 100);
    while values.len() < n {
        let start = i64::from(random.next_u64() as i32).min(i64::from(i32::MAX) - 99);
        values.extend(range(start, 100));
    }
    values.truncate(n);
    random.shuffle(&mut values);
    values
}

fn pairs(n: usize, random: &mut Random) -> Vec<i32> {
    let mut values = Vec::with_capacity(n + 1);
    while values.len() < n {
        let start = random.next_u64() as i32 & !1;
        values.extend([start, start | 1]);
    }
    values.truncate(n);
    random.shuffle(&mut values);
    values
}

fn strides(n: usize, random: &mut Random) -> Vec<i32> {
    // The widest stride up to 2¹² that leaves room for n values.
    let shift = (32 - usize::BITS.saturating_sub(n.leading_zeros())).min(12);
    shuffled(random, (0..n).map(move |i| (i << shift) as u32 as i32))
}

fn fibonacci(n: usize, random: &mut Random) -> Vec<i32> {
    // Newton's iteration: each step doubles the number of right bits, from 3.
    let inverse = (0..4).fold(GOLDEN, |x, _| x.wrapping_mul(2u32.wrapping_sub(GOLDEN.wrapping_mul(x))));
    shuffled(random, (0..n as u32).map(move |j| j.wrapping_mul(inverse) as i32))
}

/// Keys whose product with [`FX`] agrees in the bits that become the lowest of
/// the hash.
///
/// Those bits say where `key · α mod 1` lies for a fixed α. By the three-gap
/// theorem the keys that fall into one interval have at most three distances,
/// one the sum of the other two: they are found among the first keys, and the
/// rest is made by stepping.
fn fx(n: usize, random: &mut Random) -> Vec<i32> {
    // As many equal bits as leave n keys among the 2³¹ that are not negative.
    let bits = 15.min(30u32.saturating_sub(usize::BITS - n.leading_zeros()));
    let hit = |key: u64| (key.wrapping_mul(FX) >> 38) & ((1 << bits) - 1) == 5 & ((1 << bits) - 1);
    let first: Vec<u64> = (0..1u64 << 31).filter(|&key| hit(key)).take(32).collect();
    let mut gaps: Vec<u64> = first.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    gaps.dedup();
    let mut key = first[0];
    let mut keys = Vec::with_capacity(n);
    while keys.len() < n {
        keys.push(key as i32);
        // A distance too rare to be among the first is found one by one.
        key = gaps
            .iter()
            .map(|gap| key + gap)
            .find(|&k| hit(k))
            .unwrap_or_else(|| (key + 1..).find(|&k| hit(k)).unwrap_or(key));
    }
    random.shuffle(&mut keys);
    keys
}

fn low_bits(n: usize, random: &mut Random) -> Vec<i32> {
    (0..n)
        .map(|_| {
            let bits = random.next_u64();
            ((bits as u32 & 0xFFFF_0000) | ((bits >> 32) as u32 & 0x3F)) as i32
        })
        .collect()
}

fn both_ends(n: usize, random: &mut Random) -> Vec<i32> {
    let low = range(i64::from(i32::MIN), n / 2);
    let high = range(i64::from(i32::MAX) + 1 - (n - n / 2) as i64, n - n / 2);
    shuffled(random, low.chain(high))
}

fn two_clusters(n: usize, random: &mut Random) -> Vec<i32> {
    (0..n)
        .map(|_| {
            let offset = random.below(4 * n) as i32;
            if random.next_u64() & 1 == 0 { i32::MIN + offset } else { i32::MAX - offset }
        })
        .collect()
}

fn nearly_sorted(n: usize, random: &mut Random) -> Vec<i32> {
    let mut values = sorted(n);
    for _ in 0..n / 100 {
        let (i, j) = (random.below(n), random.below(n));
        values.swap(i, j);
    }
    values
}

/// The code points of `data/longest_consecutive/assigned.txt`, ascending.
pub(super) fn code_points() -> impl Iterator<Item = i32> {
    const RANGES: &str = include_str!("../../../data/longest_consecutive/assigned.txt");
    RANGES.lines().flat_map(|line| {
        let bound = |text: &str| i32::from_str_radix(text, 16).expect("a hexadecimal number");
        let (first, last) = line.split_once("..").expect("a range FIRST..LAST");
        bound(first)..=bound(last)
    })
}

pub(super) fn cases() -> Vec<Case<Numbers>> {
    const MIN: i32 = i32::MIN;
    const MAX: i32 = i32::MAX;
    let case = |name, nums: &[i32]| Case { name, input: Numbers(nums.to_vec()) };
    vec![
        case("no value", &[]),
        case("one value", &[7]),
        case("the greatest value alone", &[MAX]),
        case("the smallest value alone", &[MIN]),
        case("a repeated value in a run", &[0, 1, 1, 2]),
        case("nothing but repeats", &[5, 5, 5]),
        case("both extremes do not meet", &[MAX, MIN]),
        case("a run up to the greatest value", &[MAX, MAX - 1, MAX - 2]),
        case("a run from the smallest value", &[MIN + 2, MIN, MIN + 1]),
        case("runs at both extremes", &[MIN, MAX, MIN + 1, MAX - 1, MAX - 2]),
        case("a run through zero", &[1, -1, 0, -2]),
        case("negative values only", &[-5, -7, -6, -9]),
        case("every other value", &[0, 2, 4, 6, 8]),
        case("the run comes last", &[10, 20, 31, 30, 32]),
        case("the run comes first", &[1, 2, 3, 20, 10]),
        case("two runs as long", &[11, 1, 12, 2]),
        case("a bridge comes late", &[1, 2, 4, 5, 3]),
        case("descending", &[5, 4, 3, 2, 1]),
        case("a run across a multiple of 64", &[62, 63, 64, 65, 66]),
        case("more than one word of ones", &range(-70, 140).collect::<Vec<_>>()),
    ]
}
