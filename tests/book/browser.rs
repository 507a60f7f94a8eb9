//! The pages in headless Chromium: titles, no word on the console, no request
//! that leaves the disk. Screenshots stay in the target folder, to be looked at.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{names, run};

/// What the browser made of a page.
struct Seen {
    /// The page after loading.
    dom: String,
    /// Lines on the console.
    console: Vec<String>,
    /// Requests to the network, and names looked up for them.
    requests: Vec<String>,
}

fn chromium() -> Command {
    let mut command = Command::new(env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into()));
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
    command.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    command.args(["--hide-scrollbars", "--enable-logging=stderr", "--virtual-time-budget=2000"]);
    command.stdin(Stdio::null());
    command
}

fn see(page: &Path) -> Seen {
    let temporary = tempfile::tempdir().unwrap();
    let log = temporary.path().join("net.json");
    let output = chromium()
        .arg(format!("--user-data-dir={}", temporary.path().join("user").display()))
        .arg(format!("--log-net-log={}", log.display()))
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("chromium starts; $CHROMIUM may name it");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stderr = String::from_utf8_lossy(&output.stderr);
    let console = stderr.lines().filter(|line| line.contains(":CONSOLE")).map(str::to_owned).collect();
    Seen { dom: String::from_utf8(output.stdout).unwrap(), console, requests: requests(&log) }
}

/// Every address in the browser's log of its network, but its own housekeeping.
fn requests(log: &Path) -> Vec<String> {
    let text = fs::read_to_string(log).expect("a log of the network");
    let mut found: Vec<String> = Vec::new();
    for start in ["\"url\":\"http", "\"url\":\"ws"] {
        let scheme = start.trim_start_matches("\"url\":\"");
        found.extend(
            text.split(start).skip(1).map(|rest| format!("{scheme}{}", rest.split('"').next().unwrap_or_default())),
        );
    }
    let own = ["google.com", "googleapis.com", "gstatic.com", "gvt1.com"];
    found.retain(|url| !own.iter().any(|own| url.contains(own)));
    found.sort_unstable();
    found.dedup();
    found
}

fn screenshot(page: &Path, width: u32, height: u32, dark: bool) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("screenshots");
    fs::create_dir_all(&folder).unwrap();
    let stem = page.file_stem().unwrap().to_string_lossy().into_owned();
    let picture = folder.join(format!("{stem}-{width}{}.png", if dark { "-dark" } else { "" }));
    let _ = fs::remove_file(&picture);
    let temporary = tempfile::tempdir().unwrap();
    let mut command = chromium();
    if dark {
        command.args(["--force-dark-mode", "--blink-settings=preferredColorScheme=0"]);
    }
    command.arg(format!("--user-data-dir={}", temporary.path().display()));
    command.arg(format!("--window-size={width},{height}")).arg(format!("--screenshot={}", picture.display()));
    let output = command.arg(format!("file://{}", page.display())).output().expect("chromium starts");
    assert!(output.status.success());
    picture
}

fn title(dom: &str) -> &str {
    let start = dom.find("<title>").expect("a title") + "<title>".len();
    &dom[start..start + dom[start..].find("</title>").expect("its end")]
}

#[test]
#[ignore = "needs chromium"]
fn the_browser_is_content_with_every_page() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    let quick = ["compare", "--size", "300", "--seconds", "4", "--html", "report.html", "--json=figures.json"];
    assert_eq!(run(folder, &quick).0, 0);
    assert_eq!(run(folder, &["book", "site", "--compared", "figures.json"]).0, 0);
    let site = folder.join("site");
    let mut pages: Vec<PathBuf> =
        names(&site).into_iter().filter(|name| name.ends_with(".html")).map(|name| site.join(name)).collect();
    pages.push(folder.join("report.html"));
    for page in &pages {
        let seen = see(page);
        let source = fs::read_to_string(page).unwrap();
        assert_eq!(title(&seen.dom), title(&source), "{}", page.display());
        assert!(title(&seen.dom).contains("kihon"));
        assert_eq!(seen.console, [""; 0], "{}", page.display());
        assert_eq!(seen.requests, [""; 0], "{}", page.display());
        // A page that the parser had to mend has other elements.
        for tag in ["<details", "<svg", "<table", "<section", "<article"] {
            assert_eq!(seen.dom.matches(tag).count(), source.matches(tag).count(), "{tag} in {}", page.display());
        }
    }
    for page in ["site/index.html", "site/longest-consecutive.html", "report.html"] {
        for (width, height, dark) in [(1200, 2400, false), (1200, 2400, true), (420, 2400, false)] {
            let picture = screenshot(&folder.join(page), width, height, dark);
            assert!(fs::metadata(&picture).is_ok_and(|file| file.len() > 10_000), "{}", picture.display());
        }
    }
}

/// What the check above looks for, it can see.
#[test]
#[ignore = "needs chromium"]
fn a_request_and_a_word_on_the_console_are_seen() {
    let temporary = tempfile::tempdir().unwrap();
    let page = temporary.path().join("bad.html");
    let bad =
        "<!DOCTYPE html><title>bad</title><img src=\"http://127.0.0.1:9/p.png\"><script>console.error('oh')</script>";
    fs::write(&page, bad).unwrap();
    let seen = see(&page);
    assert_eq!(title(&seen.dom), "bad");
    assert!(seen.requests.iter().any(|url| url == "http://127.0.0.1:9/p.png"), "{:?}", seen.requests);
    assert!(seen.console.iter().any(|line| line.contains("oh")), "{:?}", seen.console);
}
