//! What cargo warned of, as far as one package is concerned.

use std::{fs, path::Path, process::Output};

use serde_json::Value;

/// The warnings of a cargo that was given `--message-format=json`: those about the
/// package of this manifest, and cargo's own. What the libraries that it depends
/// on by path are warned of is not its fault.
pub(crate) fn of_package(manifest: &Path, output: &Output) -> Vec<String> {
    let manifest = fs::canonicalize(manifest).unwrap();
    let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
    let messages: Vec<Value> = out.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    assert!(messages.iter().any(|m| m["reason"] == "build-finished"), "no build with JSON messages: {out}{err}");
    let is_own = |message: &&Value| {
        message["message"]["level"] == "warning"
            && fs::canonicalize(message["manifest_path"].as_str().unwrap()).unwrap() == manifest
    };
    let own = messages.iter().filter(is_own);
    let own = own.map(|message| message["message"]["rendered"].as_str().unwrap().to_owned());
    let cargos = err.lines().filter(|line| line.starts_with("warning: ") && !line.contains(" generated "));
    own.chain(cargos.map(str::to_owned)).collect()
}
