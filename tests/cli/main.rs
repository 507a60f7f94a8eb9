//! The program as a person runs it: arguments, output, exit codes.

use std::process::{Command, Output};

mod compare;
mod numerics;

fn kihon(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kihon"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.args(args);
    command
}

/// Exit code, stdout, stderr.
fn run(args: &[&str]) -> (i32, String, String) {
    told(kihon(args).output().expect("the program starts"))
}

fn told(output: Output) -> (i32, String, String) {
    let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
    (output.status.code().expect("not ended by a signal"), text(output.stdout), text(output.stderr))
}

#[test]
fn help_names_the_commands() {
    let (code, stdout, stderr) = run(&["--help"]);
    assert_eq!((code, stderr.as_str()), (0, ""));
    assert!(stdout.contains("compare"), "{stdout}");
}

#[test]
fn an_unknown_command_is_a_usage_error() {
    let (code, stdout, stderr) = run(&["practise"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("Usage: kihon"), "{stderr}");
}
