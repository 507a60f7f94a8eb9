use super::*;
use crate::{
    Line, Point, Vector,
    straight::reflection,
    testing::{Random, laws::translated, patterns},
};

fn random_map(random: &mut Random) -> Affine {
    let mut entry = || f64::from(random.within(-9, 9));
    Affine::new([[entry(), entry()], [entry(), entry()]], [entry(), entry()]).unwrap()
}

fn random_point(random: &mut Random) -> Point {
    Point::new(f64::from(random.within(-99, 99)), f64::from(random.within(-99, 99))).unwrap()
}

/// With small integers nothing rounds.
#[test]
fn composing_is_applying_one_after_the_other() {
    let mut random = Random::new(1);
    for _ in 0..500 {
        let (first, second, third) = (random_map(&mut random), random_map(&mut random), random_map(&mut random));
        let (p, center) = (random_point(&mut random), random_point(&mut random));
        let both = first.then(second).unwrap();
        assert_eq!(both.apply(p), second.apply(first.apply(p).unwrap()));
        assert_eq!(both.then(third), first.then(second.then(third).unwrap()));
        assert_eq!(both.determinant(), first.determinant() * second.determinant());
        assert_eq!(first.then(Affine::IDENTITY), Ok(first));
        let back = Affine::translation(Point::ORIGIN - center).unwrap();
        let forth = Affine::translation(center - Point::ORIGIN).unwrap();
        assert_eq!(first.about(center), back.then(first).and_then(|map| map.then(forth)));
    }
}

#[test]
fn inverses_undo() {
    let mut random = Random::new(2);
    let mut singular = 0;
    for _ in 0..2000 {
        let map = random_map(&mut random);
        let Some(inverse) = map.inverse() else {
            assert_eq!(map.determinant(), 0.0);
            singular += 1;
            continue;
        };
        let p = random_point(&mut random);
        let size = map.matrix().as_flattened().iter().map(|x| x.abs()).fold(0.0, f64::max) / map.determinant().abs();
        assert!(inverse.apply(map.apply(p).unwrap()).unwrap().distance(p) < 1e-11 * (1.0 + size), "{map:?}");
    }
    assert!(singular > 5, "{singular}");
    // Nearly singular, by one unit in the last place: exact, the determinant is 2⁻⁵².
    let near = Affine::new([[1.0, 1.0], [1.0, 1f64.next_up()]], [0.0, 0.0]).unwrap();
    assert_eq!(near.inverse().unwrap().matrix()[0][1], -2f64.powi(52));
    assert_eq!(near.inverse().unwrap().inverse(), Some(near));
}

#[test]
fn reflections_and_triangles() {
    let mut random = Random::new(3);
    for _ in 0..500 {
        let [a, b, p] = std::array::from_fn(|_| random_point(&mut random));
        let Some(line) = Line::through(a, b) else { continue };
        let mirror = Affine::reflection(line).unwrap();
        assert!(mirror.apply(p).unwrap().distance(reflection(line, p).unwrap()) < 1e-12);
        assert!((mirror.determinant() + 1.0).abs() < 1e-15);
        let [u, v, w] = std::array::from_fn(|_| random_point(&mut random));
        if let Some(map) = Affine::from_triangles([a, b, p], [u, v, w]) {
            for (from, to) in [(a, u), (b, v), (p, w)] {
                assert!(map.apply(from).unwrap().distance(to) < 1e-9, "{map:?}");
            }
        }
    }
}

#[test]
fn similarities_are_affine() {
    let mut random = Random::new(4);
    for _ in 0..500 {
        let mut make = || {
            let parts = [(); 2].map(|()| f64::from(random.within(-5, 5)));
            Similarity::from_parts(parts, Vector::new(f64::from(random.within(-5, 5)), 1.0)).unwrap()
        };
        let (first, second) = (make(), make());
        let p = random_point(&mut random);
        assert_eq!(first.apply(p), Affine::from(first).apply(p));
        assert_eq!(first.then(second).unwrap().apply(p), second.apply(first.apply(p).unwrap()));
        assert_eq!(first.inverse().map(Affine::from), Affine::from(first).inverse());
        assert_eq!(first.about(p).unwrap().apply(p), p.moved_by(first.offset()));
    }
}

fn loss(map: Similarity, from: &[Point], to: &[Point]) -> f64 {
    from.iter().zip(to).map(|(&p, &q)| map.apply(p).unwrap().distance(q).powi(2)).sum()
}

/// No map near the fitted one does better, of similarities and of turns.
#[test]
fn fits_are_least() {
    let mut random = Random::new(5);
    for round in 0..100 {
        let count = 2 + round % 9;
        let [from, to] = std::array::from_fn(|_| (0..count).map(|_| random_point(&mut random)).collect::<Vec<_>>());
        let (Ok(similar), Ok(rigid)) = (fit_similarity(&from, &to), fit_rigid(&from, &to)) else { continue };
        assert!((rigid.transform.scale() - 1.0).abs() < 1e-15);
        assert!(similar.residual <= rigid.residual + 1e-12);
        for (fit, scaled) in [(similar, true), (rigid, false)] {
            let least = loss(fit.transform, &from, &to);
            assert!((fit.residual - (least / f64::from(count)).sqrt()).abs() < 1e-12);
            for step in [1e-3, -1e-3] {
                let scale = if scaled { 1.0 + step } else { 1.0 };
                let near = [
                    Similarity::new(scale, 0.0, Vector::ZERO).unwrap(),
                    Similarity::new(1.0, step, Vector::ZERO).unwrap(),
                    Similarity::new(1.0, 0.0, Vector::new(step, 0.0)).unwrap(),
                    Similarity::new(1.0, 0.0, Vector::new(0.0, step)).unwrap(),
                ];
                for other in near {
                    let moved = fit.transform.then(other).unwrap();
                    assert!(loss(moved, &from, &to) >= least - 1e-9, "{fit:?} against {moved:?}");
                }
            }
        }
    }
}

/// What was mapped is found again, also far from the origin, where a mean in `f64` and
/// squares around it have few digits left.
#[test]
fn maps_are_recovered() {
    let from = patterns::square(50, 6);
    for map in [[0.0, 1.0], [0.5, -0.25], [-2.0, 0.0], [1024.0, 512.0]] {
        for far in [0.0, 1e6, 1e12] {
            // Few enough bits that mapping rounds nothing.
            let lattice: Vec<_> =
                from.iter().map(|p| Point::new((p.x() * 64.0).round(), (p.y() * 64.0).round()).unwrap()).collect();
            let lattice = translated(&lattice, far, -far).unwrap();
            let map = Similarity::from_parts(map, Vector::new(3.0, -far)).unwrap();
            let fit = fit_similarity(&lattice, &map.apply_all(&lattice).unwrap()).unwrap();
            assert_eq!((fit.transform, fit.residual), (map, 0.0));
        }
    }
}

#[test]
fn what_cannot_be_fitted() {
    let p = Point::new(1.0, 2.0).unwrap();
    let q = Point::new(2.0, 2.0).unwrap();
    assert_eq!(fit_similarity(&[], &[]), Err(FitError::AllEqual));
    assert_eq!(fit_rigid(&[p; 3], &[p, q, q]), Err(FitError::AllEqual));
    assert_eq!(fit_rigid(&[p, q], &[p, p]), Err(FitError::NoTurn));
    assert_eq!(fit_similarity(&[p, q], &[p, p]).unwrap().transform.scale(), 0.0);
    let [far, near] = [(f64::MAX, 0.0), (5e-324, 0.0)].map(|p| Point::try_from(p).unwrap());
    assert_eq!(fit_similarity(&[Point::ORIGIN, near], &[Point::ORIGIN, far]), Err(FitError::OutOfRange));
}
