//! What a child process writes down while it judges, one JSON value a line, so
//! that its parent knows the input at hand when the child hangs or dies.

use std::{
    fs::{File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};

use crate::verdict::{Origin, Outcome};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Event {
    /// The solution is about to be called on this input.
    Try {
        /// Where the input came from; a pattern can be made again from it.
        origin: Origin,
        /// The input itself where it cannot.
        literal: Option<serde_json::Value>,
    },
    /// A candidate of a list is about to be tried: its index.
    Candidate(usize),
    /// The judge is at work of its own, and may not be stopped for it.
    Thinking,
    /// A failure, better (smaller) than those before it.
    Found(Box<Outcome>),
    /// The judgement is over.
    Done(Box<Outcome>),
}

/// The child's end: appends and never buffers, for the child may die next.
#[derive(Debug)]
pub(crate) struct Writer {
    file: File,
}

impl Writer {
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { file: OpenOptions::new().append(true).create(true).open(path)? })
    }

    pub(crate) fn write(&mut self, event: &Event) {
        let mut line = serde_json::to_vec(event).expect("an event is plain data");
        line.push(b'\n');
        // A full disk leaves a shorter journal; the verdict then misses its
        // input, which beats not judging at all.
        let _ = self.file.write_all(&line);
    }
}

/// The parent's end: reads the lines completed since the last look.
#[derive(Debug)]
pub(crate) struct Reader {
    file: File,
    partial: Vec<u8>,
}

impl Reader {
    /// Creates the journal, empty.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(true).open(path)?;
        Ok(Self { file, partial: Vec::new() })
    }

    pub(crate) fn read_new(&mut self) -> io::Result<Vec<Event>> {
        let position = self.file.stream_position()?;
        self.file.seek(SeekFrom::Start(position))?;
        self.file.read_to_end(&mut self.partial)?;
        let Some(end) = self.partial.iter().rposition(|&b| b == b'\n') else { return Ok(Vec::new()) };
        let complete: Vec<u8> = self.partial.drain(..=end).collect();
        let lines = complete.split(|&b| b == b'\n').filter(|line| !line.is_empty());
        Ok(lines.filter_map(|line| serde_json::from_slice(line).ok()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_once_and_only_when_complete() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let mut reader = Reader::create(&path).unwrap();
        let mut writer = Writer::open(&path).unwrap();
        writer.write(&Event::Candidate(1));
        writer.write(&Event::Candidate(2));
        assert_eq!(reader.read_new().unwrap(), [Event::Candidate(1), Event::Candidate(2)]);
        writer.file.write_all(b"{\"candidate\":").unwrap();
        assert_eq!(reader.read_new().unwrap(), []);
        writer.file.write_all(b"3}\n").unwrap();
        assert_eq!(reader.read_new().unwrap(), [Event::Candidate(3)]);
    }
}
