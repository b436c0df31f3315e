//! The table `auth`: how callers are known.

use std::time::Duration;

use super::section::Section;
use super::sources::Sources;
use crate::authentication::{Authentication, HmacTokens, Keys, NamedKey, OidcTokens, ProxyHeader};

/// The variable of the environment with the secret of `hmac`, where no file has it.
const HMAC_VARIABLE: &str = "VIDEOSDK_TOKEN_SERVER_HMAC_SECRET";

pub(super) fn read(mut auth: Section<'_>, sources: &Sources<'_>) -> Option<Authentication> {
    let mode = auth.text("mode", |mode| match mode {
        "open" | "hmac" | "oidc" | "keys" | "proxy" => Ok(mode.to_owned()),
        "host" => {
            Err("one of open, hmac, oidc, keys and proxy; host is for a mount, whose program says who calls"
                .to_owned())
        }
        _ => Err("one of open, hmac, oidc, keys and proxy".to_owned()),
    });
    let read = match mode.as_deref() {
        Some("open") => Some(Authentication::Open),
        Some("hmac") => hmac(&mut auth, sources).map(Authentication::Hmac),
        Some("oidc") => oidc(&mut auth).map(Authentication::Oidc),
        Some("keys") => keys(&mut auth, sources).map(Authentication::Keys),
        Some("proxy") => auth
            .text("header", str::parse::<ProxyHeader>)
            .or(Some(ProxyHeader::AuthRequest))
            .map(Authentication::Proxy),
        _ => {
            // Without its mode, nobody can say which other settings belong here.
            auth.rest();
            None
        }
    };
    auth.finish();
    read
}

fn hmac(auth: &mut Section<'_>, sources: &Sources<'_>) -> Option<HmacTokens> {
    refuse_secret(auth, "secret", "secret_file");
    let from_file = auth.has("secret_file");
    let secret = auth.text_unseen("secret_file", |path| sources.secret(path));
    let secret = sources.secret_variable(HMAC_VARIABLE).or(secret);
    if secret.is_none() && !from_file {
        auth.missing(
            "secret_file",
            &format!("the file of the secret that your backend signs with, or {HMAC_VARIABLE}"),
        );
    }
    let max_age = auth.duration("max_age", Duration::from_secs(1)..=Duration::from_secs(86_400));
    let one_time = auth.truth("one_time");
    let issuer = auth.text("issuer", |text| Ok(text.to_owned()));
    let audience = auth.texts("audience", |text| Ok(text.to_owned()));
    let allow_browser = auth.truth("allow_browser");
    let default = HmacTokens::new(secret?);
    Some(HmacTokens {
        max_age: max_age.unwrap_or(default.max_age),
        one_time: one_time.unwrap_or(default.one_time),
        issuer,
        audience: audience.unwrap_or_default(),
        allow_browser: allow_browser.unwrap_or(default.allow_browser),
        secret: default.secret,
    })
}

fn oidc(auth: &mut Section<'_>) -> Option<OidcTokens> {
    let own = |text: &str| Ok(text.to_owned());
    for (name, what) in [
        ("issuer", "the provider, exactly as it stands in the iss of its tokens"),
        (
            "audience",
            "the audiences that tokens must be for; a token for another program must not open this one",
        ),
    ] {
        if !auth.has(name) {
            auth.missing(name, what);
        }
    }
    let (issuer, audience) = (auth.text("issuer", own), auth.texts("audience", own));
    let algorithms = auth.texts("algorithms", own);
    let jwks_url = auth.text("jwks_url", own);
    let default = OidcTokens::new(issuer?, audience?);
    Some(OidcTokens { algorithms: algorithms.unwrap_or(default.algorithms), jwks_url, ..default })
}

fn keys(auth: &mut Section<'_>, sources: &Sources<'_>) -> Option<Keys> {
    if !auth.has("file") {
        auth.missing("file", "the file of the keys, each a line of its name, a colon and its SHA-256");
    }
    let allow_browser = auth.truth("allow_browser").unwrap_or_default();
    let keys = auth.text("file", |path| {
        let text = sources.file(path)?;
        let lines = text.lines().map(str::trim).enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let read = |(index, line): (usize, &str)| {
            NamedKey::parse(line)
                .map_err(|allowed| format!("{allowed}, in each line; line {} of it is none", index + 1))
        };
        lines.map(read).collect::<Result<Vec<_>, _>>()
    })?;
    Some(Keys { keys, allow_browser })
}

/// A secret in the configuration itself is a fault, whose value is never shown.
pub(super) fn refuse_secret(section: &mut Section<'_>, name: &str, instead: &str) {
    if let Some(node) = section.take(name) {
        let allowed = format!(
            "secrets stay out of this file; put it into a file of its own and name that as {instead}"
        );
        section.wrong_unseen(name, node.line, allowed);
    }
}
