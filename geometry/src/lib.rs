//! Plane geometry.
