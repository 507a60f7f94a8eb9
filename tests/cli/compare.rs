//! `kihon compare`, on small inputs and for a fraction of a second.

use std::{fs, io::Read, process::Stdio};

use kihon::problems;

use super::{kihon, run, told};

/// A kata of the catalogue, with its first pattern.
fn kata() -> (&'static str, &'static str) {
    let workloads = problems::workloads();
    let first = workloads.first().expect("the catalogue is not empty");
    (first.id(), first.patterns()[0].name)
}

/// Arguments of a run that takes no time.
fn quick<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let (id, pattern) = kata();
    [&["compare", id, "--pattern", pattern, "--size", "50", "--seconds", "0.2"], more].concat()
}

#[test]
fn every_kata_gives_the_same_answers_on_every_pattern() {
    let (code, stdout, stderr) = run(&["compare", "--all", "--size", "60", "--seconds", "3"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    for workload in problems::workloads() {
        for pattern in workload.patterns() {
            let heading = format!("{} · {} · ", workload.id(), pattern.name);
            assert!(stdout.contains(&heading), "no table {heading:?}");
        }
        for contender in workload.contenders() {
            assert!(stdout.contains(&format!(" {} ", contender.name)), "no line of {}", contender.name);
        }
    }
    assert!(!stdout.contains("WRONG"), "{stdout}");
    assert!(!stdout.contains('\u{1b}'), "escapes through a pipe");
    assert!(stdout.contains("\nOurs against the best other\n"), "{stdout}");
}

#[test]
fn a_glance_has_a_table_of_each_kata_and_says_how_to_see_more() {
    let (code, stdout, stderr) = run(&["compare", "--size", "60", "--seconds", "1"]);
    assert_eq!(code, 0, "{stdout}{stderr}");
    for workload in problems::workloads() {
        for (i, pattern) in workload.patterns().iter().enumerate() {
            let heading = format!("{} · {} · ", workload.id(), pattern.name);
            assert_eq!(stdout.contains(&heading), i == 0 || pattern.name.starts_with("real"), "{heading:?}");
        }
    }
    assert!(stdout.ends_with("`kihon compare --all` those of every one.\n"), "{stdout}");
    let (code, _, stderr) = run(&["compare", "--all", kata().0]);
    assert_eq!(code, 2);
    assert!(stderr.contains("cannot be used with"), "{stderr}");
}

#[test]
fn the_list_runs_nothing() {
    let (code, stdout, stderr) = run(&["compare", "--list"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    for workload in problems::workloads() {
        assert!(stdout.contains(workload.id()), "{stdout}");
    }
}

#[test]
fn json_on_stdout_takes_the_place_of_the_tables() {
    let (code, stdout, _) = run(&quick(&["--json", "--seed", "9"]));
    assert_eq!(code, 0);
    let value: serde_json::Value = serde_json::from_str(&stdout).expect("one JSON object");
    assert_eq!(value["schema"], "kihon-compare/1");
    assert_eq!((&value["seed"], &value["seconds"]), (&9.into(), &0.2.into()));
    let comparison = &value["comparisons"][0];
    assert_eq!((&comparison["id"], &comparison["pattern"]), (&kata().0.into(), &kata().1.into()));
    let rows = comparison["sizes"][0]["rows"].as_array().expect("rows");
    assert_eq!(rows[0]["role"], "naive");
    assert!(rows.iter().all(|row| row["outcome"] == "timed" && row["per_element_ns"].as_f64() > Some(0.0)), "{rows:?}");
}

#[test]
fn files_are_written_beside_the_tables() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (html, json) = (folder.path().join("report.html"), folder.path().join("report.json"));
    let (code, stdout, _) =
        run(&quick(&["--html", html.to_str().expect("UTF-8"), &format!("--json={}", json.display())]));
    assert_eq!(code, 0);
    assert!(stdout.contains("implementation"), "{stdout}");
    let page = fs::read_to_string(html).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(page.contains(&format!("<h2>{}</h2>", kata().0)));
    let json = fs::read_to_string(json).expect("a document");
    assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok());
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing else is left");
}

#[test]
fn what_is_unknown_is_named_with_its_neighbours() {
    let mistyped = format!("{}x", kata().0);
    let (code, stdout, stderr) = run(&["compare", &mistyped]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    let expected = format!("there is no kata named {mistyped:?}; did you mean {}", kata().0);
    assert!(stderr.contains(&expected), "{stderr}");
    let mistyped = format!("{}x", kata().1);
    let (code, _, stderr) = run(&["compare", kata().0, "--pattern", &mistyped]);
    assert_eq!(code, 2);
    assert!(stderr.contains(&format!("no pattern named {mistyped:?}; did you mean {}", kata().1)), "{stderr}");
}

#[test]
fn bad_arguments_are_told_before_anything_runs() {
    for args in [
        &["--seconds", "0"] as &[&str],
        &["--seconds", "NaN"],
        &["--seconds", "long"],
        &["--size", "0"],
        &["--size", "-5"],
        &["--html", "no/such/folder/report.html"],
        &["--json=."],
    ] {
        let (code, stdout, stderr) = run(&[&["compare"], args].concat());
        assert_eq!((code, stdout.as_str()), (2, ""), "{args:?}: {stderr}");
        assert!(stderr.starts_with("error: "), "{args:?}: {stderr}");
    }
}

#[test]
fn a_reader_may_stop_reading() {
    let mut child = kihon(&quick(&[])).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a child");
    drop(child.stdout.take());
    let mut stderr = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut stderr).expect("UTF-8");
    assert_eq!(child.wait().expect("an end").code(), Some(0), "{stderr}");
    assert!(!stderr.contains("panicked") && !stderr.contains("error"), "{stderr}");
}

#[test]
fn colours_come_when_asked_for() {
    let output = kihon(&quick(&[])).env("CLICOLOR_FORCE", "1").output().expect("the program starts");
    let (code, stdout, _) = told(output);
    assert_eq!(code, 0);
    assert!(stdout.contains("\u{1b}[1m"), "{stdout}");
    let output = kihon(&quick(&[])).env("CLICOLOR_FORCE", "1").env("NO_COLOR", "1").output();
    let (_, stdout, _) = told(output.expect("the program starts"));
    assert!(!stdout.contains('\u{1b}'), "NO_COLOR wins: {stdout}");
}
