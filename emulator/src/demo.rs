//! The key pair that everybody knows.

/// The API key of the emulator: published here, accepted by no real service.
///
/// A key that starts with `demo-` is refused by the SDK for every address but loopback and the emulator's.
pub const DEMO_API_KEY: &str = "demo-6f1d2c3b-4a59-4687-9e0d-1c2b3a495867";

/// The secret of [`DEMO_API_KEY`], 64 characters as in the dashboard. It protects nothing.
pub const DEMO_SECRET: &str = "d3b07384d113edec49eaa6238ad5ff00c86e12b0f4a6d7c95e1b3f8a2d607e94";
