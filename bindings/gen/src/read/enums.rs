//! Enums of words, which are open: the last variant keeps any other word.

use syn::{Fields, Item, ItemEnum, Visibility};

use super::attributes::{Serde, docs};
use super::{Fault, Source};
use crate::api::{Api, Enum, EnumValue};

pub(super) fn read(source: &Source, api: &mut Api) -> Result<(), Fault> {
    for item in &source.file.items {
        if let Item::Enum(words) = item
            && matches!(words.vis, Visibility::Public(_))
        {
            api.enums.push(one(source, words)?);
        }
    }
    Ok(())
}

fn one(source: &Source, words: &ItemEnum) -> Result<Enum, Fault> {
    let name = words.ident.to_string();
    let fault = |error: syn::Error| source.fault(error.span(), &format!("{name}: {error}"));
    let whole = Serde::of(&words.attrs).map_err(fault)?;
    let mut values = Vec::new();
    let mut is_open = false;
    for variant in &words.variants {
        let serde = Serde::of(&variant.attrs).map_err(fault)?;
        let word = variant.ident.to_string();
        if serde.untagged {
            is_open = matches!(variant.fields, Fields::Unnamed(_));
            continue;
        }
        if !matches!(variant.fields, Fields::Unit) {
            return Err(source.fault(&variant.ident, &format!("{name}::{word}: a word has no fields")));
        }
        let wire = match (serde.rename, whole.rename_all.as_deref()) {
            (Some(wire), _) => wire,
            (None, Some("lowercase")) => word.to_lowercase(),
            (None, Some("SCREAMING_SNAKE_CASE")) => crate::names::screaming(&word),
            (None, Some("snake_case")) => crate::names::snake(&word),
            (None, Some("kebab-case")) => crate::names::snake(&word).replace('_', "-"),
            (None, Some("camelCase")) => crate::names::camel(&crate::names::snake(&word)),
            (None, None) => word.clone(),
            (None, Some(other)) => {
                return Err(
                    source.fault(&variant.ident, &format!("{name}: rename_all {other:?} is not known"))
                );
            }
        };
        let docs = docs(&variant.attrs);
        values.push(EnumValue { name: word, wire, docs });
    }
    if !is_open {
        return Err(source.fault(
            &words.ident,
            &format!("{name}: an enum needs Other(String), untagged, for words to come"),
        ));
    }
    Ok(Enum { name, domain: source.name.clone(), docs: docs(&words.attrs), values })
}
