//! The core's source, read into the API as data. What does not follow the convention is an error with file and line.

mod attributes;
mod enums;
mod models;
mod resources;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

use syn::spanned::Spanned;

use crate::api::{Api, Domain, Type};

/// Where in the source something is wrong, and what.
pub(crate) type Fault = String;

/// A file of the core's source.
pub(crate) struct Source {
    /// As it is told: from the root of the repository.
    shown: String,
    /// The domain or the resource that it is of.
    name: String,
    file: syn::File,
}

impl Source {
    pub(crate) fn fault(&self, at: impl Spanned, what: &str) -> Fault {
        format!("{}:{}: {what}", self.shown, at.span().start().line)
    }
}

/// Reads `src/models` and `src/resources` of a crate; `shown` is how its folder is told in errors.
pub(crate) fn api(core: &Path, shown: &str) -> Result<Api, Fault> {
    let models = sources(&core.join("src/models"), &format!("{shown}/src/models"))?;
    let resources = sources(&core.join("src/resources"), &format!("{shown}/src/resources"))?;
    let names = types::Names::of(&models);
    let mut api = Api::default();
    for source in &models {
        let docs = attributes::docs(&source.file.attrs);
        api.domains.push(Domain { name: source.name.clone(), docs });
        enums::read(source, &mut api)?;
        models::read(source, &names, &mut api)?;
    }
    for source in &resources {
        resources::read(source, &names, &mut api)?;
    }
    mark_directions(&mut api);
    Ok(api)
}

/// Every file of a folder but its `mod.rs`, in the order of their names.
fn sources(folder: &Path, shown: &str) -> Result<Vec<Source>, Fault> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{shown}: {error}"))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let mut sources = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name == "mod" || path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let shown = format!("{shown}/{name}.rs");
        let text = fs::read_to_string(&path).map_err(|error| format!("{shown}: {error}"))?;
        let file = syn::parse_file(&text).map_err(|error| format!("{shown}: {error}"))?;
        sources.push(Source { shown, name, file });
    }
    Ok(sources)
}

/// Which models are sent and which are answered, nested ones as those that they are in.
fn mark_directions(api: &mut Api) {
    let mut sent: Vec<String> = Vec::new();
    let mut answered: Vec<String> = Vec::new();
    for operation in api.resources.iter().flat_map(|resource| &resource.operations) {
        sent.extend(operation.params.clone());
        answered.extend(operation.answer.named().map(str::to_owned));
    }
    let params = sent.clone();
    let (sent, answered) = (reached(api, sent), reached(api, answered));
    for model in &mut api.models {
        model.is_params = params.contains(&model.name);
        model.is_request = sent.contains(&model.name);
        model.is_answer = answered.contains(&model.name);
    }
}

fn reached(api: &Api, mut names: Vec<String>) -> Vec<String> {
    let mut next = 0;
    while let Some(name) = names.get(next).cloned() {
        next += 1;
        for field in api.model(&name).into_iter().flat_map(|model| &model.fields) {
            let nested = field.kind.named().filter(|nested| !names.iter().any(|name| name == nested));
            names.extend(nested.map(str::to_owned));
        }
    }
    names
}

/// A type that is no part of the convention.
fn unmapped(text: &str) -> String {
    format!("type {text} has no mapping in the bindings")
}

/// Whether an absent value of this type can be its empty one.
fn has_empty(kind: &Type) -> bool {
    !matches!(kind, Type::Model { .. } | Type::Enum { .. } | Type::Page { .. })
}
