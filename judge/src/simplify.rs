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

    /// Candidates, the boldest first. They need not be simpler, nor valid: the
    /// judge drops those that are not.
    fn simpler(&self) -> Vec<Self>;
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
                let mut candidates = vec![0, *self / 2];
                if *self < 0 {
                    candidates.extend([self.wrapping_neg(), *self + 1]);
                } else if *self > 0 {
                    candidates.push(*self - 1);
                }
                candidates
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
        candidates
    }
}

impl Simplify for String {
    fn weight(&self) -> Weight {
        self.chars().collect::<Vec<_>>().weight()
    }

    fn simpler(&self) -> Vec<Self> {
        self.chars().collect::<Vec<_>>().simpler().into_iter().map(String::from_iter).collect()
    }
}
