//! Pages that ask: those whose origins are listed, and those that only look like them.

#![allow(clippy::unwrap_used, reason = "what fails here fails a test, which is the point")]

mod support;

use support::provider::code;
use support::stage::client;
use videosdk_token_server::{Config, Request, Response, TokenServer};

const LISTED: &str = "https://app.example.com";

fn server(allow_credentials: bool) -> TokenServer {
    let config = Config { allowed_origins: vec![LISTED.to_owned()], allow_credentials, ..Config::default() };
    TokenServer::new(client(), config).unwrap()
}

async fn ask(server: &TokenServer, method: &str, origin: Option<&str>) -> Response {
    let mut headers = vec![("host".to_owned(), "localhost".to_owned())];
    headers.extend(origin.map(|origin| ("origin".to_owned(), origin.to_owned())));
    if method == "OPTIONS" {
        headers.push(("access-control-request-method".to_owned(), "POST".to_owned()));
    }
    let request =
        Request { method: method.to_owned(), path: "/get-token".to_owned(), headers, ..Request::default() };
    server.handle(request).await
}

/// Abuse 20: an origin that looks like a listed one. None is let in, by no method, with cookies or without, and none is
/// said back; a program that is no page has no origin and is served.
#[tokio::test]
async fn only_the_listed_origin_is_let_in() {
    const ALLOWED: &str = "access-control-allow-origin";
    for server in [server(false), server(true)] {
        for origin in [
            "https://evil-app.example.com",
            "https://app.example.com.evil.test",
            "https://app.example.comevil.test",
            "https://evil.test/https://app.example.com",
            "https://app.example.com@evil.test",
            "https://x.app.example.com",
            "https://example.com",
            "http://app.example.com",
            "https://app.example.com:8443",
            "https://appxexample.com",
            "https://app.example.com/",
            "https://app.example.com https://evil.test",
            "null",
            "*",
            "",
        ] {
            for method in ["GET", "POST", "OPTIONS"] {
                let refused = ask(&server, method, Some(origin)).await;
                let about = format!("{method} of {origin:?}");
                assert_eq!((refused.status, code(&refused).as_str()), (403, "origin_refused"), "{about}");
                assert_eq!(refused.header(ALLOWED), None, "{about}");
                assert_eq!(refused.header("vary"), Some("origin"), "{about}");
            }
        }
        for method in ["GET", "POST", "OPTIONS"] {
            let served = ask(&server, method, Some(LISTED)).await;
            assert!(served.status < 300, "{method}");
            assert_eq!(served.header(ALLOWED), Some(LISTED), "{method}");
            assert!(served.header("vary").is_some_and(|names| names.contains("origin")), "{method}");
        }
        let program = ask(&server, "GET", None).await;
        assert_eq!((program.status, program.header(ALLOWED)), (200, None));
    }
}
