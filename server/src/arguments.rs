//! What can be said on the command line.

use std::ffi::OsString;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use videosdk_server::token::{Permission, TokenKind, parse_duration};

use crate::operation::LogFormat;

/// The program as the texts below name it.
const PROGRAM: &str = "videosdk-server";

/// The port of the page's own sample server, so that its front ends work unchanged.
pub(crate) const SERVE_PORT: u16 = 9000;

/// The server side of VideoSDK.live: token server, emulator, tokens and rooms. Unofficial.
#[derive(Debug, Parser)]
#[command(
    name = PROGRAM,
    version,
    after_help = "Examples:\n  videosdk-server serve --demo\n  videosdk-server token participant --room abcd-efgh-ijkl --expires-in 2h\n  videosdk-server explain TOKEN\n  videosdk-server doctor\n\nKey and secret come from VIDEOSDK_API_KEY and VIDEOSDK_SECRET, never from an argument.\nExit codes: 0 done, 1 refused or failed, 2 usage or configuration."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Prints JSON for programs instead of text for people.
    #[arg(long, global = true)]
    pub(crate) json: bool,
}

impl Arguments {
    /// Reads what follows the name of the program; help and mistakes call it by the name that was typed.
    pub(crate) fn read(program: &str, arguments: &[OsString]) -> Result<Self, clap::Error> {
        let mut command = named(Self::command(), program).bin_name(program).no_binary_name(true);
        let matches = command.try_get_matches_from_mut(arguments)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

/// Writes the name that was typed into the examples of a command and of those below it.
fn named(mut command: clap::Command, program: &str) -> clap::Command {
    if let Some(examples) = command.get_after_help() {
        let examples = examples.to_string().replace(PROGRAM, program);
        command = command.after_help(examples);
    }
    command.mut_subcommands(|command| named(command, program))
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Runs the token server: get-token, create-meeting, validate-meeting.
    Serve(ServeArguments),
    /// Runs the emulator of the service alone.
    Emulate(EmulateArguments),
    /// Signs a token and prints it alone.
    Token(TokenArguments),
    /// Says what is right and wrong with a token, or with a text that should be one.
    Explain(ExplainArguments),
    /// Says who may do what by a configuration file.
    Policy {
        /// What to do.
        #[command(subcommand)]
        command: PolicyCommand,
    },
    /// Checks key, secret, endpoint and clock.
    Doctor(DoctorArguments),
    /// Asks a running token server whether it lives, or whether it is ready; for images without a shell.
    Health(HealthArguments),
    /// Prints the HTTP interface of the token server: OpenAPI 3.1, as YAML.
    Openapi,
    /// Creates, lists, shows, validates and ends rooms.
    Rooms {
        /// What to do.
        #[command(subcommand)]
        command: RoomsCommand,
    },
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  videosdk-server serve --demo              no account needed: the emulator stands behind it\n  videosdk-server serve --port 0            a free port, which is printed\n  videosdk-server serve --config server.toml --check\n  videosdk-server serve --host 0.0.0.0 --open --token participant --allow-host video.example.com"
)]
pub(crate) struct ServeArguments {
    /// Puts the emulator behind the server, with its published key pair, and a page to try it at /.
    #[arg(long)]
    pub(crate) demo: bool,
    /// The configuration file; flags and the environment go over it.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Checks the configuration, says all that is wrong with it, and ends.
    #[arg(long)]
    pub(crate) check: bool,
    /// The address to listen on [default: 127.0.0.1].
    #[arg(long)]
    pub(crate) host: Option<IpAddr>,
    /// The port to listen on; 0 takes a free one [default: 9000].
    #[arg(long, env = "PORT", value_parser = given_port)]
    pub(crate) port: Option<GivenPort>,
    /// Serves everybody beyond this machine without asking who they are.
    #[arg(long)]
    pub(crate) open: bool,
    /// The kind of token: participant or classic [default: classic on this machine, participant beyond].
    #[arg(long = "token", value_name = "KIND", value_parser = token_kind)]
    pub(crate) kind: Option<TokenKind>,
    /// What tokens permit; may be repeated [default: allow_join; in the demo on this machine allow_mod too].
    #[arg(long = "permission", value_name = "PERMISSION", value_parser = permission)]
    pub(crate) permissions: Vec<Permission>,
    /// How long tokens live, such as 2h [default: 24h on this machine, 2h beyond].
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) expires_in: Option<Duration>,
    /// An origin whose pages may use the server, such as https://app.example.com; may be repeated.
    #[arg(long = "allow-origin", value_name = "ORIGIN")]
    pub(crate) allowed_origins: Vec<String>,
    /// A host name under which the server is reached; may be repeated.
    #[arg(long = "allow-host", value_name = "HOST")]
    pub(crate) allowed_hosts: Vec<String>,
    #[command(flatten)]
    pub(crate) operation: OperationArguments,
}

/// How the server is watched and how it stops.
#[derive(Debug, Args)]
pub(crate) struct OperationArguments {
    /// Answers /metrics, /healthz and /readyz on a listener of their own, such as 127.0.0.1:9090 [default: none].
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) admin_listen: Option<SocketAddr>,
    /// Writes a log on standard error, a line a request [default: none].
    #[arg(long, value_name = "FORMAT")]
    pub(crate) log: Option<LogFormat>,
    /// How long it serves on after SIGTERM while /readyz sends callers elsewhere [default: 0 on this machine, 5s beyond].
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) drain_delay: Option<Duration>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  videosdk-server health\n  videosdk-server health --ready --port 9090\n\nExit codes: 0 yes, 1 no, 2 usage."
)]
pub(crate) struct HealthArguments {
    /// The address of the server [default: http://127.0.0.1 and the port].
    #[arg(long, conflicts_with = "port")]
    pub(crate) url: Option<String>,
    /// The port on this machine.
    #[arg(long, env = "PORT", default_value_t = SERVE_PORT, value_parser = serve_port)]
    pub(crate) port: u16,
    /// Asks whether new requests are welcome, not only whether the server lives.
    #[arg(long)]
    pub(crate) ready: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  videosdk-server emulate --port 9001 --allow-host 10.0.2.2 --host 0.0.0.0"
)]
pub(crate) struct EmulateArguments {
    /// The address to listen on; another than loopback needs --allow-host.
    #[arg(long, default_value = "127.0.0.1")]
    pub(crate) host: IpAddr,
    /// The port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 9001)]
    pub(crate) port: u16,
    /// A host name under which the emulator is reached, such as 10.0.2.2; may be repeated.
    #[arg(long = "allow-host", value_name = "HOST")]
    pub(crate) allowed_hosts: Vec<String>,
    /// Refuses unknown fields and words by name.
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  videosdk-server token participant --room abcd-efgh-ijkl --permission allow_join --permission allow_mod"
)]
pub(crate) struct TokenArguments {
    /// participant, api or classic.
    #[arg(value_name = "KIND", value_parser = token_kind)]
    pub(crate) kind: TokenKind,
    /// The only room it opens; for participant tokens.
    #[arg(long)]
    pub(crate) room: Option<String>,
    /// The only participant who may use it; for participant tokens.
    #[arg(long)]
    pub(crate) participant: Option<String>,
    /// What it permits; may be repeated [default: allow_join].
    #[arg(long = "permission", value_name = "PERMISSION", value_parser = permission)]
    pub(crate) permissions: Vec<Permission>,
    /// How long it lives, such as 2h [default: 24h].
    #[arg(long, value_name = "DURATION", value_parser = duration)]
    pub(crate) expires_in: Option<Duration>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  videosdk-server explain eyJhbGciOi…\n  pbpaste | videosdk-server explain -\n  videosdk-server explain - --room abcd-efgh-ijkl --json < token.txt"
)]
pub(crate) struct ExplainArguments {
    /// The token, or - to read it from standard input.
    #[arg(value_name = "TOKEN", default_value = "-", allow_hyphen_values = true)]
    pub(crate) token: String,
    /// The time to judge by, in seconds since 1970 [default: now].
    #[arg(long, value_name = "UNIX_SECONDS", allow_negative_numbers = true)]
    pub(crate) at: Option<i64>,
    /// The room it is to be used in.
    #[arg(long)]
    pub(crate) room: Option<String>,
    /// The participant who is to use it.
    #[arg(long)]
    pub(crate) participant: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PolicyCommand {
    /// Says rule by rule why a caller gets what they get; exit code 1 when the answer is no.
    Explain(PolicyExplainArguments),
}

#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  videosdk-server policy explain --config server.toml --claims claims.json 'GET /get-token?roomId=class-7b'\n  videosdk-server policy explain --config server.toml 'POST /create-meeting'"
)]
pub(crate) struct PolicyExplainArguments {
    /// The configuration file.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: PathBuf,
    /// A JSON file of the caller's claims, sub among them: the payload of their token [default: an unknown caller, who is refused wherever
    /// callers are known].
    #[arg(long, value_name = "FILE")]
    pub(crate) claims: Option<PathBuf>,
    /// What is asked, such as 'GET /get-token?roomId=class-7b'; what a body would say stands in the query.
    #[arg(value_name = "REQUEST")]
    pub(crate) request: String,
}

impl ServeArguments {
    /// Those of a server that goes by this file alone.
    pub(crate) fn of_file(config: &Path) -> Self {
        Self {
            demo: false,
            config: Some(config.to_owned()),
            check: true,
            host: None,
            port: None,
            // Nothing is opened here.
            open: true,
            kind: None,
            permissions: Vec::new(),
            expires_in: None,
            allowed_origins: Vec::new(),
            allowed_hosts: Vec::new(),
            operation: OperationArguments { admin_listen: None, log: None, drain_delay: None },
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct DoctorArguments {
    /// Looks at the settings alone and sends nothing.
    #[arg(long)]
    pub(crate) offline: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RoomsCommand {
    /// Makes a room.
    Create {
        /// Your own id of the room.
        #[arg(long)]
        custom_room_id: Option<String>,
        /// The region, such as in002.
        #[arg(long)]
        geo_fence: Option<String>,
    },
    /// Lists the rooms of the account.
    List {
        /// Only the rooms of exactly this id.
        #[arg(long)]
        query: Option<String>,
        /// The page, from 1.
        #[arg(long)]
        page: Option<i64>,
        /// How many rooms a page has.
        #[arg(long)]
        per_page: Option<i64>,
    },
    /// Shows a room.
    Get {
        /// Its id.
        room_id: String,
    },
    /// Says whether a room id is one of the account's; exit code 1 when not.
    Validate {
        /// The id.
        room_id: String,
    },
    /// Closes a room for good.
    End {
        /// Its id.
        room_id: String,
    },
}

/// A port that was given, unless by an empty variable.
#[derive(Debug, Clone, Copy)]
pub(crate) struct GivenPort(pub(crate) Option<u16>);

fn given_port(text: &str) -> Result<GivenPort, String> {
    if text.is_empty() { Ok(GivenPort(None)) } else { serve_port(text).map(|port| GivenPort(Some(port))) }
}

/// An empty `PORT` is an unset one, as with every other variable.
fn serve_port(text: &str) -> Result<u16, String> {
    let wrong = |_| format!("{text:?} is not a port; 1 to 65535, or 0 for a free one");
    if text.is_empty() { Ok(SERVE_PORT) } else { text.parse().map_err(wrong) }
}

fn token_kind(text: &str) -> Result<TokenKind, String> {
    text.parse().map_err(|error: videosdk_server::Error| error.reason().to_owned())
}

fn permission(text: &str) -> Result<Permission, String> {
    text.parse().map_err(|error: videosdk_server::Error| error.reason().to_owned())
}

fn duration(text: &str) -> Result<Duration, String> {
    parse_duration(text).map_err(|error| error.reason().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_help_names_the_program_as_it_was_typed() {
        let commands = Arguments::command();
        let names = commands.get_subcommands().map(|command| command.get_name().to_owned());
        for name in std::iter::once("--help".to_owned()).chain(names) {
            let arguments = [name.into(), "--help".into()];
            let help = Arguments::read("python -m videosdk_server", &arguments).unwrap_err().to_string();
            assert!(help.contains("Usage: python -m videosdk_server") && !help.contains(PROGRAM), "{help}");
        }
    }
}
