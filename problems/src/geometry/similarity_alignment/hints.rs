//! What helps, a little more each time.

pub(super) const HINTS: &[&str] = &[
    "If turn and scale were known, which move would be best? Where does it take the mean of the points?",
    "So move both lists until their means are the origin, and look for turn and scale alone: the sum of \
     (a·x − b·y − u)² + (b·x + a·y − v)² is to be least. What are its derivatives with respect to a and to b?",
    "As complex numbers z = x + iy and w = u + iv, with c = a + ib, the sum is that of |c·z − w|². Setting both \
     derivatives to 0 gives c·Σ|z|² = Σ z̄·w. What are the real and the imaginary part of z̄·w? And what if Σ|z|² is 0?",
    "**The idea.** First pass: the means. Second pass, with both less their means: S = Σ (x² + y²), a = Σ (x·u + y·v) / S, \
     b = Σ (x·v − y·u) / S. Then t is the mean of the partners less the image of the mean of the points. In one pass, \
     from the sums of the products themselves, all digits are lost where the points are far from the origin. (Kabsch's and \
     Umeyama's method, for any dimension, takes singular values of the covariance, and must take care not to mirror.)",
];
