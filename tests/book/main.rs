//! `kihon book`, as a person calls it and as a browser sees it.

use std::{
    collections::BTreeSet,
    fs,
    path::Path,
    process::{Command, Output},
};

use kihon::problems;

mod browser;

/// Exit code, stdout, stderr of the program in `folder`.
fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kihon"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    told(command.current_dir(folder).args(args).output().expect("the program starts"))
}

fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code().expect("not ended by a signal"), text(output.stdout), text(output.stderr))
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The values of an attribute in a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(&start).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

#[test]
fn a_page_for_each_kata_and_every_link_leads_somewhere() {
    let temporary = tempfile::tempdir().unwrap();
    let (code, stdout, stderr) = run(temporary.path(), &["book", "site", "--seconds", "0"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let book = temporary.path().join("site");
    let katas = problems::katas();
    assert_eq!(names(&book).len(), katas.len() + 3);
    assert_eq!(names(temporary.path()).len(), 1, "nothing is left beside the book");
    for name in names(&book).iter().filter(|name| *name != ".kihon-book") {
        assert!(stdout.contains(&format!("\n  {name}\n")), "{name} is not told: {stdout}");
    }
    let index = read(&book, "index.html");
    for kata in &katas {
        let about = kata.about();
        assert!(index.contains(&format!("<a href=\"{}.html\">{}</a>", about.id, about.title)), "{}", about.id);
        assert!(index.contains(&format!("<section id=\"{}\">", about.topic)));
        let page = read(&book, &format!("{}.html", about.id));
        assert!(page.contains(&format!("<h1>{}</h1>", about.title)), "{}", about.id);
        assert_eq!(page.matches("<h1>").count(), 1);
        assert_eq!(page.matches("<details class=\"hint\">").count(), kata.hints().len());
        assert_eq!(page.matches("<details class=\"source\">").count(), kata.references().len());
        assert!(!page.contains("<details class=\"hint\" open"), "hints are folded");
        assert!(!page.contains("id=\"compared\""), "nothing was timed");
    }
    let pages: BTreeSet<String> = names(&book);
    for name in pages.iter().filter(|name| name.ends_with(".html")) {
        let page = read(&book, name);
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
        for nothing in ["<script", "<img", "<iframe", "@import", "url(", "http-equiv"] {
            assert!(!page.contains(nothing), "{nothing} in {name}");
        }
        for link in values(&page, "href") {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { name } else { file };
            assert!(link == "data:," || pages.contains(target), "{name} leads to {link}");
            let there = place.is_empty() || read(&book, target).contains(&format!("id=\"{place}\""));
            assert!(there, "{name} leads to {link}");
        }
    }
}

#[test]
fn figures_come_from_a_file_of_compare() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    let quick = ["compare", "longest-consecutive", "merge-sorted-arrays", "--size", "200", "--seconds", "1"];
    let (code, _, stderr) = run(folder, &[&quick[..], &["--json=figures.json"]].concat());
    assert_eq!(code, 0, "{stderr}");
    let (code, _, stderr) = run(folder, &["book", "site", "--compared", "figures.json"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    let page = read(&folder.join("site"), "longest-consecutive.html");
    let workloads = problems::workloads();
    let workload = workloads.iter().find(|w| w.id() == "longest-consecutive").unwrap();
    assert_eq!(page.matches("<details class=\"pattern\"").count(), workload.patterns().len());
    assert!(page.contains("; seed 1; 1 second</p>"), "where the figures come from is told");
    for contender in workload.contenders() {
        assert!(page.contains(&format!("</span>{}</td>", contender.name)), "{}", contender.name);
    }
    let merge = read(&folder.join("site"), "merge-sorted-arrays.html");
    assert!(merge.contains("<h3>merge-sorted-arrays</h3>") && merge.contains("<h3>merge-sorted-arrays/16-way</h3>"));
    assert!(!read(&folder.join("site"), "minimum-window.html").contains("id=\"compared\""));

    let text = read(folder, "figures.json");
    for (from, to, expected) in [
        ("kihon-compare/1", "kihon-compare/9", "its schema is \"kihon-compare/9\", not \"kihon-compare/1\""),
        ("\"hash_set\"", "\"hush_set\"", "this version knows no implementation \"hush_set\" of longest-consecutive"),
        ("\"uniform\"", "\"unicorn\"", "this version knows no pattern \"unicorn\""),
        ("{", "", "no JSON: "),
    ] {
        fs::write(folder.join("other.json"), text.replace(from, to)).unwrap();
        let (code, stdout, stderr) = run(folder, &["book", "other", "--compared", "other.json"]);
        assert_eq!((code, stdout.as_str()), (2, ""), "{to}");
        assert!(stderr.starts_with("error: other.json: ") && stderr.contains(expected), "{stderr}");
        assert!(!folder.join("other").exists());
    }
}

#[test]
fn foreign_files_stay_and_a_book_is_written_again() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    for (dir, expected) in [(".", "no book of kihon's; nothing was written"), ("notes.txt", "is a file")] {
        let (code, stdout, stderr) = run(folder, &["book", dir, "--seconds", "0"]);
        assert_eq!((code, stdout.as_str()), (2, ""), "{dir}");
        assert!(stderr.contains(expected), "{stderr}");
        assert_eq!(names(folder), ["notes.txt".to_owned()].into());
    }
    assert_eq!(run(folder, &["book", "--seconds", "0"]).0, 0);
    let book = folder.join("book");
    let before = names(&book);
    fs::write(book.join("mine.html"), "mine").unwrap();
    fs::write(book.join("index.html"), "half a pa").unwrap();
    assert_eq!(run(folder, &["book", "--seconds", "0"]).0, 0);
    assert_eq!(read(&book, "mine.html"), "mine");
    assert!(read(&book, "index.html").ends_with("</html>\n"));
    fs::remove_file(book.join("mine.html")).unwrap();
    assert_eq!(names(&book), before);
    // A file of a name that the book did not write is in its way.
    fs::write(book.join(".kihon-book"), "index.html\nstyle.css\n").unwrap();
    let (code, _, stderr) = run(folder, &["book", "--seconds", "0"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("is not the book's, and is in its way; nothing was written"), "{stderr}");
}

#[test]
fn mistakes_are_told() {
    let temporary = tempfile::tempdir().unwrap();
    for (args, expected) in [
        (&["--seconds=-1"] as &[&str], "seconds"),
        (&["--seconds=NaN"], "seconds"),
        (&["--compared", "missing.json"], "missing.json: "),
        (&["--compared", "x.json", "--seconds", "3"], "cannot be used with"),
    ] {
        let (code, stdout, stderr) = run(temporary.path(), &[&["book"], args].concat());
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}");
        assert!(stderr.starts_with("error: ") && stderr.contains(expected), "{args:?}: {stderr}");
        assert!(names(temporary.path()).is_empty());
    }
}
