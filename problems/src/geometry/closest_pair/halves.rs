//! Divide and conquer: the best of the left half, of the right half, and across.
//!
//! ```text
//!     ∘      ┊ d ┊ d ┊    ∘        Once both halves are solved, a nearer pair has one point
//!        ∘   ┊ ∘ ┊   ┊             in each and lies in the band around the middle. From
//!   ∘        ┊   ┊ ∘ ┊  ∘          below, each point of the band is compared with the next
//!      ∘     ┊  ∘┊   ┊     ∘       ones, as long as they are less than d above it.
//! ```
//!
//! In a box of 2d × d there are at most eight points, four in each half, because those of one half are at least d
//! apart. So each point of the band has at most seven next ones to look at.
//!
//! The halves come back in order of y and are merged, as merge sort does, so that no level sorts again.
//!
//! Time O(n log n), space O(n) for n points.
//!
//! Source: Shamos, Hoey, "Closest-point problems" (1975); Bentley, Shamos, "Divide-and-conquer in multidimensional
//! space" (1976).

pub(super) fn halves(points: &[(i64, i64)]) -> Option<(usize, usize)> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_unstable_by_key(|&i| points[i]);
    let mut best = Best { points, squared: i64::MAX, pair: None };
    let mut merged = order.clone();
    best.search(&mut order, &mut merged);
    best.pair
}

/// The nearest pair so far.
struct Best<'a> {
    points: &'a [(i64, i64)],
    squared: i64,
    pair: Option<(usize, usize)>,
}

impl Best<'_> {
    fn consider(&mut self, i: usize, j: usize) {
        let (p, q) = (self.points[i], self.points[j]);
        let squared = (p.0 - q.0).pow(2) + (p.1 - q.1).pow(2);
        if squared < self.squared {
            (self.squared, self.pair) = (squared, Some((i, j)));
        }
    }

    /// Takes `order` by x and leaves it by y; `room` has the same length.
    fn search(&mut self, order: &mut [usize], room: &mut [usize]) {
        if order.len() < 2 {
            return;
        }
        let half = order.len() / 2;
        let middle = self.points[order[half]].0;
        self.search(&mut order[..half], &mut room[..half]);
        self.search(&mut order[half..], &mut room[half..]);
        self.merge(order, half, room);

        let mut band: Vec<usize> = Vec::new();
        for &i in &*order {
            let (x, y) = self.points[i];
            if (x - middle).pow(2) >= self.squared {
                continue;
            }
            for k in (0..band.len()).rev() {
                if (y - self.points[band[k]].1).pow(2) >= self.squared {
                    break;
                }
                self.consider(band[k], i);
            }
            band.push(i);
        }
    }

    /// Merges two runs by y.
    fn merge(&self, order: &mut [usize], half: usize, room: &mut [usize]) {
        let (mut left, mut right) = (0, half);
        for place in &mut *room {
            let from_left =
                right == order.len() || left < half && self.points[order[left]].1 <= self.points[order[right]].1;
            let next = if from_left { &mut left } else { &mut right };
            *place = order[*next];
            *next += 1;
        }
        order.copy_from_slice(room);
    }
}
