//! The bars of the solved problems.

use super::{
    Bar,
    Target::{GigabytesPerSecond, Share, Times},
};

/// The schemes of the textbooks with queries in O(1) or O(log n).
const CLASSIC: &[&str] = &["preorder_sparse", "block_rmq", "inlabel", "heavy_path"];
const SORTS: &[&str] = &["glidesort", "std_stable_sort"];
/// Text of one byte a character: the first seven are drawn at random or real,
/// the others are made to be hard.
const ASCII: &[&str] = &[
    "letters-spaced",
    "letters-all",
    "letters-half",
    "letters-abc",
    "printable-rare",
    "two-letters",
    "real-cicero",
    "far-ends",
    "missing",
    "one-letter",
    "runs",
    "shrinking",
    "gaining",
    "long-t",
    "t-longer",
    "t-is-s",
    "halves",
];
/// Text of several bytes a character.
const SCRIPTS: &[&str] = &["scripts-rare", "scripts-all", "cyrillic-all", "same-bytes", "many-characters"];

/// Every bar of the solved problems.
pub(super) const BARS: &[Bar] = &[
    Bar {
        name: "lca: build and 10^6 queries, against the best of four schemes",
        workload: "lowest-common-ancestor",
        ours: "lca_index",
        others: CLASSIC,
        patterns: &["random", "path", "caterpillar", "heap", "broom"],
        sizes: &[1_000_000],
        target: Share(0.8),
    },
    Bar {
        name: "lca: queries only, against binary lifting",
        workload: "lowest-common-ancestor/query",
        ours: "lca_index",
        others: &["binary_lifting"],
        patterns: &["path"],
        sizes: &[1_000_000],
        target: Times(15.0),
    },
    Bar {
        name: "merge: two-way uniform, against glidesort",
        workload: "merge-sorted-arrays",
        ours: "merge",
        others: &["glidesort"],
        patterns: &["uniform"],
        sizes: &[1_000_000],
        target: Share(0.6),
    },
    Bar {
        name: "merge: two-way uniform, against std's stable sort",
        workload: "merge-sorted-arrays",
        ours: "merge",
        others: &["std_stable_sort"],
        patterns: &["uniform"],
        sizes: &[1_000_000],
        target: Share(0.3),
    },
    Bar {
        name: "merge: two-way lopsided, against the best of both sorts",
        workload: "merge-sorted-arrays",
        ours: "merge",
        others: SORTS,
        patterns: &["disjoint", "skew-1000-1"],
        sizes: &[1_000_000],
        target: Share(0.8),
    },
    Bar {
        name: "merge: sixteen ways, against kmerge",
        workload: "merge-sorted-arrays/16-way",
        ours: "merge_k",
        others: &["itertools_kmerge"],
        patterns: &["uniform"],
        sizes: &[1_000_000],
        target: Share(0.3),
    },
    Bar {
        name: "run: uniform, against std HashSet",
        workload: "longest-consecutive",
        ours: "longest_consecutive",
        others: &["hash_set"],
        patterns: &["uniform"],
        sizes: &[10_000_000],
        target: Share(0.08),
    },
    Bar {
        name: "run: uniform, against rdst and scan",
        workload: "longest-consecutive",
        ours: "longest_consecutive",
        others: &["rdst_scan"],
        patterns: &["uniform"],
        sizes: &[10_000_000],
        target: Share(1.0),
    },
    Bar {
        name: "run: on no pattern slower, against the better of sort-and-scan and std HashSet",
        workload: "longest-consecutive",
        ours: "longest_consecutive",
        others: &["sort_scan", "hash_set"],
        patterns: &[],
        sizes: &[10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000],
        target: Share(1.1),
    },
    Bar {
        name: "window: needed bytes rare",
        workload: "minimum-window",
        ours: "min_window",
        others: &[],
        patterns: &["printable-rare"],
        sizes: &[10_000_000],
        target: GigabytesPerSecond(1.0),
    },
    Bar {
        name: "window: ASCII, against HashMap<char>",
        workload: "minimum-window",
        ours: "min_window",
        others: &["hash_map"],
        patterns: ASCII,
        sizes: &[1_000_000],
        target: Times(10.0),
    },
    Bar {
        name: "window: mixed scripts, against HashMap<char>",
        workload: "minimum-window",
        ours: "min_window",
        others: &["hash_map"],
        patterns: SCRIPTS,
        sizes: &[1_000_000],
        target: Times(3.0),
    },
];
