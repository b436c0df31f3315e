//! The names of settings in a file, beside those that programs know them by.

/// Each setting of the server with its key in a file. What is not here has one name everywhere.
const KEYS: [(&str, &str); 19] = [
    ("token_kind", "token.kind"),
    ("permissions", "token.permissions"),
    ("expires_in", "token.expires_in"),
    ("allowed_origins", "cors.origins"),
    ("allow_loopback_origins", "cors.allow_loopback_origins"),
    ("allow_credentials", "cors.allow_credentials"),
    ("allowed_hosts", "server.hosts"),
    ("base_path", "server.base_path"),
    ("trusted_proxies", "server.trusted_proxies"),
    ("max_body_bytes", "server.bounds.body"),
    ("upstream_deadline", "upstream.timeout"),
    ("authentication", "auth"),
    ("authentication.secret", "auth.secret_file"),
    ("authentication.keys", "auth.file"),
    ("authentication.max_age", "auth.max_age"),
    ("authentication.issuer", "auth.issuer"),
    ("authentication.audience", "auth.audience"),
    ("authentication.algorithms", "auth.algorithms"),
    ("authentication.jwks_url", "auth.jwks_url"),
];

/// The key of a setting in a file.
pub(super) fn key_of(setting: &str) -> &str {
    KEYS.iter().find(|(own, _)| *own == setting).map_or(setting, |(_, key)| key)
}

/// The key that someone meant who wrote the name of a program's option, in snake or in camel case.
pub(super) fn key_of_option(name: &str) -> Option<&'static str> {
    let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
    let is_it = |own: &str| plain(own) == plain(name);
    KEYS.iter().find(|(own, key)| is_it(own) && *key != name).map(|(_, key)| *key)
}

/// What a setting hangs on in a file, the nearest first: its default comes from there where the file does not say it.
pub(super) fn sources_of(setting: &str) -> &'static [&'static str] {
    match setting {
        "token_kind" => &["token.kind", "auth.mode", "server.listen"],
        "expires_in" => &["token.expires_in", "auth.mode", "server.listen"],
        "authentication" => &["auth.mode", "auth"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guide_has_every_name() {
        let guide = include_str!("../../../docs/guides/configuration.md");
        for (setting, key) in KEYS.iter().filter(|(setting, _)| !setting.contains('.')) {
            let row =
                guide.lines().find(|line| line.starts_with(&format!("| `{key}`")) && line.contains(" | `"));
            assert!(row.is_some_and(|row| row.contains(&format!("| `{setting}`"))), "{key} | {setting}");
        }
    }
}
