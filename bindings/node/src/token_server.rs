//! The token server: a handler, or a server in this process.

use std::sync::Arc;

use napi::bindgen_prelude::{Buffer, Object};
use napi::{Env, Result};
use napi_derive::napi;
use videosdk_bridge::{Failure, Request, Response, TokenServer, address_of, identity};

use crate::calls::{NativeCancel, cancel_of, promise};
use crate::client::NativeClient;
use crate::failure::guarded;

/// A token server that signs with a client's keys.
#[napi]
pub struct NativeTokenServer(Arc<TokenServer>);

/// A request as a framework received it.
#[napi(object, object_to_js = false)]
pub struct NativeRequest {
    /// The method in capitals.
    pub method: String,
    /// The path as it was sent, without the query.
    pub path: String,
    /// What follows the question mark.
    pub query: String,
    /// The headers in the order they came, a name and a value by turns.
    pub headers: Vec<String>,
    /// The whole body.
    pub body: Buffer,
    /// The address at the other end of the connection; what is no IP address is unknown.
    pub peer: Option<String>,
    /// Who asks, as the host knows: a JSON object of `sub` and `claims`.
    pub identity: Option<String>,
}

/// The answer to a request.
#[napi(object, object_from_js = false)]
pub struct NativeResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers, a name in lower case and a value by turns.
    pub headers: Vec<String>,
    /// The body.
    pub body: Buffer,
}

#[napi]
impl NativeTokenServer {
    /// One without a socket, by these options, a JSON object.
    #[napi(constructor, catch_unwind)]
    pub fn new(client: &NativeClient, options: String) -> Result<Self> {
        guarded(|| TokenServer::new(&client.0, &options)).map(|server| Self(Arc::new(server)))
    }

    /// Starts one that listens, by these options, a JSON object.
    #[napi(catch_unwind, ts_return_type = "Promise<NativeTokenServer>")]
    pub fn start<'env>(env: &'env Env, client: &NativeClient, options: String) -> Result<Object<'env>> {
        let client = client.0.clone();
        promise(env, async move { Ok(Self(Arc::new(TokenServer::start(&client, &options).await?))) })
    }

    /// The address that it listens on; nothing for a handler.
    #[napi(getter, catch_unwind)]
    pub fn url(&self) -> Option<String> {
        self.0.url().map(str::to_owned)
    }

    /// The longest body, in bytes.
    #[napi(getter, catch_unwind)]
    pub fn max_body_bytes(&self) -> u32 {
        self.0.max_body_bytes()
    }

    /// Refuses a mount whose identity, or the lack of one, does not fit the authentication.
    #[napi(catch_unwind)]
    pub fn check_mount(&self, with_identity: bool) -> Result<()> {
        guarded(|| self.0.check_mount(with_identity))
    }

    /// Answers a request that needs no I/O, such as for a token, at once; nothing for the others.
    #[napi(catch_unwind, ts_return_type = "NativeResponse | null")]
    pub fn try_handle(&self, request: NativeRequest) -> Result<Option<NativeResponse>> {
        guarded(|| Ok(self.0.try_handle(&taken(request)?).map(NativeResponse::from)))
    }

    /// Answers any request.
    #[napi(catch_unwind, ts_return_type = "Promise<NativeResponse>")]
    pub fn handle<'env>(
        &self,
        env: &'env Env,
        request: NativeRequest,
        cancel: Option<&NativeCancel>,
    ) -> Result<Object<'env>> {
        let request = guarded(|| taken(request))?;
        let server = self.0.clone();
        let cancel = cancel_of(cancel);
        promise(env, async move { server.handle_unless(&cancel, request).await.map(NativeResponse::from) })
    }

    /// Ends it. A second time does nothing.
    #[napi(catch_unwind, ts_return_type = "Promise<void>")]
    pub fn close<'env>(&self, env: &'env Env) -> Result<Object<'env>> {
        let server = self.0.clone();
        promise(env, async move { server.close().await })
    }
}

fn taken(request: NativeRequest) -> std::result::Result<Request, Failure> {
    let mut texts = request.headers.into_iter();
    let headers = std::iter::from_fn(|| texts.next().zip(texts.next()));
    Ok(Request {
        method: request.method,
        path: request.path,
        query: request.query,
        headers: headers.collect(),
        // Copied: the program may go on writing into its buffer.
        body: request.body.to_vec().into(),
        peer: request.peer.as_deref().and_then(address_of),
        identity: request.identity.as_deref().map(identity).transpose()?,
        ..Request::default()
    })
}

impl From<Response> for NativeResponse {
    fn from(response: Response) -> Self {
        let headers =
            response.headers.into_iter().flat_map(|(name, value)| [name.to_owned(), value.into_owned()]);
        Self { status: response.status, headers: headers.collect(), body: Vec::from(response.body).into() }
    }
}
