use super::*;
use crate::{
    SegmentIntersection, orient2d, segment_intersection,
    testing::{PATTERNS, Random, big::Big, laws::translated, patterns::star},
};

/// All rings of so many corners on a k × k lattice, with the first corner fixed to each point.
fn for_each_ring(k: i32, corners: u32, mut each: impl FnMut(&[Point<i32>])) {
    let points: Vec<Point<i32>> = (0..k).flat_map(|x| (0..k).map(move |y| Point::from((x, y)))).collect();
    let count = points.len();
    for number in 0..count.pow(corners) {
        let ring: Vec<_> = (0..corners).map(|i| points[number / count.pow(i) % count]).collect();
        each(&ring);
    }
}

#[test]
fn simple_and_convex_on_all_small_lattices() {
    let mut seen = [0; 4];
    let mut check = |ring: &[Point<i32>]| {
        let (simple, convex) = (is_simple_naive(ring), is_convex(ring));
        assert_eq!(is_simple(ring), simple, "{ring:?}");
        assert_eq!(is_simple(&ring.iter().map(|p| p.to_f64()).collect::<Vec<_>>()), simple, "{ring:?}");
        if simple {
            // Convex where no corner is on the other side of a side.
            let around = orientation(ring);
            let expected = sides(ring).all(|[a, b]| ring.iter().all(|&p| orient2d(a, b, p) != around.reversed()));
            assert_eq!(convex, expected, "{ring:?}");
        }
        seen[usize::from(simple) + 2 * usize::from(convex)] += 1;
    };
    for_each_ring(4, 3, &mut check);
    for_each_ring(3, 4, &mut check);
    for_each_ring(3, 5, &mut check);
    // Simple or not, convex or not; convex and not simple are those with a corner repeated.
    assert!(seen.iter().all(|&count| count > 100), "{seen:?}");
}

#[test]
fn convex_rings_go_around_once() {
    let square = [(0, 0), (2, 0), (2, 2), (0, 2)].map(Point::<i32>::from);
    assert!(is_convex(&square) && !is_convex(&[square, square].concat()));
    let star = [(0, 10), (6, -8), (-10, 3), (10, 3), (-6, -8)].map(Point::<i32>::from);
    assert!(!is_convex(&star), "turns right five times, and goes around twice");
}

/// Rings of random points and of a star, which is simple, with one corner moved across.
#[test]
fn simple_against_the_definition_on_larger_rings() {
    let mut random = Random::new(3);
    let mut simple = 0;
    for round in 0..600 {
        let count = 4 + round % 40;
        let mut ring: Vec<Point> = (0..count)
            .map(|i| {
                let (sin, cos) = (std::f64::consts::TAU * f64::from(i) / f64::from(count)).sin_cos();
                let radius = 1.0 + 9.0 * random.unit();
                Point::new((cos * radius * 8.0).round(), (sin * radius * 8.0).round()).unwrap()
            })
            .collect();
        if round % 3 == 0 {
            let corner = random.below(ring.len() as u64) as usize;
            ring[corner] = Point::new(f64::from(random.within(-20, 20)), f64::from(random.within(-20, 20))).unwrap();
        }
        let expected = is_simple_naive(&ring);
        assert_eq!(is_simple(&ring), expected, "{ring:?}");
        simple += usize::from(expected);
    }
    assert!((100..580).contains(&simple), "{simple} of 600 are simple");
    for pattern in PATTERNS {
        for count in [3, 4, 5, 9] {
            let ring = (pattern.points)(count, 4);
            assert_eq!(is_simple(&ring), is_simple_naive(&ring), "{} {count}", pattern.name);
        }
    }
}

/// Several rings on small lattices: each simple, and no side in touch with one of another ring.
#[test]
fn simple_with_holes_against_the_definition() {
    let mut random = Random::new(11);
    let mut simple = [0; 2];
    for round in 0..20_000 {
        let mut ring = |least: i32, greatest: i32| -> Vec<Point<i32>> {
            let corners = 3 + random.below(3);
            (0..corners)
                .map(|_| Point::from((random.within(least, greatest), random.within(least, greatest))))
                .collect()
        };
        // The outer one around, beside or across the others.
        let outer = if round % 2 == 0 { [(-1, -1), (9, -1), (4, 15)].map(Point::from).to_vec() } else { ring(0, 8) };
        let holes: Vec<_> = (0..1 + round % 3).map(|k| ring(2 * k, 3 + 2 * k)).collect();
        // Fewer than three different corners are no ring.
        let Ok(polygon) = Polygon::with_holes(&outer, &holes) else { continue };
        let rings: Vec<_> = polygon.rings().collect();
        let apart = |one: &[Point<i32>], other: &[Point<i32>]| {
            sides(one).all(|[a, b]| {
                sides(other).all(|[c, d]| segment_intersection(a, b, c, d) == SegmentIntersection::Disjoint)
            })
        };
        let expected = (0..rings.len()).all(|i| is_simple_naive(rings[i]) && (0..i).all(|j| apart(rings[i], rings[j])));
        assert_eq!(polygon.is_simple(), expected, "{polygon:?}");
        simple[usize::from(expected)] += 1;
    }
    assert!(simple.iter().all(|&count| count > 1000), "{simple:?}");
}

/// Large simple rings with one fault, on integers: a corner that moves onto a side or to
/// another corner, a spike, and two corners exchanged.
#[test]
fn a_single_fault_is_found_wherever_it_is() {
    let mut random = Random::new(12);
    let mut kept = 0;
    for round in 0..400 {
        let count = 40 + round % 60;
        let mut ring: Vec<Point<i64>> = star(count, 0.4, [0.0; 2], 0.0, round as u64)
            .into_iter()
            .map(|p| Point::from(((p.x() * 1e4) as i64 * 2, (p.y() * 1e4) as i64 * 2)))
            .collect();
        assert!(is_simple(&ring) && is_simple_naive(&ring), "{ring:?}");
        let [i, j] = [(); 2].map(|()| random.below(count as u64) as usize);
        let (p, q) = (ring[j], ring[(j + 1) % count]);
        match round % 4 {
            0 => ring[i] = Point::from((p.x().midpoint(q.x()), p.y().midpoint(q.y()))),
            1 => ring[i] = p,
            2 => ring.insert(j + 1, Point::from((2 * p.x() - q.x(), 2 * p.y() - q.y()))),
            _ => ring.swap(i, j),
        }
        let expected = is_simple_naive(&ring);
        for _ in 0..4 {
            assert_eq!(is_simple(&ring), expected, "{ring:?}");
            // A quarter turn: the same fault under another order of corners.
            ring = ring.iter().map(|p| Point::from((-p.y(), p.x()))).collect();
        }
        kept += usize::from(expected);
    }
    assert!((1..100).contains(&kept), "{kept} are still simple: moved to where they were");
}

/// A comb is simple with long sides beside one another; two of its teeth exchanged are not.
#[test]
fn largest_simple_ring() {
    let teeth = 20_000;
    let mut comb: Vec<Point<i64>> =
        (0..teeth).map(|i| Point::from((i, if i % 2 == 0 { 1 } else { 1_000_000 }))).collect();
    comb.extend([(teeth, 0), (0, 0)].map(Point::from));
    assert!(is_simple(&comb));
    comb.swap(teeth as usize / 2, teeth as usize / 2 + 2);
    assert!(!is_simple(&comb));
}

/// The doubled area in integers of any size, in units of the square of the least subnormal.
fn big_area<T: Coordinate + Into<Big>>(ring: &[Point<T>]) -> Big {
    sides(ring).fold(Big::from(0), |sum, [p, q]| {
        let product = |a: T, b: T| a.into().times(&b.into());
        sum.plus(&product(p.x(), q.y())).minus(&product(q.x(), p.y()))
    })
}

/// No neighbour of the area is nearer to the true one, which has its own oracle.
#[test]
fn areas_are_the_nearest_floats() {
    let mut exact = 0;
    for pattern in PATTERNS {
        for (count, seed) in [(0, 1), (1, 1), (2, 1), (3, 2), (3, 3), (4, 4), (20, 5), (100, 6)] {
            let ring = (pattern.points)(count, seed);
            let (area, expected) = (signed_area(&ring), big_area(&ring));
            assert_eq!(orientation(&ring) as i8, expected.sign() as i8, "{} {count}", pattern.name);
            if !area.is_finite() {
                continue;
            }
            // Big counts in units of 2⁻¹⁰⁷⁴, products in their square: 2·area times the unit.
            let scaled = |x: f64| Big::from(x).times(&Big::from(1.0)).plus(&Big::from(x).times(&Big::from(1.0)));
            let off = |x: f64| {
                let off = scaled(x).minus(&expected);
                if off.sign().is_lt() { Big::from(0).minus(&off) } else { off }
            };
            let best = off(area);
            for other in [area.next_up(), area.next_down()] {
                assert!(best.minus(&off(other)).sign().is_le(), "{} {count}: {area:e}", pattern.name);
            }
            exact += usize::from(best.sign().is_eq());
        }
    }
    assert!(exact > 30, "{exact} areas are floats");
}

#[test]
fn integer_areas_agree_with_the_oracle() {
    let mut random = Random::new(7);
    let mut beyond = 0;
    for round in 0..2000 {
        let shift = random.below(60) as u32;
        let count = 3 + round % 6;
        let ring: Vec<Point<i64>> = (0..count)
            .map(|_| Point::from((random.bits().cast_signed() >> shift, random.bits().cast_signed() >> shift)))
            .collect();
        let expected = big_area(&ring);
        match doubled_area(&ring) {
            Some(area) => {
                let (high, low) = (area >> 64, area & i128::from(u64::MAX));
                let word = |x: i128| {
                    Big::from((x >> 32) as i64).times(&Big::from(1i64 << 32)).plus(&Big::from((x & 0xffff_ffff) as i64))
                };
                let big = word(high).times(&word(1 << 64)).plus(&word(low));
                assert_eq!(big, expected, "{ring:?}");
                assert_eq!(signed_area(&ring), area as f64 / 2.0, "both are the nearest");
            }
            None => beyond += 1,
        }
        assert_eq!(orientation(&ring) as i8, expected.sign() as i8);
    }
    assert!(beyond > 0, "{beyond}");
}

/// Points counted one by one, by the triangles' signs.
#[test]
fn pick_against_counting() {
    let mut checked = 0;
    for_each_ring(4, 4, |ring| {
        if ring[0] != Point::ORIGIN || !is_simple(ring) {
            return;
        }
        let points = (0..4).flat_map(|x| (0..4).map(move |y| Point::<i32>::from((x, y))));
        let mut expected = LatticePoints { inside: 0, boundary: 0 };
        for p in points {
            if sides(ring).any(|[a, b]| crate::Segment::new(a, b).contains(p)) {
                expected.boundary += 1;
                continue;
            }
            // Crossings of the ray to the right.
            let crossed = sides(ring).filter(|&[a, b]| {
                (a.y() > p.y()) != (b.y() > p.y())
                    && (orient2d(a, b, p) == Orientation::CounterClockwise) == (b.y() > a.y())
            });
            expected.inside += (crossed.count() % 2) as i128;
        }
        assert_eq!(lattice_points(ring), Some(expected), "{ring:?}");
        checked += 1;
    });
    assert!(checked > 1000, "{checked}");
    let bow_tie = [(0, 0), (4, 4), (4, 0), (0, 4)].map(Point::<i32>::from);
    assert_eq!(lattice_points(&bow_tie), None);
}

/// A centroid does not depend on where the ring begins or how it goes around, moves with it,
/// and is that of its triangles.
#[test]
fn centroids() {
    let mut random = Random::new(8);
    for round in 0..200 {
        let count = 3 + round % 7;
        let mut ring: Vec<Point> = (0..count)
            .map(|_| Point::new(f64::from(random.within(-99, 99)), f64::from(random.within(-99, 99))).unwrap())
            .collect();
        let found = centroid(&ring);
        if orientation(&ring) == Orientation::Collinear {
            assert_eq!(found, None);
            continue;
        }
        let found = found.unwrap();
        let (mut x, mut y, mut whole) = (0.0, 0.0, 0.0);
        for [a, b] in sides(&ring) {
            let area = a.x() * b.y() - b.x() * a.y();
            (x, y, whole) = (x + area * (a.x() + b.x()), y + area * (a.y() + b.y()), whole + area);
        }
        // Integers below 2⁵³, so this is the nearest as well.
        assert_eq!(found, Point::new(x / (3.0 * whole), y / (3.0 * whole)).unwrap());
        let moved = centroid(&translated(&ring, 1024.0, -4096.0).unwrap()).unwrap();
        assert!((moved.x() - 1024.0 - found.x()).abs() < 1e-11 * (1.0 + found.x().abs()));
        ring.rotate_left(1);
        assert_eq!(centroid(&ring), Some(found));
        ring.reverse();
        assert_eq!(centroid(&ring), Some(found));
    }
}

#[test]
fn lengths_add_up_where_rounding_would_lose_them() {
    let small = 2f64.powi(-53);
    let way: Vec<Point> = [0.0, 1.0]
        .into_iter()
        .chain((1..=1000).map(|i| 1.0 + f64::from(i) * 2.0 * small))
        .map(|x| Point::new(x, 0.0).unwrap())
        .collect();
    assert_eq!(Polyline::new(way).length(), 1.0 + 2000.0 * small);
    let far = [(i64::MAX, 0), (i64::MAX - 1, 0)].map(Point::<i64>::from);
    assert_eq!(Polyline::new(far.to_vec()).length(), 1.0);
    let [a, b] = [(f64::MAX, 0.0), (f64::MIN, 0.0)].map(|p| Point::try_from(p).unwrap());
    assert_eq!(perimeter(&[a, b]), f64::INFINITY);
    assert_eq!((perimeter::<f64>(&[]), perimeter(&[a])), (0.0, 0.0));
}

#[test]
fn holes_are_taken_out_whichever_way_they_go() {
    let square = |low: i32, high: i32| [(low, low), (high, low), (high, high), (low, high)].map(Point::<i32>::from);
    let reversed = |mut ring: [Point<i32>; 4]| {
        ring.reverse();
        ring
    };
    for outer in [square(0, 8), reversed(square(0, 8))] {
        for hole in [square(1, 3), reversed(square(1, 3))] {
            let polygon = Polygon::with_holes(&outer, &[hole]).unwrap();
            assert_eq!((polygon.area(), polygon.perimeter()), (60.0, 40.0));
            assert_eq!(
                polygon.centroid(),
                Point::new((64.0 * 4.0 - 4.0 * 2.0) / 60.0, (64.0 * 4.0 - 4.0 * 2.0) / 60.0).ok()
            );
            let oriented = polygon.oriented();
            assert!(oriented.rings().map(orientation).eq([Orientation::CounterClockwise, Orientation::Clockwise]));
        }
    }
}
