//! A comparison as a page: one file, no script, nothing from the network.

use std::fmt::Write;

use kihon::judge::{
    Role,
    contest::{Comparison, role_name},
};

use super::{
    origin::Origin,
    plot,
    svg::escaped,
    view::{Figures, Line, View, grouped, percent, plural, significant},
};

/// Colours, figures and tables.
pub(in crate::cli) const STYLE: &str = include_str!("report.css");

/// What a reader of the figures must know.
pub(in crate::cli) const METHOD: &str = "Every answer was checked before anything was timed. Times are CPU time of one \
     thread. In every round each implementation runs once, in changing order (the slowest sit some rounds out); a ratio \
     is the median over the rounds, its whisker reaches from the 10 % to the 90 % quantile. A difference below 3 % is \
     told as the same; ≈ stands before a figure from one or two rounds. Only ratios within one run compare.";

/// The page.
pub(super) fn page(all: &[Comparison], origin: &Origin) -> String {
    let views: Vec<View> = all.iter().filter_map(View::of).collect();
    let mut body = String::new();
    body.push_str("<header>\n<h1>Implementations compared</h1>\n");
    push(&mut body, format_args!("<p class=\"dim\">{}</p>\n", escaped(&origin.told())));
    push(&mut body, format_args!("<p>{METHOD}</p>\n</header>\n"));
    body.push_str("<section>\n<h2>Ours against the best other</h2>\n<div class=\"figures\">\n");
    for group in views.chunk_by(|a, b| a.found.id == b.found.id) {
        let id = escaped(group[0].found.id);
        push(&mut body, format_args!("<figure>\n<figcaption><a href=\"#{id}\">{id}</a></figcaption>\n"));
        push(&mut body, format_args!("{}</figure>\n", overview(group)));
    }
    body.push_str("</div>\n</section>\n");
    for group in views.chunk_by(|a, b| a.found.id == b.found.id) {
        section(&mut body, group);
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>kihon: implementations compared</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

fn section(body: &mut String, group: &[View]) {
    let found = group[0].found;
    let id = escaped(found.id);
    push(body, format_args!("<section id=\"{id}\">\n<h2>{id}</h2>\n<p>{}</p>\n", escaped(found.about)));
    for view in group {
        let n = view.headline.elements;
        let rounds = view.headline.rounds;
        let size = format!("{} {}, {rounds} {}", grouped(n as u64), plural(found.unit, n), plural("round", rounds));
        push(
            body,
            format_args!("<article>\n<h3>{} <small>{}</small></h3>\n", escaped(view.found.pattern), escaped(&size)),
        );
        figures_and_table(body, view);
        body.push_str("</article>\n");
    }
    body.push_str("</section>\n");
}

/// Ours against the best other, a bar for each pattern.
pub(in crate::cli) fn overview(group: &[View]) -> String {
    plot::overview(group)
}

/// All about one pattern but its name.
pub(in crate::cli) fn figures_and_table(body: &mut String, view: &View) {
    push(body, format_args!("<p class=\"dim\">{}</p>\n", with_code(view.found.pattern_about)));
    if !view.found.left_out.is_empty() {
        let sizes: Vec<String> = view.found.left_out.iter().map(|&n| grouped(n as u64)).collect();
        push(body, format_args!("<p class=\"poor\">Not enough time for n = {}.</p>\n", sizes.join(" and ")));
    }
    body.push_str("<div class=\"figures\">\n");
    if plot::has_growth(view) {
        push(body, format_args!("<figure>\n{}</figure>\n", plot::growth(view)));
    }
    if view.lines.iter().any(|line| line.to_best().is_some()) {
        push(body, format_args!("<figure>\n{}</figure>\n", plot::ratios(view)));
    }
    body.push_str("</div>\n");
    table(body, view);
}

/// Escaped, what stands in backticks as code.
fn with_code(text: &str) -> String {
    let parts = escaped(text);
    let parts: Vec<&str> = parts.split('`').collect();
    // One without its partner is a backtick.
    if parts.len().is_multiple_of(2) {
        return parts.join("`");
    }
    let part =
        |(at, part): (usize, &&str)| if at % 2 == 1 { format!("<code>{part}</code>") } else { (*part).to_owned() };
    parts.iter().enumerate().map(part).collect()
}

fn table(body: &mut String, view: &View) {
    let naive = match view.naive_at {
        Some(at) if at.size != view.headline.size => format!("× naive at {}", grouped(at.elements as u64)),
        _ => "× naive".to_owned(),
    };
    body.push_str("<div class=\"scroll\"><table>\n<thead><tr><th>implementation</th><th></th>");
    for heading in [format!("ns/{}", view.found.unit), naive, "× best other".into(), "spread".into(), "growth".into()]
    {
        push(body, format_args!("<th class=\"num\">{}</th>", escaped(&heading)));
    }
    body.push_str("</tr></thead>\n<tbody>\n");
    for line in &view.lines {
        let class = if line.role == Role::Ours { " class=\"ours\"" } else { "" };
        let color = plot::color(view.found, line.name);
        push(
            body,
            format_args!(
                "<tr{class}><td><span class=\"key\" style=\"background:{color}\"></span>{}</td><td class=\"dim\">{}</td>",
                escaped(line.name),
                role_name(line.role)
            ),
        );
        cells(body, line);
        body.push_str("</tr>\n");
    }
    body.push_str("</tbody>\n</table></div>\n");
}

fn cells(body: &mut String, line: &Line) {
    let (elements, at_headline, per_element_ns, to_naive, to_best, spread) = match line.result {
        Figures::Timed { elements, at_headline, per_element_ns, to_naive, to_best, spread } => {
            (elements, at_headline, per_element_ns, to_naive, to_best, spread)
        }
        Figures::Wrong { size, against } => {
            let n = grouped(size as u64);
            let told = format!("wrong answer at n = {n}: not what {against} says");
            push(body, format_args!("<td class=\"wrong\" colspan=\"5\">{}</td>", escaped(&told)));
            return;
        }
        Figures::Absent => {
            body.push_str("<td class=\"dim\" colspan=\"5\">not run: it takes no input of these sizes</td>");
            return;
        }
    };
    let best = match to_best {
        _ if !at_headline => format!("at {}", grouped(elements as u64)),
        Some(best) => best.shown(),
        None => String::new(),
    };
    let growth = line.growth.map_or(String::new(), |e| format!("n<sup>{e:.2}</sup>"));
    let class = match to_best {
        _ if !at_headline => " dim",
        Some(best) if line.role == Role::Ours && best.is_won() => " good",
        Some(_) if line.role == Role::Ours => " poor",
        _ => "",
    };
    push(
        body,
        format_args!(
            "<td class=\"num\">{}</td><td class=\"num\">{}</td><td class=\"num{class}\">{best}</td>\
             <td class=\"num dim\">{}</td><td class=\"num\">{growth}</td>",
            significant(per_element_ns),
            to_naive.map_or(String::new(), significant),
            spread.map_or(String::new(), percent),
        ),
    );
}

fn push(body: &mut String, arguments: std::fmt::Arguments) {
    body.write_fmt(arguments).expect("writing to a string");
}

#[cfg(test)]
mod tests {
    use super::with_code;

    #[test]
    fn backticks_in_pairs_are_code() {
        assert_eq!(with_code("`# <#`: a & b"), "<code># &lt;#</code>: a &amp; b");
        assert_eq!(with_code("a ` b"), "a ` b");
    }
}
