//! `docs/reference/errors.md` is made from the list that the code uses.
//!
//! `UPDATE=1 cargo test -p videosdk-server --test errors_page` writes it anew.

use std::fmt::Write;
use std::path::Path;

use videosdk_server::ErrorKind;
use videosdk_server::error::codes;

#[test]
fn the_page_of_errors_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/errors.md");
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), page, "write it anew with UPDATE=1");
}

fn page() -> String {
    let mut page = String::from(
        "# Errors and findings\n\n\
         Made from the list that the code uses; do not edit it by hand.\n\n\
         Every error has a **kind**, which says what a program should do and is a class of its own in the languages that\n\
         have them, and a stable **code**, which says which case it is. Beside them it has `reason` (a text for people that\n\
         names the value and what would be right), `findings` (every single reason, where there are several),\n\
         `service_code`, `status`, `request_id`, `retry_after`, `attempts`, `outcome_unknown` (a write that may have\n\
         happened), `method`, `path` and `body`. Findings of `explain` and `doctor` have the same codes, with a severity\n\
         of error, warning or info. No text holds a secret or a token.\n\n\
         Kinds: ",
    );
    let kinds: Vec<String> = ErrorKind::ALL.iter().map(|kind| format!("`{kind}`")).collect();
    writeln!(page, "{}.", kinds.join(", ")).unwrap();
    for (title, codes) in codes::ALL {
        writeln!(page, "\n## {title}\n\n| code | kind | meaning | what to do |\n|---|---|---|---|").unwrap();
        for code in codes {
            writeln!(page, "| `{}` | {} | {} | {} |", code.name, code.kind, code.meaning, code.remedy)
                .unwrap();
        }
    }
    page
}
