//! The task as the judge sees it.

use std::collections::HashSet;

use kihon_judge::{About, Case, Example, Fault, Kata, Mutant, Pattern, Reference, Role, Simplify, VerdictKind, Weight};
use proptest::{collection::vec, prelude::*};
use serde::{Deserialize, Serialize};

use super::{Requirement, cases, hash_map, hints, min_window, mutants, naive, queue, table};

/// The task *Minimum window*.
///
/// # Examples
/// ```
/// use kihon_judge::Kata;
/// use kihon_problems::strings::minimum_window::{MinimumWindow, Texts};
/// assert_eq!(MinimumWindow::oracle(&Texts::new("ADOBECODEBANC", "ABC")), "BANC");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct MinimumWindow;

/// What one call needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Texts {
    /// The text to search.
    pub s: String,
    /// The characters to hold.
    pub t: String,
}

impl Texts {
    /// Both texts.
    ///
    /// # Examples
    /// ```
    /// use kihon_problems::strings::minimum_window::Texts;
    /// assert_eq!(Texts::new("ab", "b").t, "b");
    /// ```
    pub fn new(s: impl Into<String>, t: impl Into<String>) -> Self {
        Self { s: s.into(), t: t.into() }
    }
}

impl Simplify for Texts {
    fn weight(&self) -> Weight {
        self.s.weight().and(self.t.weight())
    }

    fn simpler(&self) -> Vec<Self> {
        let mut candidates = Vec::new();
        candidates.extend(self.s.simpler().into_iter().map(|s| Self { s, t: self.t.clone() }));
        candidates.extend(self.t.simpler().into_iter().map(|t| Self { s: self.s.clone(), t }));
        // One character in both texts at once, by another or by nothing.
        let mut seen = HashSet::new();
        for c in self.s.chars().chain(self.t.chars()).filter(|c| seen.insert(*c)) {
            let both = |with: &str| Self { s: self.s.replace(c, with), t: self.t.replace(c, with) };
            candidates.push(both(""));
            candidates.extend(c.simpler().into_iter().map(|other| both(other.encode_utf8(&mut [0; 4]))));
        }
        candidates
    }
}

impl Kata for MinimumWindow {
    type Input = Texts;
    type Output = String;
    type Solution = for<'a, 'b> fn(&'a str, &'b str) -> &'a str;

    const ABOUT: About = About {
        id: "minimum-window",
        title: "Minimum window",
        topic: "strings",
        statement: include_str!("statement.md"),
        signature: "fn min_window<'a>(s: &'a str, t: &str) -> &'a str",
        cost: "n",
    };

    const LARGEST: usize = 500_000;

    fn stub() -> &'static str {
        include_str!("stub.txt")
    }

    fn hints() -> &'static [&'static str] {
        hints::HINTS
    }

    fn call(solution: Self::Solution, input: &Texts) -> String {
        solution(&input.s, &input.t).to_owned()
    }

    fn examples() -> Vec<Example<Self>> {
        let example = |s, t, output: &str| Example { input: Texts::new(s, t), output: output.to_owned() };
        vec![
            example("ADOBECODEBANC", "ABC", "BANC"),
            example("a", "a", "a"),
            example("a", "aa", ""),
            example("éàâé", "âé", "âé"),
        ]
    }

    fn strategy(size: usize) -> BoxedStrategy<Texts> {
        // Small alphabets: letters, both cases, shared bytes, four lengths.
        const ALPHABETS: [&str; 6] = ["ab", "abc", "abcdefg", "aAbB", "éã©â", "aé日𝄞"];
        let digits = |length| vec(0usize..84, 0..=length);
        (0..ALPHABETS.len(), digits(size), digits(size.min(6)))
            .prop_map(|(alphabet, s, t)| {
                let chars: Vec<char> = ALPHABETS[alphabet].chars().collect();
                let text = |digits: Vec<usize>| digits.into_iter().map(|d| chars[d % chars.len()]).collect::<String>();
                Texts::new(text(s), text(t))
            })
            .boxed()
    }

    fn cases() -> Vec<Case<Texts>> {
        cases::cases()
    }

    fn patterns() -> Vec<Pattern<Texts>> {
        cases::patterns()
    }

    fn worst_cases() -> Vec<Pattern<Texts>> {
        cases::worst_cases()
    }

    fn validate(input: &Texts) -> Result<(), String> {
        for (name, text) in [("s", &input.s), ("t", &input.t)] {
            let length = text.chars().count();
            if length > Self::LARGEST {
                return Err(format!("{name} has {length} characters; at most {} are allowed", Self::LARGEST));
            }
        }
        Ok(())
    }

    fn oracle(input: &Texts) -> String {
        naive(&input.s, &input.t).to_owned()
    }

    fn reference(input: &Texts) -> String {
        hash_map(&input.s, &input.t).to_owned()
    }

    fn check(input: &Texts, expected: &String, got: &String) -> Result<(), Fault> {
        if got == expected {
            return Ok(());
        }
        if input.t.is_empty() {
            return Err(Fault::new("t is empty: nothing is asked for, and the answer is the empty string"));
        }
        if expected.is_empty() {
            return Err(Fault::new("no part of s holds all of t, so the answer is the empty string"));
        }
        let enough = expected.chars().count();
        if got.is_empty() {
            return Err(Fault::new(format!("there is a window, of length {enough}, but the answer is empty")));
        }
        if !input.s.contains(got.as_str()) {
            return Err(not_a_part(&input.s, got));
        }
        if let Some(lack) = first_lack(got, &input.t) {
            return Err(Fault::new(lack));
        }
        let length = got.chars().count();
        if length > enough {
            return Err(Fault::at(enough, format!("the answer is {length} characters long, and {enough} are enough")));
        }
        Ok(())
    }

    fn show_input(input: &Texts) -> Vec<(&'static str, String)> {
        let show = |text| kihon_judge::show::text(text, None);
        vec![("s", show(&input.s)), ("t", show(&input.t))]
    }

    fn show_output(output: &String, at: Option<usize>) -> String {
        kihon_judge::show::text(output, at)
    }

    fn references() -> Vec<Reference<Self>> {
        vec![
            Reference {
                name: "naive",
                role: Role::Naive,
                teaches: "what is asked: from every start, grow until all is there",
                complexity: "O(n² · d) time, d distinct characters in t",
                source: include_str!("naive.rs"),
                solution: naive,
                expect: VerdictKind::TooSlow,
            },
            Reference {
                name: "hash_map",
                role: Role::Standard,
                teaches: "two ends that only move forward, and one count of what is missing",
                complexity: "O(n) expected time, O(d) space",
                source: include_str!("hash_map.rs"),
                solution: hash_map,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "table",
                role: Role::Reference,
                teaches: "on ASCII an array of 256 counts takes the place of the hash map",
                complexity: "O(n) time, O(1) space on ASCII",
                source: include_str!("table.rs"),
                solution: table,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "queue",
                role: Role::Reference,
                teaches: "a window starts and ends at needed characters: keep the places of those only",
                complexity: "O(n) expected time, O(w) space, w needed characters in a window",
                source: include_str!("queue.rs"),
                solution: queue,
                expect: VerdictKind::Accepted,
            },
            Reference {
                name: "min_window",
                role: Role::Ours,
                teaches: "once a window is known, hold one that is shorter by one: no branch depends on the data",
                complexity: "O(n) time",
                source: include_str!("text.rs"),
                solution: ours,
                expect: VerdictKind::Accepted,
            },
        ]
    }

    fn mutants() -> Vec<Mutant<Self>> {
        mutants::mutants()
    }
}

fn ours<'a>(s: &'a str, t: &str) -> &'a str {
    min_window(s, t).unwrap_or("")
}

/// Points at the first character that no part of `s` goes on with.
fn not_a_part(s: &str, got: &str) -> Fault {
    let ends: Vec<usize> = got.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
    let part = ends.partition_point(|&end| s.contains(&got[..end]));
    Fault::at(part, "the answer is not a part of s: from here on it stands nowhere in it")
}

/// The first character of `t` that `window` lacks, in words.
fn first_lack(window: &str, t: &str) -> Option<String> {
    let required: Requirement<char> = t.chars().collect();
    let (c, lack) = required.shortfall(window.chars()).iter().next()?;
    Some(match (lack.found, lack.needed) {
        (0, 1) => format!("the answer lacks {c:?}"),
        (0, needed) => format!("the answer lacks {c:?}, which t has {}", times(needed)),
        (found, needed) => format!("the answer has {c:?} {}, t has it {}", times(found), times(needed)),
    })
}

fn times(n: usize) -> String {
    match n {
        1 => "once".into(),
        2 => "twice".into(),
        _ => format!("{n} times"),
    }
}
