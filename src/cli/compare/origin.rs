//! Where figures come from: no figure means anything without it.

use std::{env::consts, thread};

use serde::{Deserialize, Serialize};

use super::view::plural;

/// Program, machine, and what was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::cli) struct Origin {
    version: String,
    profile: String,
    arch: String,
    os: String,
    cpus: usize,
    seed: u64,
    seconds: f64,
}

impl Origin {
    /// This program on this machine.
    pub(in crate::cli) fn here(seed: u64, seconds: f64) -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            profile: if cfg!(debug_assertions) { "debug" } else { "release" }.to_owned(),
            arch: consts::ARCH.to_owned(),
            os: consts::OS.to_owned(),
            cpus: thread::available_parallelism().map_or(1, usize::from),
            seed,
            seconds,
        }
    }

    /// On one line.
    pub(in crate::cli) fn told(&self) -> String {
        let Self { version, profile, arch, os, cpus, seed, seconds } = self;
        let build = if profile == "debug" { ", debug build: times say little" } else { "" };
        format!(
            "kihon {version}{build}; {arch} on {os}, {cpus} {}; seed {seed}; {seconds} {}",
            plural("CPU", *cpus),
            if *seconds == 1.0 { "second" } else { "seconds" },
        )
    }
}
