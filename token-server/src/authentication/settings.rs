//! The ways of knowing callers, as they are set.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use videosdk_server::Secret;

/// How the server knows who calls.
///
/// Where callers are known and no rules are given, tokens are bound to them, so that they cannot be classic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Authentication {
    /// Not at all: anybody is answered. A request with an identity fails, so that nobody takes it for a check.
    #[default]
    Open,
    /// The program around the server says it, as the identity of each request; a caller without one is refused. No
    /// header is believed.
    Host,
    /// By a token that the app's own backend signs with a secret that it shares with this server (HS256, RFC 7519).
    Hmac(HmacTokens),
    /// By a token of an OpenID Connect provider, such as Auth0, Keycloak, Supabase, Firebase or Cognito.
    Oidc(OidcTokens),
    /// By a key that another server holds.
    Keys(Keys),
    /// By what a trusted proxy has found out.
    Proxy(ProxyHeader),
}

impl Authentication {
    /// Its name in settings.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Host => "host",
            Self::Hmac(_) => "hmac",
            Self::Oidc(_) => "oidc",
            Self::Keys(_) => "keys",
            Self::Proxy(_) => "proxy",
        }
    }

    /// True when the server knows who calls.
    pub fn knows_callers(&self) -> bool {
        *self != Self::Open
    }
}

impl FromStr for Authentication {
    type Err = String;

    /// Reads the ways that need no further settings.
    fn from_str(word: &str) -> Result<Self, String> {
        match word {
            "open" => Ok(Self::Open),
            "host" => Ok(Self::Host),
            other => Err(format!("authentication is {other:?}; open and host are the ways")),
        }
    }
}

/// Tokens that the app's own backend signs: HS256, with `exp` and `sub`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HmacTokens {
    /// The secret that signs them; at least 32 bytes, and never the secret of the VideoSDK key.
    pub secret: Secret,
    /// How long a token may live, from `iat` or from now to `exp`. Default: 10 minutes. Limits: 1 second to a day.
    pub max_age: Duration,
    /// Each token opens the server once, known by its `jti`. Default: no.
    pub one_time: bool,
    /// What `iss` must be. Default: anything.
    pub issuer: Option<String>,
    /// Of which `aud` must hold one. Default: anything.
    pub audience: Vec<String>,
    /// Lets pages of browsers send them. Default: no; right where each visitor gets a token of their own.
    pub allow_browser: bool,
}

impl HmacTokens {
    /// How long a token may live when nothing else is said: 10 minutes.
    pub const DEFAULT_MAX_AGE: Duration = Duration::from_secs(600);

    /// Tokens of this secret, with the defaults.
    pub fn new(secret: Secret) -> Self {
        Self {
            secret,
            max_age: Self::DEFAULT_MAX_AGE,
            one_time: false,
            issuer: None,
            audience: Vec::new(),
            allow_browser: false,
        }
    }
}

/// Tokens of an OpenID Connect provider, whose `iss`, `aud`, `exp` and `sub` must be there and right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OidcTokens {
    /// The provider, exactly as it stands in `iss`: Auth0's has a slash at its end, Keycloak's has none.
    pub issuer: String,
    /// Of which `aud` must hold one.
    pub audience: Vec<String>,
    /// The algorithms that are taken, of RS256 and ES256. Default: both. Never one with a shared secret.
    pub algorithms: Vec<String>,
    /// Where the provider's keys are. Default: as `/.well-known/openid-configuration` of the issuer says.
    pub jwks_url: Option<String>,
}

impl OidcTokens {
    /// The algorithms that can be taken.
    pub const ALGORITHMS: [&str; 2] = ["RS256", "ES256"];

    /// Tokens of this provider for these audiences.
    pub fn new(issuer: impl Into<String>, audience: impl IntoIterator<Item = String>) -> Self {
        Self {
            issuer: issuer.into(),
            audience: audience.into_iter().collect(),
            algorithms: Self::ALGORITHMS.map(str::to_owned).to_vec(),
            jwks_url: None,
        }
    }
}

/// Keys that other servers hold. They come as `Authorization: Bearer KEY`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The keys that are good; several at once, so that one can be replaced by another.
    pub keys: Vec<NamedKey>,
    /// Lets pages of browsers send them. Default: no.
    pub allow_browser: bool,
}

/// One key: whose it is, and its SHA-256, so that the file that lists it gives nothing away.
#[derive(Clone, PartialEq, Eq)]
pub struct NamedKey {
    /// Who holds it; the caller's `sub`.
    pub name: String,
    /// The SHA-256 of the key.
    pub sha256: [u8; 32],
}

impl NamedKey {
    /// Reads a line such as `mobile-backend:9f86d081…`, the SHA-256 in 64 hexadecimal digits.
    pub fn parse(line: &str) -> Result<Self, String> {
        let allowed = || "a name, a colon and the SHA-256 of the key in 64 hexadecimal digits".to_owned();
        let (name, digits) = line.trim().split_once(':').ok_or_else(allowed)?;
        let (name, digits) = (name.trim(), digits.trim());
        if name.is_empty()
            || name.contains(char::is_whitespace)
            || digits.len() != 64
            || !digits.bytes().all(|digit| digit.is_ascii_hexdigit())
        {
            return Err(allowed());
        }
        let mut sha256 = [0; 32];
        for (index, byte) in sha256.iter_mut().enumerate() {
            let pair = digits.get(index * 2..index * 2 + 2).ok_or_else(allowed)?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| allowed())?;
        }
        Ok(Self { name: name.to_owned(), sha256 })
    }
}

impl fmt::Debug for NamedKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("NamedKey").field("name", &self.name).finish_non_exhaustive()
    }
}

/// In which header a trusted proxy says who calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProxyHeader {
    /// `X-Auth-Request-User`, with `X-Auth-Request-Email` and `X-Auth-Request-Groups`, of oauth2-proxy.
    AuthRequest,
    /// `X-Forwarded-Client-Cert` of Envoy: the URI of the caller's certificate, or its subject.
    ForwardedClientCert,
}

impl ProxyHeader {
    /// Its name in settings: the header's.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AuthRequest => "X-Auth-Request-User",
            Self::ForwardedClientCert => "X-Forwarded-Client-Cert",
        }
    }
}

impl FromStr for ProxyHeader {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = [Self::AuthRequest, Self::ForwardedClientCert]
            .into_iter()
            .find(|header| header.name().eq_ignore_ascii_case(text));
        found.ok_or_else(|| "X-Auth-Request-User or X-Forwarded-Client-Cert".to_owned())
    }
}
