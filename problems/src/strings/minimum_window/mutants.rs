//! Solutions that are wrong, slow, or right in an unusual way.
//!
//! Most are the sliding window with one thing wrong; [`slide`] is that walk,
//! written over characters with what can go wrong left open.

use std::{collections::HashMap, hint::black_box, ops::Range};

use kihon_judge::{Mutant, VerdictKind};

use super::{MinimumWindow, hash_map, table_bytes};

/// Each with the verdict it must get.
pub(super) fn mutants() -> Vec<Mutant<MinimumWindow>> {
    let mut all = wrong();
    all.extend(failing());
    all
}

fn wrong() -> Vec<Mutant<MinimumWindow>> {
    let wrong = |name, fault, solution: Solution| Mutant { name, fault, solution, expect: VerdictKind::Wrong };
    vec![
        wrong("forgets_multiplicities", "holds the set of the characters of t, each once", forgets_multiplicities),
        wrong("off_by_one_at_the_end", "leaves the last character of the window out", off_by_one_at_the_end),
        wrong("returns_the_first_window", "stops at the first window instead of the shortest", first_window),
        wrong("returns_the_last_window", "keeps each window found, not the shortest", last_window),
        wrong("resets_after_a_window", "begins anew behind each window instead of sliding", resets),
        wrong("drops_one_character_only", "moves the left end once for each window: `if` for `while`", drops_one),
        wrong("ignores_case", "takes a for A", ignores_case),
        wrong("shortest_in_bytes", "compares lengths in UTF-8 instead of characters", shortest_in_bytes),
        wrong("counts_bytes_of_utf8", "holds the bytes of t, not its characters", counts_bytes),
        wrong("low_byte_of_the_character", "indexes its table with `c as u8`: š is a", low_byte),
        wrong("counts_in_a_byte", "counts in u8: 257 of a letter are 1", counts_in_a_byte),
        wrong("all_of_s_if_there_is_none", "returns s where there is no window", all_of_s),
        wrong("counts_what_can_be_spared", "counts every needed character, also beyond what t has", counts_spare),
    ]
}

fn failing() -> Vec<Mutant<MinimumWindow>> {
    let mutant = |name, fault, solution: Solution, expect| Mutant { name, fault, solution, expect };
    vec![
        mutant(
            "slices_within_a_character",
            "searches bytes and slices where a character goes on",
            slices_within_a_character,
            VerdictKind::Panicked,
        ),
        mutant("unwraps_the_first_of_t", "t has no first character if it is empty", first_of_t, VerdictKind::Panicked),
        mutant(
            "looks_at_the_start_first",
            "compares t with the first |t| bytes of s: there may be fewer",
            start_first,
            VerdictKind::Panicked,
        ),
        mutant("waits_for_ever", "doubles a length until a window is found", waits_for_ever, VerdictKind::TimedOut),
        mutant(
            "calls_itself_per_character",
            "one call deeper for each character",
            recursive,
            VerdictKind::StackOverflowed,
        ),
        mutant("every_start", "grows a window from every start: quadratic", every_start, VerdictKind::TooSlow),
        mutant(
            "nth_character",
            "`chars().nth(i)` walks from the start: quadratic",
            nth_character,
            VerdictKind::TooSlow,
        ),
        mutant("looks_at_every_count", "asks all counts after each character", looks_at_all, VerdictKind::TooSlow),
        mutant(
            "rightmost",
            "the last of the shortest windows: as right as the first",
            rightmost,
            VerdictKind::Accepted,
        ),
    ]
}

type Solution = for<'a, 'b> fn(&'a str, &'b str) -> &'a str;
type Counts = HashMap<char, isize>;

fn counts(t: &str) -> Counts {
    let mut counts = Counts::new();
    t.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

/// Bytes of each character of `s`.
fn places(s: &str) -> Vec<(char, Range<usize>)> {
    s.char_indices().map(|(i, c)| (c, i..i + c.len_utf8())).collect()
}

/// The sliding window; `found` gets each window in characters and in bytes, the
/// shortest that ends there.
fn slide(s: &str, mut needed: Counts, mut found: impl FnMut(Range<usize>, Range<usize>)) {
    let places = places(s);
    let mut missing: isize = needed.values().sum();
    let mut left = 0;
    if missing == 0 {
        return;
    }
    for (right, (c, bytes)) in places.iter().enumerate() {
        if let Some(count) = needed.get_mut(c) {
            missing -= isize::from(*count > 0);
            *count -= 1;
        }
        while missing == 0 {
            let (first, from) = &places[left];
            if let Some(count) = needed.get_mut(first) {
                *count += 1;
                if *count > 0 {
                    missing += 1;
                    found(left..right + 1, from.start..bytes.end);
                }
            }
            left += 1;
        }
    }
}

/// The window that is shortest by `length`, of those found first.
fn shortest(s: &str, needed: Counts, length: fn(&Range<usize>, &Range<usize>) -> usize) -> &str {
    let mut best: Option<(usize, Range<usize>)> = None;
    slide(s, needed, |chars, bytes| {
        let length = length(&chars, &bytes);
        if best.as_ref().is_none_or(|(shortest, _)| length < *shortest) {
            best = Some((length, bytes));
        }
    });
    best.map_or("", |(_, bytes)| &s[bytes])
}

fn forgets_multiplicities<'a>(s: &'a str, t: &str) -> &'a str {
    shortest(s, t.chars().map(|c| (c, 1)).collect(), |chars, _| chars.len())
}

fn off_by_one_at_the_end<'a>(s: &'a str, t: &str) -> &'a str {
    let window = hash_map(s, t);
    let mut chars = window.chars();
    chars.next_back();
    chars.as_str()
}

fn first_window<'a>(s: &'a str, t: &str) -> &'a str {
    let mut first = None;
    slide(s, counts(t), |_, bytes| {
        first.get_or_insert(bytes);
    });
    first.map_or("", |bytes| &s[bytes])
}

fn last_window<'a>(s: &'a str, t: &str) -> &'a str {
    let mut last = None;
    slide(s, counts(t), |_, bytes| last = Some(bytes));
    last.map_or("", |bytes| &s[bytes])
}

fn resets<'a>(s: &'a str, t: &str) -> &'a str {
    let (mut best, mut rest) = ("", s);
    while !t.is_empty() {
        let first = first_window(rest, t);
        if first.is_empty() {
            break;
        }
        if best.is_empty() || first.chars().count() < best.chars().count() {
            best = first;
        }
        let end = first.as_ptr().addr() + first.len() - rest.as_ptr().addr();
        rest = &rest[end..];
    }
    best
}

fn drops_one<'a>(s: &'a str, t: &str) -> &'a str {
    let places = places(s);
    let mut needed = counts(t);
    let mut missing: isize = needed.values().sum();
    let (mut left, mut best) = (0, "");
    if missing == 0 {
        return best;
    }
    for (right, (c, bytes)) in places.iter().enumerate() {
        if let Some(count) = needed.get_mut(c) {
            missing -= isize::from(*count > 0);
            *count -= 1;
        }
        if missing == 0 {
            let (first, from) = &places[left];
            let window = &s[from.start..bytes.end];
            if best.is_empty() || right + 1 - left < best.chars().count() {
                best = window;
            }
            if let Some(count) = needed.get_mut(first) {
                *count += 1;
                missing += isize::from(*count > 0);
            }
            left += 1;
        }
    }
    best
}

fn ignores_case<'a>(s: &'a str, t: &str) -> &'a str {
    // ASCII only, so that every character keeps its place.
    let window = hash_map(&s.to_ascii_lowercase(), &t.to_ascii_lowercase()).to_owned();
    let lower = s.to_ascii_lowercase();
    lower.find(&window).map_or("", |start| &s[start..start + window.len()])
}

fn shortest_in_bytes<'a>(s: &'a str, t: &str) -> &'a str {
    shortest(s, counts(t), |_, bytes| bytes.len())
}

fn counts_bytes<'a>(s: &'a str, t: &str) -> &'a str {
    let window = table_bytes(s.as_bytes(), t.as_bytes()).unwrap_or(0..0);
    // Widened to whole characters, so that nothing panics.
    let start = (0..=window.start).rev().find(|&i| s.is_char_boundary(i)).unwrap_or(0);
    let end = (window.end..=s.len()).find(|&i| s.is_char_boundary(i)).unwrap_or(s.len());
    &s[start..end]
}

fn slices_within_a_character<'a>(s: &'a str, t: &str) -> &'a str {
    table_bytes(s.as_bytes(), t.as_bytes()).map_or("", |window| &s[window])
}

fn low_byte<'a>(s: &'a str, t: &str) -> &'a str {
    let bytes = |text: &str| text.chars().map(|c| c as u8).collect::<Vec<u8>>();
    let places = places(s);
    match table_bytes(&bytes(s), &bytes(t)) {
        Some(window) if !window.is_empty() => &s[places[window.start].1.start..places[window.end - 1].1.end],
        _ => "",
    }
}

fn counts_in_a_byte<'a>(s: &'a str, t: &str) -> &'a str {
    let wrapped = counts(t).into_iter().map(|(c, count)| (c, isize::from(count as u8)));
    shortest(s, wrapped.collect(), |chars, _| chars.len())
}

fn all_of_s<'a>(s: &'a str, t: &str) -> &'a str {
    match hash_map(s, t) {
        "" if !t.is_empty() => s,
        window => window,
    }
}

fn counts_spare<'a>(s: &'a str, t: &str) -> &'a str {
    let (needed, at_least) = (counts(t), t.chars().count());
    let places: Vec<_> = places(s).into_iter().enumerate().filter(|(_, (c, _))| needed.contains_key(c)).collect();
    let spans = places.windows(at_least.max(1)).filter_map(|w| Some((w.first()?, w.last()?)));
    let best = spans.min_by_key(|(first, last)| last.0 - first.0);
    best.filter(|_| at_least > 0).map_or("", |(first, last)| &s[first.1.1.start..last.1.1.end])
}

fn first_of_t<'a>(s: &'a str, t: &str) -> &'a str {
    let first = t.chars().next().unwrap();
    if s.contains(first) { hash_map(s, t) } else { "" }
}

fn start_first<'a>(s: &'a str, t: &str) -> &'a str {
    // Of the same length as `t`, so nothing is shorter: right, as far as it goes.
    if &s.as_bytes()[..t.len()] == t.as_bytes() { &s[..t.len()] } else { hash_map(s, t) }
}

fn waits_for_ever<'a>(s: &'a str, t: &str) -> &'a str {
    let mut length = t.chars().count().max(1);
    loop {
        let prefix = s.char_indices().nth(length).map_or(s, |(end, _)| &s[..end]);
        if !hash_map(prefix, t).is_empty() || t.is_empty() {
            return hash_map(s, t);
        }
        length = length.saturating_mul(2);
    }
}

fn recursive<'a>(s: &'a str, t: &str) -> &'a str {
    /// The lengths of the shortest windows that end at each character from
    /// `right` on, the last one first.
    fn walk(places: &[(char, Range<usize>)], right: usize, needed: &mut Counts, ends: &mut Vec<usize>) -> usize {
        let Some((c, _)) = places.get(right) else { return 0 };
        if needed.contains_key(c) {
            ends.push(right);
        }
        // Something is left to do after the call: no loop can be made of it.
        let deeper = black_box(walk(places, right + 1, needed, ends));
        deeper + black_box(usize::from(needed.contains_key(c)))
    }
    let places = places(s);
    let mut ends = Vec::new();
    let found = walk(&places, 0, &mut counts(t), &mut ends);
    if found < t.chars().count() { "" } else { hash_map(s, t) }
}

fn every_start<'a>(s: &'a str, t: &str) -> &'a str {
    let places = places(s);
    let mut needed: Vec<(char, isize)> = counts(t).into_iter().collect();
    needed.sort_unstable();
    let (mut best, mut shortest) = ("", usize::MAX);
    for start in 0..places.len() {
        let (mut rest, mut missing) = (needed.clone(), needed.len());
        for (end, (c, bytes)) in places.iter().enumerate().skip(start) {
            if let Ok(i) = rest.binary_search_by_key(c, |&(known, _)| known) {
                rest[i].1 -= 1;
                missing -= usize::from(rest[i].1 == 0);
            }
            if missing == 0 {
                if end + 1 - start < shortest && !needed.is_empty() {
                    shortest = end + 1 - start;
                    best = &s[places[start].1.start..bytes.end];
                }
                break;
            }
        }
    }
    best
}

fn nth_character<'a>(s: &'a str, t: &str) -> &'a str {
    let mut needed = counts(t);
    let mut missing: isize = needed.values().sum();
    let (mut left, mut best, mut shortest) = (0, 0..0, usize::MAX);
    let length = s.chars().count();
    if missing == 0 {
        return "";
    }
    for right in 0..length {
        let Some(c) = s.chars().nth(right) else { break };
        if let Some(count) = needed.get_mut(&c) {
            missing -= isize::from(*count > 0);
            *count -= 1;
        }
        while missing == 0 {
            if right + 1 - left < shortest {
                shortest = right + 1 - left;
                best = left..right + 1;
            }
            if let Some(count) = s.chars().nth(left).and_then(|first| needed.get_mut(&first)) {
                *count += 1;
                missing += isize::from(*count > 0);
            }
            left += 1;
        }
    }
    let places = places(s);
    if best.is_empty() { "" } else { &s[places[best.start].1.start..places[best.end - 1].1.end] }
}

fn looks_at_all<'a>(s: &'a str, t: &str) -> &'a str {
    let places = places(s);
    let mut needed = counts(t);
    let (mut left, mut best, mut shortest) = (0, "", usize::MAX);
    if needed.is_empty() {
        return best;
    }
    for (right, (c, bytes)) in places.iter().enumerate() {
        if let Some(count) = needed.get_mut(c) {
            *count -= 1;
        }
        // All of them: the sum has to be taken to its end.
        while needed.values().map(|&count| count.max(0)).sum::<isize>() == 0 {
            let (first, from) = &places[left];
            if right + 1 - left < shortest {
                shortest = right + 1 - left;
                best = &s[from.start..bytes.end];
            }
            if let Some(count) = needed.get_mut(first) {
                *count += 1;
            }
            left += 1;
        }
    }
    best
}

fn rightmost<'a>(s: &'a str, t: &str) -> &'a str {
    let mut best: Option<(usize, Range<usize>)> = None;
    slide(s, counts(t), |chars, bytes| {
        if best.as_ref().is_none_or(|(shortest, _)| chars.len() <= *shortest) {
            best = Some((chars.len(), bytes));
        }
    });
    best.map_or("", |(_, bytes)| &s[bytes])
}

#[cfg(test)]
mod tests {
    use super::{super::naive_range, *};

    #[test]
    fn the_walk_that_the_mutants_are_made_of_is_right() {
        for (s, t) in [("ADOBECODEBANC", "ABC"), ("éàâé", "âé"), ("aab", "aa"), ("a", "b"), ("", "")] {
            let (s_chars, t_chars): (Vec<char>, Vec<char>) = (s.chars().collect(), t.chars().collect());
            let length = naive_range(&s_chars, &t_chars).map_or(0, |window| window.len());
            assert_eq!(shortest(s, counts(t), |chars, _| chars.len()).chars().count(), length);
        }
    }
}
