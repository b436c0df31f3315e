//! Why a caller could not be made sure of.

use super::Authentication;
use crate::error::{
    Problem,
    cases::{AUTHENTICATION_FAILED, AUTHENTICATION_REQUIRED, IDENTITY_UNAVAILABLE, TICKETS_UNAVAILABLE},
};

/// Why a caller could not be made sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Missing,
    Malformed,
    Algorithm,
    KeyUnknown,
    Signature,
    Expired,
    NotYetValid,
    TooLong,
    Issuer,
    Audience,
    SubjectMissing,
    TicketIdMissing,
    TicketUsed,
    TicketsUnavailable,
    KeysUnavailable,
    ProxyUntrusted,
}

impl Reason {
    /// Its name in metrics.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Malformed => "malformed",
            Self::Algorithm => "algorithm",
            Self::KeyUnknown => "key_unknown",
            Self::Signature => "signature",
            Self::Expired => "expired",
            Self::NotYetValid => "not_yet_valid",
            Self::TooLong => "too_long",
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::SubjectMissing => "subject_missing",
            Self::TicketIdMissing => "ticket_id_missing",
            Self::TicketUsed => "ticket_used",
            Self::TicketsUnavailable => "tickets_unavailable",
            Self::KeysUnavailable => "keys_unavailable",
            Self::ProxyUntrusted => "proxy_untrusted",
        }
    }

    const fn text(self) -> &'static str {
        match self {
            Self::Missing => "the caller is not known",
            Self::Malformed => "what came is no such token",
            Self::Algorithm => "the token is signed by an algorithm that is not taken here",
            Self::KeyUnknown => "the key is not one that is known here",
            Self::Signature => "the signature is wrong",
            Self::Expired => "the token has expired; sign in again, or ask for a new one",
            Self::NotYetValid => "the token is not valid yet; the clocks may differ",
            Self::TooLong => "the token lives longer than this server takes",
            Self::Issuer => "the token is of another issuer",
            Self::Audience => "the token is for another audience",
            Self::SubjectMissing => "the token names no subject",
            Self::TicketIdMissing => "the token has no jti, by which it is used once",
            Self::TicketUsed => "the token was used before; it can be used only once",
            Self::TicketsUnavailable => "it cannot be told just now whether the token was used before",
            Self::KeysUnavailable => "the keys of the identity provider cannot be fetched at the moment",
            Self::ProxyUntrusted => "the request did not come through the proxy that signs callers in",
        }
    }

    /// The answer. It never repeats anything of what the caller sent.
    pub(crate) fn into_problem(self, settings: &Authentication) -> Problem {
        let text = self.text();
        match self {
            Self::KeysUnavailable => {
                Problem::new(IDENTITY_UNAVAILABLE, text).with_header("retry-after", "30")
            }
            Self::TicketsUnavailable => {
                Problem::new(TICKETS_UNAVAILABLE, text).with_header("retry-after", "5")
            }
            Self::Missing => {
                let wanted = match settings {
                    Authentication::Keys(_) => {
                        "; send the header Authorization: Bearer, and the key behind it"
                    }
                    Authentication::Proxy(_) => "; sign in at the proxy in front of this server",
                    _ => "; send the header Authorization: Bearer, and the token of your sign-in behind it",
                };
                Problem::new(AUTHENTICATION_REQUIRED, format!("{text}{wanted}"))
                    // A challenge has at least one parameter (RFC 6750 section 3).
                    .with_header("www-authenticate", "Bearer realm=\"videosdk-server\"")
            }
            _ => Problem::new(AUTHENTICATION_FAILED, text)
                .with_header("www-authenticate", "Bearer error=\"invalid_token\""),
        }
    }
}
