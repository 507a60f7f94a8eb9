//! `kihon solve minimum-window`: the shortest piece of a text that has all the
//! words, or all the characters, that are asked for.

use std::{collections::HashMap, ops::Range, path::PathBuf, process::ExitCode};

use kihon::problems::strings::minimum_window::{min_window, min_window_of, min_windows, min_windows_of};
use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::{
    Failure,
    input::{self, Content},
    json_line, no_answer, output,
    place::Places,
    progress::Progress,
};

/// Shortest piece of a text with all the given words or characters
#[derive(Debug, clap::Args)]
#[command(
    group = clap::ArgGroup::new("needed").required(true),
    after_help = "\
The text is UTF-8. Words are those of Unicode (UAX 29): `can't` is one word,
punctuation is none. What is needed twice is given twice. The order in the text
does not matter. The shortest piece is the one of the fewest words, or
characters; of several equally short ones the first, and with several files
the one in the first file. A piece never reaches from one file into the next.

Printed are the place, from the first to the last character as line:column,
counted from 1, and the piece as it stands there. No such piece: exit code 1.

Examples:
  kihon solve minimum-window --need 'white rabbit watch' alice.txt
  kihon solve minimum-window --chars 'äöüß' --all brief.txt
  kihon solve minimum-window -i --need 'to be or not to be' --json hamlet.txt"
)]
pub(super) struct Args {
    /// Words that must be in the piece, separated by blanks
    #[arg(long, value_name = "WORDS", group = "needed")]
    need: Option<String>,

    /// Characters that must be in the piece
    #[arg(long, value_name = "STRING", group = "needed")]
    chars: Option<String>,

    /// Texts [default: standard input]
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Take upper and lower case for the same (by Unicode lower case; a
    /// character whose lower case is several is left as it is)
    #[arg(short, long)]
    ignore_case: bool,

    /// Print every piece as short as the shortest
    #[arg(long)]
    all: bool,

    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Answer {
    /// Words or characters.
    unit: &'static str,
    /// How many of them the shortest window has.
    length: Option<usize>,
    windows: Vec<Window>,
}

/// A piece of a file. Lines and columns count from 1 and characters, the end
/// is the last character; bytes count from 0 and the end is one past it.
#[derive(Debug, PartialEq, Serialize)]
struct Window {
    file: String,
    start_line: u64,
    start_column: u64,
    end_line: u64,
    end_column: u64,
    start_byte: usize,
    end_byte: usize,
    text: String,
}

pub(super) fn run(args: &Args) -> Result<ExitCode, Failure> {
    let need = Need::of(args)?;
    let sources = input::sources(&args.files)?;
    let progress = Progress::new(input::total_len(&sources), false);
    let mut answer = Answer { unit: need.unit(), length: None, windows: Vec::new() };
    let mut seen = vec![0; need.tokens.len()];
    for source in &sources {
        progress.phase("reading");
        let content = source.read_all(&progress)?;
        let text = content.text()?;
        progress.phase("searching");
        let Some(found) = need.search(text, args.all) else {
            need.count(text, &mut seen);
            continue;
        };
        match answer.length {
            Some(best) if best < found.length || (best == found.length && !args.all) => continue,
            Some(best) if best == found.length => {}
            _ => answer.windows.clear(),
        }
        answer.length = Some(found.length);
        answer.windows.extend(placed(&content, text, &found.pieces));
    }
    drop(progress);
    if args.json {
        output::print(&json_line(&answer)?)?;
    } else {
        output::print(&text_of(&answer))?;
    }
    Ok(if answer.length.is_some() { ExitCode::SUCCESS } else { no_answer(&need.lack(&seen)) })
}

/// What a window must have: token `i` as many times as it is among `ids`.
#[derive(Debug)]
struct Need {
    text: String,
    words: bool,
    ignore_case: bool,
    tokens: HashMap<String, u32>,
    ids: Vec<u32>,
}

/// The shortest windows of one text.
#[derive(Debug)]
struct Found {
    /// In tokens.
    length: usize,
    /// In bytes, from left to right.
    pieces: Vec<Range<usize>>,
}

/// The id of tokens that are not needed.
const OTHER: u32 = u32::MAX;

impl Need {
    fn of(args: &Args) -> Result<Self, Failure> {
        let (words, option, text) = match (&args.need, &args.chars) {
            (Some(text), _) => (true, "--need", text.as_str()),
            (None, text) => (false, "--chars", text.as_deref().unwrap_or_default()),
        };
        let need = Self::new(words, args.ignore_case, text);
        if need.ids.is_empty() {
            let what = if words { "word" } else { "character" };
            return Err(Failure::Message(format!("{option}: expected at least one {what}, found {text:?}")));
        }
        Ok(need)
    }

    fn new(words: bool, ignore_case: bool, text: &str) -> Self {
        let mut need = Self { text: text.to_owned(), words, ignore_case, tokens: HashMap::new(), ids: Vec::new() };
        for (_, token) in need.cut(text) {
            let token = need.folded(token);
            let next = need.tokens.len() as u32;
            need.ids.push(*need.tokens.entry(token).or_insert(next));
        }
        need
    }

    fn unit(&self) -> &'static str {
        if self.words { "words" } else { "characters" }
    }

    /// The tokens of a text and where each begins.
    fn cut<'t>(&self, text: &'t str) -> Box<dyn Iterator<Item = (usize, &'t str)> + 't> {
        if self.words {
            Box::new(text.unicode_word_indices())
        } else {
            Box::new(text.char_indices().map(|(at, character)| (at, &text[at..at + character.len_utf8()])))
        }
    }

    fn folded(&self, token: &str) -> String {
        if !self.ignore_case {
            return token.to_owned();
        }
        let lower = token.to_lowercase();
        if !self.words && lower.chars().count() != 1 { token.to_owned() } else { lower }
    }

    fn id(&self, token: &str) -> Option<u32> {
        if self.ignore_case { self.tokens.get(&self.folded(token)) } else { self.tokens.get(token) }.copied()
    }

    /// The leftmost shortest window, or all shortest; `None` without any.
    fn search(&self, text: &str, all: bool) -> Option<Found> {
        if !self.words && !self.ignore_case {
            let first = |piece: &str| {
                let start = piece.as_ptr().addr() - text.as_ptr().addr();
                start..start + piece.len()
            };
            let pieces = if all {
                min_windows(text, &self.text)
            } else {
                min_window(text, &self.text).map(first).into_iter().collect()
            };
            let length = text[pieces.first()?.clone()].chars().count();
            return Some(Found { length, pieces });
        }
        let (mut ids, mut spans) = (Vec::new(), Vec::new());
        for (at, token) in self.cut(text) {
            ids.push(self.id(token).unwrap_or(OTHER));
            spans.push(at..at + token.len());
        }
        let windows =
            if all { min_windows_of(&ids, &self.ids) } else { min_window_of(&ids, &self.ids).into_iter().collect() };
        let length = windows.first()?.len();
        let pieces = windows.into_iter().map(|window| spans[window.start].start..spans[window.end - 1].end).collect();
        Some(Found { length, pieces })
    }

    /// Adds how often `text` has each token.
    fn count(&self, text: &str, seen: &mut [usize]) {
        for (_, token) in self.cut(text) {
            if let Some(id) = self.id(token) {
                seen[id as usize] += 1;
            }
        }
    }

    /// Which tokens no text has often enough.
    fn lack(&self, seen: &[usize]) -> String {
        let mut needed = vec![0; self.tokens.len()];
        for &id in &self.ids {
            needed[id as usize] += 1;
        }
        let mut lacking: Vec<_> = self
            .tokens
            .iter()
            .map(|(token, &id)| (id as usize, token))
            .filter(|&(id, _)| seen[id] < needed[id])
            .map(|(id, token)| (id, format!("{} of {} `{token}`", seen[id], needed[id])))
            .collect();
        lacking.sort();
        if lacking.is_empty() {
            return "no file has all that is needed".to_owned();
        }
        let lacking: Vec<String> = lacking.into_iter().map(|(_, text)| text).collect();
        format!("the text has {}", lacking.join(", "))
    }
}

/// Pieces of the text with their places.
fn placed(content: &Content, text: &str, pieces: &[Range<usize>]) -> Vec<Window> {
    let places = Places::new(text.as_bytes());
    let place = |&Range { start, end }: &Range<usize>| {
        let last = text[..end].char_indices().next_back().map_or(start, |(at, _)| at);
        let ((start_line, start_column), (end_line, end_column)) = (places.at(start), places.at(last));
        Window {
            file: content.name.clone(),
            start_line,
            start_column,
            end_line,
            end_column,
            start_byte: content.mark() + start,
            end_byte: content.mark() + end,
            text: text[start..end].to_owned(),
        }
    };
    pieces.iter().map(place).collect()
}

fn text_of(answer: &Answer) -> Vec<u8> {
    let mut out = String::new();
    for (number, window) in answer.windows.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let Window { file, start_line, start_column, end_line, end_column, text, .. } = window;
        let unit = if answer.length == Some(1) { answer.unit.trim_end_matches('s') } else { answer.unit };
        let length = answer.length.unwrap_or(0);
        out.push_str(&format!("{file}:{start_line}:{start_column}-{end_line}:{end_column}: {length} {unit}\n{text}\n"));
    }
    out.into_bytes()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn solve(need: &Need, text: &str, all: bool) -> Vec<Window> {
        let content = Content::new("t".to_owned(), text.as_bytes().to_vec());
        let text = content.text().unwrap();
        need.search(text, all).map_or_else(Vec::new, |found| placed(&content, text, &found.pieces))
    }

    fn texts(need: &Need, text: &str) -> Vec<String> {
        solve(need, text, true).into_iter().map(|window| window.text).collect()
    }

    #[test]
    fn words_are_those_of_unicode() {
        let need = Need::new(true, false, "can't, stop");
        let text = "stop -- can? can't (now) stop!";
        assert_eq!(texts(&need, text), ["stop -- can? can't", "can't (now) stop"]);
        assert_eq!(texts(&Need::new(true, true, "STRASSE über"), "Über die Straße. Strasse, über"), ["Strasse, über"]);
    }

    #[test]
    fn places_count_characters_from_one() {
        let need = Need::new(false, false, "üß");
        let windows = solve(&need, "\u{feff}ä\nxü\r\nßö", false);
        let window = Window {
            file: "t".to_owned(),
            start_line: 2,
            start_column: 2,
            end_line: 3,
            end_column: 1,
            start_byte: 7,
            end_byte: 13,
            text: "ü\r\nß".to_owned(),
        };
        assert_eq!(windows, [window]);
    }

    #[test]
    fn case_folds_one_character_to_one() {
        assert_eq!(texts(&Need::new(false, true, "ÄS"), "xäs"), ["äs"]);
        // The lower case of İ is two characters.
        assert_eq!(texts(&Need::new(false, true, "İ"), "ixİ"), ["İ"]);
    }

    #[test]
    fn what_is_lacking_is_said() {
        let need = Need::new(true, false, "b a b");
        assert_eq!(need.lack(&[1, 0]), "the text has 1 of 2 `b`, 0 of 1 `a`");
    }

    proptest! {
        #[test]
        fn pieces_are_found_by_trying_all(text in "[aé\n ]{0,14}", needed in "[aé]{1,3}") {
            let need = Need::new(false, false, &needed);
            let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let has_all = |piece: &str| "aé".chars().all(|c| piece.matches(c).count() >= needed.matches(c).count());
            let pieces: Vec<(usize, &str)> = (0..ends.len())
                .flat_map(|start| (start..ends.len()).map(move |end| (start, end)))
                .map(|(start, end)| (end - start, &text[ends[start]..ends[end]]))
                .filter(|(_, piece)| has_all(piece))
                .collect();
            let shortest = pieces.iter().map(|piece| piece.0).min();
            let expected: Vec<&str> = pieces.iter().filter(|piece| Some(piece.0) == shortest).map(|piece| piece.1).collect();
            let found = solve(&need, &text, true);
            prop_assert!(found.iter().map(|window| window.text.as_str()).eq(expected));
            for window in &found {
                let line = text.split('\n').nth(window.start_line as usize - 1).unwrap();
                let from: String = line.chars().skip(window.start_column as usize - 1).collect();
                prop_assert!(from.starts_with(window.text.split('\n').next().unwrap()));
                prop_assert_eq!(&text[window.start_byte..window.end_byte], &window.text);
            }
        }
    }
}
