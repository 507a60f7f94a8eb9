//! Problems on trees.
