//! Problems on arrays.
