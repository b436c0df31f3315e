//! The rules of settings, a table each.

use std::time::Duration;

use super::{ClientOptions, Environment, Resolved, SettingSource, resolve};
use crate::finding::Severity;
use crate::secret::Secret;

const KEY: &str = "11111111-2222-4333-8444-555555555555";
const SECRET: &str = "162d9d2dc8022f49e9f76bf7a78edb09c5e3b6920493e8978751864de6b7c526";
const OTHER: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJhcGlrZXkiOiJ4In0.c2lnbmF0dXJl";

type Pairs<'a> = &'a [(&'a str, &'a str)];

fn options(variables: Pairs<'_>) -> ClientOptions {
    let environment = Environment::of(variables.iter().copied()).with_file("secret.txt", SECRET);
    ClientOptions::from_environment(&environment.with_file("empty.txt", "\n"))
}

/// The same with a good pair, for rules of the rest.
fn with_pair(variables: Pairs<'_>) -> ClientOptions {
    let mut options = options(variables);
    (options.api_key, options.secret) = (Some(KEY.into()), Some(Secret::new(SECRET)));
    options
}

/// Findings as `code about`, and a check that none of them tells a secret.
fn findings(resolved: &Resolved) -> Vec<String> {
    let told = format!("{:?} {}", resolved.settings, serde_json::json!(resolved.settings));
    for hidden in [SECRET, OTHER, TOKEN, "to-hide"] {
        assert!(!told.contains(hidden), "{told}");
    }
    let line = |finding: &crate::Finding| format!("{} {}", finding.code().name, finding.about);
    resolved.settings.findings.iter().map(line).collect()
}

fn source(resolved: &Resolved, name: &str) -> (SettingSource, Option<&'static str>) {
    let setting = resolved.settings.settings.iter().find(|setting| setting.name == name).unwrap();
    (setting.source, setting.variable)
}

#[test]
fn the_first_name_with_a_value_wins() {
    let cases: [(Pairs<'_>, &str); 7] = [
        (&[("VIDEOSDK_SECRET", SECRET), ("VIDEOSDK_SECRET_KEY", OTHER)], "VIDEOSDK_SECRET"),
        (&[("VIDEOSDK_SECRET", ""), ("VIDEOSDK_SECRET_KEY", SECRET)], "VIDEOSDK_SECRET_KEY"),
        (&[("VIDEOSDK_SECRET", "\"\""), ("VIDEOSDK_SECRET_KEY", SECRET)], "VIDEOSDK_SECRET_KEY"),
        (&[("VIDEOSDK_SECRET", "\u{feff}"), ("VIDEOSDK_SECRET_KEY", SECRET)], "VIDEOSDK_SECRET_KEY"),
        (&[("VIDEOSDK_SECRET", SECRET), ("VIDEOSDK_SECRET_FILE", "none.txt")], "VIDEOSDK_SECRET"),
        (&[("VIDEOSDK_SECRET_FILE", "secret.txt"), ("VIDEOSDK_SECRET_KEY", OTHER)], "VIDEOSDK_SECRET_FILE"),
        (&[("VIDEOSDK_SECRET_KEY_FILE", "secret.txt")], "VIDEOSDK_SECRET_KEY_FILE"),
    ];
    for (variables, expected) in cases {
        let mut options = options(variables);
        options.api_key = Some(KEY.into());
        let resolved = resolve(&options);
        assert_eq!(resolved.keys.as_ref().unwrap().secret().expose(), SECRET, "{expected}");
        assert_eq!(source(&resolved, "secret").1, Some(expected));
        assert_eq!(findings(&resolved), [""; 0], "{expected}");
    }
    let mut options = options(&[("VIDEOSDK_API_KEY", "99999999-2222-4333-8444-555555555555")]);
    options.api_key = Some(KEY.into());
    assert_eq!(source(&resolve(&options), "api_key"), (SettingSource::Option, None));
}

#[test]
fn what_is_wrong_with_credentials_is_told() {
    let cases: [(Pairs<'_>, &[&str]); 10] = [
        (&[], &["api_key_missing VIDEOSDK_API_KEY", "secret_missing VIDEOSDK_SECRET"]),
        (&[("VIDEOSDK_TOKEN", TOKEN)], &[]),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET", SECRET), ("VIDEOSDK_TOKEN", TOKEN)],
            &["token_ignored VIDEOSDK_TOKEN"],
        ),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET", "short-to-hide")],
            &["secret_short VIDEOSDK_SECRET"],
        ),
        (&[("VIDEOSDK_API_KEY", "abc"), ("VIDEOSDK_SECRET", SECRET)], &["api_key_shape VIDEOSDK_API_KEY"]),
        (
            &[
                ("VIDEOSDK_API_KEY", KEY),
                ("VIDEOSDK_SECRET", "forty-letters-that-are-no-hexadecimal-to-hide"),
            ],
            &["secret_shape VIDEOSDK_SECRET"],
        ),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET_FILE", SECRET)],
            &["file_unreadable VIDEOSDK_SECRET_FILE"],
        ),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET_FILE", "empty.txt")],
            &["file_unreadable VIDEOSDK_SECRET_FILE"],
        ),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET", "changeme-to-hide")],
            &["setting_placeholder VIDEOSDK_SECRET"],
        ),
        (
            &[("VIDEOSDK_API_KEY", KEY), ("VITE_VIDEOSDK_SECRET", SECRET)],
            &["secret_published VITE_VIDEOSDK_SECRET", "secret_missing VIDEOSDK_SECRET"],
        ),
    ];
    for (variables, expected) in cases {
        assert_eq!(findings(&resolve(&options(variables))), expected, "{variables:?}");
    }
}

#[test]
fn which_credential_is_sent() {
    let pair = [("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET", SECRET)];
    // A token in code is meant; the pair of the environment still signs.
    let mut given = options(&pair);
    given.token = Some(TOKEN.into());
    let resolved = resolve(&given);
    assert!(resolved.token.is_some() && resolved.keys.is_some());
    assert_eq!(findings(&resolved), [""; 0]);
    // Both in code: the pair wins, and that is told.
    given.api_key = Some(KEY.into());
    let resolved = resolve(&given);
    assert!(resolved.token.is_none());
    assert_eq!(findings(&resolved), ["token_ignored token"]);
    // Half a pair beside a token keeps nobody from calling.
    let resolved = resolve(&options(&[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_TOKEN", TOKEN)]));
    assert!(resolved.token.is_some() && resolved.error().is_none());
    assert_eq!(findings(&resolved), ["secret_missing VIDEOSDK_SECRET"]);
    assert_eq!(resolved.settings.findings[0].severity, Severity::Warning);
}

#[test]
fn what_stands_around_a_value_is_taken_off_and_told() {
    for (raw, code) in [
        (format!(" {SECRET}"), "setting_whitespace"),
        (format!("{SECRET}\r"), "setting_whitespace"),
        (format!("\u{feff}{SECRET}"), "setting_whitespace"),
        (format!("\"{SECRET}\""), "setting_quoted"),
        (format!("'{SECRET}'"), "setting_quoted"),
    ] {
        let resolved = resolve(&options(&[("VIDEOSDK_API_KEY", KEY), ("VIDEOSDK_SECRET", &raw)]));
        assert_eq!(resolved.keys.as_ref().unwrap().secret().expose(), SECRET);
        assert_eq!(findings(&resolved), [format!("{code} VIDEOSDK_SECRET")]);
        assert_eq!(resolved.settings.findings[0].severity, Severity::Warning);
    }
}

#[test]
fn which_address_is_called() {
    let emulator = ("VIDEOSDK_EMULATOR", "10.0.2.2:9001");
    let endpoint = ("VIDEOSDK_API_ENDPOINT", "https://video.example.com/v2");
    let cases: [(Pairs<'_>, Option<&str>, &str, &[&str]); 8] = [
        (&[], None, "https://api.videosdk.live/", &[]),
        (&[endpoint], None, "https://video.example.com/", &[]),
        (&[emulator, endpoint], None, "http://10.0.2.2:9001/", &[]),
        (&[emulator], Some("https://host"), "https://host/", &[]),
        (&[emulator], Some(" "), "http://10.0.2.2:9001/", &[]),
        (&[emulator], Some("http://10.0.2.2:9001/v2"), "http://10.0.2.2:9001/", &[]),
        (
            &[emulator],
            Some("http://10.0.2.2:9002"),
            "https://api.videosdk.live/",
            &["endpoint_insecure api_endpoint"],
        ),
        (
            &[("VIDEOSDK_EMULATOR", "user:to-hide@host:1")],
            None,
            "https://api.videosdk.live/",
            &["emulator_invalid VIDEOSDK_EMULATOR"],
        ),
    ];
    for (variables, option, url, expected) in cases {
        let mut options = with_pair(variables);
        options.api_endpoint = option.map(str::to_owned);
        let resolved = resolve(&options);
        assert_eq!(resolved.endpoint.as_str(), url, "{variables:?} {option:?}");
        assert_eq!(findings(&resolved), expected, "{variables:?} {option:?}");
    }
}

#[test]
fn a_demo_key_goes_to_an_emulator_alone() {
    for (address, is_refused) in [
        ("https://api.videosdk.live", true),
        ("http://127.0.0.1:9001", false),
        ("http://10.0.2.2:9001", false),
        ("https://10.0.2.2:9002", true),
    ] {
        let mut options = with_pair(&[("VIDEOSDK_EMULATOR", "10.0.2.2:9001")]);
        options.api_key = Some(format!("demo-{KEY}"));
        options.api_endpoint = Some(address.into());
        let refused = findings(&resolve(&options)).contains(&"demo_key_refused api_key".to_owned());
        assert_eq!(refused, is_refused, "{address}");
    }
}

#[test]
fn headers_and_durations_have_limits() {
    for (name, value, told) in [
        ("X-Trace", "value", ""),
        ("authorization", "to-hide", "\"authorization\""),
        ("Content-Length", "to-hide", "\"Content-Length\""),
        ("X-Trace", "to-hide\r\nX: y", "\"X-Trace\""),
        ("Authorization: to-hide", "", "\"Authorization…\""),
    ] {
        let mut options = with_pair(&[]);
        options.headers.insert(name.into(), value.into());
        let resolved = resolve(&options);
        let expected: &[&str] = if told.is_empty() { &[] } else { &["header_invalid headers"] };
        assert_eq!(findings(&resolved), expected, "{name}");
        assert!(resolved.settings.findings.iter().all(|finding| finding.reason.contains(told)), "{name}");
    }
    let mut options = with_pair(&[]);
    (options.timeout, options.deadline) = (Some(Duration::ZERO), Some(Duration::ZERO));
    assert_eq!(findings(&resolve(&options)), ["option_invalid timeout", "option_invalid deadline"]);
}

#[test]
fn every_setting_is_reported_once() {
    let mut options = with_pair(&[("VIDEOSDK_EMULATOR", "host:1")]);
    options.timeout = Some(Duration::from_secs(1));
    let resolved = resolve(&options);
    let names: Vec<_> = resolved.settings.settings.iter().map(|setting| setting.name).collect();
    let expected = "api_key secret token emulator api_endpoint allow_insecure_http timeout deadline max_retries \
                    proxy headers ca_bundle";
    assert_eq!(names.join(" "), expected);
    assert_eq!(source(&resolved, "emulator"), (SettingSource::Environment, Some("VIDEOSDK_EMULATOR")));
    assert_eq!(source(&resolved, "timeout"), (SettingSource::Option, None));
    assert_eq!(source(&resolved, "deadline"), (SettingSource::Default, None));
    assert_eq!(source(&resolved, "ca_bundle"), (SettingSource::Unset, None));
}
