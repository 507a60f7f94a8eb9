//! Tasks in the plane. The algorithms to use are those of `kihon-geometry`.
