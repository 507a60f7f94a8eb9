//! Numeric cores.
