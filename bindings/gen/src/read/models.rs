//! Models: structs of named fields.

use syn::{Fields, Item, ItemStruct, Visibility};

use super::attributes::{Serde, docs};
use super::types::Names;
use super::{Fault, Source, has_empty};
use crate::api::{Api, Field, Model, Type};
use crate::names::camel;

pub(super) fn read(source: &Source, names: &Names, api: &mut Api) -> Result<(), Fault> {
    for item in &source.file.items {
        if let Item::Struct(model) = item
            && matches!(model.vis, Visibility::Public(_))
        {
            api.models.push(one(source, names, model)?);
        }
    }
    Ok(())
}

fn one(source: &Source, names: &Names, model: &ItemStruct) -> Result<Model, Fault> {
    let name = model.ident.to_string();
    let whole =
        Serde::of(&model.attrs).map_err(|error| source.fault(error.span(), &format!("{name}: {error}")))?;
    let Fields::Named(named) = &model.fields else {
        return Err(source.fault(&model.ident, &format!("{name}: a model has named fields")));
    };
    if whole.rename_all.as_deref() != Some("camelCase") {
        return Err(
            source.fault(&model.ident, &format!("{name}: a model is serde(rename_all = \"camelCase\")"))
        );
    }
    let mut fields = Vec::new();
    let mut extra = false;
    for field in &named.named {
        let own = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        let fault = |what: &str| source.fault(&field.ident, &format!("{name}.{own}: {what}"));
        let serde = Serde::of(&field.attrs).map_err(|error| fault(&error.to_string()))?;
        let read = names.field(&field.ty).map_err(|what| fault(&what))?;
        if serde.flatten {
            if own != "extra" || read.kind != Type::JsonObject {
                return Err(fault("only extra: JsonMap is flattened"));
            }
            extra = true;
            continue;
        }
        let docs = docs(&field.attrs);
        if docs.is_empty() {
            return Err(fault("a field has a doc comment"));
        }
        let defaults = !read.optional && (serde.default || whole.default);
        if defaults && !has_empty(&read.kind) {
            return Err(fault("a nested model or a word that may be absent is an Option"));
        }
        fields.push(Field {
            wire: serde.rename.unwrap_or_else(|| camel(&own)),
            name: own,
            aliases: serde.aliases,
            docs,
            kind: read.kind,
            optional: read.optional,
            defaults,
        });
    }
    Ok(Model {
        name,
        domain: source.name.clone(),
        docs: docs(&model.attrs),
        fields,
        extra,
        is_request: false,
        is_answer: false,
        is_params: false,
    })
}
