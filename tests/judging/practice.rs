//! A practice crate in a temporary folder, and the program run in it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// The target folder of all practice crates, those of `tests/practice` too.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("practice-target")
}

/// The crate; gone when dropped.
pub(crate) struct Practice {
    folder: TempDir,
    name: String,
}

/// What the program said.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Practice {
    /// With these katas, not started. Named after the test: in a shared target
    /// folder, crates of one name overwrite one another.
    pub(crate) fn new(katas: &[&str]) -> Self {
        // On one thread there is no such name, and no other crate at the same time.
        Self::named(thread::current().name().filter(|name| *name != "main").unwrap_or("practice"), katas)
    }

    /// In a folder of this name.
    pub(crate) fn named(name: &str, katas: &[&str]) -> Self {
        let practice = Self { folder: tempfile::tempdir().unwrap(), name: name.replace("::", "-") };
        let root = practice.root();
        let checkout = env!("CARGO_MANIFEST_DIR");
        let mut init = program();
        init.arg("init").arg(&root).args(katas).args(["--no-git", "--kihon-path", checkout]);
        let said = said(&init.output().unwrap());
        assert_eq!(said.code, Some(0), "{}", said.err);
        // The versions that the checkout was tested with; no network is needed.
        fs::copy(Path::new(checkout).join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
        practice
    }

    pub(crate) fn root(&self) -> PathBuf {
        self.folder.path().join(&self.name)
    }

    pub(crate) fn file(&self, kata: &str) -> PathBuf {
        self.root().join("src").join(format!("{}.rs", kata.replace('-', "_")))
    }

    /// Puts `body` in the place of the function's body.
    pub(crate) fn write(&self, kata: &str, body: &str) {
        let file = self.file(kata);
        let text = fs::read_to_string(&file).unwrap();
        let from = text.find("pub fn ").unwrap();
        let from = from + text[from..].find(" {\n").unwrap() + 3;
        fs::write(&file, format!("{}{body}\n}}\n", &text[..from])).unwrap();
    }

    /// The program, here.
    pub(crate) fn program(&self) -> Command {
        let mut program = program();
        program.current_dir(self.root());
        program
    }

    /// Runs the program here.
    pub(crate) fn kihon(&self, arguments: &[&str]) -> Said {
        said(&self.program().args(arguments).output().unwrap())
    }

    /// The kata's line in the progress file.
    pub(crate) fn progress(&self, kata: &str) -> String {
        let text = fs::read_to_string(self.root().join(".kihon/progress.txt")).unwrap();
        text.lines().find(|line| line.split(' ').next() == Some(kata)).unwrap_or_default().to_owned()
    }
}

/// The program, with the shared target folder.
fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kihon"));
    program.env("CARGO_TARGET_DIR", target()).env("CARGO_NET_OFFLINE", "true");
    for variable in ["CLICOLOR_FORCE", "CARGO_MANIFEST_DIR", "RUSTFLAGS", "KIHON_SEED"] {
        program.env_remove(variable);
    }
    program
}

fn said(output: &Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// Processes that were started to build or test the crate in `folder`.
#[cfg(target_os = "linux")]
pub(crate) fn processes_of(folder: &Path) -> Vec<String> {
    processes(&[format!("CARGO_MANIFEST_DIR={}", folder.display())])
}

/// Waits until the judge is at work in that crate: the test binary, and its
/// child.
#[cfg(target_os = "linux")]
pub(crate) fn wait_for_the_judge(folder: &Path) {
    let needles = [format!("CARGO_MANIFEST_DIR={}", folder.display()), "KIHON_WHOLE=1".to_owned()];
    wait_until("the judge is at work", || processes(&needles).len() >= 2);
}

/// Processes with these variables.
#[cfg(target_os = "linux")]
fn processes(variables: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir("/proc").unwrap().flatten() {
        let environment = fs::read(entry.path().join("environ")).unwrap_or_default();
        let has = |wanted: &String| environment.split(|&byte| byte == 0).any(|known| known == wanted.as_bytes());
        if variables.iter().all(has) {
            found.push(fs::read_to_string(entry.path().join("comm")).unwrap_or_default().trim().to_owned());
        }
    }
    found
}

/// Waits until `done`, for minutes: the machine may be busy.
pub(crate) fn wait_until(what: &str, mut done: impl FnMut() -> bool) {
    let start = Instant::now();
    while !done() {
        assert!(start.elapsed().as_secs() < 240, "waited in vain: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}
