//! The token server: a handler, or a server in this process.

use std::sync::Arc;

use videosdk_bridge::{Request, Response, TokenServer, address_of, identity};

use crate::client::NativeClient;
use crate::failure::NativeFailure;

/// A token server that signs with a client's keys.
#[derive(Debug, uniffi::Object)]
pub struct NativeTokenServer(TokenServer);

/// An HTTP header.
#[derive(Debug, uniffi::Record)]
pub struct NativeHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// A request as a framework received it.
#[derive(Debug, uniffi::Record)]
pub struct NativeRequest {
    /// The method in capitals.
    pub method: String,
    /// The path as it was sent, without the query.
    pub path: String,
    /// What follows the question mark.
    pub query: String,
    /// The headers in the order they came.
    pub headers: Vec<NativeHeader>,
    /// The whole body.
    pub body: Vec<u8>,
    /// Who asks, as the host knows: a JSON object of `sub` and `claims`.
    pub identity: Option<String>,
    /// The address at the other end of the connection; what is no IP address is unknown.
    pub peer: Option<String>,
}

/// The answer to a request.
#[derive(Debug, uniffi::Record)]
pub struct NativeResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers, with names in lower case.
    pub headers: Vec<NativeHeader>,
    /// The body.
    pub body: Vec<u8>,
}

/// Starts one that listens, by these options, a JSON object.
#[uniffi::export]
pub async fn start_token_server(
    client: Arc<NativeClient>,
    options: String,
) -> Result<Arc<NativeTokenServer>, NativeFailure> {
    Ok(Arc::new(NativeTokenServer(TokenServer::start(&client.0, &options).await?)))
}

#[uniffi::export]
impl NativeTokenServer {
    /// One without a socket, by these options, a JSON object.
    #[uniffi::constructor]
    pub fn new(client: Arc<NativeClient>, options: &str) -> Result<Self, NativeFailure> {
        Ok(Self(TokenServer::new(&client.0, options)?))
    }

    /// Answers a request. Never fails because of one.
    pub async fn handle(&self, request: NativeRequest) -> Result<NativeResponse, NativeFailure> {
        Ok(given(self.0.handle(taken(request)?).await?))
    }

    /// The address that it listens on; nothing for a handler.
    pub fn url(&self) -> Option<String> {
        self.0.url().map(str::to_owned)
    }

    /// The longest body, in bytes.
    pub fn max_body_bytes(&self) -> u32 {
        self.0.max_body_bytes()
    }

    /// Refuses a mount whose identity, or the lack of one, does not fit the authentication.
    pub fn check_mount(&self, with_identity: bool) -> Result<(), NativeFailure> {
        Ok(self.0.check_mount(with_identity)?)
    }

    /// Ends it. A second time does nothing.
    pub async fn shutdown(&self) -> Result<(), NativeFailure> {
        Ok(self.0.close().await?)
    }
}

fn taken(request: NativeRequest) -> Result<Request, NativeFailure> {
    Ok(Request {
        method: request.method,
        path: request.path,
        query: request.query,
        headers: request.headers.into_iter().map(|header| (header.name, header.value)).collect(),
        body: request.body.into(),
        identity: request.identity.as_deref().map(identity).transpose()?,
        peer: request.peer.as_deref().and_then(address_of),
        ..Request::default()
    })
}

fn given(response: Response) -> NativeResponse {
    let headers = response
        .headers
        .into_iter()
        .map(|(name, value)| NativeHeader { name: name.to_owned(), value: value.into_owned() });
    NativeResponse { status: response.status, headers: headers.collect(), body: response.body.to_vec() }
}
