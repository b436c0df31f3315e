//! The command line of videosdk-server.

fn main() {}
