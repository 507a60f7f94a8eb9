//! Points with whole coordinates: how they become simpler, and where they are a hair
//! beside a line.
//!
//! The steps of the judge's own `Simplify` go down to 1. Where a fault depends on how great
//! products round, nearly every number a little less fails as well, and the walk down from 10¹⁸
//! ends with the judge's patience: somewhere else each time. The steps here lower a number by a
//! part of it, so that there are never many, and the end is the same.

type Point = (i64, i64);

/// The points moved, mirrored, turned and brought nearer to one another, the boldest step
/// first: what a fault depends on is mostly how they lie to one another. Not every step
/// makes them simpler, or leaves them valid.
pub(super) fn moves(points: &[Point]) -> Vec<Vec<Point>> {
    let least = |axis: fn(&Point) -> i64| points.iter().map(axis).min().unwrap_or(0);
    let each = |step: &dyn Fn(Point) -> Point| points.iter().map(|&p| step(p)).collect();
    let less = |(x, y): Point| move |p: Point| (p.0.wrapping_sub(x), p.1.wrapping_sub(y));
    let mut steps: Vec<Vec<Point>> = vec![
        each(&less((least(|p| p.0), least(|p| p.1)))),
        each(&|(x, y)| (x / 1000, y / 1000)),
        each(&|(x, y)| (x / 2, y / 2)),
        each(&|(x, y)| (x.wrapping_neg(), y)),
        each(&|(x, y)| (x, y.wrapping_neg())),
        each(&|(x, y)| (x.wrapping_neg(), y.wrapping_neg())),
        each(&|(x, y)| (y, x)),
        each(&|(x, y)| (y, x.wrapping_neg())),
        each(&|(x, y)| (y.wrapping_neg(), x)),
    ];
    steps.extend(points.iter().map(|&p| each(&less(p))));
    steps
}

/// Each coordinate by itself made simpler.
pub(super) fn nearer(points: &[Point]) -> Vec<Vec<Point>> {
    let mut steps = Vec::new();
    for (i, &(x, y)) in points.iter().enumerate() {
        let mut push = |p: Point| {
            let mut step = points.to_vec();
            step[i] = p;
            steps.push(step);
        };
        lesser(x).into_iter().for_each(|x| push((x, y)));
        lesser(y).into_iter().for_each(|y| push((x, y)));
    }
    steps
}

/// 0, the number less a half of it, a quarter, and so on, and its opposite.
pub(super) fn lesser(x: i64) -> Vec<i64> {
    let parts = (1..=6).map(|k| x / (1 << k)).take_while(|&part| part != 0);
    [0].into_iter()
        .chain(parts.map(|part| x - part))
        .chain([-x, x - x.signum()])
        .filter(|y| (x - y).abs() > x.abs() / 65)
        .collect()
}

/// The list without a part of it, and in order.
pub(super) fn fewer<T: Clone + Ord>(items: &[T]) -> Vec<Vec<T>> {
    let mut lists = Vec::new();
    let mut stretch = items.len();
    while stretch > 0 {
        for start in (0..items.len()).step_by(stretch) {
            let end = (start + stretch).min(items.len());
            lists.push([&items[..start], &items[end..]].concat());
        }
        stretch /= 2;
    }
    let mut sorted = items.to_vec();
    sorted.sort();
    lists.push(sorted);
    lists
}

/// The point w nearest to the origin, or next to it, with u × w = `cross`: the lattice point
/// at the distance `cross` / |u| to the left of u. `None` where there is none.
pub(super) fn beside(u: Point, cross: i64) -> Option<Point> {
    let (gcd, x, y) = bezout(u.0, u.1);
    if gcd == 0 || cross % gcd != 0 {
        return None;
    }
    // One solution; multiples of u lead to the others.
    let [ux, uy, x, y, factor] = [u.0, u.1, x, y, cross / gcd].map(i128::from);
    let (wx, wy) = (-y * factor, x * factor);
    let along = (wx * ux + wy * uy) / (ux * ux + uy * uy);
    Some(((wx - along * ux) as i64, (wy - along * uy) as i64))
}

/// A common divisor that is greatest but for its sign, and x, y with a·x + b·y equal to it.
fn bezout(a: i64, b: i64) -> (i64, i64, i64) {
    if b == 0 {
        return (a, 1, 0);
    }
    let (gcd, x, y) = bezout(b, a % b);
    (gcd, y, x - a / b * y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_neared_in_a_few_steps() {
        let mut x = 1_000_000_007;
        let mut steps = 0;
        while let Some(less) = lesser(x).into_iter().find(|&less| less >= 123_456 && less < x) {
            x = less;
            steps += 1;
        }
        assert!(x < 125_500 && steps < 50, "{x} after {steps} steps");
        assert_eq!(lesser(-3), [0, -2, 3, -2]);
        assert_eq!(nearer(&[(0, 1)]), [[(0, 0)], [(0, -1)], [(0, 0)]]);
        assert_eq!(fewer(&[2, 1]), [vec![], vec![1], vec![2], vec![1, 2]]);
    }

    #[test]
    fn a_point_beside_a_line_has_that_cross_product() {
        for u in [(1, 0), (0, 1), (-3, 4), (6, -10), (499_999_993, 500_000_000)] {
            for cross in [-30, -2, 0, 1, 7, 1_000_000_007] {
                match beside(u, cross) {
                    Some(w) => {
                        assert_eq!(u.0 * w.1 - u.1 * w.0, cross, "{u:?}");
                        let (along, squared) = (u.0 * w.0 + u.1 * w.1, u.0 * u.0 + u.1 * u.1);
                        assert!(along.abs() < squared, "{u:?}, {cross}: {w:?}");
                    }
                    None => assert!(u == (6, -10) && cross % 2 != 0, "{u:?}, {cross}"),
                }
            }
        }
        assert_eq!(beside((0, 0), 1), None);
    }
}
