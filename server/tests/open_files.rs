//! How many files the process may have open: raised as far as it may be, told where that is too few.

#![cfg(unix)]

mod support;

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use support::{Running, get};

/// The program with a limit of the shell's `ulimit`.
fn limited(ulimit: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new("/bin/sh");
    let script = format!("{ulimit} && exec \"$0\" \"$@\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_videosdk-server"), "serve", "--demo", "--port", "0"]);
    command.args(arguments).env_clear().stdin(Stdio::null());
    command
}

fn first_line(running: &mut Running) -> String {
    let mut line = String::new();
    BufReader::new(running.child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    line
}

#[test]
fn too_few_are_told_with_the_way_out_and_it_serves_all_the_same() {
    let mut running = Running::logging(&mut limited("ulimit -n 300", &[]), "secret");
    let said = first_line(&mut running);
    for part in [
        "warning: this process may have 300 files open, and 12000 connections (server.bounds.connections) need 12256",
        "beyond about 44 callers are turned away",
        "ulimit -n 12256",
        "LimitNOFILE=12256",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert_eq!(get(running.token_server(), "/get-token").status, 200);
}

#[test]
fn where_a_log_is_written_it_is_told_there() {
    let mut running = Running::logging(&mut limited("ulimit -n 300", &["--log", "json"]), "secret");
    let line: serde_json::Value = serde_json::from_str(&first_line(&mut running)).unwrap();
    assert_eq!(line["level"], "WARN");
    assert!(line["message"].as_str().unwrap().contains("ulimit -n 12256"), "{line}");
}

/// What the process may do by itself is no reason to warn.
#[cfg(target_os = "linux")]
#[test]
fn the_soft_limit_is_raised_without_a_word() {
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("server.toml");
    std::fs::write(&path, "[server]\nbounds = { connections = 20 }\n").unwrap();
    let arguments = ["--config", path.to_str().unwrap(), "--log", "json"];
    let mut running = Running::logging(&mut limited("ulimit -Sn 64 && ulimit -Hn 400", &arguments), "secret");
    let limits = std::fs::read_to_string(format!("/proc/{}/limits", running.child.id())).unwrap();
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap();
    assert_eq!(line.split_whitespace().skip(3).take(2).collect::<Vec<_>>(), ["400", "400"], "{line}");
    assert!(first_line(&mut running).contains("listening"));
}

#[test]
fn the_unit_allows_what_the_default_needs() {
    let unit = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../deploy/videosdk-server.service");
    let unit = std::fs::read_to_string(unit).unwrap();
    let allowed = unit.lines().find_map(|line| line.strip_prefix("LimitNOFILE=")).unwrap();
    assert!(allowed.parse::<u64>().unwrap() >= 12_256, "{allowed}");
}
