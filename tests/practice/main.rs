//! Practising with the program, as a person does it: a folder, commands,
//! files, screens, exit codes.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

mod errors;
mod init;
mod screens;
mod standing;
#[path = "../cargo/warnings.rs"]
mod warnings;
mod with;

/// The katas of most practice crates here: screens stay as they are when others
/// are added to the catalogue.
const SIX: [&str; 6] = [
    "longest-consecutive",
    "merge-sorted-arrays",
    "stable-merge",
    "minimum-window",
    "lowest-common-ancestor",
    "lowest-common-ancestor-boxed",
];

/// A temporary folder with nothing of this machine's around it.
struct Place(TempDir);

/// What a run printed, paths and times made alike.
struct Told {
    code: i32,
    stdout: String,
    stderr: String,
}

impl Place {
    /// An empty folder.
    fn empty() -> Self {
        Self(tempfile::tempdir().expect("a temporary folder"))
    }

    /// A folder with a new practice crate `katas` of [`SIX`] in it.
    fn practice() -> Self {
        let place = Self::empty();
        place.run("", &[&["init", "katas", "--no-git", "--kihon-path", CHECKOUT], &SIX[..]].concat()).done();
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::write(self.path(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
    }

    /// A copy of the program at another place.
    fn copy_program(&self, to: &str) -> PathBuf {
        let (from, to) = (env!("CARGO_BIN_EXE_kihon"), self.path(to));
        // Copied by another process: a test that starts a program at this
        // moment would inherit the open file, which then is too busy to be run.
        if !Command::new("cp").arg(from).arg(&to).status().is_ok_and(|status| status.success()) {
            fs::copy(from, &to).expect("a file can be copied");
        }
        to
    }

    /// Any program, in a folder of this place.
    fn program(&self, program: impl AsRef<Path>, folder: &str) -> Command {
        let mut command = Command::new(program.as_ref());
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
            command.env_remove(variable);
        }
        let person = [("AUTHOR", "NAME"), ("AUTHOR", "EMAIL"), ("COMMITTER", "NAME"), ("COMMITTER", "EMAIL")];
        for (who, what) in person {
            command.env(format!("GIT_{who}_{what}"), "somebody@example.org");
        }
        command.env("HOME", self.0.path()).env("GIT_CONFIG_NOSYSTEM", "1").env("TERM", "xterm-256color");
        command.env("GIT_CEILING_DIRECTORIES", self.0.path().parent().expect("no root"));
        command.current_dir(self.path(folder)).stdin(Stdio::null());
        command
    }

    /// The program in a folder of this place, yet to be run.
    fn kihon(&self, folder: &str, args: &[&str]) -> Command {
        let mut command = self.program(env!("CARGO_BIN_EXE_kihon"), folder);
        command.args(args);
        command
    }

    /// The program in a folder of this place.
    fn run(&self, folder: &str, args: &[&str]) -> Told {
        self.told(self.kihon(folder, args).output().expect("the program starts"))
    }

    /// The program in the practice crate.
    fn katas(&self, args: &[&str]) -> Told {
        self.run("katas", args)
    }

    fn told(&self, output: Output) -> Told {
        let text = |bytes| String::from_utf8(bytes).expect("output is UTF-8");
        let real = self.0.path().canonicalize().expect("the folder is there");
        let alike = |bytes| {
            let text = text(bytes).replace(CHECKOUT, "[CHECKOUT]");
            without_times(&text.replace(&*real.to_string_lossy(), "[HERE]"))
        };
        let code = output.status.code().expect("not ended by a signal");
        Told { code, stdout: alike(output.stdout), stderr: alike(output.stderr) }
    }

    /// Every file below a folder, sorted.
    fn files(&self, folder: &str) -> Vec<String> {
        let mut files = Vec::new();
        let mut folders = vec![self.path(folder)];
        while let Some(next) = folders.pop() {
            for entry in fs::read_dir(&next).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let inside = path.strip_prefix(self.path(folder)).unwrap();
                    files.push(inside.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        files.sort_unstable();
        files
    }
}

impl Told {
    /// What was printed by a run that did what it was asked to.
    #[track_caller]
    fn done(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (0, ""), "{}", self.stdout);
        self.stdout
    }

    /// What was told by a run that could not.
    #[track_caller]
    fn refused(self) -> String {
        assert_eq!((self.code, self.stdout.as_str()), (2, ""), "{}", self.stderr);
        assert_eq!(self.stderr.trim_end().lines().count(), 1, "one line: {}", self.stderr);
        self.stderr.trim_end().to_owned()
    }
}

const CHECKOUT: &str = env!("CARGO_MANIFEST_DIR");

/// With `[TIME]` for each name of a folder in the trash.
fn without_times(text: &str) -> String {
    let mut parts = text.split(".kihon/trash/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.find('/').map_or("", |at| &part[at..]);
        out.push_str(".kihon/trash/[TIME]");
        out.push_str(rest);
    }
    out
}

/// A solution that is right.
const LONGEST: &str = "
#[kihon::kata(LongestConsecutive)]
pub fn longest_consecutive(nums: &[i32]) -> usize {
    let set: std::collections::HashSet<i32> = nums.iter().copied().collect();
    let starts = set.iter().filter(|&&x| x.checked_sub(1).is_none_or(|before| !set.contains(&before)));
    starts.map(|&x| (x..=i32::MAX).take_while(|y| set.contains(y)).count()).max().unwrap_or(0)
}
";
