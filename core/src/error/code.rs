use super::ErrorKind;

/// One case of an error or a finding: its stable name, its kind, what it means and what mends it.
///
/// The codes stand in [`codes`](super::codes), each once; the reference page is made from them.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, such as `token_expired`.
    pub name: &'static str,
    /// The kind of an error of this code.
    pub kind: ErrorKind,
    /// What has happened, in one sentence.
    pub meaning: &'static str,
    /// What mends it, in one sentence.
    pub remedy: &'static str,
}

impl Code {
    pub(crate) const fn new(
        name: &'static str,
        kind: ErrorKind,
        meaning: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self { name, kind, meaning, remedy }
    }
}
