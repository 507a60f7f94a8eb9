//! Lists of floating-point numbers that may hold anything.

use std::{fmt::Debug, ops::Deref};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{Simplify, Weight};

/// A list of `f32` or `f64`, infinities, NaN and both zeros among them.
///
/// Two are equal if they are so bit by bit, and what is kept in JSON, which has
/// no infinity, is read back bit by bit.
///
/// # Examples
/// ```
/// use kihon_judge::Floats;
/// let row = Floats(vec![1.5_f32, f32::NAN, f32::NEG_INFINITY, -0.0]);
/// let kept = serde_json::to_string(&row).unwrap();
/// assert_eq!(kept, r#"[1.5,"NaN 7fc00000","-inf",-0.0]"#);
/// assert_eq!(serde_json::from_str::<Floats<f32>>(&kept).unwrap(), row);
/// assert_ne!(row, Floats(vec![1.5, f32::NAN, f32::NEG_INFINITY, 0.0]));
/// assert_eq!(row.len(), 4);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Floats<T>(pub Vec<T>);

impl<T> Deref for Floats<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T: Simplify> Simplify for Floats<T> {
    fn weight(&self) -> Weight {
        self.0.weight()
    }

    fn simpler(&self) -> Vec<Self> {
        self.0.simpler().into_iter().map(Self).collect()
    }
}

/// One number as JSON has it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Literal<T> {
    Number(T),
    Word(String),
}

macro_rules! floats {
    ($($t:ty, $bits:ty;)*) => {$(
        impl PartialEq for Floats<$t> {
            fn eq(&self, other: &Self) -> bool {
                self.0.iter().map(|x| x.to_bits()).eq(other.0.iter().map(|x| x.to_bits()))
            }
        }

        impl Serialize for Floats<$t> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.0.iter().map(|&x| match x {
                    x if x.is_nan() => Literal::Word(format!("NaN {:x}", x.to_bits())),
                    x if x.is_infinite() => Literal::Word(x.to_string()),
                    x => Literal::Number(x),
                }))
            }
        }

        impl<'de> Deserialize<'de> for Floats<$t> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let number = |literal| match literal {
                    Literal::Number(x) => Ok(x),
                    Literal::Word(word) => match word.strip_prefix("NaN ") {
                        Some(bits) => <$bits>::from_str_radix(bits, 16).map(<$t>::from_bits).map_err(D::Error::custom),
                        None => word.parse().map_err(D::Error::custom),
                    },
                };
                Vec::<Literal<$t>>::deserialize(deserializer)?.into_iter().map(number).collect::<Result<_, _>>().map(Self)
            }
        }
    )*};
}
floats! {
    f32, u32;
    f64, u64;
}

#[cfg(test)]
mod tests {
    use proptest::{collection::vec, prelude::*};

    use super::*;

    proptest! {
        #[test]
        fn any_bits_survive_being_kept(wide in vec(any::<u64>(), 0..8), narrow in vec(any::<u32>(), 0..8)) {
            let wide = Floats(wide.into_iter().map(f64::from_bits).collect());
            let narrow = Floats(narrow.into_iter().map(f32::from_bits).collect());
            let text = serde_json::to_value((&wide, &narrow)).unwrap().to_string();
            let kept: (Floats<f64>, Floats<f32>) = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(kept, (wide, narrow));
        }
    }

    #[test]
    fn a_word_that_is_no_number_is_told() {
        for (text, told) in [(r#"["many"]"#, "invalid float literal"), (r#"["NaN xyz"]"#, "invalid digit")] {
            let error = serde_json::from_str::<Floats<f32>>(text).unwrap_err().to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
