//! Neumaier's sum: what each addition loses is added up beside the sum.
//!
//! Of a rounded sum t = a + b with |a| ≥ |b|, (a − t) + b is exactly what was lost
//! (Dekker's fast two-sum). The losses are added up in a variable of their own, whose own
//! roundings are small against small numbers, and come to the sum once, at the end. Off
//! by at most 2⁻⁵³ |s| + n² 2⁻¹⁰⁶ A. O(n), O(1) of memory.
//!
//! Kahan's loop puts the loss into the next term instead; where that term is larger than
//! the sum so far, it loses what it wanted to save.
//!
//! Source: Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher
//! Summen" (1974); the bound: Ogita, Rump, Oishi, "Accurate sum and dot product" (2005).

/// The sum, as if computed with twice the digits.
pub(super) fn neumaier(values: &[f64]) -> f64 {
    let (mut sum, mut lost) = (0.0_f64, 0.0);
    for &x in values {
        let next = sum + x;
        lost += if sum.abs() >= x.abs() { (sum - next) + x } else { (x - next) + sum };
        sum = next;
    }
    sum + lost
}
