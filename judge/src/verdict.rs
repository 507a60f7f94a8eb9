//! What the judge says.

/// The verdict without its particulars.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerdictKind {
    /// Right on every input tried, and growing no faster than asked.
    Accepted,
    /// A wrong answer.
    Wrong,
    /// A panic other than `todo!()`.
    Panicked,
    /// No answer within the limit.
    TimedOut,
    /// The stack overflowed.
    StackOverflowed,
    /// Right, but its cost grows faster than the statement asks.
    TooSlow,
    /// Right, but over an exact bound: comparisons or bytes.
    OverLimit,
    /// The body is still `todo!()`.
    NotStarted,
}
