//! Every code of an error or a finding, by domain. `docs/reference/errors.md` is made from these lists.

pub mod configuration;
pub mod service;
pub mod token;

use super::Code;

/// Every code, a list a domain, with the domain's title.
pub const ALL: [(&str, &[&Code]); 3] =
    [("Configuration", configuration::ALL), ("Tokens", token::ALL), ("Requests and answers", service::ALL)];

#[cfg(test)]
mod tests {
    use super::ALL;
    use std::collections::HashSet;

    #[test]
    fn each_name_stands_once_and_each_constant_is_listed() {
        let names: Vec<_> = ALL.iter().flat_map(|(_, codes)| codes.iter().map(|code| code.name)).collect();
        let distinct: HashSet<_> = names.iter().collect();
        assert_eq!(distinct.len(), names.len());
        let sources =
            [include_str!("configuration.rs"), include_str!("token.rs"), include_str!("service.rs")].concat();
        assert_eq!(sources.matches(": Code =").count(), names.len(), "a code is missing from its list ALL");
    }
}
