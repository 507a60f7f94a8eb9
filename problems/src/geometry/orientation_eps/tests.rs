use kihon_judge::Kata;

use super::{kata::MOST, *};

type Sides = fn(&[Triple], i64) -> Vec<i8>;

const ALL: [(&str, Sides); 4] = [("naive", naive), ("root", root), ("filtered", filtered), ("ours", ours)];

#[track_caller]
fn agree(triples: &[Triple], eps: i64, expected: &[i8]) {
    for (name, sides) in ALL {
        let got = sides(triples, eps);
        let wrong = (0..triples.len()).find(|&i| got[i] != expected[i]);
        assert_eq!(wrong.map(|i| (triples[i], got[i], expected[i])), None, "{name}, eps {eps}");
        assert_eq!(got.len(), triples.len(), "{name}");
    }
}

#[test]
fn statement_examples() {
    for example in OrientationEps::examples() {
        agree(&example.input.triples, example.input.eps, &example.output);
    }
}

/// Against the distance in floats, where it is a quarter of an eps from deciding.
#[test]
fn every_triple_of_a_small_lattice() {
    let lattice = || (-2..=2i64).flat_map(|x| (-2..=2).map(move |y| (x, y)));
    let triples: Vec<Triple> =
        lattice().flat_map(|b| lattice().map(move |c| ((0, 0), b, c))).filter(|t| t.1 != (0, 0)).collect();
    let distance = |&(_, b, c): &Triple| {
        let (b, c) = ((b.0 as f64, b.1 as f64), (c.0 as f64, c.1 as f64));
        // The foot of c on the line, and the side by the angle between.
        let t = (b.0 * c.0 + b.1 * c.1) / (b.0 * b.0 + b.1 * b.1);
        let away = (c.0 - t * b.0).hypot(c.1 - t * b.1);
        (away, c.1.atan2(c.0) - b.1.atan2(b.0))
    };
    for eps in 0..=3 {
        let expected: Vec<i8> = triples
            .iter()
            .map(|triple| match distance(triple) {
                (away, _) if away <= eps as f64 + 1e-9 => 0,
                (_, angle) if angle.sin() > 0.0 => 1,
                _ => -1,
            })
            .collect();
        agree(&triples, eps, &expected);
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in OrientationEps::patterns() {
        for n in [0, 1, 2, 10, 3000] {
            let Triples { triples, eps } = (pattern.make)(n, 3);
            agree(&triples, eps, &naive(&triples, eps));
            // The greatest distance that decides alike, and with it all that is on the line.
            agree(&triples, MOST, &naive(&triples, MOST));
        }
    }
}

#[test]
fn moved_turned_mirrored_and_scaled() {
    for pattern in OrientationEps::patterns() {
        let Triples { triples, eps } = (pattern.make)(300, 4);
        let sides = naive(&triples, eps);
        let each = |step: fn((i64, i64)) -> (i64, i64)| -> Vec<Triple> {
            triples.iter().map(|&(a, b, c)| (step(a), step(b), step(c))).collect()
        };
        let negated: Vec<i8> = sides.iter().map(|s| -s).collect();
        agree(&each(|(x, y)| (-y, x)), eps, &sides);
        agree(&each(|(x, y)| (-x, y)), eps, &negated);
        agree(&triples.iter().map(|&(a, b, c)| (b, a, c)).collect::<Vec<_>>(), eps, &negated);
        if pattern.name == "lattice" {
            agree(&each(|(x, y)| (x * 1_000_003, y * 1_000_003)), eps * 1_000_003, &sides);
            agree(&each(|(x, y)| (x + MOST - 9, y - MOST + 9)), eps, &sides);
        }
    }
}

#[test]
fn the_patterns_hold_what_they_promise() {
    for name in ["boundary", "hair", "walls", "exact", "short-bases", "uniform"] {
        let pattern = OrientationEps::patterns().into_iter().find(|p| p.name == name).expect("the pattern");
        let Triples { triples, eps } = (pattern.make)(1000, 1);
        let sides = naive(&triples, eps);
        // What is a hair beside eps is on the line or off it.
        let sides_there: &[i8] = if name == "hair" { &[0, 1] } else { &[-1, 0, 1] };
        for side in sides_there {
            let share = sides.iter().filter(|&s| s == side).count();
            assert!(share > 40, "{name}: {share} of {side}");
        }
    }
}

#[test]
fn faults_in_words() {
    let input = Triples {
        triples: vec![((0, 0), (1, 1), (0, 3)), ((0, 0), (3, 4), (4, -3)), ((1, 1), (1, 1), (5, 5))],
        eps: 2,
    };
    let expected = OrientationEps::oracle(&input);
    assert_eq!(expected, [1, -1, 0]);
    let fault = |got: &[i8]| OrientationEps::check(&input, &expected, &got.to_vec()).expect_err("wrong").property;
    assert_eq!(fault(&[0, -1, 0]), "triple 0: c is on the left of the line, 3/√2 away from it, which is more than eps");
    assert_eq!(fault(&[1, 1, 0]), "triple 1: c is on the right of the line, 5 away from it, which is more than eps");
    assert_eq!(fault(&[1, -1, 1]), "triple 2: a and b are one point, so that there is no line to be beside of");
    assert_eq!(fault(&[1, -1]), "there are 3 triples, and 2 answers");
    assert_eq!(fault(&[2, -1, 0]), "answer 0 is 2, none of 1, 0 and -1");
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let invalid = |triples: Vec<Triple>, eps| OrientationEps::validate(&Triples { triples, eps }).unwrap_err();
    assert_eq!(invalid(vec![], -1), "eps is -1, not in 0 … 10⁹");
    let far = ((0, 0), (MOST + 1, 0), (0, 0));
    assert_eq!(invalid(vec![far], 0), "triple 0 is ((0, 0), (1000000001, 0), (0, 0)), beyond 10⁹");
}
