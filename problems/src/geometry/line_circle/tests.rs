use kihon_judge::Kata;

use super::{kata::MOST, *};

type Points = Vec<Vec<(f64, f64)>>;
type Solve = fn(&[Query]) -> Points;

const ALL: [(&str, Solve); 3] = [("naive", naive), ("parameter", parameter), ("ours", ours)];

#[track_caller]
fn agree(queries: &[Query], expected: &Points) {
    let input = Queries(queries.to_vec());
    for (name, solve) in ALL {
        assert_eq!(LineCircle::check(&input, expected, &solve(queries)), Ok(()), "{name}");
    }
}

#[test]
fn statement_examples() {
    for example in LineCircle::examples() {
        agree(&example.input.0, &example.output);
    }
}

/// By another method: how many lattice points of the line are within, on and outside of
/// the circle, where the radius and the points of the line are multiplied until all
/// crossings of a small lattice would be seen.
#[test]
fn every_line_and_circle_of_a_small_lattice() {
    let lattice = || (0..3i64).flat_map(|x| (0..3).map(move |y| (x, y)));
    let mut queries: Vec<Query> = Vec::new();
    for a in lattice() {
        for b in lattice().filter(|&b| b != a) {
            queries.extend(lattice().flat_map(|c| (0..4).map(move |r| ((a, b), (c, r)))));
        }
    }
    // The distance of the centre by the area of the triangle, squared and as a fraction.
    let expected: Vec<usize> = queries
        .iter()
        .map(|&((a, b), (c, r))| {
            let area = (a.0 * (b.1 - c.1) + b.0 * (c.1 - a.1) + c.0 * (a.1 - b.1)).pow(2);
            let squared = (a.0 - b.0).pow(2) + (a.1 - b.1).pow(2);
            match (area.cmp(&(r * r * squared)), r) {
                (std::cmp::Ordering::Less, _) => 2,
                (std::cmp::Ordering::Equal, _) => 1,
                (std::cmp::Ordering::Greater, _) => 0,
            }
        })
        .collect();
    for (name, solve) in ALL {
        for ((query, points), expected) in queries.iter().zip(solve(&queries)).zip(&expected) {
            assert_eq!(points.len(), *expected, "{name} on {query:?}");
            let ((a, b), (c, r)) = *query;
            for (x, y) in points {
                assert!(((x - c.0 as f64).hypot(y - c.1 as f64) - r as f64).abs() < 1e-12, "{name} on {query:?}");
                let (ux, uy) = ((b.0 - a.0) as f64, (b.1 - a.1) as f64);
                assert!((ux * (y - a.1 as f64) - uy * (x - a.0 as f64)).abs() < 1e-12, "{name} on {query:?}");
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in LineCircle::patterns() {
        for n in [0, 1, 2, 10, 1000] {
            let Queries(queries) = (pattern.make)(n, 3);
            assert_eq!(LineCircle::validate(&Queries(queries.clone())), Ok(()), "{}", pattern.name);
            agree(&queries, &naive(&queries));
        }
    }
}

/// The tolerance leaves room: what the statement promises of `f64` holds, against points
/// that are rounded once.
#[test]
fn the_oracle_is_within_a_thousandth_of_the_tolerance() {
    let error = |solve: Solve| {
        let patterns = LineCircle::patterns();
        let of = |queries: Vec<Query>| {
            let pairs = solve(&queries).into_iter().flatten().zip(ours(&queries).into_iter().flatten());
            pairs.map(|(p, q)| (p.0 - q.0).hypot(p.1 - q.1)).fold(0.0, f64::max)
        };
        patterns.iter().map(|p| of((p.make)(1000, 7).0)).fold(0.0, f64::max)
    };
    assert!(error(naive) < 1e-9, "{}", error(naive));
    assert!(error(parameter) < 1e-8, "{}", error(parameter));
}

#[test]
fn the_patterns_hold_what_they_promise() {
    let shares = |name: &str| {
        let pattern = LineCircle::patterns().into_iter().find(|p| p.name == name).expect("the pattern");
        let answers = naive(&(pattern.make)(1000, 1).0);
        [0, 1, 2].map(|count| answers.iter().filter(|points| points.len() == count).count())
    };
    assert!(shares("tangent").iter().all(|&share| share > 100), "{:?}", shares("tangent"));
    assert!(shares("lattice").iter().all(|&share| share > 30), "{:?}", shares("lattice"));
    let [misses, _, cuts] = shares("hair");
    assert!(misses > 300 && cuts > 300, "{misses} and {cuts}");
    assert!(shares("far-bases")[2] > 100);
}

#[test]
fn turned_mirrored_and_the_other_way() {
    for pattern in LineCircle::patterns() {
        let Queries(queries) = (pattern.make)(300, 4);
        let expected = naive(&queries);
        let other: Vec<Query> = queries.iter().map(|&((a, b), circle)| ((b, a), circle)).collect();
        agree(&other, &expected);
        let turn = |(x, y): (i64, i64)| (-y, x);
        let turned: Vec<Query> = queries.iter().map(|&((a, b), (c, r))| ((turn(a), turn(b)), (turn(c), r))).collect();
        let points = expected.iter().map(|points| points.iter().map(|&(x, y)| (-y, x)).collect()).collect();
        agree(&turned, &points);
    }
}

#[test]
fn faults_in_words() {
    let input = Queries(vec![(((-9, 3), (9, 3)), ((0, 0), 5))]);
    let expected = LineCircle::oracle(&input);
    let fault =
        |got: &[(f64, f64)]| LineCircle::check(&input, &expected, &vec![got.to_vec()]).expect_err("wrong").property;
    assert_eq!(fault(&[]), "query 0: the line cuts the circle, in two points");
    assert_eq!(fault(&[(4.0, 3.0), (4.0, 3.0)]), "query 0: one of the two points is given twice");
    assert_eq!(fault(&[(4.0, 3.0), (f64::NAN, 3.0)]), "query 0: (NaN, 3) is no point");
    let told = "query 0: (4.5, 3) is not on the circle, but 5.4083269 from its centre";
    assert_eq!(fault(&[(-4.0, 3.0), (4.5, 3.0)]), told);
    assert_eq!(fault(&[(-4.0, 3.0), (5.0, 0.0)]), "query 0: (5, 0) is not on the line, but 3 from it");
    let either = vec![vec![(4.0, 3.0), (-4.0 - 9e-7, 3.0)]];
    assert_eq!(LineCircle::check(&input, &expected, &either), Ok(()));
    assert_eq!(
        LineCircle::check(&input, &expected, &vec![]).expect_err("wrong").property,
        "there are 1 queries, and 0 answers"
    );
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let told = |query| LineCircle::validate(&Queries(vec![query])).unwrap_err();
    let line = ((0, 0), (1, 0));
    assert_eq!(told((line, ((0, 0), -1))), "the radius of query 0 is -1, not in 0 … 10⁶");
    assert_eq!(told((((2, 2), (2, 2)), ((0, 0), 1))), "the line of query 0 is given by one point, (2, 2)");
    assert!(told((line, ((MOST + 1, 0), 1))).starts_with("query 0 has a coordinate beyond 10⁶"));
}
