//! Everything in the catalogue, for programs that go through all of it. A kata
//! is named here and nowhere else.

use kihon_judge::{AnyKata, Kata, any_kata, contest::AnyWorkload, workload::Workload};

/// One line a kata, sorted by topic and id.
macro_rules! catalogue {
    ($($topic:ident $(::$module:ident)+ => $kata:ident;)*) => {
        /// The katas, by the names that `#[kihon::kata(…)]` takes.
        pub mod katas {
            $(pub use crate::$topic$(::$module)+::$kata;)*
        }

        fn visit_each(visitor: &mut impl Visitor) {
            $(visitor.kata::<katas::$kata>();)*
        }
    };
}

catalogue! {
    arrays::longest_consecutive => LongestConsecutive;
    arrays::merge_sorted_arrays::kata => MergeSortedArrays;
    arrays::merge_sorted_arrays::stable_kata => StableMerge;
    geometry::closest_pair => ClosestPair;
    geometry::convex_hull => ConvexHull;
    geometry::farthest_pair => FarthestPair;
    geometry::half_planes => HalfPlanes;
    geometry::lattice_points => LatticePoints;
    geometry::line_circle => LineCircle;
    geometry::orientation_eps => OrientationEps;
    geometry::point_in_polygon => PointInPolygon;
    geometry::polygon_area => PolygonArea;
    geometry::segment_intersection => SegmentIntersection;
    geometry::similarity_alignment => SimilarityAlignment;
    geometry::smallest_enclosing_circle => SmallestEnclosingCircle;
    numerics::compensated_sum => CompensatedSum;
    numerics::cross_entropy_gradient => CrossEntropyGradient;
    numerics::f32_to_f16 => F32ToF16;
    numerics::gumbel_top_k => GumbelTopK;
    numerics::log_sum_exp => LogSumExp;
    numerics::loss_scaling => LossScaling;
    numerics::margin_logits => MarginLogits;
    numerics::merge_attention => MergeAttention;
    numerics::online_softmax => OnlineSoftmax;
    numerics::softmax_top_k => SoftmaxTopK;
    numerics::stochastic_rounding => StochasticRounding;
    numerics::tiled_attention => TiledAttention;
    strings::minimum_window => MinimumWindow;
    trees::lowest_common_ancestor => LowestCommonAncestor;
    trees::lowest_common_ancestor::boxed => LowestCommonAncestorBoxed;
}

/// Something done with each kata in turn.
pub trait Visitor {
    /// Meets one kata.
    fn kata<K: Kata>(&mut self);
}

/// Shows every kata to `visitor`, sorted by topic and id.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::{Visitor, visit};
///
/// struct Ids(Vec<&'static str>);
/// impl Visitor for Ids {
///     fn kata<K: Kata>(&mut self) {
///         self.0.push(K::ABOUT.id);
///     }
/// }
/// let mut ids = Ids(Vec::new());
/// visit(&mut ids);
/// assert!(ids.0.contains(&"longest-consecutive"));
/// ```
pub fn visit(visitor: &mut impl Visitor) {
    visit_each(visitor);
}

/// Every kata, to be read about, sorted by topic and id.
///
/// # Examples
/// ```
/// let katas = kihon_problems::katas();
/// assert!(katas.is_sorted_by_key(|k| (k.about().topic, k.about().id)));
/// assert_eq!(katas[0].type_name(), "LongestConsecutive");
/// ```
pub fn katas() -> Vec<Box<dyn AnyKata>> {
    struct Shelf(Vec<Box<dyn AnyKata>>);
    impl Visitor for Shelf {
        fn kata<K: Kata>(&mut self) {
            self.0.push(any_kata::<K>());
        }
    }
    let mut shelf = Shelf(Vec::new());
    visit(&mut shelf);
    shelf.0
}

/// What `kihon compare` and the benches time, sorted by topic and id.
///
/// # Examples
/// ```
/// let workloads = kihon_problems::workloads();
/// assert!(workloads.is_sorted_by_key(|w| (w.topic(), w.id())));
/// ```
pub fn workloads() -> Vec<Box<dyn AnyWorkload>> {
    let (two_way, sixteen_way) = crate::arrays::merge_sorted_arrays::workload::workloads();
    let mut all = vec![boxed(two_way), boxed(sixteen_way)];
    // A line each, like the katas.
    all.extend(crate::arrays::longest_consecutive::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::closest_pair::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::convex_hull::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::farthest_pair::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::half_planes::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::lattice_points::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::line_circle::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::orientation_eps::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::point_in_polygon::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::polygon_area::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::segment_intersection::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::similarity_alignment::workloads().into_iter().map(boxed));
    all.extend(crate::geometry::smallest_enclosing_circle::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::compensated_sum::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::cross_entropy_gradient::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::f32_to_f16::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::gumbel_top_k::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::log_sum_exp::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::loss_scaling::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::margin_logits::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::merge_attention::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::online_softmax::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::softmax_top_k::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::stochastic_rounding::workloads().into_iter().map(boxed));
    all.extend(crate::numerics::tiled_attention::workloads().into_iter().map(boxed));
    all.extend(crate::strings::minimum_window::workloads().into_iter().map(boxed));
    all.extend(crate::trees::lowest_common_ancestor::workloads().into_iter().map(boxed));
    all.sort_by_key(|w| (w.topic(), w.id()));
    all
}

fn boxed<I: 'static, A: 'static>(workload: Workload<I, A>) -> Box<dyn AnyWorkload> {
    Box::new(workload)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use kihon_judge::contest::{Outcome, Plan};

    use super::*;

    #[test]
    fn every_contender_is_right_on_every_pattern() {
        for workload in workloads() {
            let sizes = Some(vec![workload.sizes()[0]]);
            let plan = Plan { seed: 2, budget: Duration::ZERO, sizes, rounds: 1, ..Plan::default() };
            let everyone = workload.contenders().len();
            for (i, pattern) in workload.patterns().iter().enumerate() {
                let found = workload.run(i, &plan, &mut |_| ());
                let [at] = &found.sizes[..] else { panic!("{}: one size was asked for", workload.id()) };
                assert_eq!(at.rows.len(), everyone, "{} on {}", workload.id(), pattern.name);
                for row in &at.rows {
                    let fine = matches!(row.outcome, Outcome::Timed(_) | Outcome::TooLarge { .. });
                    assert!(fine, "{} on {}: {} {:?}", workload.id(), pattern.name, row.name, row.outcome);
                }
            }
        }
    }
}
