//! To text and back, without loss and without rounding twice.
//!
//! **Writing.** The fewest digits that read back as the same number: of the halves
//! nearest to a third and to a tenth, `0.3333` and `0.1`. The exact value of a tenth,
//! 0.0999755859375, would claim digits that the format does not have. With a
//! precision asked for, `{:.6}`, the exact value is written.
//!
//! **Reading.** A decimal is read as the nearest `f64`, which is then rounded to the
//! type: twice, and wrong if the first rounding ends on a tie of the second. So when
//! the two neighbours of that `f64` do not round to the same number as itself, the
//! decimal is compared with the exact digits of the `f64`, and the neighbour on the
//! right side is taken.
//!
//! # Complexity
//! O(length) to read; writing tries each number of digits, at most five.

use std::{cmp::Ordering, fmt, num::ParseFloatError, str::FromStr};

use super::{BF16, Conversion, F8E4M3, F8E4M3Ieee, F8E5M2, F16, SmallFloat};

/// Digits that write every `f64` exactly.
const ALL_DIGITS: usize = 800;

/// The number nearest to a decimal.
fn read<T: SmallFloat>(text: &str) -> Result<T, ParseFloatError> {
    let near: f64 = text.parse()?;
    let round = |x: f64| T::FORMAT.encode(x, Conversion::IEEE).0;
    let nearest = round(near);
    let same = |x: f64| round(x) == nearest;
    if !near.is_finite() || near == 0.0 || same(near.next_down()) && same(near.next_up()) {
        return Ok(T::from_pattern(nearest));
    }
    let outside = match Decimal::of(text).cmp(&Decimal::of(&format!("{near:.ALL_DIGITS$e}"))) {
        Ordering::Less => f64::from_bits(near.to_bits() - 1),
        Ordering::Equal => near,
        Ordering::Greater => f64::from_bits(near.to_bits() + 1),
    };
    Ok(T::from_pattern(round(outside)))
}

/// The magnitude 0.d₁d₂d₃… · 10^point with d₁ ≠ 0.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Decimal {
    point: i64,
    /// Without zeros at the end, so that the order of texts is that of numbers.
    digits: String,
}

impl Decimal {
    /// Of a text that `f64` can read as a number other than zero.
    fn of(text: &str) -> Self {
        let text = text.trim_start_matches(['+', '-']);
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{fraction}");
        let zeros = digits.len() - digits.trim_start_matches('0').len();
        // An exponent that no i64 holds makes a zero or an infinity, which is not compared.
        let exponent = exponent.parse().unwrap_or(0);
        let point = (whole.len() as i64 - zeros as i64).saturating_add(exponent);
        Self { point, digits: digits.trim_matches('0').to_owned() }
    }
}

/// The `f64` that prints as the fewest digits which read back as `x`.
fn shortest<T: SmallFloat>(x: T) -> f64 {
    let exact = T::FORMAT.decode(x.pattern());
    let short = (0..ALL_DIGITS).map(|digits| format!("{exact:.digits$e}"));
    let reads_back = |text: &String| read::<T>(text).is_ok_and(|y| y.pattern() == x.pattern());
    match exact.is_finite().then(|| short.take(17).find(reads_back)).flatten() {
        Some(text) => text.parse().unwrap_or(exact),
        None => exact,
    }
}

macro_rules! text {
    ($($name:ident)+) => {$(
        impl FromStr for $name {
            type Err = ParseFloatError;

            /// The nearest number, ties to even: whatever `f64` can read. What is too large
            /// is infinite, and NaN in a format without infinities.
            fn from_str(text: &str) -> Result<Self, ParseFloatError> {
                read(text)
            }
        }

        text!($name: Display Debug LowerExp UpperExp);
    )+};
    ($name:ident: $($style:ident)+) => {$(
        impl fmt::$style for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let value = if f.precision().is_some() { self.to_f64() } else { shortest(*self) };
                fmt::$style::fmt(&value, f)
            }
        }
    )+};
}

text!(F16 BF16 F8E4M3 F8E4M3Ieee F8E5M2);

#[cfg(test)]
#[path = "text_tests.rs"]
mod tests;
