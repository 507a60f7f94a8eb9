//! Text cut into the lines of a terminal.

use unicode_width::UnicodeWidthChar;

/// What stands in for a tab.
const TAB: &str = "    ";

/// The lines of `text` on a terminal of so many columns. Escape sequences take
/// no room; other control characters, which could move the cursor, are left out.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for whole in text.lines() {
        let whole = whole.replace('\t', TAB);
        let (mut line, mut used) = (String::new(), 0);
        let mut rest = whole.as_str();
        while let Some(c) = rest.chars().next() {
            let (taken, width) =
                if c == '\x1b' { (escape(rest), 0) } else { (&rest[..c.len_utf8()], c.width().unwrap_or(0)) };
            rest = &rest[taken.len()..];
            if used + width > columns {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            used += width;
            if !c.is_control() || taken.ends_with('m') {
                line.push_str(taken);
            }
        }
        lines.push(line);
    }
    lines
}

/// The escape sequence at the beginning of `text`.
fn escape(text: &str) -> &str {
    let Some(inner) = text.strip_prefix("\x1b[") else { return &text[..1] };
    let end = inner.find(|c: char| ('@'..='~').contains(&c));
    end.map_or(text, |end| &text[..2 + end + 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_wide_as_the_terminal() {
        for (text, lines) in [
            ("", &[][..]),
            ("\n", &[""]),
            ("abc\n\nde", &["abc", "", "de"]),
            ("abcd", &["abcd"]),
            ("abcdefghi", &["abcd", "efgh", "i"]),
            ("日本語", &["日本", "語"]),
            ("a日本語", &["a日", "本語"]),
            ("\tx", &["    ", "x"]),
            // A mark that is combined takes no room.
            ("abcde\u{301}", &["abcd", "e\u{301}"]),
        ] {
            assert_eq!(wrapped(text, 4), lines, "{text:?}");
        }
    }

    #[test]
    fn colours_stay_and_take_no_room_and_nothing_moves_the_cursor() {
        assert_eq!(wrapped("\x1b[1m\x1b[31mab\x1b[0mcde", 4), ["\x1b[1m\x1b[31mab\x1b[0mcd", "e"]);
        assert_eq!(wrapped("a\x1b[2Jb\x1b[10;3Hc\rd\x07e\x1b", 9), ["abcde"]);
        assert_eq!(wrapped("a\x1b[", 9), ["a"]);
    }
}
