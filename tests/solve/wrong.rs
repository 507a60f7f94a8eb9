//! Input that is wrong, odd, or cut off, and readers that go away.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::Stdio,
};

use crate::Solve;

#[test]
fn malformed_input_is_named_with_file_and_line() {
    let solve = Solve::new();
    for (name, content) in [
        ("cycle", &b"b a\nc b\na c\nd a\n"[..]),
        ("parents", b"b a\nc a\n\nb c\n"),
        ("roots", b"b a\nd c\n"),
        ("fields", b"b a\nc a\nd a b\n"),
        ("newick", b"((a,b),\n(c,d);\n"),
        ("paths", b"x/y\nx/../z\n"),
        ("support", b"((a,b)90,(c,d)90);"),
        ("unclear", b"x/a x\nx/b x\n"),
        ("numbers", b"1\n2\n3x\n"),
        ("blank", b"1\n\n2\n"),
        ("latin", b"caf\xe9 noir\n"),
        ("empty", b""),
    ] {
        solve.file(name, content);
    }
    let long = format!("1\n{}\n", "9".repeat(1_000_000));
    solve.file("long", long);
    let integer = "an integer from -2^127 to 2^127 - 1";
    let cases: &[(&[&str], &str)] = &[
        (&["lca", "cycle", "--of", "a", "--of", "b"], "cycle:1: `b` is its own ancestor"),
        (&["lca", "cycle", "--forest", "--of", "a", "--of", "d"], "cycle:1: `b` is its own ancestor"),
        (&["lca", "parents", "--of", "a", "--of", "b"], "parents:4: `b` has a second parent `c`, after `a`"),
        (
            &["lca", "roots", "--of", "a", "--of", "b"],
            "several roots: `a` (roots:1) and `c` (roots:2); --forest accepts them",
        ),
        (
            &["lca", "fields", "--of", "a", "--of", "b"],
            "fields:3: expected `child parent`, or a root alone, found `d a b`",
        ),
        (&["lca", "newick", "--of", "a", "--of", "b"], "newick:2:6: expected `)` for the `(` at 1:1, found `;`"),
        (&["lca", "paths", "--of", "a", "--of", "b"], "paths:2: expected a path without `..`, found `x/../z`"),
        (
            &["lca", "support", "--of", "a", "--of", "90"],
            "support:1:10: a second node is called `90`, after support:1:2; cannot tell which one is meant",
        ),
        (
            &["lca", "unclear", "--of", "x/a", "--of", "x/b"],
            "unclear: cannot tell paths with blanks in them from `child parent` lines; say --format paths or --format edges",
        ),
        (&["lca", "empty", "--of", "a", "--of", "b"], "empty: expected a tree, found nothing"),
        (&["lca", "roots", "--forest", "--of", "a", "--of", "z"], "roots: no node is called `z`"),
        (&["lca", "roots", "--of", "a"], "--of: expected two nodes or more, found one"),
        (&["lca", "--of", "a", "--of", "b", "absent"], "absent: No such file or directory (os error 2)"),
        (&["merge", "-n", "numbers"], &format!("numbers:3: expected {integer}, found `3x`")),
        (&["merge", "--floats", "-o", "x", "blank"], "blank:2: expected a number, found an empty line"),
        (&["merge", "empty", "absent"], "absent: No such file or directory (os error 2)"),
        (&["merge", "-", "empty", "-"], "`-` is given twice, but standard input can be read only once"),
        (&["merge", "--json", "-o", "x", "latin"], "--json: expected lines of UTF-8, found `caf\u{fffd} noir`"),
        (&["longest-consecutive", "numbers"], &format!("numbers:3:1: expected {integer}, found `3x`")),
        (&["longest-consecutive", "long"], &format!("long:2:1: expected {integer}, found `{}…`", "9".repeat(40))),
        (
            &["minimum-window", "--need", "noir", "latin"],
            "latin:1: expected UTF-8 text, found the byte 0xe9 at offset 3",
        ),
        (&["minimum-window", "--need", "", "latin"], "--need: expected at least one word, found \"\""),
    ];
    for (args, message) in cases {
        let done = solve.run(args, "");
        // What was merged before is out by then, without --output.
        if args[0] == "merge" && !args.contains(&"-o") {
            assert_eq!((done.code(), done.err()), (2, format!("error: {message}\n").as_str()), "{args:?}");
        } else {
            assert_eq!(done.error(), *message, "{args:?}");
        }
    }
    assert!(!solve.path("x").exists());
}

#[test]
fn what_is_out_before_a_line_out_of_place_is_a_beginning_of_the_merge() {
    let solve = Solve::new();
    solve.file("good", "1\n3\n5\n");
    // Longer than what is read at once, so that something is out before.
    let sorted: String = (0..200_000).map(|number| format!("{number}\n")).collect();
    solve.file("bad", format!("{sorted}7\n8\n"));
    let done = solve.run(&["merge", "--numbers", "good", "bad"], "");
    assert_eq!((done.code(), done.err()), (2, "error: bad:200001: not sorted: `7` comes after `199999`\n"));
    let whole = sorted.replacen("1\n2\n3\n4\n5\n", "1\n1\n2\n3\n3\n4\n5\n5\n", 1);
    assert!(whole.starts_with(done.out()));
    assert!(done.out().len() > whole.len() / 2);
}

#[test]
fn errors_in_questions_name_their_line() {
    let solve = Solve::new();
    solve.file("tree", "b a\nc a\n");
    for (questions, message) in [
        ("a b\n\nb z\n", "(stdin):3: tree: no node is called `z`"),
        ("a b\nb\n", "(stdin):2: expected two nodes or more, separated by a tab or blanks, found `b`"),
        ("a\t\n", "(stdin):1: expected two nodes or more, separated by a tab or blanks, found `a\\t`"),
    ] {
        assert_eq!(solve.run(&["lca", "tree", "--queries", "-"], questions).error(), message);
    }
    assert_eq!(
        solve.run(&["lca", "--queries", "-"], "").error(),
        "tree and --queries cannot both come from standard input"
    );
}

#[test]
fn a_folder_is_not_a_file() {
    let solve = Solve::new();
    fs::create_dir(solve.path("folder")).unwrap();
    for args in [
        &["lca", "folder", "--of", "a", "--of", "b"][..],
        &["merge", "folder"],
        &["merge", "-", "--output", "folder"],
        &["longest-consecutive", "folder"],
        &["minimum-window", "--need", "a", "folder"],
    ] {
        let done = solve.run(args, "");
        assert!(done.error().starts_with("folder: "), "{done:?}");
    }
}

#[test]
fn every_line_end_and_a_missing_one_give_the_same() {
    let solve = Solve::new();
    for (lf, args) in [
        ("b a\nc a\n", &["lca", "--of", "b", "--of", "c"][..]),
        ("((x,y)b,\nc)a;\n", &["lca", "--of", "b", "--of", "c"]),
        ("a/b\na/c\n", &["lca", "--of", "a/b", "--of", "a/c"]),
        ("1\n2\n5\n", &["longest-consecutive"]),
        ("so\nso it is\n", &["minimum-window", "--need", "is so"]),
        ("1\n2\n", &["merge", "--numbers", "--json"]),
        ("a\nb\n", &["merge", "--json"]),
    ] {
        let expected = solve.run(args, lf);
        assert!(!expected.answer().is_empty());
        for other in [
            lf.replace('\n', "\r\n"),
            lf.trim_end().to_owned(),
            lf.trim_end().replace('\n', "\r\n"),
            format!("\u{feff}{lf}"),
        ] {
            assert_eq!(solve.run(args, &other).answer(), expected.answer(), "{args:?} {other:?}");
        }
    }
}

#[test]
fn names_need_not_be_text() {
    let solve = Solve::new();
    let tree = solve.file("tree", b"\xff\t\xfe\nb\t\xfe\n");
    assert!(tree.exists());
    let done = solve.run(&["lca", "tree", "--queries", "-"], b"\xff\tb\n");
    assert_eq!((done.code(), &done.0.stdout[..]), (0, &b"\xff\tb\t\xfe\t0\t2\t-\n"[..]));
    let merged = solve.run(&["merge", "-"], b"\x00\x01\n\xfe\n\xff\n");
    assert_eq!(merged.0.stdout, b"\x00\x01\n\xfe\n\xff\n");
}

#[test]
fn nothing_at_all() {
    let solve = Solve::new();
    assert_eq!(solve.run(&["merge"], "").answer(), "");
    assert_eq!(solve.run(&["merge", "--json"], "").answer(), "[]\n");
    for (args, why) in [
        (&["longest-consecutive"][..], "no answer: the input has no integers\n"),
        (&["minimum-window", "--need", "a"], "no answer: the text has 0 of 1 `a`\n"),
    ] {
        let done = solve.run(args, "");
        assert_eq!((done.code(), done.out(), done.err()), (1, "", why));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let solve = Solve::new();
    let numbers: String = (0..1_000_000).map(|number| format!("{number}\n")).collect();
    solve.file("numbers", numbers);
    let mut child = solve
        .command(&["merge", "--numbers", "numbers"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert_eq!(lines.next().unwrap().unwrap(), "0");
    drop(lines);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}
