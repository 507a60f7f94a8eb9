//! What a person sees, kept as transcripts: the help texts and small examples.

use std::fmt::Write as _;

use crate::Solve;

/// Runs each command and writes down all that it shows.
fn transcript(solve: &Solve, commands: &[(&[&str], &str)]) -> String {
    let mut out = String::new();
    for (args, input) in commands {
        let done = solve.run(args, input);
        let quoted: Vec<String> = args
            .iter()
            .map(|arg| if arg.contains([' ', '(', '\'']) { format!("\"{arg}\"") } else { (*arg).to_owned() })
            .collect();
        let piped = if input.is_empty() { String::new() } else { format!("printf {input:?} | ") };
        writeln!(out, "$ {piped}kihon solve {}", quoted.join(" ")).unwrap();
        out.push_str(done.out());
        for line in done.err().lines() {
            writeln!(out, "stderr: {line}").unwrap();
        }
        if done.code() != 0 {
            writeln!(out, "exit code {}", done.code()).unwrap();
        }
        out.push('\n');
    }
    out
}

#[test]
fn help() {
    let commands: [(&[&str], &str); 5] = [
        (&["--help"], ""),
        (&["lowest-common-ancestor", "--help"], ""),
        (&["merge-sorted-arrays", "--help"], ""),
        (&["longest-consecutive", "--help"], ""),
        (&["minimum-window", "--help"], ""),
    ];
    insta::assert_snapshot!(transcript(&Solve::new(), &commands));
}

#[test]
fn lowest_common_ancestor() {
    let solve = Solve::new();
    solve.file("apes.nwk", "((((Homo:6.6,Pan:6.6)Hominini:2,Gorilla:8.6):7,Pongo:15.6):4,Hylobates);\n");
    solve.file("files", "./src/main.rs\n./src/cli/mod.rs\n./tests/cli.rs\n");
    solve.file("staff.csv", "Ada,Grace\r\nBob,Ada\r\nEve,Ada\r\nTim,Grace\r\n");
    solve.file("pairs", "Bob\tEve\nBob Tim Eve\nGrace Eve\n");
    solve.file("forest", "b a\nc a\ny x\n");
    let commands: [(&[&str], &str); 12] = [
        (&["lca", "apes.nwk", "--of", "Homo", "--of", "Pan"], ""),
        (&["lca", "apes.nwk", "--of", "Homo", "--of", "Gorilla", "--of", "Pan"], ""),
        (&["lca", "apes.nwk", "--of", "Homo", "--of", "Pongo", "--json"], ""),
        (&["lca", "apes.nwk", "--of", "Homo", "--of", "Hylobates"], ""),
        (&["lca", "files", "--of", "src/main.rs", "--of", "src/cli/mod.rs"], ""),
        (&["lca", "--of", "./src/cli/", "--of", "tests"], "./src/main.rs\n./src/cli/mod.rs\n./tests/cli.rs\n"),
        (&["lca", "staff.csv", "--queries", "pairs"], ""),
        (&["lca", "staff.csv", "--queries", "-", "--json"], "Tim Eve\n"),
        (&["lca", "forest", "--of", "b", "--of", "c"], ""),
        (&["lca", "forest", "--forest", "--of", "b", "--of", "c"], ""),
        (&["lca", "forest", "--forest", "--of", "b", "--of", "y"], ""),
        (&["lca", "forest", "--forest", "--queries", "-"], "b y\nx y\nc x\n"),
    ];
    insta::assert_snapshot!(transcript(&solve, &commands));
}

#[test]
fn merge_sorted_arrays() {
    let solve = Solve::new();
    solve.file("odd", "1\n3\n+5\n");
    solve.file("even", "\u{feff}-2\r\n4\r\n0005\r\n10");
    solve.file("floats", "-inf\n-0\n1e-3\nNaN\n");
    solve.file("down", "c\nb\na\n");
    solve.file("bad", "1\n3\n2\n");
    let commands: [(&[&str], &str); 10] = [
        (&["merge-sorted-arrays", "--numbers", "odd", "even"], ""),
        (&["merge", "-n", "odd", "-", "--json"], "-170141183460469231731687303715884105728\n7\n"),
        (&["merge", "--floats", "floats", "-"], "0\n2.5\ninf\nnan\n"),
        (&["merge", "--floats", "floats", "--json"], ""),
        (&["merge", "--reverse", "down", "-"], "bb\nB\n"),
        (&["merge", "--json", "-"], ""),
        (&["merge", "--json", "-"], "\"a\"\nb\\\n"),
        (&["merge", "odd", "even", "--output", "merged"], ""),
        (&["merge", "--numbers", "odd", "bad", "--output", "merged"], ""),
        (&["merge", "--numbers", "odd", "even", "--output", "odd"], ""),
    ];
    insta::assert_snapshot!(transcript(&solve, &commands));
    assert!(!solve.path("merged").exists());
    assert_eq!(std::fs::read(solve.path("odd")).unwrap(), b"-2\r\n1\n3\n4\r\n+5\n0005\r\n10\n");
}

#[test]
fn longest_consecutive() {
    let solve = Solve::new();
    solve.file("ids", "\u{feff}100, 4, 200\r\n1 3\t2");
    let commands: [(&[&str], &str); 6] = [
        (&["longest-consecutive", "ids"], ""),
        (&["longest-consecutive", "ids", "-", "--gaps"], "101 102 103 5"),
        (&["longest-consecutive", "--json", "--gaps"], "-5,7,-170141183460469231731687303715884105728"),
        (&["longest-consecutive"], ""),
        (&["longest-consecutive", "--json"], "\n \n"),
        (&["longest-consecutive", "ids", "-"], "1 2\n3 four 5\n"),
    ];
    insta::assert_snapshot!(transcript(&solve, &commands));
}

#[test]
fn minimum_window() {
    let solve = Solve::new();
    solve.file("tale", "Alice saw the rabbit.\nThe rabbit had a watch!\nAlice’s watch was a rabbit’s.\n");
    solve.file("other", "a watch, a rabbit\n");
    let commands: [(&[&str], &str); 11] = [
        (&["minimum-window", "--need", "rabbit watch", "tale"], ""),
        (&["minimum-window", "--need", "rabbit watch", "tale", "other"], ""),
        (&["minimum-window", "--need", "the rabbit THE rabbit", "-i", "tale"], ""),
        (&["minimum-window", "--need", "watch a", "--all", "tale", "other"], ""),
        (&["minimum-window", "--chars", "ABC"], "ADOBECODEBANC"),
        (&["minimum-window", "--chars", "’a", "--json", "tale"], ""),
        (&["minimum-window", "--chars", "ÄÖ", "-i", "--all"], "öxä\näö\n"),
        (&["minimum-window", "--need", "rabbit rabbit rabbit hole", "tale"], ""),
        (&["minimum-window", "--need", "hole", "--json", "tale"], ""),
        (&["minimum-window", "--need", " -- ", "tale"], ""),
        (&["minimum-window", "tale"], ""),
    ];
    insta::assert_snapshot!(transcript(&solve, &commands));
}
