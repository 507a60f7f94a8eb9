//! Input larger than the memory the program may use, more files than it may
//! open, lines as long as a file.

#![cfg(unix)]

use std::{
    fs,
    io::{BufRead, BufReader, BufWriter, Write},
    process::{Command, Stdio},
    thread,
};

use crate::{Solve, program};

/// The program under a limit of the shell, which is said to `ulimit`.
fn limited(solve: &Solve, limit: &str, args: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("ulimit {limit} && exec \"$@\"")).arg("sh").arg(program()).arg("solve").args(args);
    command.current_dir(solve.path(""));
    command
}

/// Address space in KiB for an input of 128 MiB.
#[cfg(target_os = "linux")]
const LIMIT: &str = "-v 65536";

#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_the_input() {
    let solve = Solve::new();
    let (line, lines) = ("x".repeat(119), 1 << 20);
    solve.file("few", format!("00000100{line}\n00900000{line}\n"));
    let mut child = limited(&solve, LIMIT, &["merge", "few", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = BufWriter::with_capacity(1 << 20, child.stdin.take().unwrap());
    let output = BufReader::with_capacity(1 << 20, child.stdout.take().unwrap());
    let count = thread::scope(|scope| {
        scope.spawn(move || (0..lines).try_for_each(|number| writeln!(input, "{number:08}{line}")));
        let mut previous = String::new();
        let mut count = 0;
        for line in output.lines().map(Result::unwrap) {
            assert!(previous <= line);
            previous = line;
            count += 1;
        }
        count
    });
    let rest = child.wait_with_output().unwrap();
    assert_eq!((rest.status.code(), String::from_utf8_lossy(&rest.stderr).as_ref()), (Some(0), ""));
    assert_eq!(count, lines + 2);

    // The limit is one: a kata that keeps its input fails under it.
    let big = "1 ".repeat(20 << 20);
    solve.file("big", big);
    let done = limited(&solve, LIMIT, &["longest-consecutive", "big"]).output().unwrap();
    assert!(!done.status.success());
}

#[test]
fn more_files_than_may_be_open() {
    let solve = Solve::new();
    let names: Vec<String> = (0..600).map(|number| format!("f{number}")).collect();
    for (number, name) in names.iter().enumerate() {
        // File k holds k, k + 600, …: longer than one of its buffers.
        let content: String = (0..3000).map(|round| format!("{}\n", number + 600 * round)).collect();
        solve.file(name, content);
    }
    let mut args = vec!["merge", "--numbers", "-o", "merged"];
    args.extend(names.iter().map(String::as_str));
    let done = limited(&solve, "-n 64", &args).output().unwrap();
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
    let merged = fs::read_to_string(solve.path("merged")).unwrap();
    assert!(merged.lines().eq((0..600 * 3000).map(|number| number.to_string())));
}

#[test]
fn a_line_longer_than_every_buffer() {
    let solve = Solve::new();
    let long = "x".repeat(3 << 20);
    solve.file("a", format!("a\n{long}"));
    solve.file("b", format!("b\n{long}y\n\u{ff}"));
    let expected = format!("a\nb\n{long}\n{long}y\n\u{ff}\n");
    assert!(solve.run(&["merge", "a", "b"], "").answer() == expected);
    let numbers = format!("1{}2\n", " ".repeat(3 << 20));
    assert_eq!(solve.run(&["longest-consecutive"], numbers).answer(), "1 to 2: 2 in a row\n");
}

#[test]
fn a_tree_a_million_deep() {
    let solve = Solve::new();
    let deep = 1_000_000;
    solve.file("tree", format!("{}(a,b)c{};", "(".repeat(deep), ")".repeat(deep)));
    let out = solve.run(&["lca", "tree", "--of", "a", "--of", "b"], "");
    assert_eq!(out.answer(), format!("c\ndepth {deep}\ndistance 2\n"));
}
