//! Problems on strings and sequences of tokens.
