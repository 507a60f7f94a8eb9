//! A judging run as a person reads it, and what is remembered of it.

use std::{fmt::Write, process::ExitCode};

use anstyle::{AnsiColor, Style};
use kihon_judge::{Colour, Verdict, VerdictKind, verdict::Outcome};

use super::{
    clock,
    folder::Folder,
    judging::{Judged, Report},
    missing::Missing,
    progress::{Progress, Status},
    shelf,
};

const BOLD: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();

/// The report; colours as ANSI escapes.
pub(super) fn page(report: &Report) -> String {
    let mut out = String::new();
    match report {
        Report::Judged(judged) => page_of_verdicts(&mut out, judged),
        Report::CompileError { errors, missing } => {
            push(&mut out, format_args!("{BAD}✗ It does not compile.{BAD:#} Nothing was judged.\n\n"));
            push(&mut out, format_args!("{}\n", errors.trim_end()));
            for missing in missing {
                push_missing(&mut out, missing);
            }
        }
        Report::Trouble { message } => {
            push(&mut out, format_args!("{BAD}✗ Nothing could be judged.{BAD:#}\n\n{}\n", message.trim_end()));
        }
        Report::Stopped => push(&mut out, format_args!("{FAINT}stopped{FAINT:#}\n")),
    }
    out
}

fn page_of_verdicts(out: &mut String, judged: &Judged) {
    // What there is to do stands last, where the eye is.
    let order = |verdict: &Verdict| match verdict.kind() {
        VerdictKind::NotStarted => 0,
        VerdictKind::Accepted => 1,
        _ => 2,
    };
    let mut verdicts: Vec<&Verdict> = judged.verdicts.iter().collect();
    verdicts.sort_by_key(|verdict| order(verdict));
    for verdict in &verdicts {
        push(out, format_args!("{}\n", verdict.render(Colour::Ansi)));
    }
    if let [verdict] = verdicts.as_slice()
        && verdict.kind() == VerdictKind::NotStarted
        && let Ok(kata) = shelf::find(&verdict.kata)
    {
        let (file, id) = (Folder::file(kata.as_ref()), kata.about().id);
        push(out, format_args!("  Replace the todo!() in {}.\n  The statement: kihon show {id}\n", file.display()));
    }
    for missing in &judged.missing {
        push_missing(out, missing);
    }
    for test in &judged.failed_tests {
        push(out, format_args!("{BAD}✗ {test}{BAD:#}  a test of your own failed; `cargo test {test}` shows it\n"));
    }
    let nothing = verdicts.is_empty() && judged.missing.is_empty();
    if nothing {
        push(out, format_args!("There is nothing to judge: `kihon start KATA` adds a kata.\n"));
    } else if verdicts.len() + judged.missing.len() > 1 {
        push(out, format_args!("\n{}\n", summary(judged)));
    }
}

fn push_missing(out: &mut String, missing: &Missing) {
    let Missing { title, what, remedy, .. } = missing;
    push(out, format_args!("{BAD}✗ {title}{BAD:#}  {BOLD}{what}{BOLD:#}\n  To get on: {remedy}.\n"));
}

/// `2 accepted, 1 too slow, 2 not started`.
fn summary(judged: &Judged) -> String {
    let count = |test: fn(VerdictKind) -> bool| judged.verdicts.iter().filter(|v| test(v.kind())).count();
    let slow = count(|kind| kind == VerdictKind::TooSlow);
    let accepted = count(|kind| kind == VerdictKind::Accepted);
    let open = count(|kind| kind == VerdictKind::NotStarted);
    let failing = judged.verdicts.len() - slow - accepted - open;
    let parts = [
        (accepted, GOOD, "accepted"),
        (failing, BAD, "failing"),
        (slow, BAD, "too slow"),
        (judged.missing.len(), BAD, "not judged"),
        (judged.failed_tests.len(), BAD, "of your own tests failed"),
        (open, FAINT, "not started"),
    ];
    let parts = parts.iter().filter(|part| part.0 > 0);
    parts.map(|(count, style, what)| format!("{style}{count} {what}{style:#}")).collect::<Vec<_>>().join(", ")
}

/// 0 if all that was judged is accepted or not started, 1 if not, 2 if nothing
/// could be judged.
pub(super) fn exit_code(report: &Report) -> ExitCode {
    match report {
        Report::Judged(judged) if judged.missing.is_empty() && judged.failed_tests.is_empty() => {
            let fine = |v: &Verdict| matches!(v.kind(), VerdictKind::Accepted | VerdictKind::NotStarted);
            if judged.verdicts.iter().all(fine) { ExitCode::SUCCESS } else { ExitCode::from(1) }
        }
        Report::Judged(_) => ExitCode::from(1),
        _ => ExitCode::from(2),
    }
}

/// Writes the verdicts into the progress file; the error, if any, is to be
/// told, and takes nothing from the verdicts.
pub(super) fn remember(folder: &Folder, report: &Report) -> Result<(), String> {
    let Report::Judged(judged) = report else { return Ok(()) };
    for verdict in &judged.verdicts {
        remember_one(folder, verdict).map_err(|error| format!("progress is not written down: {error}"))?;
    }
    Ok(())
}

fn remember_one(folder: &Folder, verdict: &Verdict) -> Result<(), String> {
    let status = match verdict.kind() {
        VerdictKind::NotStarted => Status::NotStarted,
        VerdictKind::Accepted => Status::Accepted,
        VerdictKind::TooSlow => Status::Slow,
        _ => Status::Failing,
    };
    let told = |failure| match failure {
        super::super::Failure::Message(message) => message,
        super::super::Failure::ClosedPipe => "a closed pipe".to_owned(),
    };
    if status == Status::NotStarted && folder.progress().map_err(told)?.get(&verdict.kata).status == status {
        return Ok(());
    }
    Progress::update(folder.root(), &verdict.kata, |entry| {
        entry.status = status;
        if status != Status::NotStarted {
            entry.attempts += 1;
            entry.tried = Some(clock::today());
        }
        if let Outcome::TooSlow { growth, .. } = &verdict.outcome {
            entry.growth = Some(growth.exponent);
        }
    })
    .map_err(told)
}

fn push(out: &mut String, arguments: std::fmt::Arguments) {
    out.write_fmt(arguments).expect("writing to a string");
}
