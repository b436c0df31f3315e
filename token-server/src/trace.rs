/// The distributed trace that a request belongs to, as the program around the server knows it (W3C Trace Context).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trace {
    /// The id of the trace in 32 lower-case hexadecimal digits, for the log.
    pub id: String,
    /// What goes on with the calls to VideoSDK that the request leads to: `traceparent`, and `tracestate` where there is one.
    pub headers: Vec<(String, String)>,
}
