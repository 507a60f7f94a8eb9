//! Markdown on a terminal.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice, stdout};
use termimad::{MadSkin, crossterm::style::Color};

use super::super::{Failure, output};

/// Lines longer than this are hard to read.
const WIDEST: usize = 100;
const NARROWEST: usize = 20;

/// Prints `text`: rendered on a terminal, as it is into a file or a pipe.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let choice = AutoStream::choice(&io::stdout());
    let coloured = choice != ColorChoice::Never;
    if !io::stdout().is_terminal() && !coloured {
        writeln!(stdout(), "{}", text.trim_end())?;
        return Ok(());
    }
    let width = output::width(80);
    writeln!(stdout(), "{}", rendered(text, width.clamp(NARROWEST, WIDEST), coloured))?;
    Ok(())
}

/// `text` as a terminal of this width shows it.
fn rendered(text: &str, width: usize, coloured: bool) -> String {
    let mut skin = if coloured { MadSkin::default() } else { MadSkin::no_style() };
    for header in &mut skin.headers {
        header.align = termimad::Alignment::Left;
    }
    if coloured {
        skin.set_headers_fg(Color::Green);
        skin.inline_code.set_fgbg(Color::Cyan, Color::Reset);
        skin.code_block.set_fgbg(Color::Cyan, Color::Reset);
    }
    skin.table_border_chars = termimad::ROUNDED_TABLE_BORDER_CHARS;
    let unwrapped = unwrapped(text);
    let shown = skin.text(&unwrapped, Some(width)).to_string();
    let lines: Vec<&str> = shown.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned()
}

/// With each paragraph and list item on one line: the renderer takes an end of
/// line for the end of a paragraph.
fn unwrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let (mut fenced, mut open) = (false, false);
    for line in text.lines() {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        let begins = fence || fenced || line.trim().is_empty() || is_start_of_block(line);
        match lines.last_mut() {
            Some(last) if open && !begins => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.to_owned()),
        }
        let single = fence || fenced || line.trim().is_empty() || line.starts_with(['#', '|']);
        open = !single;
    }
    lines.join("\n")
}

fn is_start_of_block(line: &str) -> bool {
    let line = line.trim_start();
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['#', '|', '>'])
        || ["- ", "* "].iter().any(|mark| line.starts_with(mark))
        || (number.len() < line.len() && number.starts_with(". "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_items_become_lines() {
        let text = "# T\none\ntwo\n\n- a\n  b\n- c\n\n```text\nx\n  y\n```\nend\nof it\n| a |\n|---|\n| b |\n";
        let lines = "# T\none two\n\n- a b\n- c\n\n```text\nx\n  y\n```\nend of it\n| a |\n|---|\n| b |";
        assert_eq!(unwrapped(text), lines);
    }

    #[test]
    fn statements_fit_the_terminal() {
        for kata in kihon_problems::katas() {
            for width in [40, 80] {
                let shown = rendered(kata.about().statement, width, false);
                let id = kata.about().id;
                // Code is not broken: it may be longer.
                let code: Vec<&str> = kata.about().statement.lines().map(str::trim).collect();
                for line in shown.lines().filter(|line| !code.contains(&line.trim())) {
                    assert!(line.chars().count() <= width, "{id} at {width}: {line}");
                }
                assert!(!shown.contains('\u{1b}'), "{id}");
            }
        }
    }
}
