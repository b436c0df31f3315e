//! What is written of one of everything, what is refused, and that the committed files are up to date.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{docs, outputs, read, render};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

#[test]
fn the_committed_files_are_what_is_written() {
    let root = here("../..");
    let api = read::api(&root.join("core"), "core").unwrap();
    docs::check(&api).unwrap();
    for file in render::all(&api, &here("templates"), outputs::ALL).unwrap() {
        assert!(!file.differs(&root), "{} differs; run make gen", file.path);
    }
}

/// `UPDATE=1 cargo test -p videosdk-gen` rewrites the expected files.
#[test]
fn one_of_everything_is_written_as_expected() {
    let api = read::api(&here("tests/fixture"), "fixture").unwrap();
    let expected = here("tests/expected");
    for file in render::all(&api, &here("templates"), outputs::ALL).unwrap() {
        let path = expected.join(&file.path);
        if std::env::var_os("UPDATE").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &file.text).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap_or_default(), file.text, "{}", file.path);
    }
}

/// Reads a model and a resource of these texts, and answers what is wrong.
fn fault(model: &str, resource: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    for (kind, text) in [("models", model), ("resources", resource)] {
        let file = folder.path().join("src").join(kind).join("things.rs");
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    read::api(folder.path(), "core").unwrap_err()
}

const RESOURCE: &str = "/// Things.\npub struct Things;";

#[test]
fn what_does_not_follow_the_convention_is_told_with_its_place() {
    let model = |attributes: &str, field: &str| {
        format!(
            "/// A thing.\n#[serde(rename_all = \"camelCase\")]\npub struct Thing {{\n    /// It.\n    {attributes}\n    pub it: {field},\n}}"
        )
    };
    for (attributes, field, told) in [
        ("", "u8", "core/src/models/things.rs:6: Thing.it: type u8 has no mapping in the bindings"),
        ("", "Vec<HashSet<String>>", "type HashSet<String> has no mapping"),
        ("#[serde(flatten)]", "Option<String>", "only extra: JsonMap is flattened"),
        ("#[serde(borrow)]", "String", "serde(borrow) is not known to the generator"),
        ("#[serde(default)]", "Thing", "a nested model or a word that may be absent is an Option"),
    ] {
        let found = fault(&model(attributes, field), RESOURCE);
        assert!(found.contains(told), "{found}");
    }
    let closed = "/// Words.\npub enum Words {\n    /// A.\n    A,\n}";
    assert!(
        fault(closed, RESOURCE).contains("core/src/models/things.rs:2: Words: an enum needs Other(String)")
    );
}

#[test]
fn operations_follow_it_too() {
    let model = "/// A thing.\n#[serde(rename_all = \"camelCase\")]\npub struct Thing {\n    /// It.\n    pub it: String,\n}";
    for (signature, told) in [
        ("async fn get(&self, id: String) -> Result<Thing>", "things.get(id): an id of the path is a &str"),
        (
            "async fn get(&self, params: Thing, id: &str) -> Result<Thing>",
            "things.get(id): params is the last argument",
        ),
        ("async fn get(&self, id: &str) -> Thing", "things.get: an operation answers a Result"),
        ("async fn get(&self, id: &str) -> Result<u8>", "things.get: type u8 has no mapping"),
    ] {
        let resource = format!("{RESOURCE}\nimpl Things {{\n    /// Gets.\n    pub {signature} {{}}\n}}");
        let found = fault(model, &resource);
        assert!(found.starts_with("core/src/resources/things.rs:") && found.contains(told), "{found}");
    }
}
