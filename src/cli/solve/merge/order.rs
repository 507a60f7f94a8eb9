//! The orders that merged lines are sorted by.

use std::{cmp::Ordering, str};

use ordered_float::OrderedFloat;

use super::stream::Line;

/// Digits that surely fit an `i64`.
const SHORT: usize = 18;

/// What lines are compared by.
pub(in super::super) trait Order {
    /// What is kept of a line besides its text.
    type Key: Clone;

    /// What a line must be, for messages.
    const EXPECTED: &'static str;

    /// The key of a line; `None` if it is not what it must be.
    fn key(line: &[u8]) -> Option<Self::Key>;

    fn compare(a: &Item<Self>, b: &Item<Self>) -> Ordering
    where
        Self: Sized;

    /// Appends the line as JSON; `None` if it is not UTF-8.
    fn json(item: &Item<Self>, out: &mut Vec<u8>) -> Option<()>
    where
        Self: Sized;
}

/// A line and its key.
pub(in super::super) struct Item<O: Order> {
    pub(in super::super) key: O::Key,
    pub(in super::super) line: Line,
}

impl<O: Order> Clone for Item<O> {
    fn clone(&self) -> Self {
        Self { key: self.key.clone(), line: self.line.clone() }
    }
}

/// Ascending or descending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Direction {
    Up,
    Down,
}

impl Direction {
    pub(in super::super) fn of(self, ordering: Ordering) -> Ordering {
        if self == Self::Up { ordering } else { ordering.reverse() }
    }
}

/// Any lines, compared byte by byte.
pub(in super::super) enum Bytes {}

impl Order for Bytes {
    type Key = ();

    const EXPECTED: &'static str = "a line";

    fn key(_: &[u8]) -> Option<()> {
        Some(())
    }

    fn compare(a: &Item<Self>, b: &Item<Self>) -> Ordering {
        a.line.content().cmp(b.line.content())
    }

    fn json(item: &Item<Self>, out: &mut Vec<u8>) -> Option<()> {
        let text = str::from_utf8(item.line.content()).ok()?;
        serde_json::to_writer(out, text).ok()
    }
}

/// Integers of up to 127 bits and a sign.
pub(in super::super) enum Integers {}

impl Order for Integers {
    type Key = i128;

    const EXPECTED: &'static str = "an integer from -2^127 to 2^127 - 1";

    fn key(line: &[u8]) -> Option<i128> {
        let text = line.trim_ascii();
        // 128-bit arithmetic for each digit is slow, and rarely needed.
        if text.len() <= SHORT { short(text).map(i128::from) } else { str::from_utf8(text).ok()?.parse().ok() }
    }

    fn compare(a: &Item<Self>, b: &Item<Self>) -> Ordering {
        a.key.cmp(&b.key)
    }

    fn json(item: &Item<Self>, out: &mut Vec<u8>) -> Option<()> {
        out.extend_from_slice(item.key.to_string().as_bytes());
        Some(())
    }
}

/// The integer that at most [`SHORT`] digits and a sign are.
fn short(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', digits @ ..] => (-1, digits),
        [b'+', digits @ ..] | digits => (1, digits),
    };
    if digits.is_empty() {
        return None;
    }
    let add = |sum: i64, digit: &u8| digit.is_ascii_digit().then(|| 10 * sum + i64::from(digit - b'0'));
    Some(sign * digits.iter().try_fold(0, add)?)
}

/// Floating point numbers: -0 and 0 are equal, every NaN is equal to every
/// other and above infinity.
pub(in super::super) enum Floats {}

impl Order for Floats {
    type Key = OrderedFloat<f64>;

    const EXPECTED: &'static str = "a number";

    fn key(line: &[u8]) -> Option<OrderedFloat<f64>> {
        str::from_utf8(line.trim_ascii()).ok()?.parse().ok().map(OrderedFloat)
    }

    fn compare(a: &Item<Self>, b: &Item<Self>) -> Ordering {
        a.key.cmp(&b.key)
    }

    fn json(item: &Item<Self>, out: &mut Vec<u8>) -> Option<()> {
        let number = item.key.0;
        // JSON has no such numbers: their names, as strings.
        if number.is_finite() {
            serde_json::to_writer(out, &number).ok()
        } else {
            serde_json::to_writer(out, &number.to_string()).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn item<O: Order>(text: &str) -> Item<O> {
        Item { key: O::key(text.as_bytes()).unwrap(), line: Line::from_text(text) }
    }

    fn json<O: Order>(text: &str) -> String {
        let mut out = Vec::new();
        O::json(&item::<O>(text), &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn integers_reach_the_ends_of_i128() {
        for text in ["0", "-1", "+7", "007", " 12\t", "999999999999999999", "-99999999999999999", "9223372036854775808"]
        {
            assert_eq!(Integers::key(text.as_bytes()), text.trim().parse::<i128>().ok(), "{text}");
        }
        assert_eq!(Integers::key(i128::MIN.to_string().as_bytes()), Some(i128::MIN));
        assert_eq!(Integers::key(b"170141183460469231731687303715884105728"), None);
        for bad in ["", " ", "1.5", "1e3", "0x10", "1 2", "--1", "-", "\u{661}"] {
            assert_eq!(Integers::key(bad.as_bytes()), None, "{bad:?}");
        }
    }

    #[test]
    fn every_short_text_is_read_as_the_standard_library_reads_it() {
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = texts.iter().flat_map(|text| "+-09x".chars().map(move |c| format!("{text}{c}")));
            texts = longer.chain([String::new()]).collect();
            for text in &texts {
                assert_eq!(Integers::key(text.as_bytes()), text.parse::<i128>().ok(), "{text:?}");
            }
        }
    }

    #[test]
    fn floats_have_a_total_order() {
        let sorted = ["-inf", "-1e300", "-0", "0", "1e-320", "0.5", "inf", "NaN"];
        for pair in sorted.windows(2) {
            let expected = if pair == ["-0", "0"] { Ordering::Equal } else { Ordering::Less };
            assert_eq!(Floats::compare(&item(pair[0]), &item(pair[1])), expected, "{pair:?}");
        }
        assert_eq!(Floats::compare(&item("NaN"), &item("-nan")), Ordering::Equal);
    }

    #[test]
    fn json_keeps_the_value() {
        assert_eq!(json::<Integers>("+007"), "7");
        assert_eq!(json::<Floats>("1e2"), "100.0");
        assert_eq!(json::<Floats>("-inf"), "\"-inf\"");
        assert_eq!(json::<Bytes>("a\"b"), r#""a\"b""#);
    }

    proptest! {
        #[test]
        fn comparing_numbers_compares_their_values(a in any::<i128>(), b in any::<i64>()) {
            let (left, right) = (item::<Integers>(&a.to_string()), item::<Integers>(&b.to_string()));
            prop_assert_eq!(Integers::compare(&left, &right), a.cmp(&i128::from(b)));
            prop_assert_eq!(json::<Integers>(&a.to_string()), a.to_string());
        }
    }
}
