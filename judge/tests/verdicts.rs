//! Every verdict, reached by a solution that deserves it, through real child
//! processes.

use std::{
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use distinct::{Distinct, looking_back, sorting};
use kihon_judge::{
    Judge, Stage, Verdict, VerdictKind, record,
    verdict::{Origin, Outcome},
};

/// The kata that the documentation shows.
#[path = "../examples/distinct/kata.rs"]
pub mod distinct;

fn quiet() -> Judge<Distinct> {
    Judge::new().keep_in(None)
}

fn kind_and_input(verdict: &Verdict) -> (VerdictKind, String) {
    let on = verdict.outcome.failing().unwrap_or_else(|| panic!("{verdict}"));
    (verdict.kind(), on.input[0].1.clone())
}

#[test]
fn a_right_solution_is_accepted() {
    let verdict = quiet().run(sorting);
    let Outcome::Accepted(tally) = verdict.outcome else { panic!("{verdict}") };
    assert_eq!((tally.examples, tally.cases, tally.patterns, tally.random), (2, 1, 8, 400));
    assert_eq!((tally.growth, tally.largest, tally.largest_size), (1, 1, 100_000));
}

#[test]
fn a_wrong_solution_shows_the_same_smallest_input_for_every_seed() {
    // Neighbours only: the fault needs two equal values with another between.
    fn neighbours(nums: &[i32]) -> usize {
        let mut copy = nums.to_vec();
        copy.dedup();
        copy.len()
    }
    for seed in 0..10 {
        let verdict = quiet().seed(seed).run(neighbours);
        assert_eq!(kind_and_input(&verdict), (VerdictKind::Wrong, "[0, 1, 0]".to_owned()), "seed {seed}\n{verdict}");
    }
}

#[test]
fn a_fault_that_only_random_inputs_reach_is_shrunk_canonically() {
    fn forgets_from_six_on(nums: &[i32]) -> usize {
        sorting(nums).min(5)
    }
    for seed in 0..5 {
        let verdict = quiet().seed(seed).run(forgets_from_six_on);
        assert_eq!(kind_and_input(&verdict).1, "[0, 1, 2, 3, 4, 5]", "seed {seed}\n{verdict}");
    }
}

#[test]
fn a_panic_tells_its_message_and_place() {
    fn panics(nums: &[i32]) -> usize {
        assert!(!nums.contains(&-3), "negative three is not expected");
        sorting(nums)
    }
    let verdict = quiet().run(panics);
    let Outcome::Panicked { on, message, place, .. } = &verdict.outcome else { panic!("{verdict}") };
    assert_eq!(on.input[0].1, "[-3]");
    assert_eq!(message, "negative three is not expected");
    assert!(place.contains("verdicts.rs:"), "{place}");
}

#[test]
fn an_endless_loop_is_ended_and_its_input_made_small() {
    fn loops(nums: &[i32]) -> usize {
        while nums.iter().filter(|&&x| x < 0).count() > 1 {
            std::hint::spin_loop();
        }
        sorting(nums)
    }
    let start = Instant::now();
    let verdict = quiet().limit(Duration::from_millis(300)).run(loops);
    assert_eq!(kind_and_input(&verdict), (VerdictKind::TimedOut, "[-1, -1]".to_owned()), "{verdict}");
    // Not a matter of speed: an unbounded shrink would take minutes.
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn a_stack_overflow_tells_how_deep() {
    fn recursive(nums: &[i32]) -> usize {
        fn count(sorted: &[i32], frame: [u64; 64]) -> usize {
            match sorted {
                [] => 0,
                [a, rest @ ..] => {
                    let frame = std::hint::black_box(frame);
                    usize::from(rest.first() != Some(a)) + count(rest, frame) + frame[0] as usize
                }
            }
        }
        let mut sorted = nums.to_vec();
        sorted.sort_unstable();
        count(&sorted, [0; 64])
    }
    let verdict = quiet().stack(2 << 20).run(recursive);
    let Outcome::StackOverflowed { on, stack } = &verdict.outcome else { panic!("{verdict}") };
    assert_eq!(*stack, 2 << 20);
    let Origin::Pattern { n, .. } = on.origin else { panic!("{verdict}") };
    assert!((500..16384).contains(&n), "2 MiB hold about {n} frames of over 512 bytes");
}

#[test]
fn a_recursion_without_end_is_shrunk_to_its_smallest_input() {
    #[expect(unconditional_recursion, reason = "the mistake that is judged")]
    fn down(depth: u64) -> u64 {
        std::hint::black_box(down(std::hint::black_box(depth + 1))) + 1
    }
    fn endless(nums: &[i32]) -> usize {
        if nums.contains(&2) { down(0) as usize } else { sorting(nums) }
    }
    let verdict = quiet().stack(1 << 20).run(endless);
    assert_eq!(kind_and_input(&verdict), (VerdictKind::StackOverflowed, "[2]".to_owned()), "{verdict}");
}

#[test]
fn a_quadratic_solution_is_too_slow_and_nothing_else() {
    fn quadratic(nums: &[i32]) -> usize {
        looking_back(nums)
    }
    let verdict = quiet().run(quadratic);
    let Outcome::TooSlow { growth, tally } = &verdict.outcome else { panic!("{verdict}") };
    assert!((1.5..2.5).contains(&growth.exponent), "{verdict}");
    assert_eq!(growth.pattern, "shuffled");
    assert_eq!(tally.random, 400);
}

#[test]
fn todo_is_not_a_failure() {
    #[expect(clippy::todo, reason = "a solution that is not started")]
    fn stub(nums: &[i32]) -> usize {
        todo!("count {nums:?}")
    }
    let verdict = quiet().run(stub);
    assert_eq!(verdict.kind(), VerdictKind::NotStarted);
    verdict.assert_accepted();
}

#[test]
fn more_memory_than_allowed_is_over_the_limit() {
    fn hoards(nums: &[i32]) -> usize {
        let copies: Vec<Vec<i32>> = vec![nums.to_vec(); 80];
        sorting(&copies[79])
    }
    let verdict = quiet().run(hoards);
    let Outcome::OverLimit { counted, used, allowed, .. } = &verdict.outcome else { panic!("{verdict}") };
    assert_eq!(counted, "bytes of extra memory");
    assert!(used > allowed, "{verdict}");
}

#[test]
fn a_runaway_of_memory_is_ended() {
    fn hoards(nums: &[i32]) -> usize {
        let mut hoard: Vec<Vec<u64>> = Vec::new();
        while nums.len() == 3 {
            hoard.push(vec![1; 1 << 24]);
        }
        sorting(nums)
    }
    let verdict = quiet().run(hoards);
    assert!(matches!(verdict.kind(), VerdictKind::Panicked | VerdictKind::TimedOut), "{verdict}");
}

#[test]
fn a_solution_that_ends_the_process_is_told_so() {
    fn exits(nums: &[i32]) -> usize {
        if nums.len() == 4 {
            std::process::exit(0);
        }
        sorting(nums)
    }
    let verdict = quiet().run(exits);
    assert_eq!(verdict.kind(), VerdictKind::Panicked, "{verdict}");
    assert!(verdict.to_string().contains("the solution ended the process"), "{verdict}");
}

#[test]
fn several_judgements_in_one_test_each_get_their_own_verdict() {
    fn zero(_: &[i32]) -> usize {
        0
    }
    assert_eq!(quiet().run(zero).kind(), VerdictKind::Wrong);
    assert_eq!(quiet().run(sorting).kind(), VerdictKind::Accepted);
    assert_eq!(quiet().run(zero).kind(), VerdictKind::Wrong);
}

#[test]
fn a_failing_input_is_kept_and_tried_first_next_time() {
    fn seven(nums: &[i32]) -> usize {
        sorting(nums) + usize::from(nums.contains(&7))
    }
    fn seven_after_one(nums: &[i32]) -> usize {
        sorting(nums) + usize::from(nums == [7])
    }
    // The child runs this line too and must find the same folder: nothing in it
    // depends on the folder's name, so a new one does.
    let folder = tempfile::tempdir().unwrap();
    let keep = || Some(folder.path().to_owned());
    let first = quiet().keep_in(keep()).run(seven);
    assert_eq!(kind_and_input(&first), (VerdictKind::Wrong, "[7]".to_owned()));
    let file = folder.path().join("distinct.jsonl");
    if let Ok(text) = std::fs::read_to_string(&file) {
        assert_eq!(text, "[7]\n");
    }
    let second = quiet().keep_in(keep()).run(seven_after_one);
    let on = second.outcome.failing().unwrap_or_else(|| panic!("{second}"));
    assert_eq!(on.origin, Origin::Kept, "{second}");
}

/// The figures in `growth.rs`: 160 judgements of right solutions and 80 of a
/// quadratic one, on a machine kept busy by more threads than it has cores.
#[test]
#[ignore = "about two minutes"]
fn growth_neither_alarms_falsely_nor_misses_on_a_busy_machine() {
    fn hashes(nums: &[i32]) -> usize {
        nums.iter().collect::<std::collections::HashSet<_>>().len()
    }
    fn quadratic(nums: &[i32]) -> usize {
        nums.iter().enumerate().filter(|(i, x)| !nums[..*i].contains(x)).count()
    }
    let busy = std::sync::Arc::new(());
    if std::env::var_os("KIHON_JUDGE_CHILD").is_none() {
        for _ in 0..2 * std::thread::available_parallelism().map_or(4, usize::from) {
            let watch = std::sync::Arc::downgrade(&busy);
            std::thread::spawn(move || while watch.strong_count() > 0 {});
        }
    }
    let mut wrong = Vec::new();
    for round in 0..80 {
        let judge = || quiet().seed(round);
        for (solution, expected) in [
            (sorting as fn(&[i32]) -> usize, VerdictKind::Accepted),
            (hashes, VerdictKind::Accepted),
            (quadratic, VerdictKind::TooSlow),
        ] {
            let verdict = judge().run(solution);
            if verdict.kind() != expected {
                wrong.push(format!("round {round}: must be {expected:?}\n{verdict}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of 240:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn verdicts_are_recorded_where_the_environment_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("verdicts");
    let tests = [
        "a_panic_tells_its_message_and_place",
        "a_right_solution_is_accepted",
        "several_judgements_in_one_test_each_get_their_own_verdict",
    ];
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--test-threads=3"])
        .args(tests)
        .env(record::FILE, &file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(status.unwrap().success());
    let text = std::fs::read_to_string(&file).unwrap();
    let recorded = record::read(&text);
    // The children of a judgement write nothing.
    assert_eq!(recorded.len(), text.lines().count());
    let kinds = |test: &str| -> Vec<VerdictKind> {
        recorded.iter().filter(|r| r.test == test).map(|r| r.verdict.kind()).collect()
    };
    assert_eq!(kinds(tests[0]), [VerdictKind::Panicked]);
    assert_eq!(kinds(tests[1]), [VerdictKind::Accepted]);
    assert_eq!(kinds(tests[2]), [VerdictKind::Wrong, VerdictKind::Accepted, VerdictKind::Wrong]);
    assert!(recorded.iter().all(|r| r.stages == Stage::ALL));
}
