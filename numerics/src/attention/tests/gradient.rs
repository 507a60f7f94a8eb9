//! Gradients against differences of the definition, in `f64`.

use super::*;

pub(super) type Backward = fn(&Case, Attend<'_>) -> [Vec<f32>; 3];

pub(super) const BACKWARDS: [(&str, Backward); 2] = [("naive", by_naive), ("tiled", by_tiles)];

fn by_naive(case: &Case, how: Attend<'_>) -> [Vec<f32>; 3] {
    case.gradients(|gradient| naive_backward(case.inputs(), how, case.out_gradient(), gradient))
}

fn by_tiles(case: &Case, how: Attend<'_>) -> [Vec<f32>; 3] {
    let (out, log_sum_exp) = case.run(forward, how);
    let out = Heads::new(&out, case.heads, case.queries, case.value_cols).unwrap();
    let outputs = Outputs { out, log_sum_exp: &log_sum_exp, gradient: case.out_gradient() };
    case.gradients(|gradient| backward(case.inputs(), how, outputs, gradient))
}

impl Case {
    /// Gradients of queries, keys and values.
    pub(super) fn gradients(
        &self,
        write: impl FnOnce(InputsMut<'_, f32>) -> Result<(), AttentionError>,
    ) -> [Vec<f32>; 3] {
        let [mut dq, mut dk, mut dv] = [self.q.len(), self.k.len(), self.v.len()].map(|len| vec![9.0; len]);
        write(InputsMut {
            queries: HeadsMut::new(&mut dq, self.heads, self.queries, self.cols).unwrap(),
            keys: HeadsMut::new(&mut dk, self.key_heads, self.keys, self.cols).unwrap(),
            values: HeadsMut::new(&mut dv, self.key_heads, self.keys, self.value_cols).unwrap(),
        })
        .unwrap();
        [dq, dk, dv]
    }

    /// Σ g · output, of inputs in `f64`.
    fn loss(&self, how: &Attend<'_>, [q, k, v]: [&[f64]; 3]) -> f64 {
        let Self { heads, key_heads, queries, keys, cols, value_cols, .. } = *self;
        let scale = f64::from(how.scale_for(cols));
        let mut loss = 0.0;
        for (head, i) in (0..heads).flat_map(|h| (0..queries).map(move |i| (h, i))) {
            let first = head / (heads / key_heads) * keys;
            let score = |j: usize| -> f64 {
                let (q, k) = (&q[(head * queries + i) * cols..][..cols], &k[(first + j) * cols..][..cols]);
                scale * q.iter().zip(k).map(|(q, k)| q * k).sum::<f64>()
            };
            let powers: Vec<(usize, f64)> = self.seen(how, head, i).into_iter().map(|j| (j, score(j).exp())).collect();
            let sum: f64 = powers.iter().map(|p| p.1).sum();
            for (j, p) in powers {
                let (g, v) = (&self.g[(head * queries + i) * value_cols..], &v[(first + j) * value_cols..]);
                loss += p / sum * g.iter().zip(&v[..value_cols]).map(|(&g, v)| f64::from(g) * v).sum::<f64>();
            }
        }
        loss
    }

    /// Gradients by differences: to about 10⁻⁸.
    fn differences(&self, how: &Attend<'_>) -> [Vec<f64>; 3] {
        const STEP: f64 = 1e-4;
        let wide = [&self.q, &self.k, &self.v].map(|x| x.iter().map(|&x| f64::from(x)).collect::<Vec<f64>>());
        [0, 1, 2].map(|part| {
            let at = |place: usize, step: f64| {
                let mut moved = wide.clone();
                moved[part][place] += step;
                let [q, k, v] = &moved;
                self.loss(how, [q, k, v])
            };
            (0..wide[part].len()).map(|i| (at(i, STEP) - at(i, -STEP)) / (2.0 * STEP)).collect()
        })
    }
}

#[test]
fn gradients_are_the_limits_of_differences() {
    let masks = [vec![true, false, true, true, false, true], vec![false; 6]];
    let case = Case::new(5, (2, 1), (4, 6), (3, 2));
    for how in every_attend(&masks) {
        let expected = case.differences(&how);
        at_every_level(|level| {
            for (name, backward) in BACKWARDS {
                for (part, (got, expected)) in backward(&case, how).iter().zip(&expected).enumerate() {
                    for (i, (&got, &expected)) in got.iter().zip(expected).enumerate() {
                        let close = (f64::from(got) - expected).abs() <= 4e-6;
                        assert!(
                            close,
                            "{name} at {level}: gradient {part}, number {i}: {got}, not {expected}: {how:?}"
                        );
                    }
                }
            }
        });
    }
}

/// Gradients as Σ |terms| bound them: in `f64`, by the formula, with the probabilities of the
/// definition.
fn by_formula(case: &Case, how: &Attend<'_>) -> [Vec<Bounded>; 3] {
    let Case { heads, key_heads, queries, keys, cols, value_cols, .. } = *case;
    let x = case.inputs();
    let zeros = |len: usize| vec![[0.0_f64; 2]; len];
    let mut sums = [zeros(case.q.len()), zeros(case.k.len()), zeros(case.v.len())];
    let mut greatest = 0.0_f64;
    for (head, i) in (0..heads).flat_map(|h| (0..queries).map(move |i| (h, i))) {
        let key_head = head / (heads / key_heads);
        let (scores, size) = case.scores(how, head, i);
        greatest = greatest.max(size);
        let sum: f64 = scores.iter().map(|&(_, s)| s.exp()).sum();
        let g: Vec<f64> = case.out_gradient().row(head, i).iter().map(|&g| g.into()).collect();
        let dp = |j: usize| x.values.row(key_head, j).iter().zip(&g).map(|(&v, g)| f64::from(v) * g);
        let mean: f64 = scores.iter().map(|&(j, s)| s.exp() / sum * dp(j).sum::<f64>()).sum();
        let spread: f64 = scores.iter().map(|&(j, _)| dp(j).map(f64::abs).sum()).fold(0.0, f64::max);
        for &(j, s) in &scores {
            let p = s.exp() / sum;
            let scale = f64::from(how.scale_for(cols));
            let (ds, size) = (scale * p * (dp(j).sum::<f64>() - mean), (scale * p * 2.0 * spread).abs());
            let mut add = |part: usize, place: usize, factor: f64, size: f64, x: f64| {
                sums[part][place][0] += factor * x;
                sums[part][place][1] += size * x.abs();
            };
            for t in 0..cols {
                let (q, k) = (x.queries.row(head, i)[t].into(), x.keys.row(key_head, j)[t].into());
                add(0, (head * queries + i) * cols + t, ds, size, k);
                add(1, (key_head * keys + j) * cols + t, ds, size, q);
            }
            for (t, g) in g.iter().enumerate() {
                add(2, (key_head * keys + j) * value_cols + t, p, p, *g);
            }
        }
    }
    let terms = (keys + queries * heads / key_heads) as f64;
    let u = (6.0 * (cols as f64 + 4.0) * greatest + 2.0 * value_cols as f64 + terms + 32.0) * U;
    sums.map(|sums| sums.into_iter().map(|[exact, size]| Bounded { exact, bound: u * size + 1e-38 }).collect())
}

/// Shapes around every tile, lane and block, masks and windows, heads that share keys.
#[test]
fn every_kind_of_shape() {
    let mut random = Random(11);
    for round in 0..60 {
        let key_heads = 1 + random.below(2);
        let heads = key_heads * (1 + random.below(3));
        let queries = [1, 2, 7, 8, 9, 33, 63, 65, 100][random.below(9)];
        let keys = [1, 3, 15, 17, 47, 48, 49, 100, 130][random.below(9)];
        let cols = [1, 2, 7, 8, 16, 20, 33, 64, 65][random.below(9)];
        let value_cols = [1, 3, 8, 15, 16, 17, 64][random.below(7)];
        let case = Case::new(round, (heads, key_heads), (queries, keys), (cols, value_cols));
        let mask: Vec<bool> = (0..key_heads * keys).map(|_| random.below(3) > 0).collect();
        let first = random.below(keys + queries) as isize - queries as isize;
        let how = match random.below(3) {
            0 => Attend::ALL,
            1 => Attend::causal().first_query_at(first),
            _ => Attend::window(random.below(keys), random.below(keys)).first_query_at(first),
        };
        let how = if random.below(2) == 0 { how.keys(&mask) } else { how };
        let expected = by_formula(&case, &how);
        at_every_level(|level| {
            for (name, backward) in BACKWARDS {
                for (part, (got, expected)) in backward(&case, how).iter().zip(&expected).enumerate() {
                    let shape = format!("{heads}/{key_heads} {queries}/{keys} {cols}/{value_cols}");
                    check(got, expected, &format!("{name} at {level}, gradient {part}, {shape} {how:?}"));
                }
            }
        });
    }
}

/// What a query or a key holds is in no gradient of a key or a query that it does not meet.
#[test]
fn nothing_leaks_into_gradients() {
    let mut random = Random(12);
    for round in 0..24 {
        let (queries, keys) = (1 + random.below(70), 1 + random.below(90));
        let case = Case::new(round, (2, 1), (queries, keys), (9, 10));
        let how = [Attend::causal().first_query_at(3), Attend::window(5, 2)][round as usize % 2];
        let mask: Vec<bool> = (0..keys).map(|_| random.below(3) > 0).collect();
        let how = if round % 3 == 0 { how } else { how.keys(&mask) };
        let poison = [f32::NAN, f32::INFINITY][round as usize / 2 % 2];
        let (key, query) = (random.below(keys), random.below(queries));
        let mut poisoned = case.clone();
        if round % 8 < 4 {
            poisoned.k[key * 9..][..9].fill(poison);
            poisoned.v[key * 10..][..10].fill(poison);
        } else {
            poisoned.q[query * 9..][..9].fill(poison);
            poisoned.g[query * 10..][..10].fill(poison);
        }
        let seen = |row: usize, j: usize| case.seen(&how, row / queries, row % queries).contains(&j);
        // The rows and keys that are touched, and through them the keys of those rows.
        let rows: Vec<usize> = match round % 8 < 4 {
            true => (0..2 * queries).filter(|&row| seen(row, key)).collect(),
            false => vec![query],
        };
        let touched: Vec<usize> = (0..keys).filter(|&j| rows.iter().any(|&row| seen(row, j))).collect();
        at_every_level(|level| {
            for (name, backward) in BACKWARDS {
                let (clean, got) = (backward(&case, how), backward(&poisoned, how));
                let close = |part: usize, place: usize, cols: usize| {
                    let row = |x: &[Vec<f32>; 3]| x[part][place * cols..][..cols].to_vec();
                    row(&clean).iter().zip(&row(&got)).all(|(a, b)| (a - b).abs() <= 1e-4 * b.abs().max(1.0))
                };
                for row in (0..2 * queries).filter(|row| !rows.contains(row)) {
                    assert!(close(0, row, 9), "{name} at {level}: query {row}, {round}");
                }
                for j in (0..keys).filter(|j| !touched.contains(j)) {
                    assert!(close(1, j, 9) && close(2, j, 10), "{name} at {level}: key {j}, {round}");
                }
            }
        });
    }
}

/// Gradients of 16-bit inputs: near those of the same numbers in `f32`.
#[test]
fn halves_have_the_gradients_of_their_numbers() {
    use crate::half::{BF16, F16};

    fn check<T: Number>(level: Level, u: f32) {
        let mut case = Case::new(13, (2, 1), (10, 20), (5, 6));
        let narrowed = |x: &mut Vec<f32>| -> Vec<T> {
            let halves: Vec<T> = x.iter().map(|&x| T::from_f32(x)).collect();
            x.iter_mut().zip(&halves).for_each(|(x, &h)| *x = h.to_f32());
            halves
        };
        let [q, k, v, g] = [&mut case.q, &mut case.k, &mut case.v, &mut case.g].map(narrowed);
        let inputs = Inputs {
            queries: Heads::new(&q, 2, 10, 5).unwrap(),
            keys: Heads::new(&k, 1, 20, 5).unwrap(),
            values: Heads::new(&v, 1, 20, 6).unwrap(),
        };
        let (mut out, mut log) = (vec![T::from_f32(0.0); 120], vec![0.0; 20]);
        forward(inputs, Attend::causal(), HeadsMut::new(&mut out, 2, 10, 6).unwrap(), &mut log).unwrap();
        let [out, g] = [&out, &g].map(|x| Heads::new(x, 2, 10, 6).unwrap());
        let outputs = Outputs { out, log_sum_exp: &log, gradient: g };
        let [mut dq, mut dk, mut dv] = [100, 100, 120].map(|len| vec![T::from_f32(1.0); len]);
        let gradient = InputsMut {
            queries: HeadsMut::new(&mut dq, 2, 10, 5).unwrap(),
            keys: HeadsMut::new(&mut dk, 1, 20, 5).unwrap(),
            values: HeadsMut::new(&mut dv, 1, 20, 6).unwrap(),
        };
        backward(inputs, Attend::causal(), outputs, gradient).unwrap();
        for (got, expected) in [dq, dk, dv].iter().zip(by_formula(&case, &Attend::causal())) {
            for (got, expected) in got.iter().zip(expected) {
                // Outputs up to 2 were rounded, in products with six numbers up to 2.
                let off = (f64::from(got.to_f32()) - expected.exact).abs();
                let allowed = 24.0 * f64::from(u) * (1.0 + expected.exact.abs());
                assert!(off <= allowed, "{}, not {expected:?} at {level}", got.to_f32());
            }
        }
    }

    at_every_level(|level| {
        check::<F16>(level, 2f32.powi(-11));
        check::<BF16>(level, 2f32.powi(-8));
    });
}
