//! The built-in HTTP client: reqwest over rustls with ring.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use rustls::{ClientConfig, RootCertStore};
use url::Url;

use super::{HttpAnswer, HttpClient, HttpFailure, HttpFuture, HttpRequest};
use crate::config::{Resolved, is_loopback};
use crate::error::{
    Error, Result,
    codes::configuration::{CA_BUNDLE_INVALID, PROXY_INVALID},
};

/// Makes the client for the addresses of one place. It loads certificates, and so is made at the first request and not
/// before.
pub(super) fn make(resolved: &Resolved, place: &Url) -> Result<Arc<dyn HttpClient>> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .tcp_nodelay(true)
        .tls_backend_preconfigured(tls_config(resolved, place)?);
    if let Some(proxy) = &resolved.proxy {
        let proxy = reqwest::Proxy::all(proxy.expose()).map_err(|_| {
            Error::new(&PROXY_INVALID, "proxy is not an address such as http://proxy.example.com:3128")
        })?;
        builder = builder.proxy(proxy);
    } else if is_loopback(place) {
        builder = builder.no_proxy();
    }
    let client = builder.build().map_err(|error| Error::internal(&chain(error)))?;
    Ok(Arc::new(ReqwestClient(client)))
}

/// TLS 1.2 and later, with the built-in roots, those of the system, and those of `ca_bundle`.
///
/// Without https there is nothing to trust, and reading the system's roots takes its time.
fn tls_config(resolved: &Resolved, place: &Url) -> Result<ClientConfig> {
    let mut roots = RootCertStore::empty();
    if place.scheme() == "https" {
        roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    if let Some(path) = &resolved.ca_bundle {
        let certificates: std::result::Result<Vec<_>, _> =
            CertificateDer::pem_file_iter(path).and_then(Iterator::collect);
        let added =
            certificates.map(|certificates| roots.add_parsable_certificates(certificates).0).unwrap_or(0);
        if added == 0 {
            return Err(Error::new(
                &CA_BUNDLE_INVALID,
                format!("ca_bundle {path:?} cannot be read, or has no certificate in PEM in it"),
            ));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| Error::internal("TLS 1.2 and 1.3 are not available"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

struct ReqwestClient(reqwest::Client);

impl HttpClient for ReqwestClient {
    fn send(&self, request: HttpRequest) -> HttpFuture {
        Box::pin(exchange(self.0.clone(), request))
    }
}

async fn exchange(
    client: reqwest::Client,
    request: HttpRequest,
) -> std::result::Result<HttpAnswer, HttpFailure> {
    let most = request.most_body_bytes;
    let mut outgoing = client.request(request.method, request.url).headers(request.headers);
    if let Some(body) = request.body {
        outgoing = outgoing.body(body);
    }
    let mut incoming = outgoing.send().await.map_err(failure)?;
    let (status, headers) = (incoming.status().as_u16(), incoming.headers().clone());
    let body = read(&mut incoming, most).await?;
    Ok(HttpAnswer { status, headers, body })
}

/// Reads no more than allowed, whatever the answer says of its length.
async fn read(incoming: &mut reqwest::Response, most: usize) -> std::result::Result<Bytes, HttpFailure> {
    let mut body = BytesMut::new();
    while let Some(chunk) = incoming.chunk().await.map_err(failure)? {
        if body.len() + chunk.len() > most {
            return Err(HttpFailure::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn failure(error: reqwest::Error) -> HttpFailure {
    let not_connected = error.is_connect();
    let why = chain(error);
    if not_connected { HttpFailure::NotConnected(why) } else { HttpFailure::Broken(why) }
}

/// The causes of an error in words, without the address: its query may hold what nobody should see.
fn chain(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut words = error.to_string();
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        let text = cause.to_string();
        if !words.contains(&text) {
            words = format!("{words}: {text}");
        }
        source = cause.source();
    }
    words
}
