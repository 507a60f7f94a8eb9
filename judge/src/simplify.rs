//! The canonical end of shrinking.
//!
//! proptest stops at a local minimum that depends on where it started. From
//! there the judge tries every candidate of [`Simplify::simpler`] that weighs
//! less and still fails, until none does: the same fault then shows the same
//! input, whatever the seed.

use std::iter::successors;

/// How simple a value is; less is simpler. Compared field by field.
///
/// # Examples
/// ```
/// use kihon_judge::{Simplify, Weight};
/// let weight: Weight = vec![3, -1, 2].weight();
/// assert_eq!((weight.size, weight.disorder), (3, 1));
/// assert!(vec![1000].weight() < vec![0, 0].weight(), "size counts most");
/// assert!(vec![0, 1].weight() < vec![1, 0].weight(), "order is simpler");
/// assert!(1.weight() < (-1).weight());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Weight {
    /// Elements in all.
    pub size: u64,
    /// How far the elements are from zero (or `'a'`), negatives counting more.
    pub magnitude: u128,
    /// Pairs of neighbours that are out of order.
    pub disorder: u64,
    /// The elements themselves, so that no two different values tie.
    pub spelling: Vec<i128>,
}

impl Weight {
    /// The weight of two values side by side, such as the fields of a struct.
    ///
    /// # Examples
    /// ```
    /// use kihon_judge::Simplify;
    /// let weigh = |nums: &[i32], target: i32| nums.to_vec().weight().and(target.weight());
    /// assert_eq!(weigh(&[1, 2], 3).size, 2);
    /// assert!(weigh(&[1, 2], 0) < weigh(&[1, 2], 3));
    /// assert_ne!(weigh(&[1, 2], 0), weigh(&[2, 1], 0), "different values never tie");
    /// ```
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        // Where the one ends and the other begins is part of the spelling.
        self.spelling.push(i128::MIN);
        self.with(other)
    }

    fn with(mut self, other: Self) -> Self {
        self.size += other.size;
        self.magnitude = self.magnitude.saturating_add(other.magnitude);
        self.disorder += other.disorder;
        self.spelling.extend(other.spelling);
        self
    }
}

/// A value that can be made simpler step by step.
///
/// # Examples
/// A list and a value to be found in it, whose faults mostly depend on how they
/// compare. So they are made simpler one by one, and moved together:
///
/// ```
/// use kihon_judge::{Simplify, Weight};
///
/// #[derive(Debug, Clone, PartialEq)]
/// struct Search {
///     sorted: Vec<i32>,
///     wanted: i32,
/// }
///
/// impl Simplify for Search {
///     fn weight(&self) -> Weight {
///         self.sorted.weight().and(self.wanted.weight())
///     }
///
///     fn simpler(&self) -> Vec<Self> {
///         let lists = self.sorted.simpler().into_iter().map(|sorted| Self { sorted, wanted: self.wanted });
///         let values = self.wanted.simpler().into_iter().map(|wanted| Self { sorted: self.sorted.clone(), wanted });
///         let together = self.sorted.iter().chain([&self.wanted]).copied().collect::<Vec<_>>();
///         let moved = i32::shifted(&together).map(|mut moved| Self { wanted: moved.pop().unwrap(), sorted: moved });
///         lists.chain(values).chain(moved).collect()
///     }
/// }
///
/// let input = Search { sorted: vec![41, 43], wanted: 42 };
/// assert_eq!(input.size(), 2);
/// let candidates = input.simpler();
/// assert!(candidates.contains(&Search { sorted: vec![43], wanted: 42 }));
/// assert!(candidates.contains(&Search { sorted: vec![0, 2], wanted: 1 }));
/// assert!(candidates.iter().any(|candidate| candidate.weight() < input.weight()));
/// ```
pub trait Simplify: Sized + Clone {
    /// How simple this value is.
    fn weight(&self) -> Weight;

    /// Elements in all.
    fn size(&self) -> u64 {
        self.weight().size
    }

    /// Candidates, the boldest first. They need not be simpler, nor valid: the
    /// judge drops those that are not.
    fn simpler(&self) -> Vec<Self>;

    /// The same list moved as a whole towards zero, for elements that can be
    /// moved: differences stay, which is often all that a fault depends on.
    fn shifted(_items: &[Self]) -> Option<Vec<Self>> {
        None
    }
}

macro_rules! integer {
    ($($t:ty),*) => {$(
        impl Simplify for $t {
            fn weight(&self) -> Weight {
                let value = *self as i128;
                // A negative number weighs a little more than its opposite.
                let magnitude = value.unsigned_abs() * 2 + u128::from(value < 0);
                Weight { size: 0, magnitude, disorder: 0, spelling: vec![value] }
            }

            fn simpler(&self) -> Vec<Self> {
                let value = *self as i128;
                // Ever smaller steps: the nearest failure is reached in few.
                let steps = successors(Some(value / 4), |step| Some(step / 4)).take_while(|&step| step != 0);
                [0, value / 2, -value]
                    .into_iter()
                    .chain(steps.map(|step| value - step))
                    .chain([value - value.signum()])
                    .filter_map(|candidate| <$t>::try_from(candidate).ok())
                    .collect()
            }

            fn shifted(items: &[Self]) -> Option<Vec<Self>> {
                let least = *items.iter().min()?;
                Some(items.iter().map(|x| x.wrapping_sub(least)).collect())
            }
        }
    )*};
}
integer!(i8, i16, i32, i64, u8, u16, u32, u64, usize);

/// Whether a thing is so: not is simpler.
impl Simplify for bool {
    fn weight(&self) -> Weight {
        u8::from(*self).weight()
    }

    fn simpler(&self) -> Vec<Self> {
        vec![false]
    }
}

/// Whole numbers are the simplest, then what few binary digits make: 0.5 before
/// 0.1; what is not finite comes last.
macro_rules! float {
    ($($t:ty, $whole:literal;)*) => {$(
        impl Simplify for $t {
            fn weight(&self) -> Weight {
                let size = self.abs();
                let negative = u128::from(self.is_sign_negative());
                let magnitude = if !self.is_finite() {
                    1 << 120 | u128::from(size.to_bits()) << 1 | negative
                } else if size < $whole && size.fract() == 0.0 {
                    size as u128 * 2 + negative
                } else {
                    let fraction = size.to_bits() & ((1 << (<$t>::MANTISSA_DIGITS - 1)) - 1);
                    let digits = <$t>::MANTISSA_DIGITS.saturating_sub(fraction.trailing_zeros());
                    let from_one = size.to_bits().abs_diff((1.0 as $t).to_bits());
                    u128::from(digits + 1) << 66 | u128::from(from_one) << 1 | negative
                };
                Weight { size: 0, magnitude, disorder: 0, spelling: vec![i128::from(self.to_bits())] }
            }

            fn simpler(&self) -> Vec<Self> {
                let rounded = [1.0, 2.0, 8.0, 64.0, 1024.0].map(|of: $t| (self * of).round() / of);
                let shorter = <$t>::from_bits(self.to_bits() & self.to_bits().saturating_sub(1));
                let near = [self.abs(), -self, shorter, self / 2.0, self * 2.0, self - self.signum()];
                let candidates = [0.0, 1.0].into_iter().chain(rounded).chain(near);
                candidates.filter(|x| x.is_finite() || self.is_infinite() && !x.is_nan()).collect()
            }
        }
    )*};
}
float! {
    f32, 1.0e7;
    f64, 1.0e15;
}

/// Two or three values side by side, such as the coordinates of a point.
macro_rules! tuple {
    ($($T:ident $at:tt),*) => {
        impl<$($T: Simplify),*> Simplify for ($($T,)*) {
            fn weight(&self) -> Weight {
                [$(self.$at.weight()),*].into_iter().reduce(Weight::and).unwrap_or_default()
            }

            fn simpler(&self) -> Vec<Self> {
                let mut candidates = Vec::new();
                $(candidates.extend(self.$at.simpler().into_iter().map(|value| {
                    let mut simpler = self.clone();
                    simpler.$at = value;
                    simpler
                }));)*
                candidates
            }

            /// Each coordinate by its own amount; one that cannot be moved stays.
            fn shifted(items: &[Self]) -> Option<Vec<Self>> {
                let mut moved = items.to_vec();
                $({
                    let column: Vec<$T> = items.iter().map(|item| item.$at.clone()).collect();
                    for (item, value) in moved.iter_mut().zip($T::shifted(&column).unwrap_or(column)) {
                        item.$at = value;
                    }
                })*
                Some(moved)
            }
        }
    };
}
tuple!(A 0, B 1);
tuple!(A 0, B 1, C 2);

impl Simplify for char {
    fn weight(&self) -> Weight {
        let rank = char_rank(*self);
        Weight { size: 0, magnitude: u128::from(rank), disorder: 0, spelling: vec![i128::from(rank)] }
    }

    fn simpler(&self) -> Vec<Self> {
        ['a', 'b', 'c', 'A', 'é', '日', '𝄞'].into_iter().filter(|&c| char_rank(c) < char_rank(*self)).collect()
    }
}

/// `a` is the simplest character, then the rest of ASCII, then by code point.
fn char_rank(c: char) -> u32 {
    match c {
        'a'..='z' => c as u32 - 'a' as u32,
        _ => c as u32 + 26,
    }
}

impl<T: Simplify> Simplify for Vec<T> {
    fn weight(&self) -> Weight {
        let mut whole = Weight { size: self.len() as u64, ..Weight::default() };
        let mut previous: Option<Weight> = None;
        for item in self {
            let weight = item.weight();
            if previous.is_some_and(|p| p.spelling > weight.spelling) {
                whole.disorder += 1;
            }
            whole = whole.with(weight.clone());
            previous = Some(weight);
        }
        whole
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = Vec::new();
        // Delete: whole stretches first, then single elements.
        let mut stretch = self.len();
        while stretch > 0 {
            for start in (0..self.len()).step_by(stretch) {
                let end = (start + stretch).min(self.len());
                candidates.push([&self[..start], &self[end..]].concat());
            }
            stretch /= 2;
        }
        let mut sorted: Vec<(Vec<i128>, T)> = self.iter().map(|x| (x.weight().spelling, x.clone())).collect();
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        candidates.push(sorted.into_iter().map(|(_, x)| x).collect());
        candidates.push(self.iter().rev().cloned().collect());
        candidates.extend(T::shifted(self));
        for i in 0..self.len() {
            for item in self[i].simpler() {
                // One value everywhere it stands, and in this place alone.
                let same = self[i].weight();
                candidates
                    .push(self.iter().map(|x| if x.weight() == same { item.clone() } else { x.clone() }).collect());
                let mut single = self.clone();
                single[i] = item;
                candidates.push(single);
            }
        }
        candidates.extend(exchanges(self));
        candidates
    }
}

/// The list with two of its values exchanged wherever they stand, for each pair
/// of values: from `[1, 0, 1]` to `[0, 1, 0]` there is no way by single steps.
fn exchanges<T: Simplify>(items: &[T]) -> Vec<Vec<T>> {
    const MOST: usize = 16;
    let spellings: Vec<Vec<i128>> = items.iter().map(|x| x.weight().spelling).collect();
    let mut firsts: Vec<usize> = (0..items.len()).filter(|&i| !spellings[..i].contains(&spellings[i])).collect();
    if firsts.len() > MOST {
        return Vec::new();
    }
    firsts.sort_by(|&a, &b| spellings[a].cmp(&spellings[b]));
    let pairs = firsts.iter().enumerate().flat_map(|(k, &a)| firsts[k + 1..].iter().map(move |&b| (a, b)));
    let exchanged = |i: usize, (a, b): (usize, usize)| match &spellings[i] {
        s if *s == spellings[a] => items[b].clone(),
        s if *s == spellings[b] => items[a].clone(),
        _ => items[i].clone(),
    };
    pairs.map(|pair| (0..items.len()).map(|i| exchanged(i, pair)).collect()).collect()
}

impl Simplify for String {
    fn weight(&self) -> Weight {
        self.chars().collect::<Vec<_>>().weight()
    }

    fn simpler(&self) -> Vec<Self> {
        self.chars().collect::<Vec<_>>().simpler().into_iter().map(String::from_iter).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use proptest::prelude::*;

    use super::*;

    /// The end of the greedy pass from `start`.
    fn canonical<T: Simplify>(start: T, fails: impl Fn(&T) -> bool) -> T {
        let mut best = start;
        loop {
            let weight = best.weight();
            match best.simpler().into_iter().find(|c| c.weight() < weight && fails(c)) {
                Some(simpler) => best = simpler,
                None => return best,
            }
        }
    }

    proptest! {
        #[test]
        fn different_lists_never_weigh_the_same(a: Vec<i8>, b: Vec<i8>) {
            prop_assert_eq!(a == b, a.weight() == b.weight());
        }

        #[test]
        fn different_pairs_never_weigh_the_same(a: [Vec<bool>; 2], b: [Vec<bool>; 2]) {
            let weight = |pair: &[Vec<bool>; 2]| {
                let [x, y] = pair.each_ref().map(|v| v.iter().map(|&bit| u8::from(bit)).collect::<Vec<u8>>().weight());
                x.and(y)
            };
            prop_assert_eq!(a == b, weight(&a) == weight(&b));
        }

        #[test]
        fn different_texts_never_weigh_the_same(a in "[abzAéß日𝄞 ]{0,4}", b in "[abzAéß日𝄞 ]{0,4}") {
            prop_assert_eq!(a == b, a.weight() == b.weight());
        }

        #[test]
        fn a_repeated_value_ends_at_two_zeros(mut list: Vec<i16>, value: i16, at: prop::sample::Index) {
            list.push(value);
            list.insert(at.index(list.len()), value);
            let repeats = |v: &Vec<i16>| (1..v.len()).any(|i| v[..i].contains(&v[i]));
            prop_assert_eq!(canonical(list, repeats), [0, 0]);
        }

        #[test]
        fn a_value_with_another_between_its_two_places_ends_the_same(mut list in prop::collection::vec(-9_i32..9, 0..12)) {
            list.extend([7, -3, 7]);
            let parted = |v: &Vec<i32>| (2..v.len()).any(|i| v[i] != v[i - 1] && v[..i - 1].contains(&v[i]));
            prop_assert_eq!(canonical(list, parted), [0, 1, 0]);
        }

        #[test]
        fn a_text_with_a_character_twice_ends_at_two_a(text in "[a-f日é]{0,8}", c in "[xyzß𝄞]") {
            let text = format!("{c}{text}{c}");
            let twice = |s: &String| s.chars().enumerate().any(|(i, c)| s.chars().skip(i + 1).any(|d| c == d));
            prop_assert_eq!(canonical(text, twice), "aa");
        }

        #[test]
        fn integers_end_at_the_nearest_failure(start in 10_i64.., least in 0_i64..1 << 50) {
            prop_assert_eq!(canonical(start, |&x| x >= 10), 10);
            let start = start.max(least);
            let tried = Cell::new(0);
            let fails = |&x: &i64| {
                tried.set(tried.get() + 1);
                x >= least
            };
            prop_assert_eq!(canonical(start, fails), least);
            prop_assert!(tried.get() < 10_000, "{} tried", tried.get());
        }
    }

    proptest! {
        #[test]
        fn different_floats_never_weigh_the_same(a: f64, b: f64, c: f32, d: f32) {
            prop_assert_eq!(a.to_bits() == b.to_bits(), a.weight() == b.weight());
            prop_assert_eq!(c.to_bits() == d.to_bits(), c.weight() == d.weight());
        }

        #[test]
        fn floats_end_at_a_short_number(start in 10.0_f64.., small in 1e-3_f32..0.4) {
            prop_assert_eq!(canonical(start, |&x| x >= 10.0), 10.0);
            let end = canonical(-small, |&x| x < 0.0 && x > -0.5);
            prop_assert_eq!(end, -0.25);
        }

        #[test]
        fn points_that_lie_apart_end_at_the_origin(mut points: Vec<(i16, i16)>) {
            points.extend([(30, -7), (30, -5)]);
            let upright = |p: &Vec<(i16, i16)>| p.iter().any(|a| p.iter().any(|b| a.0 == b.0 && a.1 < b.1));
            prop_assert_eq!(canonical(points, upright), [(0, 0), (0, 1)]);
        }
    }

    #[test]
    fn what_is_not_finite_ends_at_the_simplest_of_its_kind() {
        assert_eq!(canonical(f64::NEG_INFINITY, |x| x.is_infinite()), f64::INFINITY);
        assert_eq!(canonical(f32::NAN, |x| !x.is_finite()).to_bits(), f32::NAN.to_bits());
        assert_eq!(canonical(f64::INFINITY, |&x| x >= 1.0), 1.0);
        assert!(1e300.weight() < f64::INFINITY.weight() && f64::INFINITY.weight() < f64::NAN.weight());
        assert!(0.0.weight() < (-0.0).weight());
    }

    #[test]
    fn the_extremes_have_candidates_and_do_not_overflow() {
        for extreme in [i64::MIN, i64::MAX] {
            assert!(extreme.simpler().contains(&0));
        }
        assert_eq!(i32::shifted(&[i32::MIN, i32::MAX]), Some(vec![0, -1]));
        assert_eq!(i32::shifted(&[]), None);
    }
}
