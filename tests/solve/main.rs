//! `kihon solve`, through the program itself: on small input, on real input,
//! and on input that is wrong.

mod large;
mod output;
mod real;
mod sources;
mod terminal;
mod transcripts;
mod wrong;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    thread,
};

/// `kihon solve` in a folder.
struct Solve {
    folder: tempfile::TempDir,
}

impl Solve {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, content).unwrap();
        path
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(program());
        command.arg("solve").args(args).current_dir(self.folder.path()).env("NO_COLOR", "1").env("COLUMNS", "100");
        command
    }

    /// Runs it with `input` on standard input.
    fn run(&self, args: &[&str], input: impl AsRef<[u8]>) -> Done {
        feed(&mut self.command(args), input.as_ref())
    }
}

fn program() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_kihon"))
}

/// Runs a command with `input` on its standard input.
fn feed(command: &mut Command, input: &[u8]) -> Done {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || {
            // The program may stop reading at the first error.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    });
    Done(output)
}

/// What a run of the program came to.
#[derive(Debug)]
struct Done(Output);

impl Done {
    fn code(&self) -> i32 {
        self.0.status.code().expect("not ended by a signal")
    }

    fn out(&self) -> &str {
        std::str::from_utf8(&self.0.stdout).expect("UTF-8 on stdout")
    }

    fn err(&self) -> &str {
        std::str::from_utf8(&self.0.stderr).expect("UTF-8 on stderr")
    }

    /// stdout of a run that had an answer and nothing to complain of.
    #[track_caller]
    fn answer(&self) -> &str {
        assert_eq!((self.code(), self.err()), (0, ""));
        self.out()
    }

    /// stdout of such a run as JSON.
    #[track_caller]
    fn json(&self) -> serde_json::Value {
        serde_json::from_str(self.answer()).unwrap()
    }

    /// What a run said that could not do its work, which leaves no answer.
    #[track_caller]
    fn error(&self) -> &str {
        assert_eq!((self.code(), self.out()), (2, ""), "{}", self.err());
        self.err().strip_prefix("error: ").expect("an error").trim_end()
    }
}
