//! What helps, a little more each time, for both katas.

/// Of the classic task.
pub(super) const IN_PLACE: &[&str] = &[
    "If you merge from the front, the smallest value goes to index 0. What stood there, and where can it go without a \
     second array?",
    "Which places of `nums1` can be overwritten at the start without losing anything? Which value of the result \
     belongs into the very last of them?",
    "Fill `nums1` from its end, each time with the greater one of the last values not yet moved. Convince yourself that \
     the place you write to never holds a value that is still needed: how many free places are there, and how many \
     values of `nums2` are left?",
    "**The idea.** Let `i = m`, `j = n`, and write to place `i + j − 1`. While `j > 0`: if `i > 0` and \
     `nums1[i − 1] > nums2[j − 1]`, move that value and count `i` down; otherwise move `nums2[j − 1]` and count `j` \
     down. There are always exactly `j` free places in front of the ones filled. When `j` is 0, what is left of \
     `nums1` already stands where it belongs. m + n steps, no memory.",
];

/// Of the stable merge.
pub(super) const STABLE: &[&str] = &[
    "Walk through both inputs with an index each. The next element of the result is always one of two: which ones?",
    "When the two are equal, the one from `a` comes first. So which comparison do you ask, `a < b`, `b < a`, `a <= b`? \
     One of them needs no second question.",
    "At most m + n − 1 comparisons: one for each element appended, and none for the last. What happens as soon as one \
     input is used up?",
    "**The idea.** While both inputs have elements left, take from `b` only if `b[j] < a[i]`, otherwise from `a`: that \
     one comparison keeps equal elements in order. When one input is used up, append the rest of the other with \
     `extend_from_slice`, without a comparison. m + n clones, at most m + n − 1 comparisons.",
];
