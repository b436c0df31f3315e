//! Types of the core as types that every language has.

use std::collections::BTreeSet;

use syn::{GenericArgument, Item, PathArguments};

use super::{Source, unmapped};
use crate::api::Type;

/// The names of the models and of the enums.
pub(super) struct Names {
    models: BTreeSet<String>,
    enums: BTreeSet<String>,
}

/// A type as it stands at a field: what it is, and whether it may be nothing.
pub(super) struct FieldType {
    pub(super) kind: Type,
    pub(super) optional: bool,
}

impl Names {
    pub(super) fn of(sources: &[Source]) -> Self {
        let items = || sources.iter().flat_map(|source| &source.file.items);
        let models = items().filter_map(|item| match item {
            Item::Struct(model) => Some(model.ident.to_string()),
            _ => None,
        });
        let enums = items().filter_map(|item| match item {
            Item::Enum(words) => Some(words.ident.to_string()),
            _ => None,
        });
        Self { models: models.collect(), enums: enums.collect() }
    }

    pub(super) fn field(&self, syntax: &syn::Type) -> Result<FieldType, String> {
        match generic(syntax) {
            Some((name, arguments)) if name == "Option" => {
                Ok(FieldType { kind: self.kind(only(&arguments)?)?, optional: true })
            }
            _ => Ok(FieldType { kind: self.kind(syntax)?, optional: false }),
        }
    }

    pub(super) fn kind(&self, syntax: &syn::Type) -> Result<Type, String> {
        let Some((name, arguments)) = generic(syntax) else { return Err(unmapped(&text(syntax))) };
        let of = |argument: &syn::Type| self.kind(argument).map(Box::new);
        match (name.as_str(), arguments.as_slice()) {
            ("bool", []) => Ok(Type::Bool),
            ("i64", []) => Ok(Type::Integer),
            ("f64", []) => Ok(Type::Number),
            ("String", []) => Ok(Type::String),
            ("Json", []) => Ok(Type::Json),
            ("JsonMap", []) => Ok(Type::JsonObject),
            ("Vec", [item]) => Ok(Type::List { of: of(item)? }),
            ("Page", [item]) => Ok(Type::Page { of: of(item)? }),
            ("BTreeMap", [key, value]) if self.kind(key) == Ok(Type::String) => {
                Ok(Type::Map { of: of(value)? })
            }
            (_, []) if self.models.contains(&name) => Ok(Type::Model { name }),
            (_, []) if self.enums.contains(&name) => Ok(Type::Enum { name }),
            _ => Err(unmapped(&text(syntax))),
        }
    }
}

/// The last name of a path and its type arguments.
pub(super) fn generic(syntax: &syn::Type) -> Option<(String, Vec<syn::Type>)> {
    let syn::Type::Path(path) = syntax else { return None };
    let last = path.path.segments.last()?;
    let arguments = match &last.arguments {
        PathArguments::AngleBracketed(arguments) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(argument) => Some(argument.clone()),
                _ => None,
            });
            types.collect()
        }
        _ => Vec::new(),
    };
    Some((last.ident.to_string(), arguments))
}

fn only(arguments: &[syn::Type]) -> Result<&syn::Type, String> {
    arguments.first().ok_or_else(|| unmapped("Option"))
}

/// A type as a person reads it.
fn text(syntax: &syn::Type) -> String {
    match (syntax, generic(syntax)) {
        (_, Some((name, arguments))) if arguments.is_empty() => name,
        (_, Some((name, arguments))) => {
            format!("{name}<{}>", arguments.iter().map(text).collect::<Vec<_>>().join(", "))
        }
        (syn::Type::Reference(reference), None) => format!("&{}", text(&reference.elem)),
        _ => "of this form".to_owned(),
    }
}
