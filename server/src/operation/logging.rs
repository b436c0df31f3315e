//! The log of a running server, on standard error: a line each, as text or as JSON.

use std::io;
use std::panic::{self, PanicHookInfo};

use clap::ValueEnum;
use tracing::Subscriber;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::{self, MakeWriter};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, Registry};

/// The form of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LogFormat {
    /// For people.
    Text,
    /// For programs: an object a line.
    Json,
}

/// Writes the log of the process on standard error from now on.
pub(crate) fn install_logger(format: LogFormat) {
    // Where a host program has a log of its own, that gets it all.
    if tracing::subscriber::set_global_default(subscriber(format, io::stderr)).is_ok() {
        panic::set_hook(Box::new(tell_panic));
    }
}

/// Tells where it happened. The panic's own text stays out: it may quote a request.
fn tell_panic(panic: &PanicHookInfo<'_>) {
    let location = panic.location().map(ToString::to_string);
    tracing::error!(location, "panicked");
}

fn subscriber<W>(format: LogFormat, writer: W) -> impl Subscriber + Send + Sync
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let lines = fmt::layer().with_ansi(false).with_target(false).with_writer(writer);
    let lines = match format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().flatten_event(true).with_current_span(false).boxed(),
    };
    // What other libraries tell of a connection is for their own developers.
    let filter = Targets::new().with_target("videosdk", LevelFilter::INFO).with_default(LevelFilter::WARN);
    Registry::default().with(lines.with_filter(filter))
}

#[cfg(test)]
mod tests;
