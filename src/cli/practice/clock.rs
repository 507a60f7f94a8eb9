//! What day and time it is where the person sits.

use jiff::Zoned;

/// `2026-11-21`.
pub(crate) fn today() -> String {
    Zoned::now().strftime("%Y-%m-%d").to_string()
}

/// `2026-11-21T09-06-45`, to be used in file names.
pub(crate) fn now() -> String {
    Zoned::now().strftime("%Y-%m-%dT%H-%M-%S").to_string()
}
