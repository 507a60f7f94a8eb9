//! The pages: an index, and one for each kata.

use std::fmt::{Arguments, Write};

use kihon::judge::{AnyKata, ReferenceText, Role, VerdictKind, contest::Comparison};

use super::{markdown, measured::Measured, site::Files};
use crate::cli::compare::{ComparisonView, METHOD, STYLE, escaped, figures_and_table, grouped, overview, plural};

const BOOK_STYLE: &str = include_str!("book.css");

/// Every file of the book, the index first.
pub(super) fn files(katas: &[Box<dyn AnyKata>], measured: Option<&Measured>) -> Files {
    let mut katas: Vec<&dyn AnyKata> = katas.iter().map(AsRef::as_ref).collect();
    katas.sort_by_key(|kata| (kata.about().topic, kata.about().id));
    let mut files = vec![
        ("index.html".to_owned(), index(&katas)),
        ("style.css".to_owned(), format!("/* Written by `kihon book`. */\n{STYLE}{BOOK_STYLE}")),
    ];
    for (at, &kata) in katas.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| katas[at]);
        let page = kata_page(kata, before, katas.get(at + 1).copied(), measured);
        files.push((file_name(kata), page));
    }
    files
}

/// The page of a kata.
fn file_name(kata: &dyn AnyKata) -> String {
    match kata.about().id {
        "index" => "index-kata.html".to_owned(),
        id => format!("{id}.html"),
    }
}

fn index(katas: &[&dyn AnyKata]) -> String {
    let mut body = String::from("<header>\n<h1>Katas</h1>\n");
    let topics: Vec<&[&dyn AnyKata]> = katas.chunk_by(|a, b| a.about().topic == b.about().topic).collect();
    push(
        &mut body,
        format_args!(
            "<p>{} to practise, on {}. Each page has the statement, hints to open one by one, and the known solutions \
             with what each teaches.</p>\n",
            counted(katas.len(), "kata"),
            counted(topics.len(), "shelf").replace("shelfs", "shelves"),
        ),
    );
    body.push_str(
        "<p class=\"dim\"><code>kihon init katas</code> writes a crate to practise in, judged by plain \
         <code>cargo test</code>.</p>\n</header>\n",
    );
    body.push_str("<nav class=\"topics\" aria-label=\"Topics\">\n");
    for topic in &topics {
        let name = escaped(topic[0].about().topic);
        push(&mut body, format_args!("<a href=\"#{name}\">{name} <small>{}</small></a>\n", topic.len()));
    }
    body.push_str("</nav>\n");
    for topic in topics {
        let name = escaped(topic[0].about().topic);
        push(&mut body, format_args!("<section id=\"{name}\">\n<h2>{name}</h2>\n<ul class=\"katas\">\n"));
        for &kata in topic {
            let about = kata.about();
            push(
                &mut body,
                format_args!(
                    "<li><a href=\"{}\">{}</a> <span class=\"cost\">O({})</span>\n<p>{}</p></li>\n",
                    escaped(&file_name(kata)),
                    escaped(about.title),
                    escaped(about.cost),
                    escaped(&markdown::first_paragraph(about.statement)),
                ),
            );
        }
        body.push_str("</ul>\n</section>\n");
    }
    page("Katas", &body)
}

fn kata_page(
    kata: &dyn AnyKata,
    before: Option<&dyn AnyKata>,
    after: Option<&dyn AnyKata>,
    measured: Option<&Measured>,
) -> String {
    let about = kata.about();
    let mut body = String::from("<nav class=\"ways\" aria-label=\"Katas\">\n<a href=\"index.html\">All katas</a>\n");
    let way = |kata: &dyn AnyKata, rel: &str, text: String| {
        format!("<a rel=\"{rel}\" href=\"{}\">{}</a>\n", escaped(&file_name(kata)), escaped(&text))
    };
    body.push_str("<span>");
    body.extend(before.map(|kata| way(kata, "prev", format!("← {}", kata.about().title))));
    body.extend(after.map(|kata| way(kata, "next", format!("{} →", kata.about().title))));
    body.push_str("</span>\n</nav>\n<main>\n");
    push(
        &mut body,
        format_args!(
            "<p class=\"facts dim\"><a href=\"index.html#{topic}\">{topic}</a> · cost asked for: O({cost}) · judged up to \
             n = {largest}</p>\n",
            topic = escaped(about.topic),
            cost = escaped(about.cost),
            largest = grouped(kata.largest() as u64),
        ),
    );
    push(&mut body, format_args!("<div class=\"statement\">\n{}</div>\n", statement(kata)));
    start(&mut body, kata);
    hints(&mut body, kata.hints());
    solutions(&mut body, kata);
    if let Some(measured) = measured {
        comparisons(&mut body, kata, measured);
    }
    body.push_str("</main>\n");
    page(about.title, &body)
}

fn statement(kata: &dyn AnyKata) -> String {
    let about = kata.about();
    let title = if about.statement.starts_with("# ") { String::new() } else { format!("# {}\n\n", about.title) };
    markdown::html(&format!("{title}{}", about.statement))
}

fn start(body: &mut String, kata: &dyn AnyKata) {
    let id = escaped(kata.about().id);
    push(
        body,
        format_args!(
            "<section id=\"start\">\n<h2>Start here</h2>\n<pre><code>{}</code></pre>\n<p>In a practice crate \
             <code>kihon start {id}</code> writes this into a file with the statement above it, and <code>kihon test \
             {id}</code> judges what becomes of it.</p>\n</section>\n",
            markdown::rust(kata.stub().trim_end()),
        ),
    );
}

fn hints(body: &mut String, hints: &[&str]) {
    body.push_str(
        "<section id=\"hints\">\n<h2>Hints</h2>\n<p class=\"dim\">Each says a little more than the one before; \
                   the last is the idea in words.</p>\n",
    );
    for (at, hint) in hints.iter().enumerate() {
        let number = format!("Hint {} of {}", at + 1, hints.len());
        push(
            body,
            format_args!("<details class=\"hint\">\n<summary>{number}</summary>\n{}</details>\n", markdown::html(hint)),
        );
    }
    body.push_str("</section>\n");
}

fn solutions(body: &mut String, kata: &dyn AnyKata) {
    body.push_str(
        "<section id=\"solutions\">\n<h2>Solutions</h2>\n<p class=\"dim\">From here on the page tells how it is \
         done.</p>\n",
    );
    for reference in kata.references() {
        solution(body, &reference);
    }
    body.push_str("</section>\n");
}

fn solution(body: &mut String, reference: &ReferenceText) {
    let ReferenceText { name, role, teaches, complexity, source, expect } = *reference;
    let slow = if expect == VerdictKind::Accepted { "" } else { " <em class=\"poor\">too slow to be accepted</em>" };
    let class = if role == Role::Ours { "solution ours" } else { "solution" };
    push(
        body,
        format_args!(
            "<article class=\"{class}\">\n<h3><code>{}</code> <small>{}{slow}</small></h3>\n<p>{}.</p>\n<p \
             class=\"dim\">{}</p>\n<details class=\"source\">\n<summary>Source</summary>\n<pre><code>{}</code></pre>\n\
             </details>\n</article>\n",
            escaped(name),
            role_in_words(role),
            markdown::sentence(teaches),
            escaped(complexity),
            markdown::rust(source.trim_end()),
        ),
    );
}

fn role_in_words(role: Role) -> &'static str {
    match role {
        Role::Naive => "the obvious way, and the oracle",
        Role::Standard => "with the standard library",
        Role::Reference => "a known algorithm",
        Role::Ours => "recommended",
        Role::Peer => "another crate",
    }
}

fn comparisons(body: &mut String, kata: &dyn AnyKata, measured: &Measured) {
    let id = kata.about().id;
    let is_own = |c: &&Comparison| c.id == id || c.id.strip_prefix(id).is_some_and(|rest| rest.starts_with('/'));
    let own: Vec<&Comparison> = measured.comparisons.iter().filter(is_own).collect();
    let views: Vec<ComparisonView> = own.iter().filter_map(|c| ComparisonView::of(c)).collect();
    if views.is_empty() {
        return;
    }
    push(
        body,
        format_args!(
            "<section id=\"compared\">\n<h2>Compared</h2>\n<p class=\"dim\">{}</p>\n<details>\n<summary>How this was \
             measured</summary>\n<p>{METHOD}</p>\n</details>\n",
            escaped(&measured.origin.told())
        ),
    );
    for group in views.chunk_by(|a, b| a.found.id == b.found.id) {
        let found = group[0].found;
        push(
            body,
            format_args!(
                "<div class=\"workload\">\n<h3>{}</h3>\n<p>{}.</p>\n<figure class=\"overview\">\n<figcaption>Recommended \
                 against the best other, by input</figcaption>\n{}</figure>\n",
                escaped(found.id),
                markdown::sentence(found.about),
                overview(group)
            ),
        );
        for (at, view) in group.iter().enumerate() {
            let n = view.headline.elements;
            let size = format!("{} {}", grouped(n as u64), plural(found.unit, n));
            let open = if at == 0 { " open" } else { "" };
            push(
                body,
                format_args!(
                    "<details class=\"pattern\"{open}>\n<summary>{} <small>{}</small></summary>\n",
                    escaped(view.found.pattern),
                    escaped(&size)
                ),
            );
            figures_and_table(body, view);
            body.push_str("</details>\n");
        }
        body.push_str("</div>\n");
    }
    body.push_str("</section>\n");
}

fn page(title: &str, body: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <meta name=\"generator\" content=\"kihon {}\"/>\n\
         <title>{title} · kihon</title>\n<link rel=\"icon\" href=\"data:,\"/>\n\
         <link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body class=\"book\">\n{body}</body>\n</html>\n",
        env!("CARGO_PKG_VERSION"),
    )
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {}", plural(what, count))
}

fn push(body: &mut String, arguments: Arguments) {
    body.write_fmt(arguments).expect("writing to a string");
}
