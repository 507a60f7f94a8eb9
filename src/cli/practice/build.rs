//! The tests of a practice crate, built by cargo.

use std::{
    env, io,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::AtomicBool,
};

use serde_json::Value;

use super::group::{self, Line};

/// How the tests are built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    /// As by `cargo test`.
    Dev,
    /// The person's code with the code generation that its dependencies have
    /// for `cargo test` already (see [`super::scaffold`]): none of them is built
    /// again.
    Optimised,
}

/// The settings of [`Profile::Optimised`]: the person's crate and what it
/// depends on, whatever their `Cargo.toml` says.
const OPTIMISED: [&str; 12] = [
    "profile.dev.opt-level=3",
    "profile.dev.debug-assertions=false",
    "profile.dev.overflow-checks=false",
    "profile.dev.codegen-units=1",
    "profile.dev.incremental=false",
    "profile.dev.lto=\"off\"",
    "profile.dev.package.\"*\".opt-level=3",
    "profile.dev.package.\"*\".debug=false",
    "profile.dev.package.\"*\".debug-assertions=false",
    "profile.dev.package.\"*\".overflow-checks=false",
    "profile.dev.package.\"*\".codegen-units=1",
    "profile.dev.package.\"*\".incremental=false",
];

/// What came of it.
#[derive(Debug)]
pub(super) enum Built {
    /// The test binaries.
    Ready(Vec<PathBuf>),
    /// The compiler's errors, with colours.
    Errors(String),
    /// cargo's own complaint.
    Trouble(String),
    Stopped,
}

/// Builds the tests of the crate at `root`; `tell` gets what cargo does that
/// takes long.
pub(super) fn build(
    root: &Path,
    profile: Profile,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(String),
) -> io::Result<Built> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root);
    // Unit tests and `tests/`; no examples, no doc tests.
    command.args(["test", "--no-run", "--lib", "--tests", "--color=never"]);
    command.arg("--message-format=json-diagnostic-rendered-ansi");
    if profile == Profile::Optimised {
        command.args(OPTIMISED.iter().flat_map(|setting| ["--config", setting]));
    }
    let mut binaries = Vec::new();
    let mut errors: Vec<String> = Vec::new();
    let mut said = Vec::new();
    let status = group::run(&mut command, stop, |line| match line {
        Some(Line::Out(line)) => {
            if let Ok(message) = serde_json::from_str::<Value>(&line) {
                binaries.extend(test_binary(&message));
                errors.extend(error(&message).filter(|error| !errors.contains(error)));
            }
        }
        Some(Line::Err(line)) => {
            let doing = line.trim();
            if ["Compiling ", "Blocking ", "Downloading "].iter().any(|word| doing.starts_with(word)) {
                tell(doing.to_owned());
            }
            said.push(line);
        }
        None => {}
    })?;
    Ok(match status {
        None => Built::Stopped,
        Some(status) if status.success() => Built::Ready(binaries),
        Some(_) if !errors.is_empty() => Built::Errors(errors.concat()),
        Some(_) => Built::Trouble(complaint(&said)),
    })
}

/// What a person is told when cargo cannot be started.
pub(super) fn no_cargo(error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::NotFound {
        "there is no `cargo` on the PATH: https://rustup.rs installs it".to_owned()
    } else {
        format!("cargo cannot be started: {error}")
    }
}

fn test_binary(message: &Value) -> Option<PathBuf> {
    let is_test = message["reason"] == "compiler-artifact" && message["profile"]["test"] == true;
    message["executable"].as_str().filter(|_| is_test).map(PathBuf::from)
}

/// An error as rustc prints it; not how many there were.
fn error(message: &Value) -> Option<String> {
    let diagnostic = &message["message"];
    let is_error = message["reason"] == "compiler-message" && diagnostic["level"] == "error";
    let text = diagnostic["message"].as_str()?;
    let counts = text.starts_with("aborting due to") || text.starts_with("could not compile");
    diagnostic["rendered"].as_str().filter(|_| is_error && !counts).map(str::to_owned)
}

/// cargo's error without what it did before.
fn complaint(said: &[String]) -> String {
    let from = said.iter().position(|line| line.starts_with("error")).unwrap_or(0);
    let text = said[from..].join("\n");
    let text = text.strip_prefix("error: ").unwrap_or(&text).trim();
    if text.is_empty() { "cargo failed and said nothing".to_owned() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn errors_are_kept_and_warnings_and_counts_are_not() {
        let message = |level: &str, text: &str| {
            json!({"reason": "compiler-message",
                   "message": {"level": level, "message": text, "rendered": format!("{level}: {text}\n")}})
        };
        assert_eq!(error(&message("error", "mismatched types")).as_deref(), Some("error: mismatched types\n"));
        assert_eq!(error(&message("warning", "unused variable")), None);
        assert_eq!(error(&message("error", "aborting due to 1 previous error")), None);
        assert_eq!(error(&json!({"reason": "build-finished", "success": false})), None);
    }

    #[test]
    fn a_complaint_begins_at_the_error() {
        let said = ["    Updating index", "error: failed to parse manifest at `Cargo.toml`", "", "Caused by:"];
        assert_eq!(complaint(&said.map(str::to_owned)), "failed to parse manifest at `Cargo.toml`\n\nCaused by:");
        assert_eq!(complaint(&[]), "cargo failed and said nothing");
    }
}
