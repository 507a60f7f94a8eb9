//! Running the present test once more in a child process.
//!
//! A test binary runs one test when it is given its exact name; so judging in
//! a child needs nothing but that name. Under libtest the thread is called
//! after its test; with one test thread (`--test-threads=1`, one core) the test
//! runs on the main thread, and its name is taken from the arguments (which is
//! how nextest calls it) or from the names in a backtrace.

use std::{
    backtrace::Backtrace,
    env, io,
    path::PathBuf,
    process::{self, Child, Command, Stdio},
    thread,
};

/// Tells a child that it is one: the path of its instructions.
pub(crate) const CHILD: &str = "KIHON_JUDGE_CHILD";

/// The name of the running test, if it can be told.
pub(crate) fn current_test() -> Option<String> {
    if let Some(name) = thread::current().name().filter(|&name| name != "main") {
        return Some(name.to_owned());
    }
    from_arguments(&env::args().skip(1).collect::<Vec<_>>())
        .or_else(|| from_backtrace(&Backtrace::force_capture().to_string(), env!("CARGO_CRATE_NAME")))
}

/// The name of a test from its full path, as `module_path!` gives it: the
/// harness leaves the crate's name out.
///
/// # Examples
/// ```
/// assert_eq!(kihon_judge::test_name("practice::two_sum::examples"), "two_sum::examples");
/// ```
pub fn test_name(path: &str) -> &str {
    path.split_once("::").map_or(path, |(_crate, rest)| rest)
}

/// The filter of a run with `--exact`.
fn from_arguments(arguments: &[String]) -> Option<String> {
    let exact = arguments.iter().any(|a| a == "--exact");
    exact.then(|| arguments.iter().find(|a| !a.starts_with('-')).cloned()).flatten()
}

/// The last function of the person's own crate before the test harness takes
/// over, without the crate's name.
fn from_backtrace(trace: &str, own_crate: &str) -> Option<String> {
    let frames = trace.lines().filter_map(|line| {
        let (number, name) = line.trim().split_once(": ")?;
        number.parse::<u32>().ok()?;
        Some(name.trim())
    });
    let mut last = None;
    for frame in frames {
        // `core::ops::function::FnOnce::call_once` is how the harness calls a
        // test; the first one after a frame of the person's crate ends it.
        let foreign = ["core::", "std::", "alloc::", "test::", "<"].iter().any(|prefix| frame.starts_with(prefix));
        if foreign && last.is_some() {
            break;
        }
        if !foreign && !frame.starts_with(own_crate) {
            last = Some(frame);
        }
    }
    let (_, path) = last?.split_once("::")?;
    let path = path.split("::{{closure}}").next().unwrap_or(path);
    // Without v0 mangling a hash follows: `tests::name::h0123456789abcdef`.
    let path = match path.rsplit_once("::h") {
        Some((rest, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => rest,
        _ => path,
    };
    Some(path.to_owned())
}

/// Starts this program again on one test.
pub(crate) fn spawn(test: &str, instructions: &PathBuf) -> io::Result<Child> {
    Command::new(env::current_exe()?)
        .args([test, "--exact", "--nocapture", "--include-ignored", "--test-threads=1"])
        .env(CHILD, instructions)
        .env("RUST_BACKTRACE", "0")
        // The child ends itself when this pipe closes: no stray process.
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
}

/// Ends this process when the one that started it is gone: the pipe to
/// standard input closes.
pub(crate) fn end_with_parent() {
    thread::spawn(|| {
        let _ = io::copy(&mut io::stdin(), &mut io::sink());
        process::exit(3);
    });
}

/// CPU time used by process `pid`, where the system tells.
#[cfg(target_os = "linux")]
pub(crate) fn cpu_seconds(pid: u32) -> Option<f64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The second field is the program's name in parentheses, spaces and all.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks: u64 = fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?;
    // Linux reports in hundredths of a second on every architecture (USER_HZ).
    Some(ticks as f64 / 100.0)
}

/// CPU time used by process `pid`, where the system tells.
#[cfg(not(target_os = "linux"))]
pub(crate) fn cpu_seconds(_pid: u32) -> Option<f64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_knows_its_name() {
        assert_eq!(current_test().as_deref(), Some("host::tests::a_test_knows_its_name"));
    }

    #[test]
    fn the_name_stands_in_the_arguments_of_an_exact_run() {
        let arguments = |list: &[&str]| from_arguments(&list.iter().map(|&s| s.to_owned()).collect::<Vec<_>>());
        assert_eq!(arguments(&["--exact", "a::b", "--nocapture"]).as_deref(), Some("a::b"));
        assert_eq!(arguments(&["a::b"]), None);
        assert_eq!(arguments(&[]), None);
    }

    #[test]
    fn the_name_stands_in_a_backtrace() {
        let trace = "   0: kihon_judge::host::current_test\n             at ./src/host.rs:30:1\n   1: kihon_judge::judge::judge\n   2: practice::tests::mine::h0123456789abcdef\n             at ./src/lib.rs:9:9\n   3: practice::tests::mine::{{closure}}\n   4: core::ops::function::FnOnce::call_once\n   5: test::__rust_begin_short_backtrace\n";
        assert_eq!(from_backtrace(trace, "kihon_judge").as_deref(), Some("tests::mine"));
        assert_eq!(from_backtrace("disabled backtrace", "kihon_judge"), None);
    }
}
