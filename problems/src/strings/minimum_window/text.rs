//! The window on text: characters counted, most of them never decoded.
//!
//! ASCII text goes to [`min_window_bytes`], where a byte is a character.
//! Otherwise the work is done on the bytes of UTF-8:
//!
//! 1. Wide scanning (`hits.rs`) finds the bytes with which a character of `t`
//!    *ends*. The last byte says most about a character, the first mostly
//!    tells the script, which in a text is much the same all over.
//! 2. Only there a character is decoded, backwards, and looked up by code point
//!    in a table of two levels: pages of 256, of which only those with a
//!    character of `t` exist. No hashing, so no hostile input either.
//! 3. Its place, in characters and in bytes, goes to the list of newest
//!    occurrences (`recent.rs`), whose front is the start of the window.
//!
//! The character's index is the number of characters begun in the blocks
//! before, plus a population count in its own block; nothing is decoded for it.
//!
//! Time O(n + m), n and m the bytes of `s` and `t`; space O(m + p), p ≤ 4352
//! the pages touched by `t`.

use std::ops::Range;

use super::{
    bytes::min_window_bytes,
    hits::{BLOCK, Bits, ByteSet, CharStarts, Class},
    recent::Recent,
};

/// The leftmost shortest part of `s` that holds every character of `t` as often
/// as `t` does; shortest in characters (`char`s), whatever their length in
/// UTF-8. `None` if there is none; the empty window at the start if `t` is
/// empty.
///
/// # Complexity
/// O(n + m) time, n and m the lengths of `s` and `t` in bytes; O(1) space where
/// `s` is ASCII, else O(m).
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::min_window;
/// assert_eq!(min_window("ADOBECODEBANC", "ABC"), Some("BANC"));
/// assert_eq!(min_window("Ωmega and Омега", "аО"), Some("Омега"));
/// assert_eq!(min_window("é", "ã"), None); // though they share a byte
/// assert_eq!(min_window("any", ""), Some(""));
/// ```
pub fn min_window<'a>(s: &'a str, t: &str) -> Option<&'a str> {
    if s.is_ascii() {
        return min_window_bytes(s.as_bytes(), t.as_bytes()).map(|window| &s[window]);
    }
    if t.is_empty() {
        return Some("");
    }
    if t.len() > s.len() {
        return None;
    }
    let required = Required::new(t);
    if required.is_frequent_in(s)
        && let Some(window) = required.min_window_by_number(s, t)
    {
        return window.map(|window| &s[window]);
    }
    let mut best: Option<(usize, Range<usize>)> = None;
    required.each_window(s, |length, window| {
        if best.as_ref().is_none_or(|(shortest, _)| length < *shortest) {
            best = Some((length, window));
        }
        best.as_ref().map_or(usize::MAX, |(shortest, _)| *shortest)
    });
    best.map(|(_, window)| &s[window])
}

/// All the shortest windows, as ranges of bytes of `s`, from left to right; they
/// may overlap. None if there is no window; if `t` is empty, the empty window
/// at the start only.
///
/// # Complexity
/// O(n + m) time, O(m) space beside the result.
///
/// # Examples
/// ```
/// use kihon_problems::strings::minimum_window::min_windows;
/// assert_eq!(min_windows("abßa", "aß"), [2..5]);
/// assert_eq!(min_windows("ßabba", "ab"), [2..4, 4..6]);
/// assert_eq!(min_windows("aaa", "aa"), [0..2, 1..3]);
/// assert_eq!(min_windows("a", "b"), []);
/// ```
pub fn min_windows(s: &str, t: &str) -> Vec<Range<usize>> {
    if t.is_empty() {
        return std::iter::once(0..0).collect();
    }
    let mut best = usize::MAX;
    let mut all = Vec::new();
    Required::new(t).each_window(s, |length, window| {
        if length < best {
            best = length;
            all.clear();
        }
        if length == best {
            all.push(window);
        }
        usize::MAX
    });
    all
}

/// Where a character stands: its bytes and its index among characters.
#[derive(Debug, Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    index: usize,
}

/// The distinct characters of a text, numbered by first appearance.
struct Required {
    chars: Vec<char>,
    counts: Vec<usize>,
    /// For each page of 256 code points its start in `ids`; 0 for a page that
    /// has no character of the text.
    pages: Vec<u32>,
    /// The number of the character plus one, 0 for those not in the text. The
    /// first page is empty.
    ids: Vec<u32>,
}

impl Required {
    const PAGE: usize = 256;

    fn new(t: &str) -> Self {
        let mut this = Self {
            chars: Vec::new(),
            counts: Vec::new(),
            pages: vec![0; char::MAX as usize / Self::PAGE + 1],
            ids: vec![0; Self::PAGE],
        };
        for c in t.chars() {
            let page = &mut this.pages[c as usize / Self::PAGE];
            if *page == 0 {
                // At most 0x110000 ids: fits.
                *page = this.ids.len() as u32;
                this.ids.resize(this.ids.len() + Self::PAGE, 0);
            }
            let id = &mut this.ids[*page as usize + c as usize % Self::PAGE];
            if *id == 0 {
                this.chars.push(c);
                this.counts.push(0);
                *id = this.chars.len() as u32;
            }
            this.counts[*id as usize - 1] += 1;
        }
        this
    }

    /// Calls `found` with the length in characters and the range in bytes of the
    /// shortest window that ends at each needed character, until it returns the
    /// number of characters needed.
    fn each_window(&self, s: &str, mut found: impl FnMut(usize, Range<usize>) -> usize) {
        let at_least: usize = self.counts.iter().sum();
        let mut recent = Recent::new(&self.counts);
        // The rest of the walk for one kind of set; `false` ends it.
        let mut visit = |Place { start, end, index }: Place, id: usize| match recent.push(id, (index, start)) {
            Some((first, from)) => found(index + 1 - first, from..end) > at_least,
            None => true,
        };
        match ByteSet::new(self.ends()) {
            ByteSet::Four(set) => self.visit(s, &set, &mut visit),
            ByteSet::Eight(set) => self.visit(s, &set, &mut visit),
            ByteSet::Table(set) => self.visit(s, &*set, &mut visit),
        }
    }

    /// Whether more than about one character of `s` in ten is one of these, by
    /// a sample.
    fn is_frequent_in(&self, s: &str) -> bool {
        const EVERY: usize = 64;
        let (mut needed, mut all) = (0, 0);
        for piece in s.as_bytes().chunks(BLOCK).step_by(EVERY) {
            for c in whole_chars(piece).chars() {
                needed += usize::from(self.id(c as u32).is_some());
                all += 1;
            }
        }
        needed * 10 > all
    }

    /// The same window, by way of a byte for each character of `s`: its number,
    /// or 0. `None` where there are too many for a byte.
    #[expect(clippy::option_option, reason = "no window and no way to tell are different answers")]
    fn min_window_by_number(&self, s: &str, t: &str) -> Option<Option<Range<usize>>> {
        u8::try_from(self.chars.len()).ok()?;
        // Fits, as the largest number does.
        let number = |c: char| self.id(c as u32).map_or(0, |id| id as u8 + 1);
        let numbers = |text: &str| text.chars().map(number).collect::<Vec<u8>>();
        let window = min_window_bytes(&numbers(s), &numbers(t));
        Some(window.map(|window| offset(s, window.start)..offset(s, window.end)))
    }

    /// The last byte of each character.
    fn ends(&self) -> impl Iterator<Item = u8> {
        self.chars.iter().map(|c| {
            let mut buffer = [0; 4];
            let length = c.encode_utf8(&mut buffer).len();
            buffer[length - 1]
        })
    }

    /// The number of the character with this code point.
    #[inline]
    fn id(&self, code: u32) -> Option<usize> {
        let page = *self.pages.get(code as usize / Self::PAGE)?;
        (self.ids[page as usize + code as usize % Self::PAGE] as usize).checked_sub(1)
    }

    /// Calls `visit` with each occurrence of one of the characters and its
    /// number, until that returns `false`; `ends` has their last bytes.
    #[inline(always)]
    fn visit<C: Class>(&self, s: &str, ends: &C, visit: &mut impl FnMut(Place, usize) -> bool) {
        let s = s.as_bytes();
        let mut chars_before = 0;
        for base in (0..s.len()).step_by(BLOCK) {
            let starts = CharStarts.mask_at(s, base);
            for bit in Bits(ends.mask_at(s, base)) {
                let last = base + bit;
                let Some((start, code)) = char_ending_at(s, last) else { continue };
                let Some(id) = self.id(code) else { continue };
                let begun = (starts << (BLOCK - 1 - bit)).count_ones() as usize;
                if !visit(Place { start, end: last + 1, index: chars_before + begun - 1 }, id) {
                    return;
                }
            }
            chars_before += starts.count_ones() as usize;
        }
    }
}

/// The offset in bytes of the character of `s` with this index.
fn offset(s: &str, mut index: usize) -> usize {
    for base in (0..s.len()).step_by(BLOCK) {
        let starts = CharStarts.mask_at(s.as_bytes(), base);
        let begun = starts.count_ones() as usize;
        if index < begun {
            return Bits(starts).nth(index).map_or(s.len(), |bit| base + bit);
        }
        index -= begun;
    }
    s.len()
}

/// A piece of UTF-8 without the characters that are cut at its ends.
fn whole_chars(piece: &[u8]) -> &str {
    let start = piece.iter().position(|b| b & 0xc0 != 0x80).unwrap_or(piece.len());
    match std::str::from_utf8(&piece[start..]) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&piece[start..start + error.valid_up_to()]).unwrap_or(""),
    }
}

/// The start and the code point of the character of UTF-8 whose last byte is
/// `s[last]`; `None` where a character goes on after `last`.
#[inline(always)]
fn char_ending_at(s: &[u8], last: usize) -> Option<(usize, u32)> {
    let byte = |back: usize| last.checked_sub(back).map_or(0, |i| u32::from(s[i]));
    let b0 = byte(0);
    if b0 < 0x80 {
        return Some((last, b0));
    }
    // A lead byte tells the length, which must be the distance to here.
    let (low, b1) = (b0 & 0x3f, byte(1));
    if b1 & 0xe0 == 0xc0 {
        return Some((last - 1, (b1 & 0x1f) << 6 | low));
    }
    let (low, b2) = ((b1 & 0x3f) << 6 | low, byte(2));
    if b1 & 0xc0 == 0x80 && b2 & 0xf0 == 0xe0 {
        return Some((last - 2, (b2 & 0x0f) << 12 | low));
    }
    let (low, b3) = ((b2 & 0x3f) << 12 | low, byte(3));
    if b1 & b2 & 0xc0 == 0x80 && b3 & 0xf8 == 0xf0 {
        return Some((last - 3, (b3 & 0x07) << 18 | low));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_decoded_backwards_and_only_at_its_last_byte() {
        for c in ('\0'..=char::MAX).step_by(7).chain(['\u{7f}', '\u{80}', '\u{7ff}', '\u{800}', '\u{ffff}', '𐀀']) {
            let text = format!("é{c}");
            let s = text.as_bytes();
            for last in 2..s.len() {
                let expected = (last + 1 == s.len()).then_some((2, c as u32));
                assert_eq!(char_ending_at(s, last), expected, "{c:?} at {last}");
            }
        }
    }

    #[test]
    fn characters_are_numbered_by_first_appearance() {
        let required = Required::new("b𝄞abé𝄞");
        assert_eq!(required.chars, ['b', '𝄞', 'a', 'é']);
        assert_eq!(required.counts, [2, 2, 1, 1]);
        assert_eq!(required.id('é' as u32), Some(3));
        assert_eq!(required.id('x' as u32), None);
        assert_eq!(required.id('日' as u32), None);
        assert_eq!(required.id(u32::MAX), None);
    }
}
