//! Lines and columns of offsets.
//!
//! Both count from 1. A line ends at LF. A column counts characters of UTF-8:
//! bytes that do not continue one, which is also what is counted where bytes
//! are no UTF-8.

use memchr::{memchr_iter, memrchr};

/// Bytes between two places at which the characters so far are known.
const STEP: usize = 4096;

/// The number of the line in which `offset` lies.
pub(super) fn line_of(bytes: &[u8], offset: usize) -> u64 {
    1 + memchr_iter(b'\n', &bytes[..offset]).count() as u64
}

/// Line and column of one offset; for many use [`Places`].
pub(super) fn line_and_column(bytes: &[u8], offset: usize) -> (u64, u64) {
    let line_start = memrchr(b'\n', &bytes[..offset]).map_or(0, |newline| newline + 1);
    (line_of(bytes, offset), 1 + characters(&bytes[line_start..offset]))
}

fn characters(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|&byte| byte & 0xc0 != 0x80).count() as u64
}

/// Tells lines and columns of any number of offsets, each in O(log n) for n
/// lines, however long the lines are.
#[derive(Debug)]
pub(super) struct Places<'a> {
    bytes: &'a [u8],
    newlines: Vec<usize>,
    /// Characters that begin before each multiple of [`STEP`].
    before: Vec<u64>,
}

impl<'a> Places<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        let newlines = memchr_iter(b'\n', bytes).collect();
        let mut sum = 0;
        let mut before = vec![0];
        for step in bytes.chunks(STEP) {
            sum += characters(step);
            before.push(sum);
        }
        Self { bytes, newlines, before }
    }

    /// Line and column of `offset`.
    pub(super) fn at(&self, offset: usize) -> (u64, u64) {
        let line = self.newlines.partition_point(|&newline| newline < offset);
        let line_start = if line == 0 { 0 } else { self.newlines[line - 1] + 1 };
        (line as u64 + 1, 1 + self.characters_before(offset) - self.characters_before(line_start))
    }

    fn characters_before(&self, offset: usize) -> u64 {
        let step = offset / STEP;
        self.before[step] + characters(&self.bytes[step * STEP..offset])
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_characters() {
        let text = "aä\nüö!".as_bytes();
        assert_eq!(line_and_column(text, 0), (1, 1));
        assert_eq!(line_and_column(text, text.len() - 1), (2, 3));
        assert_eq!(line_and_column(b"\xff\xff!", 2), (1, 3));
    }

    proptest! {
        #[test]
        fn as_the_standard_library_counts(text in "[aé\n]{0,20}", long in 0_usize..3) {
            // Some lines reach over several steps.
            let text = text.replace('a', &"a".repeat(1 + long * (STEP - 1)));
            let places = Places::new(text.as_bytes());
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for offset in ends.step_by(1 + long * 997) {
                let line = text[..offset].split('\n').count() as u64;
                let column = text[..offset].split('\n').next_back().unwrap().chars().count() as u64 + 1;
                prop_assert_eq!(places.at(offset), (line, column));
                prop_assert_eq!(line_and_column(text.as_bytes(), offset), (line, column));
            }
        }
    }
}
