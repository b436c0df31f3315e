//! What a server tells the one who counts: for metrics, without a metrics library here.

use std::time::Duration;

use videosdk_server::token::TokenKind;

/// Takes what happens, such as to count it. It runs within the request, so it should return quickly.
pub trait Observer: Send + Sync {
    /// Takes one event.
    fn observe(&self, event: &Event<'_>);
}

/// One thing that happened. Every text in it is of a fixed list or from the settings; nothing comes from a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event<'a> {
    /// A request was answered.
    Answered {
        /// The route as the documentation has it, such as `/validate-meeting/:meetingId`; `unknown` for no route.
        route: &'static str,
        /// The HTTP method; `_OTHER` for one that is not of the standard's.
        method: &'static str,
        /// The HTTP status.
        status: u16,
        /// How long it took, from the whole request to the answer.
        elapsed: Duration,
    },
    /// A token was signed and given out.
    TokenIssued {
        /// The kind that was signed.
        kind: TokenKind,
        /// The name of the rule that granted it; `default` where there are none.
        policy: Option<&'a str>,
    },
    /// A request was refused, or could not be answered.
    Refused {
        /// The route that was asked, as in [`Answered`](Self::Answered).
        route: &'static str,
        /// The code of the error.
        code: &'static str,
    },
    /// A caller asked too often.
    RateLimited {
        /// The limit that was met, such as `address`.
        scope: &'static str,
    },
    /// A caller could not be authenticated.
    AuthenticationFailed {
        /// Why, such as `expired`.
        reason: &'static str,
    },
    /// VideoSDK was asked, retries included.
    Upstream {
        /// The operation, such as `rooms.create`.
        operation: &'static str,
        /// `ok`, or the kind of the error.
        outcome: &'static str,
        /// How long it took.
        elapsed: Duration,
    },
    /// The store of the limits did not answer.
    LimitStoreFailed,
}

impl<Function: Fn(&Event<'_>) + Send + Sync> Observer for Function {
    fn observe(&self, event: &Event<'_>) {
        self(event);
    }
}
