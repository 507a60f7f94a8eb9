//! What is printed, from fixed comparisons.

use std::{collections::HashSet, process::ExitCode};

use anstream::adapter::strip_str;
use kihon::judge::{
    Pattern, Role,
    bench::YOURS,
    contest::{AnyWorkload, Outcome},
    workload::{Contender, Workload},
};

use super::{Args, Origin, choose, exit_code, fixture::comparisons, html, json, plot, sizes_up_to, table, view::View};
use crate::cli::Failure;

fn tables(width: usize) -> String {
    let all = comparisons();
    let tables: Vec<String> = all.iter().map(|c| table::table(&View::of(c).unwrap(), width)).collect();
    strip_str(&(tables.join("\n") + "\n" + &table::summary(&all, width))).to_string()
}

#[test]
fn tables_are_read_at_a_glance() {
    insta::assert_snapshot!(tables(100));
}

#[test]
fn a_narrow_terminal_keeps_what_matters() {
    for width in [100, 80, 60] {
        let printed = tables(width);
        let told = |line: &&str| !line.contains("WRONG answer");
        let widest = printed.lines().filter(told).map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= width, "{widest} columns on a terminal of {width}:\n{printed}");
    }
    insta::assert_snapshot!(tables(60));
}

/// The same comparisons with the last contender as a person's own solution.
fn with_yours() -> Vec<kihon::judge::contest::Comparison> {
    let mut all = comparisons();
    for found in &mut all {
        let own = found.contenders.last().expect("there are five").name;
        found.contenders.last_mut().expect("there are five").name = YOURS;
        for row in found.sizes.iter_mut().flat_map(|at| &mut at.rows) {
            if row.name == own {
                row.name = YOURS;
            }
            if let Outcome::Timed(times) = &mut row.outcome {
                times.ratios.iter_mut().filter(|ratio| ratio.to == own).for_each(|ratio| ratio.to = YOURS);
            }
        }
    }
    all
}

#[test]
fn ones_own_solution_has_a_line_for_each_pattern() {
    let mut all = with_yours();
    all.truncate(2);
    let mut wrong = all[0].clone();
    wrong.pattern = "edges";
    for at in &mut wrong.sizes {
        at.rows.last_mut().expect("there are five").outcome = Outcome::Wrong { size: 1000, against: "quadratic" };
    }
    // Too slow for the largest size.
    let mut slow = all[0].clone();
    slow.pattern = "chains";
    slow.sizes[1].rows.last_mut().expect("there are five").outcome = Outcome::LeftOut { expected_seconds: 9.0 };
    all.extend([wrong, slow]);
    let shown = [100, 60].map(|width| strip_str(&table::yours(&all, width)).to_string());
    insta::assert_snapshot!(shown.join("\n"));
    assert_eq!(table::yours(&[], 100), "");
}

#[test]
fn colours_stand_for_better_and_worse() {
    let all = comparisons();
    let printed = table::table(&View::of(&all[1]).unwrap(), 100);
    let wrong = "\u{1b}[1m\u{1b}[31mWRONG answer at n = 1,000: not what quadratic says\u{1b}[0m";
    assert!(printed.contains(wrong), "{printed:?}");
    assert!(printed.contains("\u{1b}[1m\u{1b}[32m0.0977\u{1b}[0m"), "a lead is green: {printed:?}");
}

#[test]
fn json_keeps_its_schema() {
    let text = json::document(&comparisons()[1..2], &Origin::here(7, 2.5));
    let mut value: serde_json::Value = serde_json::from_str(&text).unwrap();
    // What differs from machine to machine, and the long list of samples.
    for field in ["arch", "os", "cpus", "profile", "version"] {
        value[field].take();
    }
    for at in value["comparisons"][0]["sizes"].as_array_mut().unwrap() {
        for row in at["rows"].as_array_mut().unwrap() {
            if row["outcome"] == "timed" {
                assert_eq!(row["samples_ns"].as_array_mut().unwrap().drain(1..).count(), 4);
            }
        }
    }
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).unwrap());
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_else() {
    let page = html::page(&comparisons(), &Origin::here(7, 2.5));
    well_formed(&page);
    for outside in ["http:", "https:", "//", "@import", "url(", "<script", "<link", "<img", "<iframe"] {
        assert!(!page.contains(outside), "{outside} in the page");
    }
    assert!(page.starts_with("<!DOCTYPE html>\n"));
    assert!(page.contains("prefers-color-scheme: dark"));
    assert!(page.contains("&lt;ids&gt; of &quot;orders&quot; &amp; returns"), "texts are escaped");
    assert!(page.contains("wrong answer at n = 1,000: not what quadratic says"));
    assert!(page.contains("Not enough time for n = 10,000,000."));
    assert_eq!(page.matches("<article>").count(), 3);
    // Two katas at a glance, and two for each table; the third has one size only.
    assert_eq!(page.matches("<svg ").count(), 2 + 2 + 2 + 1);
    for number in ["NaN", "inf\""] {
        assert!(!page.contains(number), "{number} in the page");
    }
}

#[test]
fn every_variable_of_the_page_is_defined_in_both_schemes() {
    let page = html::page(&comparisons(), &Origin::here(7, 2.5));
    let used: HashSet<&str> =
        page.split("var(").skip(1).map(|rest| rest.split_once(')').expect("a closing parenthesis").0).collect();
    assert!(used.len() > 8, "{used:?}");
    let (light, dark) = include_str!("report.css").split_once("@media (prefers-color-scheme: dark)").unwrap();
    let references: Vec<String> = (0..plot::REFERENCE_COLORS).map(|i| format!("--r{i}")).collect();
    for name in used.into_iter().chain(references.iter().map(String::as_str)) {
        let definition = format!("{name}:");
        assert!(light.contains(&definition) && dark.contains(&definition), "{name}");
    }
}

/// Every element is closed in its order; attributes are quoted.
fn well_formed(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a doctype");
    while let Some((text, tag)) = rest.split_once('<') {
        assert!(!text.contains('>') || open.last() == Some(&"style"), "a bare > in {text:?}");
        let (tag, after) = tag.split_once('>').expect("a tag is closed");
        rest = after;
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{tag} closes something else");
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert_eq!(open, [""; 0]);
    assert_eq!(rest.trim(), "");
}

fn catalogue() -> Vec<Box<dyn AnyWorkload>> {
    let workload = |id, names: &[&'static str]| -> Box<dyn AnyWorkload> {
        let pattern = |&name| Pattern { name, about: "zeros", make: |n, _| vec![0u8; n] };
        Box::new(Workload {
            id,
            topic: "tests",
            about: "the number of elements",
            unit: "element",
            patterns: names.iter().map(pattern).collect(),
            sizes: vec![10, 100],
            contenders: vec![Contender::new("len", Role::Naive, Vec::len)],
            elements: Vec::len,
            same: |_, a, b| a == b,
        })
    };
    vec![
        workload("lca", &["path", "random", "real-tree"]),
        workload("merge", &["uniform"]),
        workload("merge/k-way", &["uniform"]),
    ]
}

fn args(katas: &[&str], patterns: &[&str]) -> Args {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    Args {
        katas: owned(katas),
        pattern: owned(patterns),
        size: None,
        seconds: None,
        seed: 1,
        html: None,
        json: None,
        list: false,
        all: false,
    }
}

fn chosen(katas: &[&str], patterns: &[&str]) -> Result<Vec<String>, String> {
    let all = catalogue();
    match choose::choose(&all, &args(katas, patterns)) {
        Ok(choices) => Ok(choices
            .iter()
            .map(|c| format!("{} {}", c.workload.id(), c.workload.patterns()[c.pattern].name))
            .collect()),
        Err(Failure::Message(told)) => Err(told),
        Err(Failure::ClosedPipe) => panic!("nothing was written"),
    }
}

#[test]
fn a_kata_stands_for_its_variants() {
    assert_eq!(chosen(&["merge"], &[]).unwrap(), ["merge uniform", "merge/k-way uniform"]);
    assert_eq!(chosen(&["merge/k-way"], &[]).unwrap(), ["merge/k-way uniform"]);
    assert_eq!(chosen(&["merge", "lca"], &["random"]).unwrap(), ["lca random"]);
    assert_eq!(chosen(&["merge", "merge"], &[]).unwrap().len(), 2, "named twice, run once");
}

#[test]
fn at_a_glance_there_is_one_pattern_a_kata_and_what_is_real() {
    let glance = ["lca path", "lca real-tree", "merge uniform", "merge/k-way uniform"];
    assert_eq!(chosen(&[], &[]).unwrap(), glance);
    let all = catalogue();
    let everything = choose::choose(&all, &Args { all: true, ..args(&[], &[]) });
    assert_eq!(everything.map(|choices| choices.len()).ok(), Some(5));
}

#[test]
fn an_unknown_name_is_told_with_its_neighbours() {
    let told = chosen(&["lca", "merg"], &[]).unwrap_err();
    assert_eq!(told, "there is no kata named \"merg\"; did you mean merge or merge/k-way?");
    let told = chosen(&["lca"], &["uniform"]).unwrap_err();
    assert_eq!(told, "there is no pattern named \"uniform\"; known are path, random, real-tree");
    let all = catalogue();
    let with_json = Args { json: Some(None), ..args(&["report.json"], &[]) };
    let Err(Failure::Message(told)) = choose::choose(&all, &with_json) else { panic!("no such kata") };
    assert!(told.ends_with("(a file for --json is given as --json=FILE)"), "{told}");
}

#[test]
fn a_wrong_answer_is_told_by_the_exit_code() {
    let all = comparisons();
    let code = |found: &[_]| format!("{:?}", exit_code(found));
    assert_eq!(code(&all), format!("{:?}", ExitCode::from(1)));
    assert_eq!(code(&all[..1]), format!("{:?}", ExitCode::SUCCESS));
}

#[test]
fn a_size_replaces_the_larger_ones() {
    assert_eq!(sizes_up_to(&[10, 100, 1000], 100), [10, 100]);
    assert_eq!(sizes_up_to(&[10, 100, 1000], 5000), [10, 100, 1000, 5000]);
    assert_eq!(sizes_up_to(&[10], 3), [3]);
}

#[test]
fn the_list_names_everything() {
    let all = catalogue();
    let listed: Vec<&dyn AnyWorkload> = all.iter().map(AsRef::as_ref).collect();
    insta::assert_snapshot!(strip_str(&table::list(&listed, 80)).to_string());
}
