//! The VideoSDK.live service on loopback, for development and tests. Unofficial.
