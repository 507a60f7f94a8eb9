//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "`x.to_bits()` gives sign, 8 bits of exponent and 23 of fraction. What happens to a number whose exponent fits a half: \
     which bits stay, which go, and what do those that go say about the nearest half?",
    "Compare what goes with half of the last bit that stays: above it, round up; below, don't; equal, look whether the \
     last bit that stays is 1. All bits that go count, not only the first of them.",
    "Exponent and fraction beside each other are one integer, and the pattern behind 0x3bff is 0x3c00: a carry out of the \
     fraction belongs into the exponent, and out of the greatest half into infinity. Add, don't put together.",
    "A subnormal half has no leading 1, so the one of the `f32` becomes a bit like the others: take the significand of 24 \
     bits and shift it by as much more as the exponent lies below. Round once, at the last bit that is left.",
    "**The idea.** Without its sign, subtract 112 · 2²³ from the pattern (the difference of both biases, 127 − 15) and \
     shift by 13 with rounding; what comes out above 0x7c00 is infinity. If the exponent of the `f32` is below 113, shift \
     the significand with its leading 1 by 126 − exponent instead. NaN is set apart before, and the sign put back at the end.",
];
