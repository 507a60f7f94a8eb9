//! Real files: the file tree of this machine, the sources of the crates that
//! the program was built from, their inode numbers, a phylogeny. Every answer
//! is compared with one found in another way.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Component, Path},
    process::Command,
};

use crate::{
    Solve,
    sources::{listing, picks, text},
};

const QUESTIONS: usize = 5000;

/// The answer by the definition: the longest common beginning of two paths.
fn common_path(a: &str, b: &str) -> (String, usize, usize) {
    let parts = |path| Path::new(path).components().filter(|part| *part != Component::RootDir).collect::<Vec<_>>();
    let (a, b) = (parts(a), parts(b));
    let depth = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let common: Vec<&str> = a[..depth].iter().map(|part| part.as_os_str().to_str().unwrap()).collect();
    (format!("/{}", common.join("/")), depth, a.len() + b.len() - 2 * depth)
}

/// The tree of the listing in Newick, each node labelled with its path.
fn as_newick(children: &BTreeMap<&Path, Vec<&Path>>, node: &Path, out: &mut String) {
    let below = children.get(node).map_or(&[][..], Vec::as_slice);
    for (place, child) in below.iter().enumerate() {
        out.push(if place == 0 { '(' } else { ',' });
        as_newick(children, child, out);
    }
    out.push_str(if below.is_empty() { "" } else { ")" });
    write!(out, "'{}':0.25", node.to_str().unwrap().replace('\'', "''")).unwrap();
}

#[test]
fn a_file_tree_in_three_formats() {
    let solve = Solve::new();
    let listing = listing();
    let mut nodes: BTreeSet<&Path> = BTreeSet::new();
    for path in listing {
        nodes.extend(Path::new(path).ancestors());
    }
    solve.file("paths", listing.join("\n"));
    let edge = |path: &&Path| path.parent().map(|parent| format!("{}\t{}\n", path.display(), parent.display()));
    solve.file("edges", nodes.iter().filter_map(edge).collect::<String>());
    let mut newick = String::new();
    let mut children: BTreeMap<&Path, Vec<&Path>> = BTreeMap::new();
    for node in &nodes {
        if let Some(parent) = node.parent() {
            children.entry(parent).or_default().push(node);
        }
    }
    as_newick(&children, Path::new("/"), &mut newick);
    solve.file("newick", newick + ";\n");

    let nodes: Vec<&str> = nodes.iter().map(|path| path.to_str().unwrap()).collect();
    let mut pick = picks(nodes.len());
    let pairs: Vec<(&str, &str)> =
        (0..QUESTIONS).map(|_| (nodes[pick.next().unwrap()], nodes[pick.next().unwrap()])).collect();
    let (mut questions, mut expected, mut expected_newick) = (String::new(), String::new(), String::new());
    for (a, b) in &pairs {
        let (common, depth, distance) = common_path(a, b);
        writeln!(questions, "{a}\t{b}").unwrap();
        writeln!(expected, "{a}\t{b}\t{common}\t{depth}\t{distance}\t-").unwrap();
        writeln!(expected_newick, "{a}\t{b}\t{common}\t{depth}\t{distance}\t{}", distance as f64 / 4.0).unwrap();
    }
    for (file, expected) in [("paths", &expected), ("edges", &expected), ("newick", &expected_newick)] {
        let done = solve.run(&["lca", file, "--queries", "-"], &questions);
        let answers = done.answer();
        if let Some((ours, right)) = answers.lines().zip(expected.lines()).find(|(ours, right)| ours != right) {
            panic!("{file} ({} nodes): {ours:?} instead of {right:?}", nodes.len());
        }
        assert_eq!(answers.len(), expected.len());
    }
    let some_deep = listing.iter().filter(|path| path.matches('/').count() > 4).count();
    assert!(some_deep > listing.len() / 10, "a flat tree tests little");
}

/// Source: see `data/README.md`.
#[test]
fn a_phylogeny() {
    let solve = Solve::new();
    solve.file("primates.nwk", include_bytes!("data/primates.nwk"));
    let ancestor = |nodes: &[&str]| {
        let mut args = vec!["lca", "primates.nwk", "--json"];
        nodes.iter().for_each(|node| args.extend(["--of", node]));
        solve.run(&args, "").json()
    };
    let apes = ancestor(&["Homo_sapiens", "Pan_troglodytes"]);
    assert_eq!(apes["ancestor"], "Hominini");
    // Both lineages have gone their own way for 6.6 million years.
    assert!((apes["path_length"].as_f64().unwrap() - 13.2).abs() < 1e-9, "{apes}");
    assert_eq!(ancestor(&["Homo_sapiens", "Pongo_abelii"])["ancestor"], "Hominidae");
    assert_eq!(ancestor(&["Pan_paniscus", "Hylobates_lar", "Gorilla_beringei"])["ancestor"], "Hominoidea");
    assert_eq!(ancestor(&["Lemur_catta", "Tarsius_syrichta"])["ancestor"], "Primates");
    // A name half remembered.
    let done = solve.run(&["lca", "primates.nwk", "--of", "Gorila", "--of", "Pan"], "");
    assert_eq!(done.error(), "primates.nwk: no node is called `Gorila`; did you mean `Gorilla`?");
    // A quoted label, and an answer without a name, which its place stands for:
    // the `(` before the macaque.
    assert_eq!(ancestor(&["Cebus (gracile) capucinus", "Callithrix_jacchus"])["ancestor"], "Platyrrhini");
    let unnamed = ancestor(&["Macaca_mulatta", "Papio_anubis"]);
    assert_eq!((&unnamed["found"], &unnamed["ancestor"]), (&true.into(), &serde_json::Value::Null));
    let file = include_str!("data/primates.nwk");
    let place = unnamed["place"].as_str().unwrap().strip_prefix("primates.nwk:1:").unwrap();
    let from = &file[place.parse::<usize>().unwrap() - 1..];
    assert!(from.starts_with("(Macaca_mulatta:8.1,"), "{place}");
}

#[test]
fn merged_lines_are_the_sorted_lines() {
    let solve = Solve::new();
    let lines: Vec<&str> = text().lines().collect();
    let names: Vec<String> = (0..5).map(|number| format!("part{number}")).collect();
    for (number, name) in names.iter().enumerate() {
        let mut part: Vec<&str> = lines.iter().skip(number).step_by(5).copied().collect();
        part.sort_unstable();
        solve.file(name, part.join("\n"));
    }
    let mut args = vec!["merge"];
    args.extend(names.iter().map(String::as_str));
    let mut expected = lines;
    expected.sort_unstable();
    let merged = solve.run(&args, "");
    assert!(merged.answer().lines().eq(expected.iter().copied()));

    let mut sort = Command::new("sort");
    sort.arg("-m").args(&names).env("LC_ALL", "C").current_dir(solve.path(""));
    match sort.output() {
        Ok(output) if output.status.success() => assert!(output.stdout == merged.0.stdout, "sort -m says otherwise"),
        _ => eprintln!("no `sort` to compare with"),
    }
}

/// Numbers that a file system gave out: inodes, or sizes where there are none.
fn ids() -> Vec<u64> {
    listing().iter().filter_map(|path| fs::symlink_metadata(path).ok()).map(|data| id(&data)).collect()
}

#[cfg(unix)]
fn id(data: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(not(unix))]
fn id(data: &fs::Metadata) -> u64 {
    data.len()
}

#[test]
fn runs_and_gaps_of_inodes() {
    let solve = Solve::new();
    let ids = ids();
    let mut there = ids.clone();
    there.sort_unstable();
    there.dedup();
    let mut longest: &[u64] = &[];
    for run in there.chunk_by(|a, b| a + 1 == *b) {
        longest = if run.len() > longest.len() { run } else { longest };
    }
    let gaps: Vec<String> = there
        .windows(2)
        .filter(|pair| pair[0] + 1 < pair[1])
        .map(|pair| format!("{}\t{}\t{}", pair[0] + 1, pair[1] - 1, pair[1] - pair[0] - 1))
        .collect();
    let input: String = ids.iter().map(|id| format!("{id}\n")).collect();
    let done = solve.run(&["longest-consecutive", "--gaps"], &input);
    let mut lines = done.answer().lines();
    let (first, last) = (longest[0], longest[longest.len() - 1]);
    assert_eq!(lines.next(), Some(format!("{first} to {last}: {} in a row", longest.len()).as_str()));
    assert!(lines.eq(gaps.iter().map(String::as_str)));

    // The same numbers in two sorted files, merged.
    for (number, name) in ["even", "odd"].iter().enumerate() {
        let half: String = there.iter().skip(number).step_by(2).map(|id| format!("{id}\n")).collect();
        solve.file(name, half);
    }
    let merged = solve.run(&["merge", "--numbers", "even", "odd"], "");
    assert!(merged.answer().lines().eq(there.iter().map(u64::to_string)));
}

/// The length of the shortest window, from the places of each needed token:
/// for each place as the beginning, the next place of every other token.
fn shortest(places: &[Vec<usize>]) -> Option<usize> {
    let ends = |start: usize| {
        places
            .iter()
            .map(|places| places.get(places.partition_point(|&at| at < start)).copied())
            .collect::<Option<Vec<_>>>()
    };
    let starts = places.iter().flatten().copied();
    starts.filter_map(|start| ends(start)?.into_iter().max().map(|end| end + 1 - start)).min()
}

#[test]
fn words_of_a_text_of_megabytes() {
    let solve = Solve::new();
    let text = text();
    solve.file("text", text);
    let words: Vec<&str> = unicode_segmentation::UnicodeSegmentation::unicode_words(text).collect();
    for need in ["unsafe impl where", "License MIT derive fn match", "proptest the 0"] {
        let places: Vec<Vec<usize>> = need
            .split(' ')
            .map(|need| words.iter().enumerate().filter(|(_, word)| **word == need).map(|(at, _)| at).collect())
            .collect();
        let expected = shortest(&places);
        let done = solve.run(&["minimum-window", "--json", "--need", need, "text"], "");
        let answer: serde_json::Value = serde_json::from_str(done.out()).unwrap();
        assert_eq!(answer["length"].as_u64(), expected.map(|length| length as u64), "{need}");
        let Some(window) = answer["windows"].get(0) else { continue };
        let (start, end) = (window["start_byte"].as_u64().unwrap(), window["end_byte"].as_u64().unwrap());
        let piece = &text[start as usize..end as usize];
        assert_eq!(window["text"], piece);
        assert!(need.split(' ').all(|need| piece.contains(need)));
        assert_eq!(window["start_line"], 1 + text[..start as usize].matches('\n').count());
    }
}

#[test]
fn characters_of_a_text_of_megabytes() {
    let solve = Solve::new();
    solve.file("text", text());
    let mut found = 0;
    for need in ["{}[]#", "Qxz0", "üé"] {
        let places: Vec<Vec<usize>> = need
            .chars()
            .map(|need| text().chars().enumerate().filter(|&(_, c)| c == need).map(|(at, _)| at).collect())
            .collect();
        let done = solve.run(&["minimum-window", "--json", "--chars", need, "text"], "");
        let answer: serde_json::Value = serde_json::from_str(done.out()).unwrap();
        assert_eq!(answer["length"].as_u64(), shortest(&places).map(|length| length as u64), "{need}");
        found += usize::from(done.code() == 0);
    }
    assert!(found > 0);
}
