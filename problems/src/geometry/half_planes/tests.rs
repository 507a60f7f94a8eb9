use kihon_judge::Kata;

use super::{
    kata::MOST,
    lines::{by_angle, cross, direction},
    *,
};

type Solve = fn(&[Line]) -> Answer;

const FAST: [(&str, Solve); 2] = [("deque", deque), ("ours", ours)];

#[track_caller]
fn agree(lines: &[Line], expected: &Answer) {
    let input = Lines(lines.to_vec());
    for (name, solve) in FAST {
        let got = solve(lines);
        let checked = HalfPlanes::check(&input, expected, &got);
        let shown = lines.get(..lines.len().min(12));
        assert_eq!(checked, Ok(()), "{name} on {} lines {shown:?}: {got:?}, not {expected:?}", lines.len());
    }
}

#[test]
fn statement_examples() {
    for example in HalfPlanes::examples() {
        agree(&example.input.0, &example.output);
        assert_eq!(HalfPlanes::check(&example.input, &example.output, &naive(&example.input.0)), Ok(()));
    }
}

/// All lists of up to three lines through two points of a small lattice, and many of four.
#[test]
fn every_few_lines_of_a_small_lattice() {
    let lattice = || (0..3i64).flat_map(|x| (0..3).map(move |y| (x, y)));
    let all: Vec<Line> = lattice().flat_map(|a| lattice().map(move |b| (a, b))).filter(|(a, b)| a != b).collect();
    for (i, &first) in all.iter().enumerate() {
        agree(&[first], &naive(&[first]));
        for (j, &second) in all.iter().enumerate() {
            agree(&[first, second], &naive(&[first, second]));
            for k in (0..all.len()).filter(|k| (i + 5 * j + 3 * k) % 7 == 0) {
                let three = [first, second, all[k]];
                agree(&three, &naive(&three));
                let four = [first, second, all[k], all[(7 * i + j + k) % all.len()]];
                agree(&four, &naive(&four));
            }
        }
    }
}

/// By another method: a large square, cut by one half-plane after another in floats. On a
/// small lattice its corners are far enough apart to tell what is left.
#[test]
fn against_a_polygon_cut_in_floats() {
    const REACH: f64 = 1e5;
    let area = |lines: &[Line]| {
        let mut corners = vec![(-REACH, -REACH), (REACH, -REACH), (REACH, REACH), (-REACH, REACH)];
        for &(a, b) in lines {
            let u = ((b.0 - a.0) as f64, (b.1 - a.1) as f64);
            let left = |p: (f64, f64)| u.0 * (p.1 - a.1 as f64) - u.1 * (p.0 - a.0 as f64);
            let mut cut = Vec::new();
            for k in 0..corners.len() {
                let (p, q) = (corners[k], corners[(k + 1) % corners.len()]);
                let (s, t) = (left(p), left(q));
                if s >= 0.0 {
                    cut.push(p);
                }
                if s * t < 0.0 {
                    let part = s / (s - t);
                    cut.push((p.0 + part * (q.0 - p.0), p.1 + part * (q.1 - p.1)));
                }
            }
            corners = cut;
        }
        let twice = |k: usize| {
            let (p, q) = (corners[k], corners[(k + 1) % corners.len()]);
            p.0 * q.1 - p.1 * q.0
        };
        (0..corners.len()).map(twice).sum::<f64>() / 2.0
    };
    let pattern = HalfPlanes::patterns().into_iter().find(|p| p.name == "lattice").expect("the pattern");
    let mut seen = [0; 3];
    for seed in 0..3000 {
        let Lines(lines) = (pattern.make)(1 + seed as usize % 7, seed);
        let expected = area(&lines);
        let kind = match naive(&lines) {
            None => 0,
            Some((true, _)) => 1,
            Some((false, _)) => 2,
        };
        seen[kind] += 1;
        // A strip is at least 0.17 wide, and no corner farther out than 64.
        let right = [expected < 1e-4, (1e-4..1e4).contains(&expected), expected > 1.5e4];
        assert!(right[kind], "{lines:?}: an area of {expected}");
    }
    assert!(seen.iter().all(|&count| count > 50), "{seen:?}");
}

#[test]
fn patterns_at_many_sizes() {
    for pattern in HalfPlanes::patterns() {
        for n in [0, 1, 2, 3, 4, 5, 8, 17, 64, 400] {
            for seed in 0..if n < 20 { 40 } else { 2 } {
                let Lines(lines) = (pattern.make)(n, seed);
                assert_eq!(HalfPlanes::validate(&Lines(lines.clone())), Ok(()), "{}", pattern.name);
                agree(&lines, &naive(&lines));
            }
        }
    }
}

#[test]
fn order_turns_and_scale_do_not_matter() {
    for pattern in HalfPlanes::patterns() {
        for n in [3, 6, 50] {
            let Lines(lines) = (pattern.make)(n, 6);
            let expected = naive(&lines);
            let turned: Vec<Line> = lines.iter().map(|&(a, b)| ((-a.1, a.0), (-b.1, b.0))).collect();
            // The sides of a strip, or of an unbounded region, begin where they did.
            agree(&turned, &expected);
            let mirrored: Vec<Line> = lines.iter().map(|&(a, b)| ((-b.0, b.1), (-a.0, a.1))).collect();
            let reversed = expected.map(|(bounded, sides)| (bounded, sides.into_iter().rev().collect()));
            agree(&mirrored, &reversed);
        }
    }
}

#[test]
fn the_patterns_hold_what_they_promise() {
    let made = |name: &str, n: usize, seed: u64| {
        let pattern = HalfPlanes::patterns().into_iter().find(|p| p.name == name).expect("the pattern");
        deque(&(pattern.make)(n, seed).0)
    };
    assert!(made("tangents", 1000, 1).is_some_and(|(bounded, sides)| bounded && sides.len() > 900));
    assert!(made("parabola", 1000, 1).is_some_and(|(bounded, sides)| !bounded && sides.len() > 900));
    assert!(made("around-the-origin", 1000, 1).is_some_and(|(bounded, sides)| bounded && sides.len() < 30));
    assert_eq!(made("nothing-at-the-end", 1000, 1), None);
    assert_eq!(made("eight-ways", 1000, 1).map(|(bounded, _)| bounded), Some(true));
    let hairs: Vec<Answer> = (0..200).map(|seed| made("hair", 3, seed)).collect();
    for (what, count) in [
        ("nothing", hairs.iter().filter(|answer| answer.is_none()).count()),
        ("a triangle", hairs.iter().flatten().filter(|(bounded, _)| *bounded).count()),
        ("unbounded", hairs.iter().flatten().filter(|(bounded, _)| !bounded).count()),
    ] {
        assert!(count > 3, "{what} {count} times");
    }
}

#[test]
fn directions_are_ordered_once_around() {
    let around = [(1, 0), (MOST, 1), (1, 1), (0, 1), (-1, 2), (-1, 0), (-5, -1), (0, -1), (1, -1), (MOST, -1)];
    for (i, &u) in around.iter().enumerate() {
        for (j, &v) in around.iter().enumerate() {
            assert_eq!(by_angle(u, v), i.cmp(&j), "{u:?} and {v:?}");
        }
    }
    assert!(by_angle((2, 4), (3, 6)).is_eq());
    assert_eq!(cross(direction(((1, 1), (2, 1))), (0, 1)), 1);
}

#[test]
fn faults_in_words() {
    let (up, left, down, right) = (((0, 0), (1, 0)), ((4, 0), (4, 1)), ((0, 4), (-1, 4)), ((0, 0), (0, -1)));
    let fault = |lines: &[Line], got: Answer| {
        let input = Lines(lines.to_vec());
        HalfPlanes::check(&input, &HalfPlanes::oracle(&input), &got).expect_err("wrong").property
    };
    let square = [up, left, down, right, ((0, -9), (1, -9))];
    assert_eq!(fault(&square, None), "what is in common is a polygon of 4 sides");
    assert_eq!(fault(&square, Some((false, vec![]))), "what is in common is bounded");
    assert_eq!(fault(&square, Some((true, vec![0, 1, 2]))), "line 3 has a side of what is in common, and is missing");
    assert_eq!(fault(&square, Some((true, vec![0, 1, 2, 3, 4]))), "line 4 has no side of what is in common");
    assert_eq!(fault(&square, Some((true, vec![0, 1, 2, 9]))), "there are 5 lines, and none with the index 9");
    assert_eq!(fault(&square, Some((true, vec![0, 1, 0, 2]))), "the side of line 0 is named twice");
    assert_eq!(fault(&square, Some((true, vec![2, 1, 0, 3]))), "along the boundary line 3 comes after line 2");
    assert_eq!(fault(&[up, left], None), "what is in common reaches to infinity");
    assert_eq!(fault(&[up, left], Some((true, vec![0, 1]))), "what is in common reaches to infinity");
    assert_eq!(fault(&[up, left], Some((false, vec![1, 0]))), "the boundary comes in from infinity along line 0");
    assert_eq!(fault(&[up, ((4, 0), (3, 0))], Some((false, vec![0, 1]))), "what is in common has no area");
}

#[test]
fn every_right_answer_is_accepted() {
    let check = |lines: &[Line], got: Answer| {
        let input = Lines(lines.to_vec());
        HalfPlanes::check(&input, &HalfPlanes::oracle(&input), &got)
    };
    let (up, left, down, right) = (((0, 0), (1, 0)), ((4, 0), (4, 1)), ((0, 4), (-1, 4)), ((0, 0), (0, -1)));
    let square = [up, left, down, right, ((7, 0), (10, 0))];
    for sides in [[0, 1, 2, 3], [1, 2, 3, 0], [2, 3, 4, 1], [4, 1, 2, 3]] {
        assert_eq!(check(&square, Some((true, sides.to_vec()))), Ok(()));
    }
    for sides in [[0, 1], [1, 0]] {
        assert_eq!(check(&[up, down], Some((false, sides.to_vec()))), Ok(()));
    }
}

#[test]
fn an_input_beyond_the_constraints_is_invalid() {
    let told = |line| HalfPlanes::validate(&Lines(vec![line])).unwrap_err();
    assert_eq!(told(((2, 2), (2, 2))), "line 0 is given by one point, (2, 2)");
    assert_eq!(told(((0, 0), (0, -MOST - 1))), "line 0 is ((0, 0), (0, -1000000001)), beyond 10⁹");
}
