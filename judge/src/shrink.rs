//! Making a failing input small, in the child process.
//!
//! A failing pattern is first made again at smaller sizes. proptest's shrinking
//! then leaps where there is a value tree to leap in, and a greedy pass over
//! [`Simplify::simpler`] follows until nothing lighter fails in the same way:
//! the same fault then shows the same input.

use std::time::Instant;

use proptest::strategy::ValueTree;

use crate::{
    Kata, Pattern, Simplify,
    examine::{Blame, Examiner},
    journal::Event,
    verdict::{Failing, Origin, Outcome, VerdictKind},
};

impl<K: Kata> Examiner<K> {
    pub(crate) fn settle(&mut self, origin: &Origin, input: K::Input, blame: Blame<K>) -> Box<Outcome> {
        self.settle_from(origin, &input.clone(), input, blame)
    }

    /// Shrinks `input`, which `origin` led to by way of `first`, to the end.
    pub(crate) fn settle_from(
        &mut self,
        origin: &Origin,
        first: &K::Input,
        input: K::Input,
        blame: Blame<K>,
    ) -> Box<Outcome> {
        if self.tally.inputs() == 0 && blame.is_todo() {
            return Box::new(Outcome::NotStarted);
        }
        let mut best = (origin.clone(), input, blame);
        let outcome = |(origin, input, blame): &(Origin, K::Input, Blame<K>), first: &K::Input| {
            Box::new(blame.outcome(failing::<K>(origin, input, Some(first))))
        };
        self.journal.write(&Event::Found(outcome(&best, first)));
        let deadline = Instant::now() + self.shrinking;
        if let Origin::Pattern { name, n } = origin
            && let Some(smaller) = self.smaller_pattern(name, *n, best.2.kind(), deadline)
        {
            best = smaller;
            self.journal.write(&Event::Found(outcome(&best, &best.1)));
        }
        // From here on the origin names this input.
        let first = if best.0 == *origin { first.clone() } else { best.1.clone() };
        while let Some((input, blame)) = self.simpler(&best.0, &best.1, best.2.kind(), deadline) {
            best = (best.0, input, blame);
            self.journal.write(&Event::Found(outcome(&best, &first)));
        }
        outcome(&best, &first)
    }

    /// The smallest size at which the same pattern fails alike.
    fn smaller_pattern(
        &mut self,
        name: &str,
        n: usize,
        kind: VerdictKind,
        deadline: Instant,
    ) -> Option<(Origin, K::Input, Blame<K>)> {
        let pattern = find_pattern::<K>(name)?;
        let mut fails_at = |n: usize| {
            let input = (pattern.make)(n, self.seed);
            let origin = Origin::Pattern { name: name.to_owned(), n };
            let expected = self.expected(&input);
            let blame = self.attempt(&origin, &input, expected).filter(|b| b.kind() == kind)?;
            Some((origin, input, blame))
        };
        let (mut low, mut high, mut best) = (0, n, None);
        for n in ladder(n) {
            if Instant::now() > deadline {
                return None;
            }
            best = fails_at(n);
            if best.is_some() {
                high = n;
                break;
            }
            low = n;
        }
        // Between a size that is right and one that fails, to one in a hundred.
        while high - low > 1 + high / 100 && Instant::now() < deadline {
            let middle = low.midpoint(high);
            match fails_at(middle) {
                Some(smaller) => (high, best) = (middle, Some(smaller)),
                None => low = middle,
            }
        }
        best
    }

    /// The first simpler input that fails alike.
    fn simpler(
        &mut self,
        origin: &Origin,
        input: &K::Input,
        kind: VerdictKind,
        deadline: Instant,
    ) -> Option<(K::Input, Blame<K>)> {
        for candidate in lighter::<K>(input) {
            if Instant::now() > deadline {
                break;
            }
            // The origin no longer names the input: journal it as a literal.
            let origin = if matches!(origin, Origin::Random(_)) { origin.clone() } else { Origin::Kept };
            let expected = self.expected(&candidate);
            if let Some(blame) = self.attempt(&origin, &candidate, expected).filter(|b| b.kind() == kind) {
                return Some((candidate, blame));
            }
        }
        None
    }

    /// proptest's own shrinking: good at leaping, not at ending the same way.
    pub(crate) fn shrink_tree(
        &mut self,
        origin: &Origin,
        input: K::Input,
        blame: Blame<K>,
        tree: &mut impl ValueTree<Value = K::Input>,
    ) -> (K::Input, Blame<K>) {
        let deadline = Instant::now() + self.shrinking / 2;
        let mut best = (input, blame);
        let kind = best.1.kind();
        let mut moved = tree.simplify();
        while moved && Instant::now() < deadline {
            let candidate = tree.current();
            let expected = self.expected(&candidate);
            let valid = K::validate(&candidate).is_ok();
            match self.attempt(origin, &candidate, expected).filter(|b| valid && b.kind() == kind) {
                Some(blame) => {
                    best = (candidate, blame);
                    moved = tree.simplify();
                }
                None => moved = tree.complicate(),
            }
        }
        best
    }
}

/// Inputs above this size are neither shrunk step by step nor kept.
const LITERAL: u64 = 400;

/// Sizes to look for a smaller failure of a pattern at, ascending, below `n`.
/// Half as large again each time, and not powers of two: a counter that wraps
/// is right at just these.
pub(crate) fn ladder(n: usize) -> Vec<usize> {
    let larger = std::iter::successors(Some(31_usize), |&size| size.checked_add(size / 2));
    (0..=20).chain(larger).take_while(|&size| size < n).collect()
}

/// Valid candidates simpler than `input`, the boldest first.
pub(crate) fn lighter<K: Kata>(input: &K::Input) -> impl Iterator<Item = K::Input> {
    let weight = input.weight();
    let candidates = if weight.size <= LITERAL { input.simpler() } else { Vec::new() };
    candidates.into_iter().filter(move |c| c.weight() < weight && K::validate(c).is_ok())
}

pub(crate) fn find_pattern<K: Kata>(name: &str) -> Option<Pattern<K::Input>> {
    K::patterns().into_iter().chain(K::worst_cases()).find(|p| p.name == name)
}

pub(crate) fn literal<K: Kata>(input: &K::Input) -> Option<serde_json::Value> {
    (input.size() <= LITERAL).then(|| serde_json::to_value(input).ok()).flatten()
}

/// Describes a failing input; `first` is the one found first.
pub(crate) fn failing<K: Kata>(origin: &Origin, input: &K::Input, first: Option<&K::Input>) -> Failing {
    let size = input.size();
    Failing {
        input: K::show_input(input).into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        size,
        origin: origin.clone(),
        shrunk_from: first.filter(|&first| first != input).map(Simplify::size),
        literal: literal::<K>(input),
    }
}
