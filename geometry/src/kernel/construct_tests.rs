use super::*;
use crate::testing::Random;

/// (a² − b²)/(c − d), √(a² + b²), and a/b.
struct Several([f64; 4]);

impl Construction<3> for Several {
    fn evaluate<R: Number>(&self) -> [(R, R); 3] {
        let [a, b, c, d] = self.0;
        let number = R::of::<f64>;
        let squares = [a, b].map(|x| number(x) * number(x));
        let [a2, b2] = squares.clone();
        [
            (a2 - b2, R::difference(c, d)),
            (dot(&[number(a), number(b)], &[number(a), number(b)]).root(), R::of(1)),
            (number(a), number(b)),
        ]
    }
}

impl Polynomial for Several {
    fn evaluate<R: Number>(&self) -> R {
        let [a, b, c, d] = self.0.map(R::of::<f64>);
        cross(&[a, b], &[c, d])
    }
}

fn inputs(seed: u64) -> impl Iterator<Item = [f64; 4]> {
    let mut random = Random::new(seed);
    (0..4000).map(move |i| {
        std::array::from_fn(|_| match i % 5 {
            0 => random.finite(),
            1 => random.signed_unit(),
            2 => f64::from(random.within(-5, 5)),
            3 => 1.0 + f64::EPSILON * f64::from(random.within(-3, 3)),
            _ => random.signed_unit() * 2f64.powi(random.within(-600, 600)),
        })
    })
}

/// Where the quick arithmetic is certain, the exact one says the same; and it is
/// certain nearly always where numbers are of one scale.
#[test]
fn what_is_certain_is_right() {
    let (mut certain, mut asked) = ([0; 5], [0; 5]);
    for (i, input) in inputs(1).enumerate() {
        let formula = Several(input);
        if input[1] == 0.0 || input[2] == input[3] {
            continue;
        }
        let exact = slow(&formula, [None; 3]);
        let quick = Construction::evaluate::<Bounded>(&formula).map(|(n, d)| n.over(d).rounded());
        for (quick, exact) in quick.into_iter().zip(exact) {
            assert!(
                quick.is_none_or(|quick| quick.to_bits() == exact.to_bits()),
                "{input:?}: {quick:?}, not {exact:e}"
            );
            asked[i % 5] += 1;
            certain[i % 5] += usize::from(quick.is_some());
        }
        assert_eq!(nearest(&formula), exact);
        assert_eq!(sign(&formula), slow_sign(&formula));
    }
    for pattern in [1, 2] {
        assert!(certain[pattern] * 100 > asked[pattern] * 99, "{certain:?} of {asked:?}");
    }
}

/// A product of three and a sum of such: the bound against the exact value.
#[test]
fn errors_are_within_their_bounds() {
    for [a, b, c, d] in inputs(2) {
        let bounded = [a, b, c, d].map(Bounded::of::<f64>);
        let exact = [a, b, c, d].map(<Exact as Number>::of);
        let value = bounded[0] * bounded[1] * bounded[2] - bounded[3] * bounded[1] * (bounded[0] + bounded[2]);
        let [p, q, r, s] = exact;
        let expected = p.clone() * q.clone() * r.clone() - s * q * (p + r);
        if value.error.is_finite() {
            let off = expected - Exact::from(value.value.high) - Exact::from(value.value.low);
            let allowed = Exact::from(value.error);
            assert!((off.clone() * off - allowed.clone() * allowed).sign().is_le(), "{:?}", [a, b, c, d]);
        }
    }
}

/// Ties and results at the ends of `f64` take the exact way.
#[test]
fn ties_and_ends_are_rounded_once() {
    let third = |input| nearest(&Several(input))[2];
    assert_eq!(third([5e-324, 2.0, 1.0, 0.0]), 0.0);
    assert_eq!(third([1.5e-323, 2.0, 1.0, 0.0]), 1e-323);
    assert_eq!(third([f64::MAX, 0.5, 1.0, 0.0]), f64::INFINITY);
    assert_eq!(third([f64::MAX, -1.0, 1.0, 0.0]), f64::MIN);
    let first = |input| nearest(&Several(input))[0];
    let odd = 2f64.powi(27) + 1.0;
    assert_eq!(first([odd, 0.0, 1.0, 0.0]), 2f64.powi(54) + 2f64.powi(28), "a tie to even");
    assert_eq!(nearest(&Several([3e-200, 4e-200, 1.0, 0.0]))[1], 5e-200);
    assert_eq!(nearest(&Several([3e300, 4e300, 1.0, 0.0]))[1], 5e300);
}
