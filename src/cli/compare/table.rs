//! A comparison as text: one table per kata and pattern, and a summary.

use std::fmt::Write;

use anstyle::{AnsiColor, Color, Style};
use kihon::judge::{
    Role,
    bench::YOURS,
    contest::{AnyWorkload, Comparison, role_name},
};

use super::view::{Figures, Line, View, grouped, percent, plural, short, significant};

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const GOOD: Style = color(AnsiColor::Green);
const POOR: Style = color(AnsiColor::Yellow);
const WRONG: Style = color(AnsiColor::Red).bold();

const fn color(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// A column: its heading, and what a line shows in it.
struct Column {
    heading: String,
    cell: fn(&View, &Line) -> String,
    style: fn(&Line) -> Style,
    left: bool,
    /// On a narrow terminal the highest go first.
    expendable: u8,
}

/// One table, with a heading of its own; colours as ANSI escapes.
pub(super) fn table(view: &View, width: usize) -> String {
    let mut out = String::new();
    heading(&mut out, view, width);
    let entries: Vec<(&View, &Line)> = view.lines.iter().map(|line| (view, line)).collect();
    write_lines(&mut out, columns(view), &entries, width, true);
    out
}

/// The lines of a table that is no wider than the terminal, as far as there are
/// columns to leave out.
fn write_lines(out: &mut String, mut columns: Vec<Column>, entries: &[(&View, &Line)], width: usize, marks: bool) {
    let mut widths: Vec<usize> = columns.iter().map(|c| column_width(entries, c)).collect();
    while total(&widths) > width {
        let Some((i, _)) = columns.iter().enumerate().filter(|c| c.1.expendable > 0).max_by_key(|c| c.1.expendable)
        else {
            break;
        };
        columns.remove(i);
        widths.remove(i);
    }
    let mut line = String::from("  ");
    for (column, &width) in columns.iter().zip(&widths) {
        push_cell(&mut line, &column.heading, width, column.left, DIM);
    }
    writeln!(out, "{}", line.trim_end()).expect("writing to a string");
    for (view, entry) in entries {
        out.push_str(if marks && entry.role == Role::Ours { "▸ " } else { "  " });
        write_line(out, view, entry, &columns, &widths);
    }
}

/// One's own solution at a glance: a line for each pattern.
pub(super) fn yours(all: &[Comparison], width: usize) -> String {
    let mut out = String::new();
    let views: Vec<View> = all.iter().filter_map(View::of).collect();
    let entries: Vec<(&View, &Line)> =
        views.iter().filter_map(|view| Some((view, view.lines.iter().find(|line| line.name == YOURS)?))).collect();
    let Some((first, _)) = entries.first() else { return out };
    let largest = entries.iter().map(|(view, _)| view.headline.elements).max().unwrap_or(0);
    let size = format!("{} {}", grouped(largest as u64), plural(first.found.unit, largest));
    writeln!(out, "{BOLD}{}{BOLD:#} · {BOLD}yours{BOLD:#} · {size} at most", first.found.id)
        .expect("writing to a string");
    write_lines(&mut out, columns_of_yours(first), &entries, width, false);
    let legend = "ratio of times: below 1 is faster, same is within 3 %, ≈ comes from one or two rounds; × naive at \
                  the largest size that the naive one gets to";
    for line in wrapped(legend, width.saturating_sub(2)) {
        writeln!(out, "  {DIM}{line}{DIM:#}").expect("writing to a string");
    }
    out
}

fn columns_of_yours(view: &View) -> Vec<Column> {
    let plain: fn(&Line) -> Style = |_| Style::new();
    let column = |heading: &str, cell, style, left, expendable| Column {
        heading: heading.to_owned(),
        cell,
        style,
        left,
        expendable,
    };
    let mut columns = vec![
        column("pattern", |view, _| view.found.pattern.to_owned(), plain, true, 0),
        column(&format!("ns/{}", view.found.unit), time_cell, plain, false, 1),
        column("× naive", naive_cell, plain, false, 3),
        column("× standard", standard_cell, plain, false, 4),
        column("× best other", best_cell, best_style, false, 0),
        column("", best_name_cell, |_| DIM, true, 5),
        column("growth", growth_cell, plain, false, 2),
    ];
    if view.found.contenders.iter().all(|contender| contender.role != Role::Standard) {
        columns.remove(3);
    }
    columns
}

/// To the standard library's way, where both were timed last.
fn standard_cell(view: &View, line: &Line) -> String {
    let standard = view.found.contenders.iter().find(|contender| contender.role == Role::Standard);
    let ratio = standard
        .and_then(|standard| view.found.sizes.iter().rev().find_map(|at| at.times(line.name)?.ratio(standard.name)));
    ratio.map_or(String::new(), |ratio| if ratio.same { "same".to_owned() } else { significant(ratio.spread.median) })
}

fn best_name_cell(view: &View, line: &Line) -> String {
    let best = line.to_best().and_then(|_| view.headline.best(|row| row.name != line.name));
    best.map_or(String::new(), |best| best.name.to_owned())
}

fn heading(out: &mut String, view: &View, width: usize) {
    let found = view.found;
    let n = view.headline.elements;
    let rounds = view.headline.rounds;
    let size = format!("{} {}, {rounds} {}", grouped(n as u64), plural(found.unit, n), plural("round", rounds));
    writeln!(out, "{BOLD}{}{BOLD:#} · {BOLD}{}{BOLD:#} · {size}", found.id, found.pattern)
        .expect("writing to a string");
    for line in wrapped(found.pattern_about, width.saturating_sub(2)) {
        writeln!(out, "  {DIM}{line}{DIM:#}").expect("writing to a string");
    }
    if !found.left_out.is_empty() {
        let sizes: Vec<String> = found.left_out.iter().map(|&n| grouped(n as u64)).collect();
        let told = format!("not enough time for n = {}; --seconds gives more", sizes.join(" and "));
        for line in wrapped(&told, width.saturating_sub(2)) {
            writeln!(out, "  {POOR}{line}{POOR:#}").expect("writing to a string");
        }
    }
}

fn columns(view: &View) -> Vec<Column> {
    let naive = match view.naive_at {
        Some(at) if at.size != view.headline.size => format!("× naive at {}", short(at.elements)),
        _ => "× naive".to_owned(),
    };
    let right = |heading: String, cell, style, expendable| Column { heading, cell, style, left: false, expendable };
    let plain: fn(&Line) -> Style = |_| Style::new();
    vec![
        Column {
            heading: "implementation".to_owned(),
            cell: |_, line| line.name.to_owned(),
            style: |line| if line.role == Role::Ours { BOLD } else { Style::new() },
            left: true,
            expendable: 0,
        },
        Column {
            heading: String::new(),
            // A person's own solution says so by its name.
            cell: |_, line| if line.name == YOURS { String::new() } else { role_name(line.role).to_owned() },
            style: |_| DIM,
            left: true,
            expendable: 3,
        },
        right(format!("ns/{}", view.found.unit), time_cell, plain, 0),
        right(naive, naive_cell, plain, 2),
        right("× best other".to_owned(), best_cell, best_style, 0),
        right("spread".to_owned(), spread_cell, |_| DIM, 4),
        right("growth".to_owned(), growth_cell, plain, 1),
    ]
}

fn time_cell(_: &View, line: &Line) -> String {
    match line.result {
        Figures::Timed { per_element_ns, .. } => significant(per_element_ns),
        _ => String::new(),
    }
}

fn naive_cell(_: &View, line: &Line) -> String {
    match line.result {
        Figures::Timed { to_naive: Some(ratio), .. } => significant(ratio),
        _ => String::new(),
    }
}

fn best_cell(_: &View, line: &Line) -> String {
    match line.result {
        Figures::Timed { at_headline: false, elements, .. } => format!("at {}", short(elements)),
        Figures::Timed { to_best: Some(best), .. } => best.shown(),
        _ => String::new(),
    }
}

fn best_style(line: &Line) -> Style {
    match line.to_best() {
        None => DIM,
        Some(_) if line.role != Role::Ours => Style::new(),
        Some(best) if best.is_won() => GOOD.bold(),
        Some(_) => POOR.bold(),
    }
}

fn spread_cell(_: &View, line: &Line) -> String {
    match line.result {
        Figures::Timed { spread: Some(spread), .. } => percent(spread),
        _ => String::new(),
    }
}

fn growth_cell(_: &View, line: &Line) -> String {
    line.growth.map_or(String::new(), |e| format!("n^{e:.2}"))
}

fn write_line(out: &mut String, view: &View, entry: &Line, columns: &[Column], widths: &[usize]) {
    let told = match entry.result {
        Figures::Timed { .. } => None,
        Figures::Wrong { size, against } => {
            Some((WRONG, format!("WRONG answer at n = {}: not what {against} says", grouped(size as u64))))
        }
        Figures::Absent => Some((DIM, "not run: it takes no input of these sizes".to_owned())),
    };
    let mut line = String::new();
    for (column, &width) in columns.iter().zip(widths) {
        if told.is_some() && !column.left {
            break;
        }
        push_cell(&mut line, &(column.cell)(view, entry), width, column.left, (column.style)(entry));
    }
    if let Some((style, told)) = told {
        write!(line, "{style}{told}{style:#}").expect("writing to a string");
    }
    writeln!(out, "{}", line.trim_end()).expect("writing to a string");
}

/// Two spaces lie between columns.
fn total(widths: &[usize]) -> usize {
    2 + widths.iter().map(|w| w + 2).sum::<usize>() - 2
}

fn column_width(entries: &[(&View, &Line)], column: &Column) -> usize {
    let cells = entries.iter().map(|(view, line)| (column.cell)(view, line).chars().count());
    cells.max().unwrap_or(0).max(column.heading.chars().count())
}

/// Padding lies outside the style, so that nothing is underlined or coloured
/// that is not there.
fn push_cell(line: &mut String, text: &str, width: usize, left: bool, style: Style) {
    let pad = " ".repeat(width.saturating_sub(text.chars().count()));
    let styled = if text.is_empty() { String::new() } else { format!("{style}{text}{style:#}") };
    let cell = if left { styled + &pad } else { pad + &styled };
    line.push_str(&cell);
    line.push_str("  ");
}

/// Ours against the best other, for all katas and patterns at a glance.
pub(super) fn summary(all: &[Comparison], width: usize) -> String {
    let mut out = String::new();
    let views: Vec<View> = all.iter().filter_map(View::of).collect();
    let label = views.iter().map(|v| v.found.id.chars().count()).max().unwrap_or(0);
    writeln!(out, "{BOLD}Ours against the best other{BOLD:#}").expect("writing to a string");
    let seed = all.first().map_or(0, |c| c.seed);
    let legend = format!(
        "ratio of times: below 1 is faster, same is within 3 %, ≈ comes from one or two rounds; inputs of seed {seed}"
    );
    for line in wrapped(&legend, width.saturating_sub(2)) {
        writeln!(out, "  {DIM}{line}{DIM:#}").expect("writing to a string");
    }
    for group in views.chunk_by(|a, b| a.found.id == b.found.id) {
        let mut line = format!("  {:label$}", group[0].found.id);
        let mut used = 2 + label;
        for view in group {
            let (text, style) = verdict(view);
            let cell = format!("{} {text}", view.found.pattern);
            if used + 2 + cell.chars().count() > width && used > 2 + label {
                writeln!(out, "{line}").expect("writing to a string");
                line = " ".repeat(2 + label);
                used = 2 + label;
            }
            used += 2 + cell.chars().count();
            write!(line, "  {} {style}{text}{style:#}", view.found.pattern).expect("writing to a string");
        }
        writeln!(out, "{line}").expect("writing to a string");
    }
    out
}

fn verdict(view: &View) -> (String, Style) {
    match view.ours() {
        None => ("–".to_owned(), DIM),
        Some(line) => match (&line.result, line.to_best()) {
            (Figures::Wrong { .. }, _) => ("WRONG".to_owned(), WRONG),
            (_, Some(best)) => (best.shown(), if best.is_won() { GOOD } else { POOR }),
            (_, None) => ("–".to_owned(), DIM),
        },
    }
}

/// What there is to compare.
pub(super) fn list(workloads: &[&dyn AnyWorkload], width: usize) -> String {
    let mut out = String::new();
    for work in workloads {
        writeln!(out, "{BOLD}{}{BOLD:#} {DIM}({}){DIM:#}", work.id(), work.topic()).expect("writing to a string");
        for line in wrapped(work.about(), width.saturating_sub(2)) {
            writeln!(out, "  {line}").expect("writing to a string");
        }
        let sizes: Vec<String> = work.sizes().iter().map(|&n| grouped(n as u64)).collect();
        let names: Vec<&str> = work.contenders().iter().map(|c| c.name).collect();
        let patterns: Vec<&str> = work.patterns().iter().map(|p| p.name).collect();
        let rows =
            [("patterns", patterns.join(", ")), ("sizes", sizes.join("; ")), ("implementations", names.join(", "))];
        for (what, items) in rows {
            for (i, line) in wrapped(&items, width.saturating_sub(19)).into_iter().enumerate() {
                writeln!(out, "  {DIM}{:15}{DIM:#}  {line}", if i == 0 { what } else { "" })
                    .expect("writing to a string");
            }
        }
        out.push('\n');
    }
    out
}

/// Greedy; a word longer than the width has a line of its own.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut().expect("never empty");
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= width {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
