use kihon_judge::Kata;

use super::{kata::MOST, *};

type Common = fn(&[Pair]) -> Vec<u8>;

const ALL: [(&str, Common); 4] =
    [("naive", naive), ("orientations", orientations), ("quick_reject", quick_reject), ("ours", ours)];

#[track_caller]
fn agree(pairs: &[Pair], expected: &[u8]) {
    for (name, common) in ALL {
        let got = common(pairs);
        let wrong = (0..pairs.len()).find(|&i| got[i] != expected[i]);
        assert_eq!(wrong.map(|i| (pairs[i], got[i], expected[i])), None, "{name}");
        assert_eq!(got.len(), pairs.len(), "{name}");
    }
}

#[test]
fn statement_examples() {
    for example in SegmentIntersection::examples() {
        agree(&example.input.0, &example.output);
    }
}

/// By another method: on a lattice of 3 by 3 the coordinates of a crossing have
/// denominators up to 8, so all common points are among those with the denominator 840.
#[test]
fn every_pair_of_a_small_lattice() {
    let lattice = || (0..3i64).flat_map(|x| (0..3).map(move |y| (x, y)));
    let segments: Vec<Segment> = lattice().flat_map(|a| lattice().map(move |b| (a, b))).collect();
    // The points of a segment: at every k/840 of its length, times 840.
    let points = |&(a, b): &Segment| -> std::collections::HashSet<(i64, i64)> {
        (0..=840).map(|k| (840 * a.0 + k * (b.0 - a.0), 840 * a.1 + k * (b.1 - a.1))).collect()
    };
    let sets: Vec<_> = segments.iter().map(points).collect();
    for (first, of_first) in segments.iter().zip(&sets) {
        let pairs: Vec<Pair> = segments.iter().map(|second| (*first, *second)).collect();
        let expected: Vec<u8> = sets
            .iter()
            .map(|of_second| {
                let (few, many) =
                    if of_first.len() < of_second.len() { (of_first, of_second) } else { (of_second, of_first) };
                few.iter().filter(|p| many.contains(p)).take(2).count() as u8
            })
            .collect();
        agree(&pairs, &expected);
    }
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in SegmentIntersection::patterns() {
        for n in [0, 1, 2, 10, 3000] {
            let Pairs(pairs) = (pattern.make)(n, 3);
            agree(&pairs, &naive(&pairs));
        }
    }
}

#[test]
fn order_of_ends_turns_and_moves_do_not_matter() {
    for pattern in SegmentIntersection::patterns() {
        let Pairs(pairs) = (pattern.make)(500, 4);
        let expected = naive(&pairs);
        let each = |step: fn(Pair) -> Pair| -> Vec<Pair> { pairs.iter().map(|&pair| step(pair)).collect() };
        agree(&each(|((a, b), (c, d))| ((b, a), (c, d))), &expected);
        agree(&each(|((a, b), (c, d))| ((c, d), (a, b))), &expected);
        let turned = |(x, y): (i64, i64)| (-y, x);
        let turn = |((a, b), (c, d)): Pair| ((turned(a), turned(b)), (turned(c), turned(d)));
        agree(&pairs.iter().map(|&pair| turn(pair)).collect::<Vec<_>>(), &expected);
        if ["lattice", "short"].contains(&pattern.name) {
            let moved = |(x, y): (i64, i64)| (x + MOST - 9000, y - MOST + 9000);
            let step = |((a, b), (c, d)): Pair| ((moved(a), moved(b)), (moved(c), moved(d)));
            agree(&pairs.iter().map(|&pair| step(pair)).collect::<Vec<_>>(), &expected);
        }
    }
}

#[test]
fn the_patterns_hold_what_they_promise() {
    let shares = |name: &str| {
        let pattern = SegmentIntersection::patterns().into_iter().find(|p| p.name == name).expect("the pattern");
        let answers = naive(&(pattern.make)(1000, 1).0);
        [0, 1, 2].map(|common| answers.iter().filter(|&&c| c == common).count())
    };
    assert!(shares("uniform")[1] > 150);
    assert!(shares("short")[0] > 900);
    assert!(shares("lattice").iter().all(|&share| share > 10));
    assert!(shares("one-line").iter().all(|&share| share > 50));
    assert!(shares("touching")[..2].iter().all(|&share| share > 200));
    assert!(shares("parallel")[0] > 900);
}

#[test]
fn faults_in_words() {
    let cross = ((0, 0), (4, 4));
    let input =
        Pairs(vec![(cross, ((0, 4), (4, 0))), (cross, ((4, 4), (9, 0))), (cross, cross), (cross, ((1, 0), (2, 0)))]);
    let expected = SegmentIntersection::oracle(&input);
    assert_eq!(expected, [1, 1, 2, 0]);
    let fault = |got: &[u8]| SegmentIntersection::check(&input, &expected, &got.to_vec()).expect_err("wrong").property;
    assert_eq!(fault(&[0, 1, 2, 0]), "pair 0: the segments cross in one point, between the ends of both");
    assert_eq!(fault(&[1, 0, 2, 0]), "pair 1: the segments have exactly one point in common, (4, 4)");
    assert_eq!(fault(&[1, 1, 1, 0]), "pair 2: the segments have a whole segment in common");
    assert_eq!(fault(&[1, 1, 2, 2]), "pair 3: the segments have no point in common");
    assert_eq!(fault(&[1, 1, 2]), "there are 4 pairs, and 3 answers");
    assert_eq!(fault(&[1, 1, 2, 3]), "answer 3 is 3, none of 0, 1 and 2");
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let far = (((0, 0), (MOST + 1, 0)), ((0, 0), (0, 0)));
    let told = "pair 0 is (((0, 0), (1000000000000000001, 0)), ((0, 0), (0, 0))), beyond 10¹⁸";
    assert_eq!(SegmentIntersection::validate(&Pairs(vec![far])), Err(told.to_owned()));
}
