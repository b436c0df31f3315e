//! Resources: structs whose public async methods are operations.

use syn::{FnArg, ImplItem, ImplItemFn, Item, ItemImpl, Pat, ReturnType, Visibility};

use super::attributes::docs;
use super::types::{Names, generic};
use super::{Fault, Source};
use crate::api::{Api, Operation, PathId, Resource, Type};
use crate::names::{camel, pascal};

pub(super) fn read(source: &Source, names: &Names, api: &mut Api) -> Result<(), Fault> {
    let class = pascal(&source.name);
    let structs = source.file.items.iter().find_map(|item| match item {
        Item::Struct(resource) if resource.ident == class => Some(resource),
        _ => None,
    });
    let Some(resource) = structs else {
        return Err(format!("{}:1: the file has no struct {class}", source.shown));
    };
    let mut operations = Vec::new();
    for item in &source.file.items {
        if let Item::Impl(block) = item
            && is_of(block, &class)
        {
            for member in &block.items {
                if let ImplItem::Fn(method) = member
                    && matches!(method.vis, Visibility::Public(_))
                    && method.sig.asyncness.is_some()
                {
                    operations.push(one(source, names, method)?);
                }
            }
        }
    }
    let docs = docs(&resource.attrs);
    api.resources.push(Resource { name: source.name.clone(), class, docs, operations });
    Ok(())
}

fn is_of(block: &ItemImpl, class: &str) -> bool {
    block.trait_.is_none() && generic(&block.self_ty).is_some_and(|(name, _)| name == class)
}

fn one(source: &Source, names: &Names, method: &ImplItemFn) -> Result<Operation, Fault> {
    let name = method.sig.ident.to_string();
    let id = format!("{}.{}", source.name, camel(&name));
    let mut path = Vec::new();
    let mut params = None;
    for argument in &method.sig.inputs {
        let FnArg::Typed(argument) = argument else { continue };
        let Pat::Ident(pattern) = argument.pat.as_ref() else {
            return Err(source.fault(argument, &format!("{id}: an argument has a name")));
        };
        let own = pattern.ident.to_string();
        let fault = |what: &str| source.fault(argument, &format!("{id}({own}): {what}"));
        if params.is_some() {
            return Err(fault("params is the last argument"));
        }
        match (own.as_str(), argument.ty.as_ref()) {
            ("params", syntax) => match names.kind(syntax).map_err(|what| fault(&what))? {
                Type::Model { name } => params = Some(name),
                _ => return Err(fault("params is a model")),
            },
            (_, syn::Type::Reference(reference))
                if generic(&reference.elem).is_some_and(|(name, _)| name == "str") =>
            {
                path.push(PathId { wire: camel(&own), name: own });
            }
            _ => return Err(fault("an id of the path is a &str, and everything else is in params")),
        }
    }
    let docs = docs(&method.attrs);
    if docs.is_empty() {
        return Err(source.fault(&method.sig, &format!("{id}: an operation has a doc comment")));
    }
    let answer = answer(names, &method.sig.output);
    let answer = answer.map_err(|what| source.fault(&method.sig, &format!("{id}: {what}")))?;
    Ok(Operation { name, id, docs, path, params, answer })
}

fn answer(names: &Names, output: &ReturnType) -> Result<Type, String> {
    let ReturnType::Type(_, syntax) = output else { return Err("an operation answers something".to_owned()) };
    match generic(syntax) {
        Some((name, arguments)) if name == "Result" && arguments.len() == 1 => {
            arguments.first().map_or(Err("it answers nothing".to_owned()), |answer| names.kind(answer))
        }
        _ => Err("an operation answers a Result".to_owned()),
    }
}
