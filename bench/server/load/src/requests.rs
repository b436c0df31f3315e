//! Requests on a few connections: as many as are answered, or at a fixed rate.

use std::collections::VecDeque;
use std::io;
use std::net::SocketAddr;
use std::os::fd::OwnedFd;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Args;
use rustix::buffer::spare_capacity;
use rustix::event::epoll::{self, CreateFlags};
use rustix::time::Timespec;
use serde::Serialize;

use crate::caller::{Caller, Callers, Expected};
use crate::connection::{Answer, Connection};
use crate::latencies::{Latencies, Percentiles};
use crate::watch::{self, Until};

/// How long answers are waited for once nothing more is sent.
const GRACE: Duration = Duration::from_secs(10);

#[derive(Args)]
pub(crate) struct Plan {
    #[arg(long, default_value = "/get-token")]
    path: String,
    #[arg(long, default_value_t = 32)]
    connections: usize,
    #[arg(long)]
    seconds: f64,
    /// Requests a second, sent when they are due whatever has been answered. Without it each connection asks again when
    /// it has its answer.
    #[arg(long)]
    rate: Option<f64>,
    #[arg(long, value_enum, default_value = "plain")]
    callers: Callers,
    /// Ends early.
    #[arg(long, value_enum)]
    until: Option<Until>,
}

/// What came of it; `latency` counts from when a request was due, not from when a connection was free for it.
#[derive(Serialize)]
pub(crate) struct Report {
    answered: u64,
    failed: u64,
    first_failure: Option<String>,
    seconds: f64,
    latency: Percentiles,
}

struct Asking {
    due: Instant,
    expected: Expected,
}

struct Run<'a> {
    address: SocketAddr,
    plan: &'a Plan,
    poll: OwnedFd,
    caller: Caller,
    connections: Vec<(Connection, Option<Asking>, Option<String>)>,
    free: VecDeque<usize>,
    answered: u64,
    failed: u64,
    first_failure: Option<String>,
    latencies: Latencies,
}

pub(crate) fn run(address: SocketAddr, plan: &Plan) -> io::Result<Report> {
    let mut run = Run {
        address,
        plan,
        poll: epoll::create(CreateFlags::CLOEXEC)?,
        caller: Caller::new(plan.callers, &plan.path, &address.to_string()),
        connections: (0..plan.connections).map(|_| Default::default()).collect(),
        free: (0..plan.connections).collect(),
        answered: 0,
        failed: 0,
        first_failure: None,
        latencies: Latencies::default(),
    };
    let enough = watch::until(plan.until, address);
    let started = Instant::now();
    run.send_and_receive(started, &enough)?;
    let seconds = started.elapsed().as_secs_f64();
    let Run { answered, failed, first_failure, latencies, .. } = run;
    Ok(Report { answered, failed, first_failure, seconds, latency: latencies.percentiles() })
}

impl Run<'_> {
    fn send_and_receive(&mut self, started: Instant, enough: &AtomicBool) -> io::Result<()> {
        let mut end = started + Duration::from_secs_f64(self.plan.seconds);
        let mut due = VecDeque::new();
        let mut scheduled = 0_u32;
        let mut events = Vec::with_capacity(self.plan.connections.max(1));
        loop {
            let now = Instant::now();
            if enough.load(Ordering::Relaxed) {
                end = end.min(now);
            }
            let next = match self.plan.rate {
                Some(rate) => {
                    let at = |number: u32| started + Duration::from_secs_f64(f64::from(number) / rate);
                    while at(scheduled) <= now && at(scheduled) < end {
                        due.push_back(at(scheduled));
                        scheduled += 1;
                    }
                    at(scheduled)
                }
                None => {
                    let free = if now < end { self.free.len() } else { 0 };
                    due.extend(std::iter::repeat_n(now, free));
                    end
                }
            };
            while let (Some(index), Some(&time)) = (self.free.front().copied(), due.front()) {
                self.free.pop_front();
                due.pop_front();
                self.ask(index, time);
            }
            if next >= end && now >= end && due.is_empty() && self.free.len() == self.connections.len() {
                return Ok(());
            }
            if now > end + GRACE {
                let left = due.len() + self.connections.len() - self.free.len();
                (0..left).for_each(|_| self.fail("no answer".to_owned()));
                return Ok(());
            }
            let until = if now < end { next.min(end) } else { end + GRACE };
            self.receive(&mut events, until.saturating_duration_since(Instant::now()))?;
        }
    }

    fn ask(&mut self, index: usize, due: Instant) {
        let Some((connection, asking, token)) = self.connections.get_mut(index) else { return };
        let (request, expected) = self.caller.next(token);
        match connection.send(request.as_bytes(), self.address, &self.poll, index as u64) {
            Ok(()) => *asking = Some(Asking { due, expected }),
            Err(error) => {
                connection.leave();
                self.free.push_back(index);
                self.fail(error.to_string());
            }
        }
    }

    fn receive(&mut self, events: &mut Vec<epoll::Event>, wait: Duration) -> io::Result<()> {
        let wait = Timespec { tv_sec: wait.as_secs().cast_signed(), tv_nsec: wait.subsec_nanos().into() };
        match epoll::wait(&self.poll, spare_capacity(events), Some(&wait)) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        for event in events.drain(..) {
            let Ok(index) = usize::try_from(event.data.u64()) else { continue };
            let Some((connection, asking, _)) = self.connections.get_mut(index) else { continue };
            match connection.receive() {
                Ok(None) => {}
                Ok(Some(answer)) => self.answered(index, &answer),
                Err(error) => {
                    connection.leave();
                    // One that rests may be closed at any time.
                    if asking.take().is_some() {
                        self.free.push_back(index);
                        self.fail(error.to_string());
                    }
                }
            }
        }
        Ok(())
    }

    fn answered(&mut self, index: usize, answer: &Answer) {
        let Some((_, asking, token)) = self.connections.get_mut(index) else { return };
        let Some(Asking { due, expected }) = asking.take() else { return };
        self.free.push_back(index);
        if answer.status != expected.status {
            let body = String::from_utf8_lossy(&answer.body);
            let shown: String =
                if answer.status == 200 { String::new() } else { body.chars().take(200).collect() };
            return self.fail(format!("{} instead of {} {shown}", answer.status, expected.status));
        }
        if token.is_none() && answer.status == 200 {
            *token = self.caller.keep(&answer.body);
        }
        self.answered += 1;
        if expected.timed {
            self.latencies.add(due.elapsed());
        }
    }

    fn fail(&mut self, why: String) {
        self.failed += 1;
        self.first_failure.get_or_insert(why);
    }
}
