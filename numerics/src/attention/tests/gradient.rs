//! Gradients against differences of the definition, in `f64`.

use super::*;

pub(super) type Backward = fn(&Case, Attend<'_>) -> [Vec<f32>; 3];

pub(super) const BACKWARDS: [(&str, Backward); 1] = [("naive", by_naive)];

fn by_naive(case: &Case, how: Attend<'_>) -> [Vec<f32>; 3] {
    case.gradients(|gradient| naive_backward(case.inputs(), how, case.out_gradient(), gradient))
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
        for (name, backward) in BACKWARDS {
            let got = backward(&case, how);
            for part in 0..3 {
                for (i, (&got, &expected)) in got[part].iter().zip(&expected[part]).enumerate() {
                    let close = (f64::from(got) - expected).abs() <= 4e-6;
                    assert!(close, "{name}: gradient {part}, number {i}: {got}, not {expected}: {how:?}");
                }
            }
        }
    }
}
