//! Markdown as HTML that needs nothing from elsewhere: no image is fetched, no
//! tag of the text becomes one of the page.

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

use crate::cli::compare::escaped;

/// The whole text.
pub(super) fn html(markdown: &str) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events(markdown));
    // A wide table scrolls by itself, not with the page. Tags of the text are
    // escaped, so these are the renderer's.
    out.replace("<table>", "<div class=\"scroll\"><table>").replace("</table>", "</table></div>")
}

/// A phrase as a sentence: a capital first, no full stop.
pub(super) fn sentence(phrase: &str) -> String {
    let phrase = phrase.trim().trim_end_matches('.');
    let mut rest = phrase.chars();
    let capital = rest.next().into_iter().flat_map(char::to_uppercase);
    let told: String = capital.chain(rest).collect();
    let page = html(&told);
    page.trim().trim_start_matches("<p>").trim_end_matches("</p>").to_owned()
}

/// The words of the first paragraph.
pub(super) fn first_paragraph(markdown: &str) -> String {
    let mut text = String::new();
    let paragraph = events(markdown)
        .skip_while(|event| !matches!(event, Event::Start(Tag::Paragraph)))
        .take_while(|event| !matches!(event, Event::End(TagEnd::Paragraph)));
    for event in paragraph {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock | Tag::Image { .. }) | Event::End(TagEnd::HtmlBlock | TagEnd::Image) => None,
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let safe = ["https://", "http://", "#"].iter().any(|start| dest_url.starts_with(start));
            let dest_url = if safe { dest_url } else { CowStr::Borrowed("#") };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        event => Some(event),
    })
}

/// Rust source with its comments, strings and keywords marked.
pub(super) fn rust(source: &str) -> String {
    const KEYWORDS: &str = " as break const continue crate else enum fn for if impl in let loop match mod move mut pub \
                            ref return self Self static struct super trait type unsafe use where while ";
    let mut out = String::with_capacity(source.len() * 2);
    let mut mark = |class: &str, text: &str| {
        let text = escaped(text);
        out.push_str(&if class.is_empty() { text } else { format!("<span class=\"{class}\">{text}</span>") });
    };
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (class, length) = match first {
            '/' if rest.starts_with("//") => ("com", rest.find('\n').unwrap_or(rest.len())),
            '"' => ("str", string_end(rest)),
            // A character, not a lifetime: the quote closes after one of them.
            '\'' => match char_end(rest) {
                Some(end) => ("str", end),
                None => ("", 1),
            },
            c if c.is_ascii_digit() => {
                ("num-lit", rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len()))
            }
            c if c.is_alphabetic() || c == '_' => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
                (if KEYWORDS.contains(&format!(" {} ", &rest[..end])) { "key-word" } else { "" }, end)
            }
            _ => ("", first.len_utf8()),
        };
        let (token, after) = rest.split_at(length);
        mark(class, token);
        rest = after;
    }
    out
}

fn string_end(text: &str) -> usize {
    let mut escape = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escape => escape = false,
            '\\' => escape = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

fn char_end(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().skip(1);
    let (_, c) = chars.next()?;
    if c == '\\' {
        return text[2..].find('\'').filter(|&at| at < 12).map(|at| at + 3 + usize::from(text[2..].starts_with('\'')));
    }
    chars.next().filter(|&(_, quote)| quote == '\'').map(|(at, _)| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_fetched_and_no_tag_gets_through() {
        let page = html(
            "A <script>alert(1)</script> ![picture](https://e.org/p.png) [go](javascript:alert(1)) [x](https://e.org)\n\n\
             <img src=x>\n",
        );
        for tag in ["<script", "<img", "javascript:", "p.png"] {
            assert!(!page.contains(tag), "{page}");
        }
        assert!(page.contains("picture") && page.contains("&lt;script&gt;"), "{page}");
        assert!(page.contains("<a href=\"https://e.org\">x</a>"), "{page}");
    }

    #[test]
    fn tables_scroll_by_themselves() {
        let page = html("| a | b |\n|---|---|\n| 1 | `2` |\n");
        assert!(page.contains("<div class=\"scroll\"><table>") && page.contains("</table></div>"), "{page}");
        assert!(page.contains("<code>2</code>"), "{page}");
    }

    #[test]
    fn the_first_paragraph_in_plain_words() {
        assert_eq!(first_paragraph("# Title\n\nGiven `s`, find\n**it**.\n\nMore."), "Given s, find it.");
        assert_eq!(first_paragraph("# Title\n"), "");
    }

    #[test]
    fn source_is_marked_and_else_unchanged() {
        let source =
            "// a < b\nfn f<'a>(s: &'a str) -> char { let x = \"q\\\"//\"; if 1_0u8 > 2 { '\\'' } else { '\"' } }\n";
        let marked = rust(source);
        for part in [
            "<span class=\"com\">// a &lt; b</span>",
            "<span class=\"key-word\">fn</span> f&lt;'a&gt;",
            "<span class=\"str\">&quot;q\\&quot;//&quot;</span>",
            "<span class=\"num-lit\">1_0u8</span>",
            "<span class=\"str\">'\\''</span>",
            "<span class=\"str\">'&quot;'</span>",
        ] {
            assert!(marked.contains(part), "{part} in {marked}");
        }
        let mut plain = marked.replace("</span>", "");
        for class in ["com", "str", "num-lit", "key-word"] {
            plain = plain.replace(&format!("<span class=\"{class}\">"), "");
        }
        assert_eq!(plain, escaped(source));
    }
}
