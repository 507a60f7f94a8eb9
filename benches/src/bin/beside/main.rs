//! `beside WORK DATA NUMBER OUT`: our side of a comparison that another language leads.
//!
//! For each line `run` on standard input WORK is done once and its time, in nanoseconds of
//! the thread, printed; at `write` the last answer goes to the file OUT, and `done` is
//! printed. The other side is timed between two lines, so that both sides take turns: see
//! `python/`.
//!
//! What DATA, NUMBER and the answer are: [`numerics`] and [`geometry`].

use std::{
    env,
    error::Error,
    fs,
    io::{self, BufRead, Write},
};

use kihon_judge::contest::{Clock, SystemClock};

mod geometry;
mod numerics;

/// What is done again and again, with its last answer.
trait Work {
    fn run(&mut self) -> Result<(), Box<dyn Error>>;
    /// As the bytes of a file.
    fn answer(&self) -> Vec<u8>;
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [name, data, number, to] = &arguments[..] else {
        return Err("usage: beside WORK DATA NUMBER OUT".into());
    };
    let data = fs::read(data)?;
    let mut work = match geometry::work(name, &data, number)? {
        Some(work) => work,
        None => numerics::work(name, &data, number)?,
    };

    let clock = SystemClock::new();
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        if line? == "write" {
            fs::write(to, work.answer())?;
            writeln!(out, "done")?;
        } else {
            let before = clock.thread();
            work.run()?;
            writeln!(out, "{}", (clock.thread() - before).as_nanos())?;
        }
        out.flush()?;
    }
    Ok(())
}
