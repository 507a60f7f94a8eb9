//! Values in a statement's notation, long ones elided around what matters.
//!
//! ```
//! use kihon_judge::show;
//! assert_eq!(show::list(&[1, 2, 3], None), "[1, 2, 3]");
//! let long: Vec<u32> = (0..1000).collect();
//! assert_eq!(show::list(&long, None), "[0, 1, 2, 3, 4, 5, 6, 7, … 984 more …, 992, 993, 994, 995, 996, 997, 998, 999]");
//! assert_eq!(show::list(&long, Some(500)), "[0, … 495 more …, 496, 497, 498, 499, 500, 501, 502, 503, 504, … 494 more …, 999]");
//! ```

use std::fmt::{Display, Write};

/// Lists up to this length are shown whole.
const WHOLE: usize = 24;
/// Elements kept at each end of a long list.
const ENDS: usize = 8;
/// Elements kept on each side of the index that matters.
const AROUND: usize = 4;

/// `[a, b, c]`, a list of more than 24 elided around index `at`.
pub fn list<T: Display>(items: &[T], at: Option<usize>) -> String {
    list_with(items.len(), at, |i, out| {
        write!(out, "{}", items[i]).expect("writing to a string");
    })
}

/// Like [`list`], for elements that are written by a function of their index.
///
/// # Examples
/// A tree in level order, where some children are absent:
///
/// ```
/// use kihon_judge::show;
/// let entries = [Some(3), None, Some(5)];
/// let shown = show::list_with(entries.len(), None, |i, out| match entries[i] {
///     Some(value) => out.push_str(&value.to_string()),
///     None => out.push_str("null"),
/// });
/// assert_eq!(shown, "[3, null, 5]");
/// ```
pub fn list_with(len: usize, at: Option<usize>, write_item: impl Fn(usize, &mut String)) -> String {
    let mut out = String::from("[");
    let mut next = 0;
    for (start, end) in windows(len, at) {
        if start > next {
            write!(out, "{}… {} more …, ", if next > 0 { ", " } else { "" }, start - next)
                .expect("writing to a string");
        } else if next > 0 {
            out.push_str(", ");
        }
        for i in start..end {
            if i > start {
                out.push_str(", ");
            }
            write_item(i, &mut out);
        }
        next = end;
    }
    out.push(']');
    out
}

/// A quoted string, a long one elided around the character with index `at`.
///
/// ```
/// use kihon_judge::show;
/// assert_eq!(show::text("a\"ß", None), r#""a\"ß""#);
/// assert_eq!(show::text(&"x".repeat(200), None), format!("\"{0}\" … 104 more … \"{0}\"", "x".repeat(48)));
/// ```
pub fn text(text: &str, at: Option<usize>) -> String {
    let chars: Vec<char> = text.chars().collect();
    let shown = |range: std::ops::Range<usize>| format!("{:?}", chars[range].iter().collect::<String>());
    const END: usize = 48;
    if chars.len() <= 2 * END + 24 {
        return shown(0..chars.len());
    }
    match at.filter(|&i| i < chars.len()) {
        None => {
            format!("{} … {} more … {}", shown(0..END), chars.len() - 2 * END, shown(chars.len() - END..chars.len()))
        }
        Some(i) => {
            let (start, end) = (i.saturating_sub(END), (i + END).min(chars.len()));
            let before = if start > 0 { format!("{start} more … ") } else { String::new() };
            let after = if end < chars.len() { format!(" … {} more", chars.len() - end) } else { String::new() };
            format!("{before}{}{after}", shown(start..end))
        }
    }
}

/// The index ranges of a list that are shown, in order, never adjacent.
fn windows(len: usize, at: Option<usize>) -> Vec<(usize, usize)> {
    if len <= WHOLE {
        return vec![(0, len)];
    }
    let wanted = match at.filter(|&i| i < len) {
        None => vec![(0, ENDS), (len - ENDS, len)],
        Some(i) => vec![(0, 1), (i.saturating_sub(AROUND), (i + AROUND + 1).min(len)), (len - 1, len)],
    };
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in wanted {
        match merged.last_mut() {
            // A gap of one element is shown rather than counted.
            Some(last) if start <= last.1 + 1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_lost_or_counted_twice() {
        for len in [0_usize, 1, 23, 24, 25, 26, 40, 1000] {
            for at in [None, Some(0), Some(1), Some(6), Some(len / 2), Some(len.saturating_sub(1)), Some(len + 5)] {
                let items: Vec<usize> = (0..len).collect();
                let shown = list(&items, at);
                let inner = shown.strip_prefix('[').and_then(|s| s.strip_suffix(']')).unwrap();
                let mut next = 0;
                for part in inner.split(", ").filter(|p| !p.is_empty()) {
                    match part.strip_prefix("… ") {
                        Some(more) => next += more.strip_suffix(" more …").unwrap().parse::<usize>().unwrap(),
                        None => {
                            assert_eq!(part.parse::<usize>().unwrap(), next, "{shown}");
                            next += 1;
                        }
                    }
                }
                assert_eq!(next, len, "{shown}");
                if let Some(at) = at.filter(|&i| i < len) {
                    assert!(inner.split(", ").any(|p| p == at.to_string()), "{at} is missing in {shown}");
                }
            }
        }
    }

    #[test]
    fn a_long_text_is_shown_around_the_place_that_matters() {
        let long: String = ('a'..='z').cycle().take(1000).collect();
        assert!(text(&long, Some(500)).starts_with("452 more … \""));
        assert!(text(&long, Some(500)).ends_with("\" … 452 more"));
        assert!(text(&long, Some(0)).starts_with('"'));
        assert!(text(&long, Some(999)).ends_with('"'));
    }
}
