//! Where input comes from, how it is cut into lines, and what is said when it
//! is not what was expected.
//!
//! Input is bytes. A line ends at LF or CRLF, the last one also at the end of
//! the input; a byte order mark at the very start is not part of it. Only
//! where a reader needs text is UTF-8 asked for.

use std::{
    borrow::Cow,
    error::Error,
    fmt,
    fs::File,
    io::{self, IsTerminal, Read},
    path::{Path, PathBuf},
    str,
};

use super::{super::Failure, place::line_of, progress::Progress};

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// Characters of a piece of input that a message repeats.
const SHOWN: usize = 40;

/// A file named on the command line, or standard input.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Source {
    Stdin,
    File(PathBuf),
}

impl Source {
    /// `-` is standard input.
    pub(super) fn new(path: &Path) -> Self {
        if path.as_os_str() == "-" { Self::Stdin } else { Self::File(path.to_path_buf()) }
    }

    /// How messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Stdin => "(stdin)".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Its length, where that is known before reading: of regular files.
    pub(super) fn len(&self) -> Option<u64> {
        match self {
            Self::Stdin => None,
            Self::File(path) => path.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len()),
        }
    }

    pub(super) fn open(&self) -> Result<Box<dyn Read>, InputError> {
        match self {
            Self::Stdin => {
                if io::stdin().is_terminal() {
                    anstream::eprintln!("reading from the terminal; Ctrl-D ends the input");
                }
                Ok(Box::new(io::stdin().lock()))
            }
            Self::File(path) => match File::open(path) {
                Ok(file) => Ok(Box::new(file)),
                Err(error) => Err(self.io(error)),
            },
        }
    }

    /// All of it, without a byte order mark. `skipped` in the answer is the
    /// length of the mark: what offsets must be corrected by.
    pub(super) fn read_all(&self, progress: &Progress) -> Result<Content, InputError> {
        let mut reader = self.open()?;
        let mut bytes = Vec::new();
        loop {
            let read = reader.by_ref().take(1 << 20).read_to_end(&mut bytes).map_err(|error| self.io(error))?;
            if read == 0 {
                return Ok(Content::new(self.name(), bytes));
            }
            progress.advance(read as u64);
        }
    }

    pub(super) fn io(&self, error: io::Error) -> InputError {
        InputError::Io { name: self.name(), error }
    }
}

/// The sources named on the command line: none means standard input, which
/// can be read only once.
pub(super) fn sources(paths: &[PathBuf]) -> Result<Vec<Source>, Failure> {
    if paths.is_empty() {
        return Ok(vec![Source::Stdin]);
    }
    let sources: Vec<Source> = paths.iter().map(|path| Source::new(path)).collect();
    if sources.iter().filter(|&source| *source == Source::Stdin).count() > 1 {
        return Err(Failure::Message("`-` is given twice, but standard input can be read only once".to_owned()));
    }
    Ok(sources)
}

/// The sum of the lengths, where all are known.
pub(super) fn total_len(sources: &[Source]) -> Option<u64> {
    sources.iter().map(Source::len).sum()
}

/// A whole input in memory, and its name.
#[derive(Clone, Debug)]
pub(super) struct Content {
    pub(super) name: String,
    bytes: Vec<u8>,
}

impl Content {
    pub(super) fn new(name: String, bytes: Vec<u8>) -> Self {
        Self { name, bytes }
    }

    /// The length of the byte order mark, 0 without one.
    pub(super) fn mark(&self) -> usize {
        if self.bytes.starts_with(MARK) { MARK.len() } else { 0 }
    }

    /// Everything after a byte order mark.
    pub(super) fn bytes(&self) -> &[u8] {
        without_mark(&self.bytes)
    }

    /// The same as text.
    pub(super) fn text(&self) -> Result<&str, InputError> {
        str::from_utf8(self.bytes()).map_err(|error| {
            let offset = self.mark() + error.valid_up_to();
            let line = line_of(&self.bytes, offset);
            InputError::NotUtf8 { name: self.name.clone(), line, offset, byte: self.bytes[offset] }
        })
    }
}

/// `bytes` after a byte order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(MARK).unwrap_or(bytes)
}

/// The lines of `bytes` with the offset at which each begins and without
/// their ends.
pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let offset = bytes.len() - rest.len();
        let (line, after) = match memchr::memchr(b'\n', rest) {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, &rest[rest.len()..]),
        };
        rest = after;
        Some((offset, without_return(line)))
    })
}

/// `line` without the CR of a CRLF.
pub(super) fn without_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// A piece of input as messages quote it: one line, control characters
/// escaped, the middle of a long piece left out.
pub(in crate::cli) fn quoted(piece: &[u8]) -> String {
    let text = String::from_utf8_lossy(&piece[..piece.len().min(16 * SHOWN)]);
    let mut out = String::from("`");
    for (count, character) in text.chars().enumerate() {
        if count == SHOWN {
            out.push('…');
            break;
        }
        if character.is_control() { out.extend(character.escape_default()) } else { out.push(character) }
    }
    out.push('`');
    out
}

/// The same, but an empty piece is called `what`.
pub(super) fn quoted_or(piece: &[u8], what: &'static str) -> Cow<'static, str> {
    if piece.is_empty() { Cow::Borrowed(what) } else { Cow::Owned(quoted(piece)) }
}

/// What is wrong with an input.
#[derive(Debug)]
pub(super) enum InputError {
    /// It cannot be opened or read.
    Io { name: String, error: io::Error },
    /// Something else stands where something was expected.
    Malformed { name: String, line: u64, column: Option<u64>, expected: String, found: String },
    /// It is not UTF-8, and text was needed.
    NotUtf8 { name: String, line: u64, offset: usize, byte: u8 },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { name, error } => write!(f, "{name}: {error}"),
            Self::Malformed { name, line, column, expected, found } => {
                write!(f, "{name}:{line}:")?;
                if let Some(column) = column {
                    write!(f, "{column}:")?;
                }
                write!(f, " expected {expected}, found {found}")
            }
            Self::NotUtf8 { name, line, offset, byte } => {
                write!(f, "{name}:{line}: expected UTF-8 text, found the byte 0x{byte:02x} at offset {offset}")
            }
        }
    }
}

impl Error for InputError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::Malformed { .. } | Self::NotUtf8 { .. } => None,
        }
    }
}

impl From<InputError> for Failure {
    fn from(error: InputError) -> Self {
        Self::Message(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(bytes: &[u8]) -> Vec<(usize, &[u8])> {
        lines(bytes).collect()
    }

    #[test]
    fn lines_end_at_lf_crlf_and_the_end() {
        assert_eq!(cut(b""), []);
        assert_eq!(cut(b"\n"), [(0, &b""[..])]);
        assert_eq!(cut(b"a\r\nb\n\nc"), [(0, &b"a"[..]), (3, b"b"), (5, b""), (6, b"c")]);
        assert_eq!(cut(b"a\rb\r"), [(0, &b"a\rb"[..])]);
    }

    #[test]
    fn long_and_odd_pieces_are_elided_on_one_line() {
        assert_eq!(quoted(b"a\tb\xff"), "`a\\tb\u{fffd}`");
        let long = quoted(&[b'x'; 1_000_000]);
        assert_eq!(long.chars().count(), SHOWN + 3);
        assert!(long.ends_with("…`"));
    }

    #[test]
    fn the_offset_of_a_bad_byte_counts_the_mark() {
        let content = Content::new("t".to_owned(), b"\xef\xbb\xbfab\nc\xff".to_vec());
        assert_eq!(
            content.text().unwrap_err().to_string(),
            "t:2: expected UTF-8 text, found the byte 0xff at offset 7"
        );
    }

    proptest! {
        #[test]
        fn lines_are_what_the_standard_library_cuts(text in "[ab\r\n]{0,20}") {
            let ours: Vec<&[u8]> = lines(text.as_bytes()).map(|(_, line)| line).collect();
            let theirs: Vec<&[u8]> = text
                .split_inclusive('\n')
                .map(|line| line.strip_suffix('\n').unwrap_or(line))
                .map(|line| line.strip_suffix('\r').unwrap_or(line).as_bytes())
                .collect();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn offsets_point_at_their_lines(text in "[ab\n]{0,20}") {
            for (offset, line) in lines(text.as_bytes()) {
                prop_assert!(text.as_bytes()[offset..].starts_with(line));
                prop_assert!(offset == 0 || text.as_bytes()[offset - 1] == b'\n');
            }
        }
    }
}
