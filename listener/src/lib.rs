//! HTTP/1.1 accept loop with header, body, idle and drain limits.
