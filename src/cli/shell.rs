//! `kihon completions` and `kihon man`: for the shell and its manual.

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Failure};

/// Which shell.
#[derive(Debug, clap::Args)]
#[command(after_help = "bash: kihon completions bash > ~/.local/share/bash-completion/completions/kihon\n\
                        zsh:  kihon completions zsh > a folder of $fpath, named _kihon\n\
                        fish: kihon completions fish > ~/.config/fish/completions/kihon.fish")]
pub(super) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Where to write the pages.
#[derive(Debug, clap::Args)]
pub(super) struct ManArgs {
    /// Write every page into this folder: kihon.1, kihon-init.1, …
    dir: Option<PathBuf>,
}

/// Prints the completions of a shell.
pub(super) fn completions(args: &CompletionsArgs) -> Result<ExitCode, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kihon", &mut script);
    io::stdout().write_all(&script)?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page of the program, or writes those of all commands.
pub(super) fn man(args: &ManArgs) -> Result<ExitCode, Failure> {
    let command: Command = Cli::command();
    if let Some(dir) = &args.dir {
        let told = |error: io::Error| Failure::Message(format!("{}: {error}", dir.display()));
        std::fs::create_dir_all(dir).map_err(told)?;
        clap_mangen::generate_to(command, dir).map_err(told)?;
        return Ok(ExitCode::SUCCESS);
    }
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(ExitCode::SUCCESS)
}
