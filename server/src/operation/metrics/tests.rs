use std::time::Duration;

use videosdk_server::token::TokenKind;

use super::*;

fn lines(metrics: &Metrics) -> Vec<String> {
    metrics.text().lines().map(str::to_owned).collect()
}

fn has(metrics: &Metrics, line: &str) -> bool {
    lines(metrics).iter().any(|own| own == line)
}

fn answered(micros: u64) -> Event<'static> {
    let elapsed = Duration::from_micros(micros);
    Event::Answered { route: "/get-token", method: "GET", status: 200, elapsed }
}

/// What has counted one of everything.
fn busy() -> Metrics {
    let metrics = Metrics::new();
    for event in [
        answered(10),
        Event::TokenIssued { kind: TokenKind::Participant, policy: Some("teachers") },
        Event::TokenIssued { kind: TokenKind::Classic, policy: None },
        Event::Refused { route: "/get-token", code: "token_refused" },
        Event::Refused { route: "/create-meeting", code: "conflict" },
        Event::RateLimited { scope: "address" },
        Event::AuthenticationFailed { reason: "expired" },
        Event::Upstream { operation: "rooms.create", outcome: "ok", elapsed: Duration::from_millis(80) },
        Event::LimitStoreFailed,
    ] {
        metrics.observe(&event);
    }
    metrics.refused("body_too_large");
    metrics.reloaded(false);
    metrics.watch_keys(|| Some(Duration::from_secs(90)));
    metrics
}

#[test]
fn each_event_is_counted_under_its_name() {
    let metrics = busy();
    for line in [
        "videosdk_tokens_issued_total{kind=\"participant\",policy=\"teachers\"} 1",
        "videosdk_tokens_issued_total{kind=\"classic\",policy=\"\"} 1",
        "videosdk_requests_refused_total{reason=\"body_too_large\"} 1",
        "videosdk_tokens_denied_total{code=\"token_refused\"} 1",
        "videosdk_rate_limited_total{scope=\"address\"} 1",
        "videosdk_auth_failures_total{reason=\"expired\"} 1",
        "videosdk_upstream_duration_seconds_count{operation=\"rooms.create\",outcome=\"ok\"} 1",
        "videosdk_limit_store_errors_total 1",
        "videosdk_config_reloads_total{result=\"rejected\"} 1",
        "videosdk_jwks_age_seconds 90.0",
        "# EOF",
    ] {
        assert!(has(&metrics, line), "{line} is not in\n{}", metrics.text());
    }
    assert!(!metrics.text().contains("conflict"), "only tokens are denied");
}

#[test]
fn a_token_is_told_apart_from_a_slow_answer() {
    let metrics = Metrics::new();
    for micros in [10, 60, 700] {
        metrics.observe(&answered(micros));
    }
    let labels = "http_route=\"/get-token\",http_request_method=\"GET\",http_response_status_code=\"200\"";
    for (bound, count) in
        [("0.00005", 1), ("0.0001", 2), ("0.0005", 2), ("0.001", 3), ("10.0", 3), ("+Inf", 3)]
    {
        let text = metrics.text();
        let bucket = text.lines().find(|line| {
            line.starts_with("http_server_request_duration_seconds_bucket")
                && line.contains(labels)
                && (line.contains(&format!("le=\"{bound}\""))
                    || (bound == "0.00005" && line.contains("le=\"5e-5\"")))
        });
        assert_eq!(
            bucket.and_then(|line| line.rsplit(' ').next()),
            Some(count.to_string().as_str()),
            "{bound}: {text}"
        );
    }
}

/// The whole of the labels, by name: one that could hold a caller, a room, an address or a path is noticed here.
#[test]
fn there_are_no_other_labels() {
    let text = busy().text();
    let mut labels: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_once('{')?.1.split_once('}'))
        .flat_map(|(labels, _)| labels.split(',').filter_map(|label| label.split_once('=')))
        .map(|(name, _)| name)
        .collect();
    labels.sort_unstable();
    labels.dedup();
    let known = [
        "code",
        "http_request_method",
        "http_response_status_code",
        "http_route",
        "kind",
        "le",
        "operation",
        "outcome",
        "policy",
        "reason",
        "result",
        "scope",
    ];
    assert_eq!(labels, known);
}

#[test]
fn the_guide_has_every_metric() {
    let guide = include_str!("../../../../docs/guides/deployment.md");
    let text = busy().text();
    let families = text.lines().filter_map(|line| line.strip_prefix("# TYPE "));
    let mut count = 0;
    for family in families {
        let (name, kind) = family.split_once(' ').unwrap();
        let name = if kind == "counter" { format!("{name}_total") } else { name.to_owned() };
        assert!(guide.contains(&format!("| `{name}` |")), "docs/guides/deployment.md lacks {name}");
        count += 1;
    }
    assert_eq!(count, 10, "{text}");
    assert!(guide.contains("| `videosdk_connections_open` |"), "it needs a listener to be counted");
}
