//! The canonical end of shrinking.
//!
//! proptest stops at a local minimum that depends on where it started. From
//! there the judge tries every candidate of [`Simplify::simpler`] that weighs
//! less and still fails, until none does: the same fault then shows the same
//! input, whatever the seed.

/// How simple a value is; less is simpler. Compared field by field.
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
    /// The weight of two values side by side.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.size += other.size;
        self.magnitude = self.magnitude.saturating_add(other.magnitude);
        self.disorder += other.disorder;
        self.spelling.extend(other.spelling);
        self
    }
}

/// A value that can be made simpler step by step.
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
                [0, value / 2, -value, value - value.signum()]
                    .into_iter()
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
            whole = whole.and(weight.clone());
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
