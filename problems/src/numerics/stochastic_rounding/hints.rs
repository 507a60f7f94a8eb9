//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "`x.to_bits()` has the `bf16` nearer to zero in its upper 16 bits. What do the lower 16 bits say?",
    "The neighbour further from zero has the next pattern, whatever the exponent: behind 0x3fff comes 0x4000, behind 0x7f7f \
     infinity, and behind 0x807f, a subnormal, 0x8080. Which two kinds of numbers must not get there by that?",
    "**The idea.** Set NaN apart. For the others r is the lower half of the bits: add 1 to the upper half if the random \
     number is less than r. In one addition: add 65535 less the random number to the bits of 32, and shift by 16; a carry \
     arises exactly if r is greater than the random number.",
];
