//! What a server starts with: flags over the environment over the configuration file.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use videosdk_server::config::SettingSource;
use videosdk_server::{Client, ClientOptions, Environment, Secret};
use videosdk_token_server::configuration::{FileFault, STORE_VARIABLE, ServerFile, Sources};
use videosdk_token_server::{Config, ConfigError, ConfigFault, SharedStore};

use crate::arguments::{SERVE_PORT, ServeArguments};
use crate::commands::client;
use crate::console;
use crate::operation::{LogFormat, Operation};
use crate::output::Failure;

/// Everything that a server starts with.
pub(crate) struct Setup {
    pub(crate) config: Config,
    pub(crate) client: Client,
    pub(crate) operation: Operation,
    pub(crate) listen: SocketAddr,
    pub(crate) store: Option<Secret>,
    /// The file that it was read from.
    file: Option<ReadFile>,
    /// The settings that flags say, whatever the file says.
    flags: Vec<&'static str>,
}

/// A file, and where it was.
struct ReadFile {
    path: PathBuf,
    file: ServerFile,
}

impl Setup {
    /// Reads all of it. `client` is that of the demo.
    pub(crate) fn read(arguments: &ServeArguments, client: Option<Client>) -> Result<Self, Failure> {
        let file = arguments
            .config
            .as_deref()
            .map(|path| ReadFile::read(path, arguments.host, client.clone()))
            .transpose()?;
        let (read, client) = match file {
            Some((file, client)) => (Some(file), client),
            None => (None, client.unwrap_or_else(crate::commands::client)),
        };
        let file = read.as_ref().map(|read| &read.file);
        let from_file = file.and_then(|file| file.listen);
        let host =
            arguments.host.or(from_file.map(|listen| listen.ip())).unwrap_or(Ipv4Addr::LOCALHOST.into());
        let port = arguments
            .port
            .and_then(|port| port.0)
            .or(from_file.map(|listen| listen.port()))
            .unwrap_or(SERVE_PORT);
        let config = match file {
            Some(file) => file.config.clone(),
            None => Config::for_host(host),
        };
        let setup = Self {
            operation: operation(arguments, &config, host, file)?,
            config: with_flags(config, arguments, host),
            client,
            listen: SocketAddr::new(host, port),
            store: match file {
                Some(file) => file.store.clone(),
                None => variable(STORE_VARIABLE).map(Secret::from),
            },
            file: read,
            flags: flags(arguments),
        };
        setup.config.refuse_strangers(host, arguments.open).map_err(|reason| {
            let reason = format!(
                "{reason}. Ways out: set auth in a configuration file; listen on 127.0.0.1 (leave --host out) behind a \
                 program that knows its users; use the library inside such a program; or give --open if anybody may have \
                 a token",
            );
            match &setup.file {
                Some(read) if arguments.host.is_none() => {
                    let value = from_file.map(|listen| format!("\"{listen}\""));
                    read.failure("server.listen", value, &reason)
                }
                _ => Failure::Usage(reason),
            }
        })?;
        Ok(setup)
    }

    /// The faults of its settings, each by the name that its owner gave it: a flag, or a line of the file.
    pub(crate) fn faults(&self, error: &ConfigError) -> Failure {
        let line = |fault: &ConfigFault| match &self.file {
            Some(read) if !self.flags.contains(&fault.setting) => read.line(&read.file.located(fault)),
            _ => {
                let name = FLAGS.iter().find(|(setting, _)| *setting == fault.setting);
                let name = name.map_or_else(|| fault.path(), |(_, flag)| (*flag).to_owned());
                format!("{name} = {}: {}", fault.value, fault.allowed)
            }
        };
        Failure::Faults(error.faults().iter().map(line).collect())
    }

    /// A setting that cannot be changed now.
    pub(crate) fn unchangeable(&self, key: &str) -> String {
        let reason = "a restart is needed to change it";
        match &self.file {
            Some(read) => read.line(&read.file.fault(key, None, reason)),
            None => format!("{key}: {reason}"),
        }
    }

    /// The page joins at the emulator, which only this machine reaches.
    pub(crate) fn has_console(&self, arguments: &ServeArguments) -> bool {
        arguments.demo && self.listen.ip().is_loopback()
    }

    /// The store that copies of the server share, if there is one.
    pub(crate) fn store(&self) -> Result<Option<Arc<dyn SharedStore>>, Failure> {
        let Some(address) = &self.store else { return Ok(None) };
        let keys = self.client.tokens().keys().first();
        let salt = keys.map(|keys| keys.secret().clone()).unwrap_or_else(|| Secret::new(""));
        shared(address, &salt).map(Some).map_err(|reason| match &self.file {
            Some(read) if variable(STORE_VARIABLE).is_none() => read.failure("limits.store", None, &reason),
            _ => Failure::Usage(format!("{STORE_VARIABLE}: {reason}")),
        })
    }
}

#[cfg(feature = "valkey")]
fn shared(address: &Secret, salt: &Secret) -> Result<Arc<dyn SharedStore>, String> {
    Ok(Arc::new(crate::store::Store::new(address, salt)?))
}

#[cfg(not(feature = "valkey"))]
fn shared(_: &Secret, _: &Secret) -> Result<Arc<dyn SharedStore>, String> {
    Err("this program can count in its own memory only (memory); the standalone videosdk-server has Valkey"
        .to_owned())
}

impl ReadFile {
    fn read(path: &Path, host: Option<IpAddr>, demo: Option<Client>) -> Result<(Self, Client), Failure> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::Usage(format!("{} cannot be read: {error}", path.display())))?;
        let sources = Sources {
            folder: path.parent().map(Path::to_path_buf).unwrap_or_default(),
            read: &|path| std::fs::read_to_string(path),
            variable: &variable,
        };
        let (file, client) =
            ServerFile::read(&text, &sources, host, |file| demo.unwrap_or_else(|| client_of(file))).map_err(
                |error| Failure::Faults(error.faults().iter().map(|fault| located(path, fault)).collect()),
            )?;
        Ok((Self { path: path.to_owned(), file }, client))
    }

    fn line(&self, fault: &FileFault) -> String {
        located(&self.path, fault)
    }

    fn failure(&self, key: &str, value: Option<String>, reason: &str) -> Failure {
        Failure::Faults(vec![self.line(&self.file.fault(key, value, reason))])
    }
}

/// A fault as a person jumps to it: file, line, key, value, and what is allowed.
fn located(path: &Path, fault: &FileFault) -> String {
    let path = path.display();
    match fault.line {
        // What is wrong with the environment is not wrong in the file.
        _ if fault.key.starts_with("VIDEOSDK_") => fault.text(),
        Some(line) => format!("{path}:{line}: {}", fault.text()),
        None => format!("{path}: {}", fault.text()),
    }
}

/// A client of the file where the environment says nothing else.
fn client_of(file: &ServerFile) -> Client {
    let environment = client();
    // Which variables stand for a setting is the client's knowledge, so it is asked.
    let is_unset = |name: &str| {
        let settings = &environment.settings().settings;
        settings.iter().any(|setting| setting.name == name && setting.source == SettingSource::Unset)
    };
    Client::new(ClientOptions {
        api_key: file.api_key.clone().filter(|_| is_unset("api_key")),
        secret: file.secret.clone().filter(|_| is_unset("secret")),
        language: Some("cli".to_owned()),
        ..ClientOptions::from_environment(&Environment::process())
    })
}

/// A variable that is set to something; an empty one is as good as unset.
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.trim().is_empty())
}

fn operation(
    arguments: &ServeArguments,
    config: &Config,
    host: IpAddr,
    file: Option<&ServerFile>,
) -> Result<Operation, Failure> {
    let mut operation = Operation::of(config, host);
    if let Some(file) = file {
        let limits = &mut operation.limits;
        limits.header = file.timeouts.header.unwrap_or(limits.header);
        limits.body = file.timeouts.body.unwrap_or(limits.body);
        limits.request = file.timeouts.request.or(limits.request);
        limits.idle = file.timeouts.idle.unwrap_or(limits.idle);
        limits.connections = file.bounds.connections.unwrap_or(limits.connections);
        limits.per_address = file.bounds.per_address.unwrap_or(limits.per_address);
        operation.admin_listen = file.admin_listen;
        operation.log = file.log.as_deref().map(log_format).transpose()?;
        operation.drain.delay = file.drain.delay.unwrap_or(operation.drain.delay);
        operation.drain.deadline = file.drain.deadline.unwrap_or(operation.drain.deadline);
    }
    let given = &arguments.operation;
    operation.admin_listen = given.admin_listen.or(operation.admin_listen);
    operation.log = given.log.or(operation.log);
    operation.drain.delay = given.drain_delay.unwrap_or(operation.drain.delay);
    Ok(operation)
}

fn log_format(word: &str) -> Result<LogFormat, Failure> {
    clap::ValueEnum::from_str(word, false).map_err(Failure::Usage)
}

fn with_flags(mut config: Config, arguments: &ServeArguments, host: IpAddr) -> Config {
    config.token_kind = arguments.kind.unwrap_or(config.token_kind);
    config.expires_in = arguments.expires_in.unwrap_or(config.expires_in);
    if !arguments.permissions.is_empty() {
        config.permissions = arguments.permissions.clone();
    } else if arguments.demo && host.is_loopback() && arguments.config.is_none() {
        config.permissions = console::PERMISSIONS.to_vec();
    }
    if !arguments.allowed_origins.is_empty() {
        config.allowed_origins = arguments.allowed_origins.clone();
    }
    config.allowed_hosts.extend(arguments.allowed_hosts.iter().cloned());
    config
}

/// The settings that have a flag.
const FLAGS: [(&str, &str); 5] = [
    ("token_kind", "--token"),
    ("permissions", "--permission"),
    ("expires_in", "--expires-in"),
    ("allowed_origins", "--allow-origin"),
    ("allowed_hosts", "--allow-host"),
];

/// The settings that these flags say.
fn flags(arguments: &ServeArguments) -> Vec<&'static str> {
    let given = [
        arguments.kind.is_some(),
        !arguments.permissions.is_empty(),
        arguments.expires_in.is_some(),
        !arguments.allowed_origins.is_empty(),
        !arguments.allowed_hosts.is_empty(),
    ];
    FLAGS.iter().zip(given).filter(|(_, is_given)| *is_given).map(|((setting, _), _)| *setting).collect()
}
