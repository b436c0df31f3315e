//! A close that does not destroy the answer before it.
//!
//! A socket closed with unread bytes resets the connection, and the caller may lose the answer that says
//! why. So after a refusal the rest is read and thrown away for a moment, until the caller closes too.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, ReadBuf};

use crate::alarm::Alarm;

const MOMENT: Duration = Duration::from_secs(1);
const MOST_BYTES: usize = 256 * 1024;

#[derive(Debug, Default)]
pub(crate) struct Linger {
    alarm: Alarm,
    discarded: usize,
}

impl Linger {
    /// Ready when the caller has closed, or has had its moment.
    pub(crate) fn poll(
        &mut self,
        socket: &mut (impl AsyncRead + Unpin),
        context: &mut Context<'_>,
    ) -> Poll<()> {
        self.alarm.ensure(MOMENT);
        while self.discarded < MOST_BYTES {
            let mut scratch = [0; 2048];
            let mut buffer = ReadBuf::new(&mut scratch);
            match Pin::new(&mut *socket).poll_read(context, &mut buffer) {
                Poll::Pending => return self.alarm.poll(context),
                Poll::Ready(Err(_)) => return Poll::Ready(()),
                Poll::Ready(Ok(())) if buffer.filled().is_empty() => return Poll::Ready(()),
                Poll::Ready(Ok(())) => self.discarded += buffer.filled().len(),
            }
        }
        Poll::Ready(())
    }
}
