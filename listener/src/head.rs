//! Where a request head ends, and how long the body after it is.
//!
//! hyper parses the head as well, but it cannot say when a head has begun, it reads past the end of one, and
//! it mends two ambiguities silently: it drops a `Content-Length` beside a `Transfer-Encoding` and a second
//! equal `Content-Length`. Everything malformed is left for hyper to refuse.

/// More of a line than this is not looked at; framing headers of honest senders are far shorter.
const LINE_BYTES: usize = 128;

/// What a finished head says about the bytes after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Framing {
    /// Length of the body, in bytes; 0 without a `Content-Length`.
    pub(crate) length: u64,
    /// The body comes in chunks, so that only hyper knows where it ends.
    pub(crate) chunked: bool,
    /// Two readers could disagree about this head.
    pub(crate) ambiguous: bool,
}

/// Reads a head as it arrives.
#[derive(Debug, Default)]
pub(crate) struct HeadScanner {
    line: Vec<u8>,
    overlong: bool,
    begun: bool,
    hosts: usize,
    lengths: usize,
    framing: Framing,
}

impl HeadScanner {
    /// Whether anything but the blank lines allowed before a head has arrived.
    pub(crate) fn begun(&self) -> bool {
        self.begun
    }

    /// Takes bytes up to the end of the head: how many were taken, and the framing once the head is whole.
    pub(crate) fn feed(&mut self, bytes: &[u8]) -> (usize, Option<Framing>) {
        let mut taken = 0;
        while let Some(end) = bytes[taken..].iter().position(|byte| *byte == b'\n') {
            self.extend_line(&bytes[taken..taken + end]);
            taken += end + 1;
            if self.finish_line() {
                return (taken, Some(self.framing));
            }
        }
        self.extend_line(&bytes[taken..]);
        (bytes.len(), None)
    }

    fn extend_line(&mut self, bytes: &[u8]) {
        let room = LINE_BYTES - self.line.len();
        self.overlong |= bytes.len() > room;
        self.line.extend_from_slice(&bytes[..bytes.len().min(room)]);
        self.begun |= self.line.iter().any(|byte| *byte != b'\r');
    }

    /// Reads the line that is complete now; true when it ends the head.
    fn finish_line(&mut self) -> bool {
        let mut line = std::mem::take(&mut self.line);
        let text = line.strip_suffix(b"\r").unwrap_or(&line);
        let ends = text.is_empty() && self.begun;
        if let Some(colon) = text.iter().position(|byte| *byte == b':') {
            self.read_header(&text[..colon], &text[colon + 1..]);
        }
        // The buffer serves all lines of a head.
        line.clear();
        self.line = line;
        self.overlong = false;
        ends
    }

    fn read_header(&mut self, name: &[u8], value: &[u8]) {
        if name.eq_ignore_ascii_case(b"host") {
            self.hosts += 1;
        } else if name.eq_ignore_ascii_case(b"transfer-encoding") {
            self.framing.chunked = true;
        } else if name.eq_ignore_ascii_case(b"content-length") {
            self.lengths += 1;
            let digits = str::from_utf8(value.trim_ascii()).ok();
            self.framing.length = digits.and_then(|digits| digits.parse().ok()).unwrap_or(0);
            self.framing.ambiguous |= self.overlong;
        }
        self.framing.ambiguous |=
            self.hosts > 1 || self.lengths > 1 || (self.framing.chunked && self.lengths > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn framing(head: &str) -> Framing {
        let (taken, framing) = HeadScanner::default().feed(head.as_bytes());
        assert_eq!(taken, head.len(), "{head:?}");
        framing.unwrap()
    }

    #[test]
    fn the_end_is_found_wherever_the_bytes_are_split() {
        let head = b"\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\nbody";
        let expected = Framing { length: 12, ..Framing::default() };
        for split in 0..head.len() - 4 {
            let mut scanner = HeadScanner::default();
            assert_eq!(scanner.feed(&head[..split]), (split, None));
            assert_eq!(scanner.feed(&head[split..]), (head.len() - 4 - split, Some(expected)));
        }
    }

    #[test]
    fn blank_lines_before_a_head_do_not_begin_it() {
        let mut scanner = HeadScanner::default();
        assert_eq!(scanner.feed(b"\r\n\n\r"), (4, None));
        assert!(!scanner.begun());
        scanner.feed(b"\nG");
        assert!(scanner.begun());
    }

    #[test]
    fn bare_line_feeds_end_a_head_as_they_do_for_hyper() {
        assert_eq!(framing("GET / HTTP/1.1\nHost: a\n\n"), Framing::default());
    }

    #[test]
    fn ambiguous_heads_are_told_apart() {
        for (headers, ambiguous) in [
            ("Host: a\r\nContent-Length: 1\r\n", false),
            ("Host: a\r\nTransfer-Encoding: chunked\r\n", false),
            ("X-Host: a\r\nHost: b\r\nX-Content-Length: 5\r\n", false),
            ("Host: a\r\nhost: a\r\n", true),
            ("Content-Length: 1\r\nCONTENT-LENGTH: 1\r\n", true),
            ("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n", true),
            ("Transfer-Encoding: chunked\r\nContent-Length: 1\r\n", true),
        ] {
            let head = format!("POST / HTTP/1.1\r\n{headers}\r\n");
            assert_eq!(framing(&head).ambiguous, ambiguous, "{headers:?}");
        }
    }

    #[test]
    fn a_length_hidden_behind_spaces_is_refused() {
        let head = format!("POST / HTTP/1.1\r\nContent-Length:{}5\r\n\r\n", " ".repeat(200));
        assert!(framing(&head).ambiguous);
    }
}
