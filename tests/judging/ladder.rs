//! Each kata from not started to accepted, and what is too slow.

use std::process::Stdio;

use crate::practice::Practice;

/// A kata with a wrong body, a right one, and a slow one.
const KATAS: [[&str; 4]; 6] = [
    [
        "longest-consecutive",
        "    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a.checked_add(1) == Some(*b)).map(<[i32]>::len).max().unwrap_or(0)",
        "    let mut sorted = nums.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.chunk_by(|a, b| a.checked_add(1) == Some(*b)).map(<[i32]>::len).max().unwrap_or(0)",
        "    kihon::problems::arrays::longest_consecutive::naive(nums).map_or(0, |run| run.length)",
    ],
    [
        "merge-sorted-arrays",
        "    nums1[m..].copy_from_slice(nums2);",
        "    kihon::problems::arrays::merge_sorted_arrays::merge_backward(nums1, m, nums2, nums2.len())
        .expect(\"there is room\")",
        "    for (i, &x) in nums2.iter().enumerate() {
        let at = nums1[..m + i].partition_point(|&y| y <= x);
        for k in (at..m + i).rev() {
            nums1[k + 1] = nums1[k];
        }
        nums1[at] = x;
    }",
    ],
    [
        "stable-merge",
        "    let mut all = [b, a].concat();
    all.sort();
    all",
        "    kihon::problems::arrays::merge_sorted_arrays::forward::merge(a, b)",
        "    kihon::problems::arrays::merge_sorted_arrays::naive::merge(a, b)",
    ],
    [
        "minimum-window",
        "    let _ = t;
    s",
        "    kihon::problems::strings::minimum_window::hash_map(s, t)",
        "    kihon::problems::strings::minimum_window::naive(s, t)",
    ],
    [
        "lowest-common-ancestor",
        "    let _ = (tree, q);
    p",
        "    kihon::problems::trees::lowest_common_ancestor::post_order(tree, p, q)",
        "    kihon::problems::trees::lowest_common_ancestor::search_each_subtree(tree, p, q)",
    ],
    [
        "lowest-common-ancestor-boxed",
        "    root.filter(|_| p != q).map(|node| node.value)",
        "    kihon::problems::trees::lowest_common_ancestor::boxed::two_paths(root, p, q)",
        "    kihon::problems::trees::lowest_common_ancestor::boxed::search_each_subtree(root, p, q)",
    ],
];

#[test]
fn every_kata_climbs_from_not_started_over_wrong_to_accepted_and_falls_to_too_slow() {
    let practice = Practice::new(&KATAS.map(|kata| kata[0]));
    let said = practice.kihon(&["test"]);
    assert_eq!((said.code, said.out.matches("not started\n").count()), (Some(0), 7), "{}", said.out);
    let stages = [("wrong answer", 1, "failing"), ("accepted", 0, "accepted"), ("too slow", 1, "slow")];
    for (stage, (word, code, status)) in stages.into_iter().enumerate() {
        for kata in KATAS {
            practice.write(kata[0], kata[stage + 1]);
        }
        let said = practice.kihon(&["test"]);
        assert_eq!(said.code, Some(code), "{}\n{}", said.out, said.err);
        assert_eq!(said.out.matches(&format!(": {word}\n")).count(), 6, "{}\n{}", said.out, said.err);
        for kata in KATAS {
            let line = practice.progress(kata[0]);
            let told = format!("{} {status} tried=", kata[0]);
            assert!(line.starts_with(&told) && line.contains(&format!("attempts={}", stage + 1)), "{line}");
        }
    }
}

/// Of `kihon test`: what goes on is one line on stderr, gone when the verdict
/// comes.
#[cfg(target_os = "linux")]
#[test]
fn on_a_terminal_a_line_tells_what_goes_on_until_the_verdict_comes() {
    let practice = Practice::new(&["longest-consecutive"]);
    practice.write(KATAS[0][0], KATAS[0][1]);
    for no_color in [&[][..], &[("NO_COLOR", "1")]] {
        let mut terminal = crate::terminal::Terminal::start_with(&practice, &["test"], no_color);
        assert_eq!(terminal.child.wait().unwrap().code(), Some(1));
        terminal.wait_for("shrunk from example 3");
        let (shown, written) = (terminal.shown(), terminal.written());
        assert!(shown.starts_with("✗ Longest consecutive sequence: wrong answer\n"), "{shown}");
        assert!(!shown.contains("checking"), "{shown}");
        for told in ["\r\x1b[2Kchecking…", "\r\x1b[2Kchecking… Longest consecutive sequence\r\x1b[2K"] {
            assert!(written.contains(told), "{told:?}: {written:?}");
        }
        assert_eq!(written.contains("\x1b[31m"), no_color.is_empty(), "{written:?}");
    }
}

#[test]
fn one_kata_is_judged_alone_and_as_json() {
    let practice = Practice::new(&["longest-consecutive", "minimum-window"]);
    practice.write(KATAS[0][0], KATAS[0][1]);
    let said = practice.kihon(&["test", "longest-consecutive"]);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.err.starts_with("checking…\n"), "{}", said.err);
    insta::assert_snapshot!("wrong", said.out);
    // Into a pipe that nobody reads from any more.
    let mut child = practice.program().arg("test").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1), "the verdict's exit code stands");
    practice.write(KATAS[0][0], KATAS[0][2]);
    let said = practice.kihon(&["test", "longest-consecutive", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(document["result"], "judged");
    assert_eq!(document["verdicts"].as_array().map(Vec::len), Some(1));
    assert_eq!(document["verdicts"][0]["kata"], "longest-consecutive");
    assert!(document["verdicts"][0]["outcome"]["accepted"].is_object(), "{document}");
    let said = practice.kihon(&["test", "longest-consecutive"]);
    assert_eq!(said.code, Some(0));
    insta::assert_snapshot!("accepted", said.out);
}
