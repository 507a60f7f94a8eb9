//! One contract, every implementation.

use std::ops::Range;

use kihon_judge::Random;

use super::*;

/// A name and an implementation on text.
type Implementation = (&'static str, fn(&str, &str) -> String);

fn implementations() -> Vec<Implementation> {
    vec![
        ("naive", |s, t| naive(s, t).to_owned()),
        ("hash_map", |s, t| hash_map(s, t).to_owned()),
        ("table", |s, t| table(s, t).to_owned()),
        ("queue", |s, t| queue(s, t).to_owned()),
        ("min_window", |s, t| min_window(s, t).unwrap_or("").to_owned()),
        ("min_windows", |s, t| min_windows(s, t).first().map_or("", |window| &s[window.clone()]).to_owned()),
        ("min_window_of", |s, t| on_chars(s, t, min_window_of)),
        ("min_windows_of", |s, t| on_chars(s, t, |s, t| min_windows_of(s, t).first().cloned())),
        ("stream", |s, t| {
            on_chars(s, t, |s, t| {
                let mut search = MinWindowStream::new(t.iter());
                search.extend(s);
                search.best().map(|window| window.start as usize..window.end as usize)
            })
        }),
    ]
}

fn on_chars(s: &str, t: &str, find: fn(&[char], &[char]) -> Option<Range<usize>>) -> String {
    let (s, t): (Vec<char>, Vec<char>) = (s.chars().collect(), t.chars().collect());
    find(&s, &t).map_or(String::new(), |window| s[window].iter().collect())
}

/// All implementations give the window that the naive one finds, the leftmost
/// shortest; and on bytes the ways on bytes agree.
fn agree(s: &str, t: &str) {
    let expected = naive(s, t);
    for (name, find) in implementations() {
        assert_eq!(find(s, t), expected, "{name}, s = {s:?}, t = {t:?}");
    }
    agree_bytes(s.as_bytes(), t.as_bytes());
}

fn agree_bytes(s: &[u8], t: &[u8]) {
    let expected = naive_range(s, t);
    assert_eq!(table_bytes(s, t), expected, "table_bytes, s = {s:?}, t = {t:?}");
    assert_eq!(min_window_bytes(s, t), expected, "min_window_bytes, s = {s:?}, t = {t:?}");
}

/// The characters `alphabet[digit]` of all numbers of `len` digits.
fn words(alphabet: &[char], len: usize) -> impl Iterator<Item = String> {
    let base = alphabet.len();
    (0..base.pow(len as u32)).map(move |n| (0..len).map(|i| alphabet[n / base.pow(i as u32) % base]).collect())
}

#[test]
fn every_small_pair_of_texts() {
    for alphabet in [['a', 'b', 'c'], ['é', 'ã', 'a'], ['日', '𝄞', 'é']] {
        for (s_len, t_len) in (0..=6).flat_map(|s| (0..=3).map(move |t| (s, t))) {
            for t in words(&alphabet, t_len) {
                for s in words(&alphabet, s_len) {
                    agree(&s, &t);
                }
            }
        }
    }
}

fn random_text(random: &mut Random, alphabet: &[char], len: usize) -> String {
    (0..len).map(|_| alphabet[random.below(alphabet.len())]).collect()
}

#[test]
fn random_texts_over_small_alphabets() {
    let alphabets: Vec<Vec<char>> = vec![
        "ab".chars().collect(),
        "abcdefg".chars().collect(),
        ('a'..='z').collect(),
        "éãñ¢".chars().collect(),
        "aéあ𝄞x".chars().collect(),
        ('а'..='я').chain('a'..='f').collect(),
    ];
    let mut random = Random::new(7);
    for alphabet in &alphabets {
        for len in [1, 7, 30, 63, 64, 65, 130, 300] {
            for t_len in [1, 2, 3, 5, 9, 26] {
                let s = random_text(&mut random, alphabet, len);
                let needed = 1 + random.below(alphabet.len());
                let t = random_text(&mut random, &alphabet[..needed], t_len);
                agree(&s, &t);
            }
        }
    }
}

/// Long enough for several stretches, in each of which the needed bytes are
/// rare, frequent, absent, or in runs; against the table.
#[test]
fn bytes_that_make_the_search_change_its_way() {
    let mut random = Random::new(3);
    for round in 0..60 {
        let letters = [2, 4, 7, 12, 26][round % 5];
        let mut s = Vec::new();
        while s.len() < 200_000 {
            let len = [64, 1000, 40_000, 90_000][random.below(4)];
            let b = b'a' + random.below(letters) as u8;
            match random.below(5) {
                0 => s.extend((0..len).map(|_| b'a' + random.below(letters) as u8)),
                1 => s.extend((0..len).map(|i| if i % 37 == 0 { b } else { b'-' })),
                2 => s.extend((0..len).map(|_| b'-')),
                3 => s.extend((0..len).map(|_| b)),
                _ => s.extend((0..len).map(|i| b'a' + ((i / 200) % letters) as u8)),
            }
        }
        let mut t: Vec<u8> = (0..letters as u8).map(|i| b'a' + i).collect();
        for _ in 0..[0, 3, 50, 2000][random.below(4)] {
            t.push(b'a' + random.below(letters) as u8);
        }
        assert_eq!(min_window_bytes(&s, &t), table_bytes(&s, &t), "round {round}");
    }
}

#[test]
fn all_shortest_windows_are_those_that_a_plain_scan_finds() {
    let mut random = Random::new(11);
    for round in 0..600 {
        let alphabet: &[char] = [&['a', 'b', 'c'][..], &['é', 'a', '日', 'x']][round % 2];
        let s_len = random.below(40);
        let s = random_text(&mut random, alphabet, s_len);
        let t_len = random.below(5);
        let t = random_text(&mut random, alphabet, t_len);
        let starts: Vec<usize> = s.char_indices().map(|(i, _)| i).chain([s.len()]).collect();
        let length = min_window(&s, &t).map(|w| w.chars().count());
        let expected: Vec<Range<usize>> = match length {
            None => vec![],
            Some(0) => std::iter::once(0..0).collect(),
            Some(length) => {
                let all = starts.windows(length + 1).map(|w| w[0]..w[length]);
                all.filter(|w| naive(&s[w.clone()], &t) == &s[w.clone()]).collect()
            }
        };
        assert_eq!(min_windows(&s, &t), expected, "s = {s:?}, t = {t:?}");
        let (s_chars, t_chars): (Vec<char>, Vec<char>) = (s.chars().collect(), t.chars().collect());
        let in_bytes: Vec<Range<usize>> =
            min_windows_of(&s_chars, &t_chars).into_iter().map(|w| starts[w.start]..starts[w.end]).collect();
        assert_eq!(in_bytes, expected, "s = {s:?}, t = {t:?}");
    }
}

#[test]
fn reversing_s_keeps_the_length_and_shuffling_t_the_window() {
    let mut random = Random::new(5);
    for _ in 0..300 {
        let s = random_text(&mut random, &['a', 'b', 'é', '日', 'c'], 60);
        let t = random_text(&mut random, &['a', 'b', 'é', '日'], 4);
        let window = min_window(&s, &t);
        let (s_back, t_back): (String, String) = (s.chars().rev().collect(), t.chars().rev().collect());
        let length = |w: Option<&str>| w.map(|w| w.chars().count());
        assert_eq!(length(min_window(&s_back, &t)), length(window), "s = {s:?}, t = {t:?}");
        assert_eq!(min_window(&s, &t_back), window, "s = {s:?}, t = {t:?}");
        // A window of the window is the window.
        assert_eq!(window.and_then(|w| min_window(w, &t)), window);
    }
}

#[test]
fn a_stream_in_pieces_knows_at_any_time_what_is_known_of_the_whole() {
    let mut random = Random::new(13);
    for _ in 0..100 {
        let s: Vec<usize> = (0..50).map(|_| random.below(5)).collect();
        let t: Vec<usize> = (0..random.below(5)).map(|_| random.below(4)).collect();
        let mut search = MinWindowStream::new(t.iter().copied());
        let mut fed = 0;
        while fed < s.len() {
            let piece = (1 + random.below(6)).min(s.len() - fed);
            search.extend(s[fed..fed + piece].iter().copied());
            fed += piece;
            let expected = naive_range(&s[..fed], &t).map(|w| w.start as u64..w.end as u64);
            assert_eq!(search.best(), expected);
            assert_eq!(search.missing() == 0, expected.is_some());
            let latest = (0..=fed).rev().find(|&from| naive_range(&s[from..fed], &t).is_some());
            assert_eq!(search.latest_start(), latest.map(|start| start as u64));
        }
        assert_eq!(search.position(), 50);
    }
}

#[test]
fn lengths_count_characters_and_not_bytes() {
    // Two windows: four bytes of two characters, three bytes of three.
    assert_eq!(min_window("axb ・ab", "ab"), Some("ab"));
    assert_eq!(min_window("a𝄞b..a__b", "ab"), Some("a𝄞b"));
    assert_eq!(min_windows("a𝄞b..a_b", "ab"), [0..6, 8..11]);
}

#[test]
fn a_hash_that_contradicts_equality_does_not_panic() {
    use std::{cell::Cell, hash};
    thread_local!(static CALLS: Cell<u64> = const { Cell::new(0) });
    #[derive(PartialEq, Eq)]
    struct Fickle(u8);
    impl hash::Hash for Fickle {
        fn hash<H: hash::Hasher>(&self, state: &mut H) {
            CALLS.set(CALLS.get() + 1);
            state.write_u64(CALLS.get() / 3);
        }
    }
    let s: Vec<Fickle> = (0..200).map(|i| Fickle(i % 5)).collect();
    let t: Vec<Fickle> = (0..20).map(|i| Fickle(i % 3)).collect();
    if let Some(window) = min_window_of(&s, &t) {
        assert!(window.end <= s.len());
    }
}

mod as_kata {
    use kihon_judge::{Kata, Role, VerdictKind};
    use proptest::{
        strategy::{Strategy, ValueTree},
        test_runner::TestRunner,
    };

    use super::super::{MinimumWindow, Texts, workloads};

    /// What the judge tries before it measures growth.
    fn inputs() -> Vec<Texts> {
        let mut all: Vec<Texts> = MinimumWindow::examples().into_iter().map(|example| example.input).collect();
        all.extend(MinimumWindow::cases().into_iter().map(|case| case.input));
        for n in [0, 1, 2, 3, 5, 8, 17, 64] {
            all.extend(MinimumWindow::patterns().iter().map(|pattern| (pattern.make)(n, n as u64)));
        }
        let mut runner = TestRunner::deterministic();
        for size in 0..40 {
            let strategy = MinimumWindow::strategy(size);
            all.extend((0..40).map(|_| strategy.new_tree(&mut runner).expect("no filter rejects").current()));
        }
        all
    }

    fn fails(solution: <MinimumWindow as Kata>::Solution, input: &Texts) -> bool {
        let got = MinimumWindow::call(solution, input);
        MinimumWindow::check(input, &MinimumWindow::oracle(input), &got).is_err()
    }

    #[test]
    fn examples_are_right() {
        for example in MinimumWindow::examples() {
            assert_eq!(MinimumWindow::oracle(&example.input), example.output);
        }
    }

    #[test]
    fn every_reference_is_right_on_every_input() {
        for input in inputs() {
            MinimumWindow::validate(&input).expect("a valid input");
            assert_eq!(MinimumWindow::reference(&input), MinimumWindow::oracle(&input), "{input:?}");
            for reference in MinimumWindow::references() {
                assert!(!fails(reference.solution, &input), "{}: {input:?}", reference.name);
            }
        }
    }

    #[test]
    fn wrong_mutants_fail_somewhere_and_the_others_nowhere() {
        let inputs = inputs();
        for mutant in MinimumWindow::mutants() {
            // The judge alone survives the others; of these, see below.
            let harmless = |input: &&Texts| match mutant.name {
                "slices_within_a_character" => input.s.is_ascii() || input.t.is_ascii(),
                "unwraps_the_first_of_t" => !input.t.is_empty(),
                "looks_at_the_start_first" => input.s.len() >= input.t.len(),
                "waits_for_ever" => input.t.is_empty() || !MinimumWindow::reference(input).is_empty(),
                _ => true,
            };
            let failed = inputs.iter().filter(harmless).any(|input| fails(mutant.solution, input));
            assert_eq!(failed, mutant.expect == VerdictKind::Wrong, "{}", mutant.name);
        }
    }

    fn mutant(name: &str) -> <MinimumWindow as Kata>::Solution {
        MinimumWindow::mutants().into_iter().find(|mutant| mutant.name == name).expect("a mutant's name").solution
    }

    #[test]
    #[should_panic(expected = "char boundary")]
    fn slicing_within_a_character_panics_on_a_case() {
        MinimumWindow::cases().iter().for_each(|case| {
            MinimumWindow::call(mutant("slices_within_a_character"), &case.input);
        });
    }

    #[test]
    #[should_panic(expected = "None")]
    fn an_empty_t_is_among_the_cases() {
        MinimumWindow::cases().iter().for_each(|case| {
            MinimumWindow::call(mutant("unwraps_the_first_of_t"), &case.input);
        });
    }

    #[test]
    fn the_checker_accepts_each_shortest_window_and_names_what_is_wrong_with_others() {
        let check = |s: &str, t: &str, got: &str| {
            let input = Texts::new(s, t);
            let expected = MinimumWindow::oracle(&input);
            MinimumWindow::check(&input, &expected, &got.to_owned())
        };
        assert_eq!(check("ab ba", "ab", "ab"), Ok(()));
        assert_eq!(check("ab ba", "ab", "ba"), Ok(()));
        let wrong = |s, t, got| check(s, t, got).map_err(|fault| (fault.at, fault.property)).expect_err("wrong");
        assert_eq!(wrong("abc", "", "a").1, "t is empty: nothing is asked for, and the answer is the empty string");
        assert_eq!(wrong("ab", "x", "ab").1, "no part of s holds all of t, so the answer is the empty string");
        assert_eq!(wrong("aéb", "ab", "").1, "there is a window, of length 3, but the answer is empty");
        let nowhere = "the answer is not a part of s: from here on it stands nowhere in it";
        assert_eq!(wrong("axéb", "ab", "axb"), (Some(2), nowhere.into()));
        assert_eq!(wrong("ab", "ab", "xab"), (Some(0), nowhere.into()));
        assert_eq!(wrong("ADOBEC", "ABC", "ADO"), (None, "the answer lacks 'B'".into()));
        assert_eq!(wrong("abab", "aab", "ab"), (None, "the answer has 'a' once, t has it twice".into()));
        assert_eq!(wrong("aaabx", "aaab", "x"), (None, "the answer lacks 'a', which t has 3 times".into()));
        assert_eq!(
            wrong("axxb ab", "ab", "axxb"),
            (Some(2), "the answer is 4 characters long, and 2 are enough".into())
        );
    }

    #[test]
    fn texts_over_the_limit_are_not_valid() {
        let long = "é".repeat(MinimumWindow::LARGEST + 1);
        let error = MinimumWindow::validate(&Texts::new("a", long)).expect_err("too long");
        assert_eq!(error, "t has 500001 characters; at most 500000 are allowed");
    }

    #[test]
    fn references_agree_on_the_largest_worst_cases() {
        for pattern in MinimumWindow::worst_cases() {
            let input = (pattern.make)(MinimumWindow::LARGEST, 1);
            MinimumWindow::validate(&input).expect("a valid input");
            let expected = MinimumWindow::reference(&input);
            for reference in MinimumWindow::references().iter().filter(|r| r.role != Role::Naive) {
                assert_eq!(MinimumWindow::call(reference.solution, &input), expected, "{}", pattern.name);
            }
        }
    }

    #[test]
    fn contenders_agree_on_every_pattern() {
        for workload in workloads() {
            for pattern in &workload.patterns {
                let input = (pattern.make)(3_000, 1);
                let fit = || workload.contenders.iter().filter(|c| (workload.elements)(&input) <= c.largest);
                let expected = fit().next().expect("a contender").run(&input).answer;
                for contender in fit() {
                    let got = contender.run(&input).answer;
                    assert!((workload.same)(&input, &expected, &got), "{} on {}", contender.name, pattern.name);
                }
            }
        }
    }
}
