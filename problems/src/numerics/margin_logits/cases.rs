//! The inputs: named patterns for tests and comparisons, literal cases, random rows.

use kihon_judge::{Case, Pattern, Random};
use proptest::{
    collection::vec,
    prelude::{Just, any, prop_oneof},
    sample::Index,
    strategy::{BoxedStrategy, Strategy},
};

use super::Angles;
use crate::numerics::floats::uniform;

const PLAIN: [f32; 3] = [1.0, 0.0, 0.0];
const SPHERE_FACE: [f32; 3] = [4.0, 0.0, 0.0];
const COS_FACE: [f32; 3] = [1.0, 0.0, 0.35];
const ARC_FACE: [f32; 3] = [1.0, 0.5, 0.0];
const COMBINED: [f32; 3] = [1.5, 0.25, 0.125];

pub(super) fn patterns() -> Vec<Pattern<Angles>> {
    /// n cosines, any one of which is the target's; none is for n = 0.
    fn made(n: usize, seed: u64, margins: [f32; 3], make: impl Fn(&mut Random) -> f32) -> Angles {
        let mut random = Random::new(seed);
        let cosines: Vec<f32> = (0..n).map(|_| make(&mut random)).collect();
        let label = if n == 0 { -1 } else { random.below(n) as i32 };
        Angles::new(&cosines, label, 64.0, margins)
    }
    /// The same with the target's cosine changed.
    fn told(mut angles: Angles, cosine: f32) -> Angles {
        if let Some(target) = angles.target() {
            angles.cosines[target] = cosine;
        }
        angles
    }
    vec![
        Pattern::new("plain", "no margin", |n, seed| made(n, seed, PLAIN, |random| uniform(random, 1.0))),
        Pattern::new("sphere-face", "four times the angle", |n, seed| {
            made(n, seed, SPHERE_FACE, |random| uniform(random, 1.0))
        }),
        Pattern::new("cos-face", "0.35 less", |n, seed| made(n, seed, COS_FACE, |random| uniform(random, 1.0))),
        Pattern::new("arc-face", "half a radian more", |n, seed| {
            made(n, seed, ARC_FACE, |random| uniform(random, 1.0))
        }),
        Pattern::new("combined", "all three", |n, seed| made(n, seed, COMBINED, |random| uniform(random, 1.0))),
        Pattern::new("beyond", "half a radian more than an angle of nearly π", |n, seed| {
            told(made(n, seed, ARC_FACE, |random| uniform(random, 1.0)), -0.99)
        }),
        Pattern::new("three-half-turns", "four times an angle of 2.5", |n, seed| {
            told(made(n, seed, SPHERE_FACE, |random| uniform(random, 1.0)), -0.8)
        }),
        Pattern::new("met", "the target is met: an angle of 0, rounded beyond 1", |n, seed| {
            told(made(n, seed, ARC_FACE, |random| uniform(random, 0.1)), 1.000_000_1)
        }),
        Pattern::new("rounded", "all a little beyond ±1", |n, seed| {
            made(n, seed, ARC_FACE, |random| if random.below(2) == 0 { 1.0005 } else { -1.0005 })
        }),
        Pattern::new("nobody", "no target", |n, seed| Angles {
            label: -1,
            ..made(n, seed, COMBINED, |random| uniform(random, 1.0))
        }),
    ]
}

/// Where a plausible solution is slow.
pub(super) fn worst_cases() -> Vec<Pattern<Angles>> {
    patterns().into_iter().filter(|p| ["combined", "nobody"].contains(&p.name)).collect()
}

pub(super) fn cases() -> Vec<Case<Angles>> {
    let case = |name, cosines: &[f32], label, margins| Case { name, input: Angles::new(cosines, label, 1.0, margins) };
    let over = 1.000_000_1;
    vec![
        case("no cosine", &[], -1, PLAIN),
        case("no target", &[0.5, -0.5], -1, COMBINED),
        case("no margin", &[0.5, -0.5], 1, PLAIN),
        case("the target is last", &[0.5, 0.25], 1, COS_FACE),
        case("equal cosines", &[0.5, 0.5], 0, COS_FACE),
        case("twice a right angle", &[0.0], 0, [2.0, 0.0, 0.0]),
        case("a right angle and more", &[0.0], 0, ARC_FACE),
        case("an angle of 0", &[1.0], 0, ARC_FACE),
        case("an angle of π", &[-1.0], 0, ARC_FACE),
        case("just within π", &[-0.87], 0, ARC_FACE),
        case("just beyond π", &[-0.88], 0, ARC_FACE),
        case("two half-turns", &[-0.9], 0, [3.0, 0.0, 0.0]),
        case("four half-turns", &[-1.0], 0, SPHERE_FACE),
        case("all at once", &[0.3, 0.6], 0, COMBINED),
        case("all at once, beyond", &[-0.9, 0.6], 0, COMBINED),
        case("the greatest margins", &[-1.0, 1.0], 0, [8.0, 3.0, 2.0]),
        case("a little beyond 1", &[over], 0, ARC_FACE),
        case("a little beyond −1", &[-over], 0, ARC_FACE),
        case("beyond 1, not the target", &[1.001, 0.5], 1, ARC_FACE),
        case("beyond 1, no target", &[1.001, -1.001], -1, ARC_FACE),
        Case { name: "a scale", input: Angles::new(&[0.5, 0.5], 0, 30.0, COS_FACE) },
    ]
}

pub(super) fn strategy(size: usize) -> BoxedStrategy<Angles> {
    let cosine = prop_oneof![
        3 => (-4i8..=4).prop_map(|x| f32::from(x) / 4.0),
        2 => -1f32..1.0,
        1 => prop_oneof![Just(1.000_000_1), Just(-1.000_000_1), Just(1.001), Just(-1.001)],
    ];
    let m1 = prop_oneof![3 => Just(1.0), 2 => (1u8..=8).prop_map(f32::from), 1 => 1f32..8.0];
    let m2 = prop_oneof![2 => Just(0.0), 2 => Just(0.5), 1 => 0f32..3.0];
    let m3 = prop_oneof![2 => Just(0.0), 1 => Just(0.25), 1 => 0f32..2.0];
    let scale = prop_oneof![2 => Just(1.0), 1 => Just(64.0), 1 => 0.01f32..1000.0];
    // One in four has no target.
    (vec(cosine, 0..=size), any::<Index>(), 0..4, scale, (m1, m2, m3))
        .prop_map(|(cosines, target, some, scale, (m1, m2, m3))| {
            let label = if some == 0 || cosines.is_empty() { -1 } else { target.index(cosines.len()) as i32 };
            Angles::new(&cosines, label, scale, [m1, m2, m3])
        })
        .boxed()
}
