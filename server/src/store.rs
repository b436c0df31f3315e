//! What copies of a server share: limits and used tickets, in a Valkey or Redis server.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use redis::aio::{ConnectionManager, ConnectionManagerConfig};
use redis::{AsyncCommands, Client, ExistenceCheck, RedisError, Script, SetExpiry, SetOptions};
use ring::{digest, hmac};
use tokio::time::timeout;
use videosdk_server::Secret;
use videosdk_token_server::{Rate, SharedStore, StoreFailed, StoreFuture};

/// How long one answer may take. A request waits for it, and a limit is not worth more.
const ANSWER: Duration = Duration::from_millis(50);

/// How long one attempt to connect may take.
const CONNECT: Duration = Duration::from_secs(1);

/// The generic cell rate algorithm by the store's own clock, one key a call, so that clusters take it. It answers how long
/// to wait, in microseconds. The server's memory has the same arithmetic.
const TAKE: &str = "
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local used_up_at = math.max(tonumber(redis.call('GET', KEYS[1]) or now), now)
local next = used_up_at + ARGV[1]
local wait = next - (now + ARGV[2])
if wait > 0 then return wait end
redis.call('SET', KEYS[1], string.format('%.0f', next), 'PX', math.ceil((next - now) / 1000))
return 0
";

/// A connection to the store, made when it is first needed and kept up.
#[derive(Clone)]
pub(crate) struct Store {
    connection: ConnectionManager,
    take: Arc<Script>,
    /// Hides whose keys they are from whoever reads the store. The copies have it in common; while a secret is replaced,
    /// those that were started since count apart.
    salt: hmac::Key,
}

impl Store {
    /// A store at an address such as `valkey://127.0.0.1:6379`. Nothing is sent yet; the error does not show the address,
    /// which may hold a password.
    pub(crate) fn new(address: &Secret, salt: &Secret) -> Result<Self, String> {
        // One protocol under two names.
        let address = address_of(address.expose());
        let wrong =
            |error: RedisError| format!("the address of the store cannot be used: {}", error.kind_text());
        let config = ConnectionManagerConfig::new()
            .set_connection_timeout(Some(CONNECT))
            .set_response_timeout(Some(ANSWER))
            .set_max_delay(CONNECT);
        let client = Client::open(address).map_err(wrong)?;
        let connection = ConnectionManager::new_lazy_with_config(client, config).map_err(wrong)?;
        let salt = hmac::Key::new(hmac::HMAC_SHA256, salt.expose().as_bytes());
        Ok(Self { connection, take: Arc::new(Script::new(TAKE)), salt })
    }

    async fn within<T>(answer: impl Future<Output = Result<T, RedisError>>) -> Result<T, StoreFailed> {
        match timeout(ANSWER, answer).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => {
                tracing::warn!(reason = error.kind_text(), "the shared store failed");
                Err(StoreFailed)
            }
            Err(_) => {
                tracing::warn!("the shared store did not answer in time");
                Err(StoreFailed)
            }
        }
    }
}

impl SharedStore for Store {
    fn take<'a>(
        &'a self,
        scope: &'static str,
        key: &'a str,
        rate: &'a Rate,
    ) -> StoreFuture<'a, Result<(), Duration>> {
        Box::pin(async move {
            let tag = hmac::sign(&self.salt, format!("{scope}:{key}").as_bytes());
            let mut connection = self.connection.clone();
            let mut call = self.take.key(name(scope, tag.as_ref()));
            call.arg(micros(rate.interval())).arg(micros(rate.tolerance()));
            let wait: u64 = Self::within(call.invoke_async(&mut connection)).await?;
            Ok(if wait == 0 { Ok(()) } else { Err(Duration::from_micros(wait)) })
        })
    }

    fn first<'a>(&'a self, scope: &'static str, key: &'a str, keep: Duration) -> StoreFuture<'a, bool> {
        Box::pin(async move {
            // Without the salt, so that a ticket stays used while the secret is replaced; its id says nothing of anyone.
            let key = name(scope, digest::digest(&digest::SHA256, key.as_bytes()).as_ref());
            let keep = u64::try_from(keep.as_millis()).unwrap_or(u64::MAX);
            let options = SetOptions::default()
                .conditional_set(ExistenceCheck::NX)
                .with_expiration(SetExpiry::PX(keep));
            let mut connection = self.connection.clone();
            let set: Option<String> = Self::within(connection.set_options(key, 1, options)).await?;
            Ok(set.is_some())
        })
    }
}

impl fmt::Debug for Store {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Store")
    }
}

fn address_of(text: &str) -> String {
    text.strip_prefix("valkey").map_or_else(|| text.to_owned(), |rest| format!("redis{rest}"))
}

/// A key of the store: one slot a key, half of a hash is enough to tell them apart.
fn name(scope: &str, hash: &[u8]) -> String {
    let digits: String = hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    format!("vs:{{{scope}:{digits}}}")
}

fn micros(duration: Duration) -> u64 {
    u64::try_from(duration.as_micros()).unwrap_or(u64::MAX)
}

/// The kind of an error, which names neither the address nor a key.
trait KindText {
    fn kind_text(&self) -> String;
}

impl KindText for RedisError {
    fn kind_text(&self) -> String {
        format!("{:?}", self.kind())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;
    use std::process::{Child, Command, Stdio};

    /// A server of its own for each test, on a free port, that ends with it.
    struct Server {
        process: Child,
        port: u16,
    }

    impl Server {
        async fn start() -> Self {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let server = Self::on(port);
            while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                tokio::task::yield_now().await;
            }
            server
        }

        fn on(port: u16) -> Self {
            let is_there = |program: &&str| {
                Command::new(program).arg("--version").stdout(Stdio::null()).status().is_ok()
            };
            let program = ["valkey-server", "redis-server"].into_iter().find(is_there);
            let program = program
                .expect("neither valkey-server nor redis-server is installed; the test command installs one");
            let port_text = port.to_string();
            let arguments =
                ["--port", port_text.as_str(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
            let process = Command::new(program).args(arguments).stdout(Stdio::null()).spawn().unwrap();
            Self { process, port }
        }

        fn store(&self) -> Store {
            self.store_of("a-secret")
        }

        fn store_of(&self, salt: &str) -> Store {
            Store::new(&Secret::new(format!("valkey://127.0.0.1:{}", self.port)), &Secret::new(salt)).unwrap()
        }
    }

    impl Drop for Server {
        fn drop(&mut self) {
            let _already_gone = self.process.kill();
            let _already_gone = self.process.wait();
        }
    }

    /// Asks until the connection stands: the first answer may take longer than a request would wait.
    async fn warm(store: &Store) {
        while store.first("warm", "up", Duration::from_secs(1)).await.is_err() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn copies_keep_one_limit() {
        let server = Server::start().await;
        let (one, two) = (server.store(), server.store());
        warm(&one).await;
        warm(&two).await;
        let rate: Rate = "6/min burst 4".parse().unwrap();
        let mut passed = 0;
        for store in [&one, &two].into_iter().cycle().take(10) {
            passed += usize::from(store.take("caller", "ann", &rate).await.unwrap().is_ok());
        }
        assert_eq!(passed, 4);
        let wait = one.take("caller", "ann", &rate).await.unwrap().unwrap_err();
        assert!(wait > Duration::from_secs(9) && wait <= Duration::from_secs(10), "{wait:?}");
        assert_eq!(two.take("caller", "bob", &rate).await, Ok(Ok(())));
        assert_eq!(two.take("create", "ann", &rate).await, Ok(Ok(())));
    }

    #[tokio::test]
    async fn a_ticket_is_used_once_among_all_copies() {
        let server = Server::start().await;
        let (one, two) = (server.store_of("a-secret"), server.store_of("the-next-secret"));
        warm(&one).await;
        warm(&two).await;
        let keep = Duration::from_secs(600);
        assert_eq!(one.first("ticket", "id", keep).await, Ok(true));
        assert_eq!(two.first("ticket", "id", keep).await, Ok(false), "whatever the secret is by then");
        assert_eq!(two.first("ticket", "other", keep).await, Ok(true));
    }

    #[tokio::test]
    async fn a_store_that_is_gone_fails_at_once_and_is_found_again() {
        let server = Server::start().await;
        let store = server.store();
        warm(&store).await;
        let port = server.port;
        drop(server);
        let rate: Rate = "6/min burst 4".parse().unwrap();
        let begin = tokio::time::Instant::now();
        assert_eq!(store.take("caller", "ann", &rate).await, Err(StoreFailed));
        assert!(begin.elapsed() < ANSWER * 4, "{:?}", begin.elapsed());
        let _again = Server::on(port);
        while store.take("caller", "ann", &rate).await.is_err() {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn nobody_is_named_in_the_store() {
        let server = Server::start().await;
        let store = server.store();
        warm(&store).await;
        let rate: Rate = "6/min burst 4".parse().unwrap();
        store.take("caller", "ann@example.com", &rate).await.unwrap().unwrap();
        let mut connection = store.connection.clone();
        let keys: Vec<String> = redis::cmd("KEYS").arg("*").query_async(&mut connection).await.unwrap();
        assert!(keys.iter().any(|key| key.starts_with("vs:{caller:")), "{keys:?}");
        assert!(!keys.iter().any(|key| key.contains("ann")), "{keys:?}");
        let lives: Vec<i64> = {
            let mut lives = Vec::new();
            for key in &keys {
                lives.push(redis::cmd("PTTL").arg(key).query_async(&mut connection).await.unwrap());
            }
            lives
        };
        assert!(lives.iter().all(|life| *life > 0 || *life == -2), "each key goes by itself: {lives:?}");
    }

    #[test]
    fn only_the_scheme_has_two_names() {
        assert_eq!(address_of("valkey://valkey:6379"), "redis://valkey:6379");
        assert_eq!(address_of("redis://valkey:6379"), "redis://valkey:6379");
        assert_eq!(address_of("valkeys://a"), "rediss://a");
    }

    #[test]
    fn a_faulty_address_is_not_shown() {
        let error = Store::new(&Secret::new("valkey://:password@"), &Secret::new("salt")).unwrap_err();
        assert!(!error.contains("password"), "{error}");
    }
}
