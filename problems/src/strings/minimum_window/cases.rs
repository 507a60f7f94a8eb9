//! Inputs with a name: small ones made to break a mistake, and distributions of
//! any size, for tests and for timing.

use kihon_judge::{Case, Pattern, Random};

use super::Texts;

const REAL: &str = include_str!("../../../data/minimum-window/de-finibus-1.txt");

/// Small inputs, each against a mistake that people make.
pub(super) fn cases() -> Vec<Case<Texts>> {
    let case = |name, s: &str, t: &str| Case { name, input: Texts::new(s, t) };
    vec![
        case("both empty", "", ""),
        case("t empty", "abc", ""),
        case("s empty", "", "a"),
        case("the only character", "a", "a"),
        case("one character is lacking", "ab", "abc"),
        case("t longer than s", "a", "aa"),
        case("t is s", "abc", "abc"),
        case("t is s, turned round", "abc", "cba"),
        case("at the very end", "xxab", "ab"),
        case("at the very start", "abxx", "ab"),
        case("the whole of s", "axxb", "ab"),
        case("a shorter window later", "axxb ab", "ab"),
        case("a shorter window that overlaps", "axbxxbaxb", "ab"),
        case("two windows, equally short", "ab ba", "ab"),
        case("the left end moves many places at once", "aaaaab", "ab"),
        case("multiplicities", "abab", "aab"),
        case("twice, but far apart", "abcbca", "aa"),
        case("more than enough in the middle", "baaab", "ab"),
        case("upper and lower case", "aAbB", "AB"),
        case("more of one letter than fits in a byte", &"a".repeat(300), &"a".repeat(257)),
        case("characters that share their first byte", "é", "ã"),
        case("characters that share their last byte", "é", "©"),
        case("the end of one character and the start of the next", "©Ã", "é"),
        case("bytes of two characters, neither of them", "é£", "ã"),
        case("code points that agree in their low byte", "š", "a"),
        case("fewer characters, more bytes", "a𝄞b axxb", "ab"),
        case("fewer characters, more bytes, the other way round", "axxb a𝄞b", "ab"),
        case("combining accent", "e\u{301}é", "é"),
        case("scripts side by side", "Ωβя日本я", "я日"),
        case("null and the last character", "\0\u{10ffff}\0", "\u{10ffff}\0"),
    ]
}

/// `n` characters of `s`, and how they are needed.
pub(super) fn patterns() -> Vec<Pattern<Texts>> {
    let mut all = on_letters();
    all.extend(on_windows());
    all.extend(on_needs());
    all.extend(on_scripts());
    all
}

/// Those on which plausible solutions are slow.
pub(super) fn worst_cases() -> Vec<Pattern<Texts>> {
    let slow = ["far-ends", "missing", "shrinking", "long-t", "many-characters"];
    patterns().into_iter().filter(|pattern| slow.contains(&pattern.name)).collect()
}

/// Letters drawn at random; what differs is how many of them are needed.
fn on_letters() -> Vec<Pattern<Texts>> {
    vec![
        Pattern {
            name: "letters-spaced",
            about: "a to z at random, every third a z, t = abc: one in nine is needed, and no window is as short as t",
            make: |n, seed| {
                let s = letters(n, seed, b'a'..=b'z');
                let spaced = s.char_indices().map(|(i, c)| if i % 3 == 0 { 'z' } else { c });
                Texts { s: spaced.collect(), t: "abc".into() }
            },
        },
        Pattern {
            name: "letters-all",
            about: "a to z at random, t is the alphabet: all are needed",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'z'), t: ('a'..='z').collect() },
        },
        Pattern {
            name: "letters-half",
            about: "a to z at random, t the first half of the alphabet",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'z'), t: ('a'..='m').collect() },
        },
        Pattern {
            name: "letters-abc",
            about: "a to z at random, t = abc: soon all three stand side by side, and nothing can be shorter",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'z'), t: "abc".into() },
        },
        Pattern {
            name: "printable-rare",
            about: "94 printable characters at random, t = !!~~: one in 47 is needed",
            make: |n, seed| Texts { s: letters(n, seed, b'!'..=b'~'), t: "!!~~".into() },
        },
        Pattern {
            name: "two-letters",
            about: "a and b at random, t = 20 a and 2 b: the ends move one at a time",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'b'), t: "a".repeat(20) + "bb" },
        },
        Pattern {
            name: "real-cicero",
            about: "up to 49,068 characters of Cicero's De finibus, t = Quo Vadis?",
            make: |n, _| Texts { s: REAL[..n.min(REAL.len())].into(), t: "Quo Vadis?".into() },
        },
    ]
}

/// Made so that the window behaves in a certain way.
fn on_windows() -> Vec<Pattern<Texts>> {
    vec![
        Pattern {
            name: "far-ends",
            about: "a x x x … x b, t = ab: the only window is the whole of s",
            make: |n, _| {
                let mut s = "x".repeat(n);
                if n >= 2 {
                    s.replace_range(..1, "a");
                    s.replace_range(n - 1.., "b");
                }
                Texts { s, t: "ab".into() }
            },
        },
        Pattern {
            name: "missing",
            about: "a to d at random, t = abcd!: nowhere is there a !",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'd'), t: "abcd!".into() },
        },
        Pattern {
            name: "one-letter",
            about: "a a a … a, t = aa: every place begins a window",
            make: |n, _| Texts { s: "a".repeat(n), t: "aa".into() },
        },
        Pattern {
            name: "runs",
            about: "a to g in runs of 50, t = abcdefg: the same count changes again and again",
            make: |n, _| Texts { s: (0..n).map(|i| letter(i / 50 % 7)).collect(), t: ('a'..='g').collect() },
        },
        Pattern {
            name: "shrinking",
            about: "a b⁹ a b⁸ a b⁷ …, t = aa, with as many b to begin with as fit: each window is one shorter",
            make: |n, _| {
                let mut s = String::with_capacity(n);
                let mut gap = (2.0 * n as f64).sqrt() as usize;
                while s.len() < n {
                    s.push('a');
                    (0..gap.min(n - s.len())).for_each(|_| s.push('b'));
                    gap = gap.saturating_sub(1).max(1);
                }
                Texts { s, t: "aa".into() }
            },
        },
        Pattern {
            name: "gaining",
            about: "a X Y b X Y … then a b c …, t = as many: in the second half each step gives a window two shorter",
            make: |n, _| {
                let cycle = (n / 4).max(1);
                let spaced = (0..cycle).flat_map(|i| [letter(i % 26), 'X', 'Y']);
                let s = spaced.chain((0..cycle).map(|i| letter(i % 26))).take(n).collect();
                Texts { s, t: (0..cycle).map(|i| letter(i % 26)).collect() }
            },
        },
    ]
}

/// Made so that `t` is long, or its characters now rare and now frequent.
fn on_needs() -> Vec<Pattern<Texts>> {
    vec![
        Pattern {
            name: "long-t",
            about: "a to z at random, t = n/8 of them: high multiplicities",
            make: |n, seed| Texts { s: letters(n, seed, b'a'..=b'z'), t: (0..n / 8).map(|i| letter(i % 26)).collect() },
        },
        Pattern {
            name: "t-longer",
            about: "a to c at random, t is one longer (from 500,000 on no longer)",
            make: |n, seed| Texts {
                s: letters(n, seed, b'a'..=b'c'),
                t: letters(if n < 500_000 { n + 1 } else { n }, seed + 1, b'a'..=b'c'),
            },
        },
        Pattern {
            name: "t-is-s",
            about: "a to z at random, t is s turned round",
            make: |n, seed| {
                let s = letters(n, seed, b'a'..=b'z');
                Texts { t: s.chars().rev().collect(), s }
            },
        },
        Pattern {
            name: "halves",
            about: "needed letters rare in the first half, frequent in the second, none in the last eighth; t = abcde",
            make: |n, seed| {
                let common = letters(n, seed, b'a'..=b'g').into_bytes();
                let rare = letters(n, seed + 1, b'!'..=b'~').into_bytes();
                let at = |i| {
                    if i < n / 2 {
                        rare[i]
                    } else if i < n - n / 8 {
                        common[i]
                    } else {
                        b'-'
                    }
                };
                Texts { s: (0..n).map(|i| char::from(at(i))).collect(), t: "abcde".into() }
            },
        },
    ]
}

/// Beyond ASCII.
fn on_scripts() -> Vec<Pattern<Texts>> {
    vec![
        Pattern {
            name: "scripts-rare",
            about: "Latin, Greek, Cyrillic, Japanese and emoji at random, t one of each: one in 25 is needed",
            make: |n, seed| Texts { s: drawn(n, seed, MIXED), t: "aωя日😀".into() },
        },
        Pattern {
            name: "scripts-all",
            about: "the same, t has every one of its characters",
            make: |n, seed| Texts { s: drawn(n, seed, MIXED), t: MIXED.into() },
        },
        Pattern {
            name: "cyrillic-all",
            about: "Russian letters at random, t is their alphabet",
            make: |n, seed| Texts { s: drawn(n, seed, CYRILLIC), t: CYRILLIC.into() },
        },
        Pattern {
            name: "same-bytes",
            about: "characters of the same two or three bytes in other combinations, t two of them",
            make: |n, seed| Texts { s: drawn(n, seed, "éã©£Ã¢â"), t: "â©".into() },
        },
        Pattern {
            name: "many-characters",
            about: "n/4 distinct characters, over and over, t has each: what looks at all its counts is slow",
            make: |n, _| {
                // All beyond the basic plane, where there is room for a million.
                let distinct = (n / 4).clamp(1, 1_000_000);
                let nth = |i: usize| char::from_u32(0x1_0000 + (i % distinct) as u32).unwrap_or('?');
                Texts { s: (0..n).map(nth).collect(), t: (0..distinct).map(nth).collect() }
            },
        },
    ]
}

const CYRILLIC: &str = "абвгдежзийклмнопрстуфхцчшщъыьэюя";
const MIXED: &str = "abcdefghijklmnopqrstuvwxyz éàçßαβγδεζηθικλμνξοπρστυφχψωабвгдежзийклмнопрстуфхцчшщъыьэюя\
    日本語文字漢学生水火木金土あいうえおかきくけこ😀🎉𝄞";

fn letter(i: usize) -> char {
    char::from(b'a' + (i % 26) as u8)
}

fn letters(n: usize, seed: u64, from: std::ops::RangeInclusive<u8>) -> String {
    let mut random = Random::new(seed);
    let count = usize::from(from.end() - from.start()) + 1;
    (0..n).map(|_| char::from(from.start() + random.below(count) as u8)).collect()
}

fn drawn(n: usize, seed: u64, alphabet: &str) -> String {
    let mut random = Random::new(seed);
    let chars: Vec<char> = alphabet.chars().collect();
    (0..n).map(|_| chars[random.below(chars.len())]).collect()
}
