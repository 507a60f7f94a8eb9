//! Stated errors, ours and the textbooks', against numbers of 256 bits.

use dashu_float::{FBig, round::mode::HalfEven};

use super::{double_double::Exact, *};
use crate::half::{BF16, F16};

/// A number of 256 bits.
type Big = FBig<HalfEven, 2>;

fn big(x: f64) -> Big {
    // Of 0 no precision is kept.
    if x == 0.0 { Big::ZERO.with_precision(256).value() } else { Big::try_from(x).unwrap().with_precision(256).value() }
}

/// |`got` − exact| and |exact|.
fn off(got: f64, exact: &Big) -> (f64, f64) {
    ((big(got) - exact).to_f64().value().abs(), exact.to_f64().value().abs())
}

/// A row, its powers and the logarithm of their sum.
struct Reference {
    x: Vec<f64>,
    powers: Vec<Big>,
    sum: Big,
    log_sum: Big,
}

impl Reference {
    fn of(x: Vec<f64>) -> Self {
        let powers: Vec<Big> = x.iter().map(|&x| big(x).exp()).collect();
        let sum = powers.iter().fold(big(0.0), |sum, power| sum + power);
        let log_sum = sum.ln();
        Self { x, powers, sum, log_sum }
    }

    fn probability(&self, i: usize) -> Big {
        &self.powers[i] / &self.sum
    }

    fn max(&self) -> f64 {
        self.x.iter().copied().fold(f64::NEG_INFINITY, f64::max)
    }

    fn span(&self) -> f64 {
        self.max() - self.x.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

/// Rows of numbers of a type: short and long, alike and far apart, with sums near 1.
fn rows<T: Element>() -> Vec<Reference> {
    let mut random = Random(89);
    let mut rows = vec![];
    for n in [1, 2, 3, 17, 50] {
        for (center, spread) in [(0.0, 0.5), (-3.2, 1.0), (0.7, 6.0), (-(n as f64).ln(), 0.01), (80.0, 40.0)] {
            let row = (0..n).map(|_| T::from_f64(center + random.normal(spread)).to_f64());
            rows.push(Reference::of(row.collect()));
        }
    }
    // Alike but for one: what powers are rounded by adds up.
    for (one, others) in [(0.0, -0.13), (2.0, 1.3), (-4.2, -4.5), (-3.4, -1.9), (0.0, -30.0)] {
        let mut x = vec![T::from_f64(others).to_f64(); 40];
        x[7] = T::from_f64(one).to_f64();
        rows.push(Reference::of(x));
    }
    rows
}

/// The largest errors of softmax, log-softmax and log-sum-exp in `u`, none of which may be
/// more than is promised; up to `least` they are a subnormal number's, up to `cancelled` those
/// of logarithms near 0.
fn largest_errors<T: Element>(rows: &[Reference], u: f64, least: f64, cancelled: f64) -> [f64; 3] {
    let mut worst = [0f64; 3];
    // Of one number the reference's logarithm is not its very self.
    let least_of_logarithms = least.max(2f64.powi(-230));
    for row in rows {
        let x: Vec<T> = row.x.iter().map(|&x| T::from_f64(x)).collect();
        let about = || format!("{:?} of {} {:?}", std::any::type_name::<T>(), x.len(), &row.x[..x.len().min(3)]);
        let (p, logarithms, whole) = (softmax_of(&x), log_softmax_of(&x), log_sum_exp_of(&x).to_f64());
        let mut by_two = p.clone();
        two_pass(Rows::one(&x), RowsMut::one(&mut by_two)).unwrap();
        for i in 0..x.len() {
            for p in [p[i], by_two[i]] {
                let (error, exact) = off(p.to_f64(), &row.probability(i));
                if error > least {
                    worst[0] = worst[0].max(error / exact / u);
                    assert!(error <= SOFTMAX_ERROR * u * exact, "{} u in {}", error / exact / u, about());
                }
            }
            let (error, exact) = off(logarithms[i].to_f64(), &(big(row.x[i]) - &row.log_sum));
            if error > least_of_logarithms {
                worst[1] = worst[1].max(error / exact / u);
                assert!(error <= LOG_SOFTMAX_ERROR * u * exact, "{} u in log {}", error / exact / u, about());
            }
        }
        let (error, exact) = off(whole, &row.log_sum);
        if row.max() < 0.0 && exact < 1.0 {
            assert!(error <= LOG_SUM_EXP_ERROR * u * exact + cancelled, "{error:e} in {}", about());
        } else if error > least_of_logarithms {
            worst[2] = worst[2].max(error / exact / u);
            assert!(error <= LOG_SUM_EXP_ERROR * u * exact, "{} u in the sum of {}", error / exact / u, about());
        }
    }
    println!("{}: {worst:.2?} u", std::any::type_name::<T>());
    worst
}

#[test]
fn stated_errors_hold_against_256_bits() {
    let singles = rows::<f32>();
    at_every_level(|_| {
        let worst = largest_errors::<f32>(&singles, 2f64.powi(-24), 2f64.powi(-149), 2f64.powi(-40));
        assert!(worst.iter().all(|&worst| worst > 0.3), "the test measures nothing: {worst:?}");
    });
    let worst = largest_errors::<f64>(&rows::<f64>(), 2f64.powi(-53), f64::from_bits(1), 2f64.powi(-54));
    assert!(worst.iter().all(|&worst| worst > 0.3), "the test measures nothing: {worst:?}");
    // Rounded once from what is as good as exact: the half a unit of any rounding.
    let worst = largest_errors::<F16>(&rows::<F16>(), 2f64.powi(-11), 2f64.powi(-24), 2f64.powi(-40));
    assert!(worst.iter().all(|&worst| 0.3 < worst && worst < 1.01), "{worst:?}");
    let worst = largest_errors::<BF16>(&rows::<BF16>(), 2f64.powi(-8), 2f64.powi(-133), 2f64.powi(-40));
    assert!(worst.iter().all(|&worst| 0.3 < worst && worst < 1.01), "{worst:?}");
}

/// A sum of powers that are all rounded alike, and its logarithm, were each off by up to a
/// unit where the maximum cancels most of it: 2.9 u, not 1.5.
#[test]
fn regression_log_sum_exp_of_doubles_beside_a_maximum_that_cancels() {
    let mut random = Random(97);
    let u = 2f64.powi(-53);
    for _ in 0..300 {
        let (center, spread) = (-3.7 + random.normal(0.2), 1.0);
        let few: Vec<f64> = (0..6).map(|_| center + random.normal(spread)).collect();
        let powers: Vec<Big> = few.iter().map(|&x| big(x).exp()).collect();
        let sum = powers[1..].iter().fold(big(0.0), |sum, power| sum + power) * big(20.0) + &powers[0];
        let x: Vec<f64> = few[..1].iter().chain(few[1..].repeat(20).iter()).copied().collect();
        let (error, exact) = off(log_sum_exp_of(&x), &sum.ln());
        let cancelled = if exact < 1.0 { 2f64.powi(-54) } else { 0.0 };
        assert!(error <= LOG_SUM_EXP_ERROR * u * exact + cancelled, "{} u of {exact}", error / exact / u);
    }
}

/// Powers that were subnormal themselves, in up to two parts, lost up to 1.8 units: each was
/// rounded, and the quotient again.
#[test]
fn regression_subnormal_results_of_doubles_are_rounded_once() {
    let mut random = Random(103);
    let mut met = 0;
    for _ in 0..300 {
        let max = random.normal(300.0);
        let x = [0.0, random.normal(3.0).abs(), 1.0, 1.0].map(|below| max - below);
        let x = [x[0], x[1], x[2] - 725.0 + random.normal(12.0), x[3] - 725.0 + random.normal(12.0)];
        let row = Reference::of(x.to_vec());
        let mut by_two = [0.0; 4];
        two_pass(Rows::one(&x), RowsMut::one(&mut by_two)).unwrap();
        let (mut columns, mut greatest) = ([0; 4], [0.0; 4]);
        softmax_top_k(Rows::one(&x), RowsMut::one(&mut columns), RowsMut::one(&mut greatest)).unwrap();
        let p = softmax_of(&x);
        for i in [2, 3] {
            let place = columns.iter().position(|&column| column as usize == i).unwrap();
            for got in [p[i], by_two[i], greatest[place]] {
                met += usize::from(got != 0.0 && !got.is_normal());
                // An error of some units is itself no more than a few bits.
                let shift = big(2f64.powi(500));
                let error = ((big(got) - row.probability(i)) * &shift).to_f64().value().abs();
                let exact = (row.probability(i) * shift).to_f64().value();
                let allowed = (SOFTMAX_ERROR * 2f64.powi(-53) * exact).max(2f64.powi(500 - 1074));
                assert!(error <= allowed, "{} units in {got:e} of {x:?}", error / 2f64.powi(500 - 1074));
            }
        }
    }
    assert!(met > 600, "only {met} are subnormal");
}

/// The bounds that the documentation of the module has for the textbooks' forms, to first
/// order, with the standard library's powers right to 1 ulp.
#[test]
fn textbook_forms_keep_their_bounds() {
    fn check<T: Real>(u: f64, least_normal: f64, greatest: f64) {
        let mut closest = [0f64; 4];
        for row in &rows::<T>() {
            let x: Vec<T> = row.x.iter().map(|&x| T::from_f64(x)).collect();
            let (n, span) = (x.len() as f64, row.span());
            let (mut max, mut maxima) = (f64::NEG_INFINITY, 0.0);
            for &x in &row.x {
                (max, maxima) = if x > max { (x, maxima + 1.0) } else { (max, maxima) };
            }
            let mut y = vec![T::ZERO; x.len()];
            let mut hold = |i: usize, form: fn(&[T], &mut [T]), bound: f64| {
                form(&x, &mut y);
                for (j, y) in y.iter().enumerate() {
                    let (error, exact) = off(y.to_f64(), &row.probability(j));
                    if exact > least_normal {
                        closest[i] = closest[i].max(error / exact / u / bound);
                        assert!(error <= 1.001 * bound * u * exact, "{i}: {} u of {bound}", error / exact / u);
                    }
                }
            };
            if row.max() < greatest && row.max() - span > -greatest {
                hold(0, naive, n + 4.0);
            }
            hold(1, three_pass, n + 4.0 + 2.0 * span);
            hold(2, online, n + 4.0 + 2.0 * span + 3.0 * maxima);

            // The shifted form of the logarithm of the sum, as it is written.
            let max = T::from_f64(row.max());
            let mut sum = T::ZERO;
            x.iter().for_each(|&x| sum += (x - max).exp());
            let got = max + T::from_f64(sum.to_f64().ln());
            let (error, _) = off(got.to_f64(), &row.log_sum);
            let exact = row.log_sum.to_f64().value();
            let bound = n + 1.0 + span + 2.0 * (exact - row.max()).abs() + exact.abs();
            closest[3] = closest[3].max(error / u / bound);
            assert!(error <= 1.001 * bound * u, "{} u of {bound}", error / u);
        }
        println!("{}: {closest:.2?} of the bounds", std::any::type_name::<T>());
        assert!(closest.iter().all(|&share| share > 0.02), "the test measures nothing: {closest:?}");
    }
    check::<f32>(2f64.powi(-24), 1e-37, 87.0);
    check::<f64>(2f64.powi(-53), 1e-307, 700.0);
}

/// What the other tests take for exact is so to more digits than they need.
#[test]
fn narrower_references_are_right() {
    let mut random = Random(101);
    for _ in 0..60 {
        let (x, max) = (random.normal(150.0), random.normal(3.0));
        let exact = big(x).exp();
        let (error, size) = off(x.exp(), &exact);
        assert!(error <= 2f64.powi(-52) * size, "the standard library's: {x}");
        let power = Exact::difference(x, max).exp();
        let relative = ((big(power.high()) + big(power.low())) / (big(x) - big(max)).exp() - big(1.0)).to_f64().value();
        assert!(relative.abs() < 2f64.powi(-96), "{x} {max}: {relative:e}");
        let logarithm = power.ln();
        let exact = (big(power.high()) + big(power.low())).ln();
        let error = (big(logarithm.high()) + big(logarithm.low()) - &exact).to_f64().value();
        assert!(error.abs() < 2f64.powi(-96) * (1.0 + exact.to_f64().value().abs()), "{x} {max}: {error:e}");
    }
}
