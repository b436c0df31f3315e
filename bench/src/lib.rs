//! Benchmarks beside the peers, in the same run and profile. See `benches/`.
