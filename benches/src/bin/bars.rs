//! `cargo run --release -p kihon-benches --bin bars [FILTER]`: measures every
//! bar whose name or pattern holds FILTER.

use std::{
    io::{IsTerminal, stderr},
    process::ExitCode,
};

use kihon_benches::bars::{Verdict, bars, cells, heading, measure, row, summary};

fn main() -> ExitCode {
    let filter = std::env::args().nth(1).unwrap_or_default();
    let live = stderr().is_terminal();
    let mut all = Vec::new();
    for bar in bars() {
        let wanted = |pattern: &&str| bar.name.contains(&filter) || pattern.contains(&filter);
        let patterns: Vec<_> = cells(bar).into_iter().filter(wanted).collect();
        if patterns.is_empty() {
            continue;
        }
        println!("{}", heading(bar));
        for pattern in patterns {
            if !live {
                eprintln!("{}: {pattern}", bar.name);
            }
            let measured = measure(bar, pattern, &mut |step| {
                if live {
                    eprint!("\r\x1b[K{}: {pattern}, n = {}, {}", bar.name, step.size, step.contender);
                }
            });
            if live {
                eprint!("\r\x1b[K");
            }
            for measured in measured {
                println!("{}", row(&measured));
                all.push((bar, measured));
            }
        }
        println!();
    }
    if all.is_empty() {
        eprintln!("no bar's name or pattern holds `{filter}`");
        return ExitCode::from(2);
    }
    print!("{}", summary(&all));
    let met = all.iter().all(|(_, measured)| measured.verdict == Verdict::Met);
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
