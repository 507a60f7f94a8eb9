//! README examples as tests.
