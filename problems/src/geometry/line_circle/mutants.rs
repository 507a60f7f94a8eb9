//! Wrong and slow solutions, each a mistake that people make.

use kihon_judge::{Mutant, VerdictKind};

use super::{LineCircle, Query, kata::Solution, naive, parameter};

type Points = Vec<(f64, f64)>;

pub(super) fn mutants() -> Vec<Mutant<LineCircle>> {
    use VerdictKind::{Accepted, Panicked, TooSlow, Wrong};
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant("discriminant_in_floats", "its sign is rounded away where the line all but touches", in_floats, Wrong),
        mutant("discriminant_in_64_bits", "it overflows", in_64_bits, Wrong),
        mutant("nearly_touching_is_touching", "an ε where the sign is exact", nearly_touching, Wrong),
        mutant("touches_twice", "a touching point given as two", touches_twice, Wrong),
        mutant("touching_is_missing", "takes a discriminant of 0 for none", touching_is_missing, Wrong),
        mutant("segment_alone", "looks between a and b only", segment_alone, Wrong),
        mutant("circle_at_the_origin", "forgets to add the centre again", circle_at_the_origin, Wrong),
        mutant("forgets_the_length", "does not divide by |u|²", forgets_the_length, Wrong),
        mutant("by_the_slope", "y = m·x + b: a vertical line has no slope", by_the_slope, Wrong),
        mutant("one_root", "the greater root only", one_root, Wrong),
        mutant("root_of_integers", "an integer root", root_of_integers, Wrong),
        mutant("disc_for_circle", "takes the middle of the chord to touch", disc_for_circle, Wrong),
        mutant("sorts_by_slope", "compares NaN on vertical lines", sorts_by_slope, Panicked),
        mutant("searches_for_repeats", "looks each query up among all before it", searches_for_repeats, TooSlow),
        mutant("backwards", "right: the points from b towards a", backwards, Accepted),
    ]
}

/// The quadratic equation |u|²·t² + 2·mixed·t + rest = 0, with its discriminant's quarter.
struct Equation {
    squared: i128,
    mixed: i128,
    rest: i128,
    quarter: i128,
}

fn each(queries: &[Query], roots: impl Fn(Equation) -> Vec<f64>) -> Vec<Points> {
    let points = |&((a, b), (c, r)): &Query| {
        let [ux, uy, wx, wy] = [b.0 - a.0, b.1 - a.1, a.0 - c.0, a.1 - c.1].map(i128::from);
        let (squared, mixed, rest) = (ux * ux + uy * uy, ux * wx + uy * wy, wx * wx + wy * wy - i128::from(r * r));
        let equation = Equation { squared, mixed, rest, quarter: mixed * mixed - squared * rest };
        let at = |t: f64| (a.0 as f64 + t * ux as f64, a.1 as f64 + t * uy as f64);
        roots(equation).into_iter().map(at).collect()
    };
    queries.iter().map(points).collect()
}

/// The roots for a discriminant however it was got.
fn roots(equation: &Equation, quarter: f64) -> Vec<f64> {
    let at = |root: f64| (root - equation.mixed as f64) / equation.squared as f64;
    match quarter {
        q if q < 0.0 => vec![],
        0.0 => vec![at(0.0)],
        q => vec![at(-q.sqrt()), at(q.sqrt())],
    }
}

fn in_floats(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| {
        let [squared, mixed, rest] = [e.squared, e.mixed, e.rest].map(|x| x as f64);
        roots(&e, mixed * mixed - squared * rest)
    })
}

fn in_64_bits(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| {
        let [squared, mixed, rest] = [e.squared, e.mixed, e.rest].map(|x| x as i64);
        roots(&e, mixed.wrapping_mul(mixed).wrapping_sub(squared.wrapping_mul(rest)) as f64)
    })
}

fn nearly_touching(queries: &[Query]) -> Vec<Points> {
    // Half the chord squared, in units of |u|.
    each(queries, |e| {
        let quarter = e.quarter as f64;
        roots(&e, if (quarter / (e.squared as f64).powi(2)).abs() < 1e-9 { 0.0 } else { quarter })
    })
}

fn touches_twice(queries: &[Query]) -> Vec<Points> {
    let twice = |points: Points| if points.len() == 1 { vec![points[0]; 2] } else { points };
    parameter(queries).into_iter().map(twice).collect()
}

fn touching_is_missing(queries: &[Query]) -> Vec<Points> {
    parameter(queries).into_iter().map(|points| if points.len() == 1 { vec![] } else { points }).collect()
}

fn segment_alone(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| roots(&e, e.quarter as f64).into_iter().filter(|t| (0.0..=1.0).contains(t)).collect())
}

fn circle_at_the_origin(queries: &[Query]) -> Vec<Points> {
    let back = |(points, &(_, (c, _))): (Points, &Query)| {
        points.into_iter().map(|(x, y)| (x - c.0 as f64, y - c.1 as f64)).collect()
    };
    parameter(queries).into_iter().zip(queries).map(back).collect()
}

fn forgets_the_length(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| roots(&e, e.quarter as f64).into_iter().map(|t| t * e.squared as f64).collect())
}

fn by_the_slope(queries: &[Query]) -> Vec<Points> {
    let points = |(exact, &((a, b), (c, r))): (Points, &Query)| {
        let (m, r) = ((b.1 - a.1) as f64 / (b.0 - a.0) as f64, r as f64);
        // With the centre as origin: (1 + m²)·x² + 2·m·k·x + k² − r² = 0.
        let k = (a.1 - c.1) as f64 - m * (a.0 - c.0) as f64;
        let root = (r * r * (1.0 + m * m) - k * k).max(0.0).sqrt();
        let at = |root: f64| {
            let x = (root - m * k) / (1.0 + m * m);
            (c.0 as f64 + x, c.1 as f64 + m * x + k)
        };
        [at(-root), at(root)].into_iter().take(exact.len()).collect()
    };
    naive(queries).into_iter().zip(queries).map(points).collect()
}

fn one_root(queries: &[Query]) -> Vec<Points> {
    parameter(queries).into_iter().map(|points| points.into_iter().last().into_iter().collect()).collect()
}

fn root_of_integers(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| match e.quarter {
        quarter if quarter < 0 => vec![],
        quarter => {
            let root = quarter.isqrt();
            let mut roots =
                vec![(-root - e.mixed) as f64 / e.squared as f64, (root - e.mixed) as f64 / e.squared as f64];
            roots.truncate(if quarter == 0 { 1 } else { 2 });
            roots
        }
    })
}

fn disc_for_circle(queries: &[Query]) -> Vec<Points> {
    each(queries, |e| if e.quarter < 0 { vec![] } else { roots(&e, 0.0) })
}

fn sorts_by_slope(queries: &[Query]) -> Vec<Points> {
    let sorted = |(mut points, &((a, b), _)): (Points, &Query)| {
        let along = |p: &(f64, f64)| (p.0 - a.0 as f64) / (b.0 - a.0) as f64;
        points.sort_by(|p, q| along(p).partial_cmp(&along(q)).expect("no NaN"));
        points
    };
    naive(queries).into_iter().zip(queries).map(sorted).collect()
}

fn searches_for_repeats(queries: &[Query]) -> Vec<Points> {
    let mut answers: Vec<Points> = Vec::with_capacity(queries.len());
    for (i, query) in queries.iter().enumerate() {
        let before = queries[..i].iter().position(|earlier| earlier == query);
        answers.push(before.map_or_else(|| naive(&queries[i..=i]).swap_remove(0), |j| answers[j].clone()));
    }
    answers
}

fn backwards(queries: &[Query]) -> Vec<Points> {
    parameter(queries).into_iter().map(|points| points.into_iter().rev().collect()).collect()
}
