//! `kihon bench`: figures of one's own solution.

use crate::practice::Practice;

#[test]
fn yours_is_timed_beside_the_others_and_the_best_ratio_remembered() {
    let practice = Practice::new(&["longest-consecutive"]);
    let arguments = ["bench", "longest-consecutive", "--pattern", "uniform", "--seconds", "0.5"];
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(2));
    assert!(said.err.contains("longest-consecutive is not started"), "{}", said.err);

    practice.write(
        "longest-consecutive",
        "    kihon::problems::arrays::longest_consecutive::longest_consecutive(nums).map_or(0, |run| run.length)",
    );
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for row in ["longest-consecutive · uniform", "▸ yours", "naive", "hash_set", "standard", "Yours: "] {
        assert!(said.out.contains(row), "{row}:\n{}", said.out);
    }
    let line = practice.progress("longest-consecutive");
    assert!(line.contains(" ratio=0.") && !line.contains("growth=-"), "{line}");

    practice.write("longest-consecutive", "    nums.len()");
    let said = practice.kihon(&arguments);
    assert_eq!(said.code, Some(1), "{}", said.err);
    assert!(said.out.contains("WRONG answer"), "{}", said.out);
    assert!(said.err.contains("`kihon test longest-consecutive` shows on what"), "{}", said.err);
    assert_eq!(practice.progress("longest-consecutive"), line, "a wrong run leaves no figure");

    let said = practice.kihon(&["bench", "longest-consecutive", "--pattern", "unifrom"]);
    assert!(said.err.contains("did you mean uniform?"), "{}", said.err);
}
