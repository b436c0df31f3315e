//! Doc comments and serde's attributes.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

/// What serde is told of a type, a field or a variant.
#[derive(Debug, Default)]
pub(super) struct Serde {
    pub(super) rename: Option<String>,
    pub(super) rename_all: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) default: bool,
    pub(super) flatten: bool,
    pub(super) untagged: bool,
}

impl Serde {
    pub(super) fn of(attributes: &[Attribute]) -> syn::Result<Self> {
        let mut serde = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                let name = meta.path.get_ident().map(ToString::to_string).unwrap_or_default();
                let value = || -> syn::Result<String> { Ok(meta.value()?.parse::<syn::LitStr>()?.value()) };
                match name.as_str() {
                    "alias" => serde.aliases.push(value()?),
                    "rename" => serde.rename = Some(value()?),
                    "rename_all" => serde.rename_all = Some(value()?),
                    "default" => {
                        serde.default = true;
                        if meta.input.peek(syn::Token![=]) {
                            value()?;
                        }
                    }
                    "flatten" => serde.flatten = true,
                    "untagged" => serde.untagged = true,
                    // How a value is written and read is the core's affair.
                    "deserialize_with" | "serialize_with" | "with" | "skip_serializing_if" => {
                        value()?;
                    }
                    "skip_serializing" | "deny_unknown_fields" => {}
                    other => return Err(meta.error(format!("serde({other}) is not known to the generator"))),
                }
                Ok(())
            })?;
        }
        Ok(serde)
    }
}

/// The doc comment: lines of a paragraph joined by line ends, paragraphs apart by an empty line.
pub(super) fn docs(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    let lines: Vec<String> = lines.map(|line| line.strip_prefix(' ').unwrap_or(&line).to_owned()).collect();
    lines.join("\n").trim().to_owned()
}
