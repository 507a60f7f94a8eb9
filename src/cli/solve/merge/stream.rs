//! Lines of an input of any length, in memory that does not grow with it.
//!
//! An input is read in chunks; a [`Line`] is a share in the chunk it lies in,
//! so that handing it on copies nothing. A chunk grows only for a line that
//! does not fit. A regular file is not kept open while others are read: with
//! thousands of files each chunk is read by opening the file, seeking, and
//! closing it again, which costs microseconds for each chunk and no descriptor.

use std::{
    cell::RefCell,
    cmp::Ordering,
    error::Error,
    fmt,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::PathBuf,
    rc::Rc,
};

use super::{
    super::{
        input::{InputError, Source, quoted, quoted_or, without_mark, without_return},
        progress::Progress,
    },
    Direction, Integers, Item, Order,
};

/// A line, with the CR that may end it but without the LF.
#[derive(Clone, Debug)]
pub(in super::super) struct Line {
    chunk: Rc<Vec<u8>>,
    range: Range<usize>,
}

impl Line {
    /// The line as it stands in the input.
    pub(in super::super) fn as_is(&self) -> &[u8] {
        &self.chunk[self.range.clone()]
    }

    /// The same with LF, where that stands behind it.
    pub(in super::super) fn with_end(&self) -> Option<&[u8]> {
        self.chunk.get(self.range.start..=self.range.end).filter(|line| line.ends_with(b"\n"))
    }

    /// The line without its end: what is compared.
    pub(in super::super) fn content(&self) -> &[u8] {
        without_return(self.as_is())
    }

    #[cfg(test)]
    pub(super) fn from_text(text: &str) -> Self {
        Self { chunk: Rc::new(text.as_bytes().to_vec()), range: 0..text.len() }
    }
}

enum Feed {
    Open(Box<dyn Read>),
    /// Opened anew for each chunk.
    Reopened {
        path: PathBuf,
        offset: u64,
    },
}

impl Feed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let result = match self {
                Self::Open(reader) => reader.read(buffer),
                Self::Reopened { path, offset } => File::open(path).and_then(|mut file| {
                    file.seek(SeekFrom::Start(*offset))?;
                    let read = file.read(buffer)?;
                    *offset += read as u64;
                    Ok(read)
                }),
            };
            match result {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => return other,
            }
        }
    }
}

/// The lines of one input.
pub(in super::super) struct Lines<'p> {
    source: Source,
    feed: Feed,
    progress: &'p Progress,
    chunk_len: usize,
    chunk: Rc<Vec<u8>>,
    /// What of the chunk is not yet given out.
    rest: Range<usize>,
    ended: bool,
    /// Lines given out so far.
    count: u64,
}

impl<'p> Lines<'p> {
    /// `keep_open`: hold the descriptor even of a regular file.
    pub(in super::super) fn new(
        source: &Source,
        keep_open: bool,
        chunk_len: usize,
        progress: &'p Progress,
    ) -> Result<Self, InputError> {
        let feed = match source {
            Source::File(path) if !keep_open && source.len().is_some() => {
                // To be told at once of a file that cannot be read.
                source.open()?;
                Feed::Reopened { path: path.clone(), offset: 0 }
            }
            _ => Feed::Open(source.open()?),
        };
        Ok(Self::of(source.clone(), feed, chunk_len, progress))
    }

    fn of(source: Source, feed: Feed, chunk_len: usize, progress: &'p Progress) -> Self {
        Self { source, feed, progress, chunk_len, chunk: Rc::default(), rest: 0..0, ended: false, count: 0 }
    }

    /// The next line; `None` at the end.
    fn next(&mut self) -> Result<Option<Line>, InputError> {
        let mut searched = 0;
        loop {
            let unsearched = &self.chunk[self.rest.start + searched..self.rest.end];
            if let Some(found) = memchr::memchr(b'\n', unsearched) {
                return Ok(Some(self.give(searched + found, 1)));
            }
            searched = self.rest.len();
            if self.ended {
                return Ok((searched > 0).then(|| self.give(searched, 0)));
            }
            self.fill()?;
        }
    }

    fn give(&mut self, len: usize, end: usize) -> Line {
        let start = self.rest.start;
        self.rest.start += len + end;
        let mut range = start..start + len;
        if self.count == 0 {
            range.start = range.end - without_mark(&self.chunk[range.clone()]).len();
        }
        self.count += 1;
        Line { chunk: Rc::clone(&self.chunk), range }
    }

    /// Reads more behind what is left.
    fn fill(&mut self) -> Result<(), InputError> {
        let left = self.rest.len();
        // Doubling, so that a line as long as the input is copied twice, not
        // once for every chunk.
        let room = self.chunk_len.max(2 * left);
        match Rc::get_mut(&mut self.chunk) {
            Some(chunk) => {
                chunk.copy_within(self.rest.clone(), 0);
                chunk.resize(room, 0);
                chunk.shrink_to(room);
            }
            None => {
                let mut chunk = Vec::with_capacity(room);
                chunk.extend_from_slice(&self.chunk[self.rest.clone()]);
                chunk.resize(room, 0);
                self.chunk = Rc::new(chunk);
            }
        }
        self.rest = 0..left;
        let Some(chunk) = Rc::get_mut(&mut self.chunk) else { return Ok(()) };
        let read = self.feed.read(&mut chunk[left..]).map_err(|error| self.source.io(error))?;
        self.progress.advance(read as u64);
        self.rest.end += read;
        self.ended = read == 0;
        Ok(())
    }
}

/// Why a merge stopped.
#[derive(Debug)]
pub(in super::super) enum MergeError {
    Input(InputError),
    /// A line that sorts before the one above it.
    Unsorted {
        name: String,
        line: u64,
        found: String,
        previous: String,
        hint: &'static str,
    },
}

impl fmt::Display for MergeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Input(error) => error.fmt(f),
            Self::Unsorted { name, line, found, previous, hint } => {
                write!(f, "{name}:{line}: not sorted: {found} comes after {previous}{hint}")
            }
        }
    }
}

impl Error for MergeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        if let Self::Input(error) = self { Some(error) } else { None }
    }
}

/// Where the inputs of one merge report what is wrong, the first one wins.
pub(in super::super) type Trouble = RefCell<Option<MergeError>>;

/// The lines of one input with their keys, checked to be sorted. It ends at
/// the end of the input or at trouble, which is then in `trouble`.
pub(in super::super) struct SortedLines<'p, O: Order> {
    lines: Lines<'p>,
    direction: Direction,
    previous: Option<Item<O>>,
    trouble: &'p Trouble,
}

impl<'p, O: Order> SortedLines<'p, O> {
    pub(in super::super) fn new(lines: Lines<'p>, direction: Direction, trouble: &'p Trouble) -> Self {
        Self { lines, direction, previous: None, trouble }
    }

    fn step(&mut self) -> Result<Option<Item<O>>, MergeError> {
        let previous = self.previous.take();
        let Some(line) = self.lines.next().map_err(MergeError::Input)? else { return Ok(None) };
        let (name, number) = (|| self.lines.source.name(), self.lines.count);
        let Some(key) = O::key(line.content()) else {
            return Err(MergeError::Input(InputError::Malformed {
                name: name(),
                line: number,
                column: None,
                expected: O::EXPECTED.to_owned(),
                found: quoted_or(line.content(), "an empty line").into_owned(),
            }));
        };
        let item = Item { key, line };
        if let Some(previous) = previous
            && self.direction.of(O::compare(&previous, &item)) == Ordering::Greater
        {
            let (found, previous) = (item.line.content(), previous.line.content());
            return Err(MergeError::Unsorted {
                name: name(),
                line: number,
                found: quoted(found),
                previous: quoted(previous),
                hint: hint::<O>(found, previous),
            });
        }
        self.previous = Some(item.clone());
        Ok(Some(item))
    }
}

/// The likely mistake, where two numbers are out of order as lines.
fn hint<O: Order>(found: &[u8], previous: &[u8]) -> &'static str {
    let numbers = Integers::key(found).is_some() && Integers::key(previous).is_some();
    if O::EXPECTED == super::Bytes::EXPECTED && numbers { " byte by byte; for numbers say --numbers" } else { "" }
}

impl<O: Order> Iterator for SortedLines<'_, O> {
    type Item = Item<O>;

    fn next(&mut self) -> Option<Item<O>> {
        if self.trouble.borrow().is_some() {
            return None;
        }
        self.step().unwrap_or_else(|error| {
            *self.trouble.borrow_mut() = Some(error);
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        super::{super::input, Bytes},
        *,
    };

    /// Gives out at most so many bytes at a time.
    struct Drip(Vec<u8>, usize);

    impl Read for Drip {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let len = self.1.min(buffer.len()).min(self.0.len());
            buffer[..len].copy_from_slice(&self.0[..len]);
            self.0.drain(..len);
            Ok(len)
        }
    }

    fn drip<'p>(bytes: &[u8], step: usize, chunk: usize, progress: &'p Progress) -> Lines<'p> {
        Lines::of(Source::Stdin, Feed::Open(Box::new(Drip(bytes.to_vec(), step))), chunk, progress)
    }

    fn unsorted(text: &str) -> Option<String> {
        let (progress, trouble) = (Progress::new(None, true), Trouble::default());
        let lines = drip(text.as_bytes(), 100, 100, &progress);
        SortedLines::<Bytes>::new(lines, Direction::Up, &trouble).for_each(drop);
        trouble.into_inner().map(|error| error.to_string())
    }

    #[test]
    fn what_is_not_sorted_is_told_with_its_line() {
        assert_eq!(unsorted("a\na\nb\n"), None);
        assert_eq!(unsorted("a\nc\nb\n"), Some("(stdin):3: not sorted: `b` comes after `c`".to_owned()));
        assert_eq!(
            unsorted("9\n10\n"),
            Some("(stdin):2: not sorted: `10` comes after `9` byte by byte; for numbers say --numbers".to_owned())
        );
    }

    #[test]
    fn chunks_do_not_grow_with_the_input() {
        let progress = Progress::new(None, true);
        let mut lines = drip(&b"0123456789\n".repeat(10_000), 1000, 64, &progress);
        while lines.next().unwrap().is_some() {
            assert!(lines.chunk.capacity() <= 64);
        }
        assert_eq!(lines.count, 10_000);
    }

    proptest! {
        #[test]
        fn chunks_are_not_seen(
            text in "\u{feff}?[ab\r\n]{0,40}",
            step in 1_usize..9,
            chunk in 1_usize..9,
            hold in any::<bool>(),
        ) {
            let progress = Progress::new(None, true);
            let mut lines = drip(text.as_bytes(), step, chunk, &progress);
            let (mut ours, mut held) = (Vec::new(), Vec::new());
            while let Some(line) = lines.next().unwrap() {
                ours.push(line.content().to_vec());
                if hold {
                    held.push(line);
                }
            }
            let bytes = without_mark(text.as_bytes());
            // A mark alone is a line for us, an empty one.
            let mut expected: Vec<Vec<u8>> = input::lines(bytes).map(|(_, line)| line.to_vec()).collect();
            if bytes.is_empty() && !text.is_empty() {
                expected.push(Vec::new());
            }
            prop_assert_eq!(&ours, &expected);
            // Lines held while later chunks are read stay what they were.
            prop_assert!(held.iter().map(Line::content).eq(ours.iter().take(held.len()).map(Vec::as_slice)));
        }
    }
}
