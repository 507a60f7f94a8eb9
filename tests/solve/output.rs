//! Where `--output` goes.

#![cfg(unix)]

use std::{fs, os::unix::fs::symlink};

use crate::Solve;

#[test]
fn a_link_stays_a_link() {
    let solve = Solve::new();
    fs::create_dir(solve.path("kept")).unwrap();
    solve.file("kept/merged", "before");
    symlink("kept/merged", solve.path("merged")).unwrap();
    assert_eq!(solve.run(&["merge", "-o", "merged"], "a\nb\n").answer(), "");
    assert!(fs::symlink_metadata(solve.path("merged")).unwrap().is_symlink());
    assert_eq!(fs::read(solve.path("kept/merged")).unwrap(), b"a\nb\n");
    assert_eq!(fs::read_dir(solve.path("kept")).unwrap().count(), 1);
}

#[test]
fn a_device_is_written_not_replaced() {
    let solve = Solve::new();
    assert_eq!(solve.run(&["merge", "--output", "/dev/stdout"], "a\nb\n").answer(), "a\nb\n");
    assert_eq!(solve.run(&["merge", "--output", "/dev/null"], "a\n").answer(), "");
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_full_disk_is_told() {
    if !fs::exists("/dev/full").unwrap() {
        eprintln!("no /dev/full here");
        return;
    }
    let done = Solve::new().run(&["merge", "--output", "/dev/full"], "a\n");
    assert_eq!(done.error(), "/dev/full: No space left on device (os error 28)");
}
