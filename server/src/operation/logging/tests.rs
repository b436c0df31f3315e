use std::io::Write;
use std::sync::{Arc, Mutex};

use super::*;

#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn written(format: LogFormat, tell: impl FnOnce()) -> String {
    let page = Page::default();
    let writer = page.clone();
    tracing::subscriber::with_default(subscriber(format, move || writer.clone()), tell);
    let bytes = page.0.lock().unwrap().clone();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn json_is_an_object_a_line_with_the_fields_at_its_top() {
    let text = written(LogFormat::Json, || {
        tracing::info!(target: "videosdk_token_server", status = 200, code = None::<&str>, "answered\n");
        tracing::warn!(target: "videosdk_listener", open = 3, "two");
    });
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2, "{text}");
    let names: Vec<&String> = lines[0].as_object().unwrap().keys().collect();
    assert_eq!(names, ["timestamp", "level", "message", "status"], "{text}");
    assert_eq!((&lines[0]["level"], &lines[0]["status"]), (&"INFO".into(), &200.into()));
}

#[test]
fn details_and_other_libraries_are_left_out() {
    for format in [LogFormat::Json, LogFormat::Text] {
        let text = written(format, || {
            tracing::debug!(target: "videosdk_server", "hush-hush");
            tracing::info!(target: "hyper", "hush-hush");
            tracing::warn!(target: "hyper", "a fault");
        });
        assert!(text.contains("a fault") && !text.contains("hush"), "{text}");
    }
}

#[test]
fn a_panic_is_told_without_its_text() {
    let text = written(LogFormat::Json, || {
        let before = panic::take_hook();
        panic::set_hook(Box::new(tell_panic));
        let panicked = panic::catch_unwind(|| panic!("hush-hush"));
        panic::set_hook(before);
        assert!(panicked.is_err());
    });
    let line: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&line["level"], &line["message"]), (&"ERROR".into(), &"panicked".into()));
    assert!(line["location"].as_str().unwrap().contains("logging/tests.rs:"), "{line}");
    assert!(!text.contains("hush"), "{text}");
}
