//! Numbers in sentences about an answer.

/// A length with seven decimals at most, as many as matter where the tolerance is 10⁻⁶ or more.
pub(super) fn short(length: f64) -> String {
    let text = format!("{length:.7}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn no_more_decimals_than_needed() {
        assert_eq!([5.0, 0.5, 2f64.sqrt(), 1200.0, 1e-9].map(short), ["5", "0.5", "1.4142136", "1200", "0"]);
    }
}
