//! How an emulator is set up.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::sync::watch;
use videosdk_listener::Listener;
use videosdk_server::Clock;
use videosdk_server::token::{KeyPair, Tokens};

use crate::demo::{DEMO_API_KEY, DEMO_SECRET};
use crate::emulator::Emulator;
use crate::guard::{Guard, is_loopback};
use crate::serve::{Server, limits};
use crate::service::Service;
use crate::time::EmulatedTime;

/// Sets up an emulator; every setting has a default that suits a test.
#[derive(Debug, Clone)]
#[must_use = "an emulator begins with start()"]
pub struct EmulatorBuilder {
    host: IpAddr,
    port: u16,
    clock: Clock,
    key_pairs: Vec<KeyPair>,
    allowed_hosts: Vec<String>,
    strict: bool,
}

impl Default for EmulatorBuilder {
    fn default() -> Self {
        Self {
            host: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            clock: Clock::system(),
            key_pairs: Vec::new(),
            allowed_hosts: Vec::new(),
            strict: false,
        }
    }
}

impl EmulatorBuilder {
    /// The port to listen on. Default: 0, a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// The address to listen on. Default: `127.0.0.1`.
    ///
    /// Another than loopback needs an [allowed host name](Self::allow_host): whoever reaches the emulator may
    /// steer it.
    pub fn host(mut self, host: IpAddr) -> Self {
        self.host = host;
        self
    }

    /// The emulator's clock, by which tokens expire. Default: the system's. A copy shows and moves the same time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// A key pair that tokens may be signed with; several may be given, the first one is shown by
    /// [`api_key`](Emulator::api_key). Default: [`DEMO_API_KEY`] with [`DEMO_SECRET`].
    pub fn key_pair(mut self, key_pair: KeyPair) -> Self {
        self.key_pairs.push(key_pair);
        self
    }

    /// A host name under which the emulator answers besides loopback's, such as `10.0.2.2` for an Android device
    /// simulator or `emulator` for a container. Without a port.
    pub fn allow_host(mut self, name: impl Into<String>) -> Self {
        self.allowed_hosts.push(name.into());
        self
    }

    /// Refuses unknown fields and unknown words of open lists by name. Default: no, as the service does not.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Starts it. Needs a tokio runtime, on which it lives.
    ///
    /// # Errors
    /// The port is taken, or the address is not loopback's and no host name is allowed.
    pub async fn start(self) -> io::Result<Emulator> {
        if !is_loopback(self.host) && self.allowed_hosts.is_empty() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                format!("to listen on {} allow the host names it is reached by (allow_host)", self.host),
            ));
        }
        let mut key_pairs = self.key_pairs;
        if key_pairs.is_empty() {
            key_pairs.push(KeyPair::new(DEMO_API_KEY, DEMO_SECRET).map_err(io::Error::other)?);
        }
        let tokens = Tokens::new(key_pairs).with_clock(self.clock.clone());
        let listener = Listener::bind(SocketAddr::new(self.host, self.port)).await?;
        let (address, url) = (listener.local_addr()?, listener.url()?);
        let service = Arc::new(Service::new(
            tokens,
            EmulatedTime::new(self.clock),
            Guard::new(self.allowed_hosts),
            self.strict,
        ));
        service.set_url(url.clone());
        let (closing, closed) = watch::channel(());
        let server = Server { service: Arc::clone(&service), closing: closed };
        Ok(Emulator::new(service, address, url, listener.serve(server, limits()), closing))
    }
}
