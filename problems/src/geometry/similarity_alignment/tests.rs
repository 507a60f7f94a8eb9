use kihon_judge::Kata;

use super::{kata::MOST, *};

type Align = fn(&[Pair]) -> Option<Map>;

const ALL: [(&str, Align); 4] = [("naive", naive), ("two_passes", two_passes), ("umeyama", umeyama), ("ours", ours)];

#[track_caller]
fn agree(pairs: &[Pair], expected: Option<Map>) {
    let input = Matched(pairs.to_vec());
    for (name, align) in ALL {
        let got = align(pairs);
        let checked = SimilarityAlignment::check(&input, &expected, &got);
        assert_eq!(checked, Ok(()), "{name} on {} pairs: {got:?}, not {expected:?}", pairs.len());
    }
}

#[test]
fn statement_examples() {
    for example in SimilarityAlignment::examples() {
        agree(&example.input.0, example.output);
    }
}

/// The sum of squared distances, in floats.
fn squares(pairs: &[Pair], (a, b, tx, ty): Map) -> f64 {
    let squared = |&((x, y), (u, v)): &Pair| {
        let [x, y, u, v] = [x, y, u, v].map(|x| x as f64);
        (a * x - b * y + tx - u).powi(2) + (b * x + a * y + ty - v).powi(2)
    };
    pairs.iter().map(squared).sum()
}

/// By another method: the sum is a convex function of the four numbers, so that a map is the
/// best if no step in any of eight directions is better.
#[test]
fn every_three_pairs_of_a_small_lattice_are_at_the_least_sum() {
    let lattice = || (0..2i64).flat_map(|x| (0..2).map(move |y| (x, y)));
    let all: Vec<Pair> = lattice().flat_map(|p| lattice().map(move |q| (p, q))).collect();
    for &first in &all {
        for &second in &all {
            for &third in &all {
                let pairs = [first, second, third];
                let best = naive(&pairs);
                let one_point = first.0 == second.0 && second.0 == third.0;
                assert_eq!(best.is_none(), one_point, "{pairs:?}");
                agree(&pairs, best);
                let Some((a, b, tx, ty)) = best else { continue };
                let least = squares(&pairs, (a, b, tx, ty));
                for d in [1e-3, -1e-3] {
                    for other in [(a + d, b, tx, ty), (a, b + d, tx, ty), (a, b, tx + d, ty), (a, b, tx, ty + d)] {
                        assert!(squares(&pairs, other) >= least + 1e-7, "{pairs:?}: {other:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in SimilarityAlignment::patterns() {
        for n in [0, 1, 2, 3, 5, 17, 1000, 20_000] {
            let input = (pattern.make)(n, 3);
            assert_eq!(SimilarityAlignment::validate(&input), Ok(()), "{}", pattern.name);
            agree(&input.0, naive(&input.0));
        }
    }
}

/// The farthest that the image of a point is from where the best map takes it, over max(1, s).
fn worst(pairs: &[Pair], map: Map) -> f64 {
    let best = naive(pairs).expect("different points");
    let difference = (map.0 - best.0, map.1 - best.1, map.2 - best.2, map.3 - best.3);
    let off = |&(p, _): &Pair| squares(&[(p, (0, 0))], difference).sqrt();
    pairs.iter().map(off).fold(0.0, f64::max) / best.0.hypot(best.1).max(1.0)
}

/// What the headers say of floats.
const fn bound(n: usize) -> f64 {
    4e-9 * (n + 10) as f64
}

#[test]
fn floats_come_as_near_as_they_say() {
    for pattern in SimilarityAlignment::patterns() {
        for n in [2, 50, 5000, 50_000] {
            let Matched(pairs) = (pattern.make)(n, 8);
            if naive(&pairs).is_none() {
                continue;
            }
            for (name, align) in ALL {
                let worst = worst(&pairs, align(&pairs).expect("a map"));
                assert!(worst < bound(n), "{name} on {} at {n}: {worst}", pattern.name);
            }
        }
    }
}

#[test]
fn sums_whose_roundings_all_go_one_way_stay_within_the_tolerance() {
    let (p, q) = ((8_837_061, 9_348_991), (5_457_631, 9_752_554));
    let opposite = [(p, q), ((-p.0, -p.1), (-q.0, -q.1))];
    let n = SimilarityAlignment::LARGEST;
    let pairs: Vec<Pair> = opposite.iter().copied().cycle().take(n).collect();
    for (name, align) in ALL {
        let worst = worst(&pairs, align(&pairs).expect("a map"));
        assert!(worst < bound(n), "{name}: {worst}");
    }
    assert!(worst(&pairs, two_passes(&pairs).expect("a map")) > 1e-6, "they add up");
}

#[test]
fn moved_turned_repeated() {
    for pattern in SimilarityAlignment::patterns() {
        let Matched(pairs) = (pattern.make)(100, 4);
        let best = naive(&pairs).expect("different points");
        let twice: Vec<Pair> = pairs.iter().rev().chain(&pairs).copied().collect();
        agree(&twice, Some(best));
        // Both turned by a quarter: the same turn and scale, the offset turned.
        let turn = |(x, y): (i64, i64)| (-y, x);
        let turned: Vec<Pair> = pairs.iter().map(|&(p, q)| (turn(p), turn(q))).collect();
        agree(&turned, Some((best.0, best.1, -best.3, best.2)));
        // The partners alone: c times i.
        let partners: Vec<Pair> = pairs.iter().map(|&(p, q)| (p, turn(q))).collect();
        agree(&partners, Some((-best.1, best.0, -best.3, best.2)));
    }
}

#[test]
fn a_similarity_is_found_again() {
    // c = 3 − 4i, t = 7 + 2i on a few points, among them equal ones.
    let pairs: Vec<Pair> = [(0, 0), (5, 1), (-2, 8), (5, 1), (MOST / 20, -3)]
        .iter()
        .map(|&(x, y)| ((x, y), (3 * x + 4 * y + 7, -4 * x + 3 * y + 2)))
        .collect();
    agree(&pairs, Some((3.0, -4.0, 7.0, 2.0)));
    assert_eq!(naive(&pairs), Some((3.0, -4.0, 7.0, 2.0)));
}

#[test]
fn faults_in_words() {
    let input = Matched(vec![((0, 0), (1, 2)), ((1, 0), (1, 5))]);
    let expected = SimilarityAlignment::oracle(&input);
    let check = |got: Option<Map>| SimilarityAlignment::check(&input, &expected, &got);
    let fault = |got: Option<Map>| check(got).expect_err("wrong").property;
    assert_eq!(fault(None), "there are two different points, and so a best map");
    assert_eq!(fault(Some((0.0, 2.0, 1.0, 2.0))), "the squared distances add up to 1, and 0 is possible");
    assert_eq!(fault(Some((0.0, f64::NAN, 1.0, 2.0))), "a number of the map is not finite");
    assert_eq!(fault(Some((0.0, 3.0, 1.004, 2.0))), "the squared distances add up to 0.000032, and 0 is possible");
    // The scale is 3, and so is what is allowed.
    assert_eq!(check(Some((0.0, 3.0, 1.0029, 2.0))), Ok(()));
    // Of so great a sum the difference cannot be seen.
    let apart = Matched([1, -1, 2, -2].map(|x: i64| ((x, 0), (MOST * (x.abs() * 2 - 3), 0))).to_vec());
    let away = SimilarityAlignment::check(&apart, &Some((0.0, 0.0, 0.0, 0.0)), &Some((0.0, 0.0, 0.0, 0.004)));
    let told = "the image of (-2, 0) is 4.0e-3 from where the best map takes it";
    assert_eq!(away.expect_err("wrong").property, told);
    let one = Matched(vec![((1, 1), (2, 2))]);
    let none = SimilarityAlignment::check(&one, &None, &expected).expect_err("wrong").property;
    assert_eq!(none, "there are no two different points, and every turn is as good");
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let told = SimilarityAlignment::validate(&Matched(vec![((0, 0), (0, MOST + 1))]));
    assert_eq!(told, Err("pair 0 is ((0, 0), (0, 10000001)), beyond 10⁷".to_owned()));
}
