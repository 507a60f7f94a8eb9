use kihon_judge::Kata;

use super::{kata::MOST, *};

type Solve = fn(&[(i64, i64)]) -> Answer;

const FAST: [(&str, Solve); 3] = [("incremental", incremental), ("farthest_first", farthest_first), ("ours", ours)];

/// All agree with `expected`, centre and radius, far within the tolerance.
#[track_caller]
fn agree(points: &[(i64, i64)], expected: Answer) {
    for (name, solve) in FAST {
        let got = solve(points);
        let near = match (got, expected) {
            (Some((p, r)), Some((q, s))) => {
                (p.0 - q.0).abs() < 1e-9 && (p.1 - q.1).abs() < 1e-9 && (r - s).abs() < 1e-9
            }
            (got, expected) => got == expected,
        };
        let shown = points.get(..points.len().min(20));
        assert!(near, "{name} on {} points {shown:?}: {got:?}, not {expected:?}", points.len());
    }
}

#[test]
fn statement_examples() {
    for example in SmallestEnclosingCircle::examples() {
        agree(&example.input.0, example.output);
        agree(&example.input.0, naive(&example.input.0));
    }
}

#[test]
fn every_set_of_a_small_lattice() {
    let lattice: Vec<(i64, i64)> = (0..4).flat_map(|x| (0..4).map(move |y| (x, y))).collect();
    for set in 0u32..1 << 16 {
        // All sets of up to four points, and one in 31 of the others.
        if set.count_ones() <= 4 || set % 31 == 0 {
            let points: Vec<(i64, i64)> = (0..16).filter(|i| set >> i & 1 == 1).map(|i| lattice[i]).collect();
            agree(&points, naive(&points));
        }
    }
}

/// By another method: the greatest distance is convex in the centre, so that ternary search
/// for x, and for y within, comes down to the least of it.
#[test]
fn against_a_search_for_the_centre() {
    for pattern in SmallestEnclosingCircle::patterns() {
        let Points(points) = (pattern.make)(12, 5);
        let radius = |x: f64, y: f64| points.iter().map(|p| (p.0 as f64 - x).hypot(p.1 as f64 - y)).fold(0.0, f64::max);
        let least = |f: &dyn Fn(f64) -> f64| {
            let (mut low, mut high) = (-(MOST as f64), MOST as f64);
            for _ in 0..100 {
                let (third, two_thirds) = ((2.0 * low + high) / 3.0, (low + 2.0 * high) / 3.0);
                if f(third) < f(two_thirds) { high = two_thirds } else { low = third }
            }
            f(low)
        };
        let found = least(&|x| least(&|y| radius(x, y)));
        let (_, exact) = naive(&points).expect("points");
        assert!((found - exact).abs() < 1e-6, "{}: {found}, not {exact}", pattern.name);
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in SmallestEnclosingCircle::patterns() {
        for n in [0, 1, 2, 3, 5, 8, 17, 40] {
            let Points(points) = (pattern.make)(n, 3);
            agree(&points, naive(&points));
        }
        for n in [1000, 20_000] {
            let Points(points) = (pattern.make)(n, 4);
            agree(&points, incremental(&points));
        }
    }
}

#[test]
fn order_repeats_turns_and_moves() {
    for pattern in SmallestEnclosingCircle::patterns() {
        let Points(points) = (pattern.make)(200, 6);
        let Some((center, radius)) = incremental(&points) else { panic!("points") };
        let twice: Vec<_> = points.iter().rev().chain(&points).copied().collect();
        agree(&twice, Some((center, radius)));
        let turned: Vec<_> = points.iter().map(|&(x, y)| (-y, x)).collect();
        agree(&turned, Some(((-center.1, center.0), radius)));
        let halved: Vec<_> = points.iter().map(|&(x, y)| (2 * (x / 4), 2 * (y / 4))).collect();
        let moved: Vec<_> = halved.iter().map(|&(x, y)| (x + 4999, y - 4001)).collect();
        let expected = incremental(&halved).map(|((x, y), radius)| ((x + 4999.0, y - 4001.0), radius));
        agree(&moved, expected);
    }
}

#[test]
fn largest_size() {
    for pattern in SmallestEnclosingCircle::worst_cases() {
        let input = (pattern.make)(SmallestEnclosingCircle::LARGEST, 5);
        assert_eq!(SmallestEnclosingCircle::validate(&input), Ok(()));
        agree(&input.0, incremental(&input.0));
    }
}

#[test]
fn few_circles_on_every_pattern() {
    // What the header of farthest_first says of the number of circles.
    for pattern in SmallestEnclosingCircle::patterns() {
        for n in [100, 3000] {
            let Points(points) = (pattern.make)(n, 9);
            let (mut support, mut circles) = (vec![points[0]], 1);
            let mut circle = Circle::point(points[0]);
            while let Some(&p) =
                points.iter().max_by_key(|&&p| circle.squared_distance(p)).filter(|&&p| !circle.contains(p))
            {
                support.push(p);
                circle = naive::search(&support).expect("points");
                support.retain(|&q| circle.squared_distance(q) == circle.squared_distance(p));
                circles += 1;
            }
            assert!(circles < 25, "{} at {n}: {circles} circles", pattern.name);
        }
    }
}

#[test]
fn faults_in_words() {
    let input = Points(vec![(0, 0), (8, 0), (4, 1)]);
    let expected = SmallestEnclosingCircle::oracle(&input);
    let check = |got: Answer| SmallestEnclosingCircle::check(&input, &expected, &got);
    let fault = |got: Answer| check(got).expect_err("wrong").property;
    assert_eq!(fault(None), "there are points, and they have a circle");
    assert_eq!(fault(Some(((4.0, 0.5), 4.0))), "the point (0, 0) is outside, 4.0311289 from the centre");
    assert_eq!(fault(Some(((4.0, 0.0), 4.1))), "a circle of radius 4 contains all points");
    assert_eq!(fault(Some(((4.0, 0.0), f64::NAN))), "(4, 0) and NaN are no centre and radius");
    assert_eq!(fault(Some(((4.0, 0.0), f64::INFINITY))), "(4, 0) and inf are no centre and radius");
    // The centre may be farther off than the radius, sideways: both circles are good.
    assert_eq!(check(Some(((4.0, 1e-4), 4.0 + 9e-7))), Ok(()));
    assert_eq!(check(Some(((4.0, 1e-3), 4.0))), Ok(()));
    let nothing = SmallestEnclosingCircle::check(&Points(vec![]), &None, &Some(((0.0, 0.0), 0.0)));
    assert_eq!(nothing.expect_err("wrong").property, "there is no point, and so no circle");
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let told = SmallestEnclosingCircle::validate(&Points(vec![(0, 0), (0, MOST + 1)]));
    assert_eq!(told, Err("point 1 is (0, 10001), beyond 10⁴".to_owned()));
}
