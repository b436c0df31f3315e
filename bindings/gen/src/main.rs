//! Writes the resources and models of every language from the core's own source.
//!
//!     cargo run -p videosdk-gen              writes the files
//!     cargo run -p videosdk-gen -- --check   says which files are not what would be written
//!
//! `src/read` reads the core with its doc comments into [`api::Api`], which is kept as `bindings/api.json`; the templates
//! of each language make its files of that. A language is added by a folder of templates and its rows in [`outputs`].

mod api;
mod docs;
mod names;
mod outputs;
mod read;
mod render;

#[cfg(test)]
mod tests;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let check = std::env::args().any(|argument| argument == "--check");
    match run(check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let _ = writeln!(std::io::stderr(), "{fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(check: bool) -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let api = read::api(&root.join("core"), "core")?;
    docs::check(&api)?;
    let files = render::all(&api, &Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), outputs::ALL)?;
    let differing: Vec<&render::File> = files.iter().filter(|file| file.differs(&root)).collect();
    if check && !differing.is_empty() {
        let paths: Vec<&str> = differing.iter().map(|file| file.path.as_str()).collect();
        return Err(format!("not what the generator writes; run make gen:\n{}", paths.join("\n")));
    }
    for file in differing {
        write(&root.join(&file.path), &file.text)?;
        let _ = writeln!(std::io::stdout(), "wrote {}", file.path);
    }
    Ok(())
}

fn write(path: &PathBuf, text: &str) -> Result<(), String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    fs::create_dir_all(path.parent().unwrap_or(path)).map_err(told)?;
    fs::write(path, text).map_err(told)
}
