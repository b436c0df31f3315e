//! The token server: request in, response out; no sockets, no web framework.
