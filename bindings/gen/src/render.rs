//! Templates filled with the API.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};

use crate::api::Api;
use crate::docs::{self, Docs};
use crate::names::{camel, pascal, screaming, snake};
use crate::outputs::{Each, Output};

/// A file that is written.
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn differs(&self, root: &Path) -> bool {
        fs::read_to_string(root.join(&self.path)).ok().as_ref() != Some(&self.text)
    }
}

/// Every file, `bindings/api.json` the first.
pub(crate) fn all(api: &Api, templates: &Path, outputs: &[Output]) -> Result<Vec<File>, String> {
    let json = serde_json::to_string_pretty(api).map_err(|error| error.to_string())?;
    let mut files = vec![File { path: "bindings/api.json".to_owned(), text: json + "\n" }];
    let environment = environment(api, templates)?;
    let whole = Value::from(Serde(api));
    for output in outputs {
        let name = |name: &str| output.path.replace("{name}", name).replace("{Name}", &pascal(name));
        match output.each {
            Each::Once => files.push(file(
                &environment,
                output,
                output.path.to_owned(),
                context! { api => whole.clone() },
            )?),
            Each::Resource => {
                for resource in &api.resources {
                    let shown = api.explained_with(resource);
                    let models = api.models.iter().filter(|model| shown.contains(model.name.as_str()));
                    let enums = api.enums.iter().filter(|words| shown.contains(words.name.as_str()));
                    let given = context! {
                        api => whole.clone(),
                        resource => Value::from(Serde(resource)),
                        models => Value::from(Serde(models.collect::<Vec<_>>())),
                        enums => Value::from(Serde(enums.collect::<Vec<_>>())),
                    };
                    files.push(file(&environment, output, name(&resource.name), given)?);
                }
            }
            Each::Domain => {
                for domain in &api.domains {
                    let models = api.models.iter().filter(|model| model.domain == domain.name);
                    let enums = api.enums.iter().filter(|words| words.domain == domain.name);
                    let given = context! {
                        api => whole.clone(),
                        domain => Value::from(Serde(domain)),
                        models => Value::from(Serde(models.collect::<Vec<_>>())),
                        enums => Value::from(Serde(enums.collect::<Vec<_>>())),
                    };
                    files.push(file(&environment, output, name(&domain.name), given)?);
                }
            }
        }
    }
    Ok(files)
}

fn file(environment: &Environment<'_>, output: &Output, path: String, given: Value) -> Result<File, String> {
    let told = |error: minijinja::Error| format!("{} for {path}: {error:#}", output.template);
    let template = environment.get_template(output.template).map_err(told)?;
    let text = template.render(given).map_err(told)?;
    Ok(File { path, text: text.trim_start().trim_end().to_owned() + "\n" })
}

fn environment(api: &Api, templates: &Path) -> Result<Environment<'static>, String> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.map_err(|error| error.to_string())?);
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    for (name, text) in sources(templates, "")? {
        environment.add_template_owned(name, text).map_err(|error| format!("{error:#}"))?;
    }
    environment.add_filter("snake", |name: &str| snake(name));
    environment.add_filter("camel", |name: &str| camel(name));
    environment.add_filter("pascal", |name: &str| pascal(name));
    environment.add_filter("screaming", |name: &str| screaming(name));
    environment.add_filter("append", |text: &str, end: &str| format!("{text}{end}"));
    environment.add_filter("prepend", |text: &str, start: &str| format!("{start}{text}"));
    environment.add_filter("quoted", |text: &str| format!("'{text}'"));
    environment.add_filter("summary", |text: &str| docs::summary(text));
    environment.add_filter("wrap", |text: &str, width: usize, prefix: &str| {
        let lines = docs::wrap(text, width).into_iter();
        lines.map(|line| format!("{prefix}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
    });
    environment.add_filter("words_of", |text: &str, names: Vec<String>| {
        let mut found: Vec<String> = names.into_iter().filter(|name| docs::has_word(text, name)).collect();
        found.sort();
        found
    });
    let texts = Docs::of(api);
    environment.add_filter("in_camel", move |text: &str| texts.camel(text));
    let models: BTreeMap<_, _> = api.models.iter().map(|model| (&model.name, model)).collect();
    let named = api.models.iter().map(|model| (&model.name, &model.domain));
    let domains: BTreeMap<_, _> =
        named.chain(api.enums.iter().map(|words| (&words.name, &words.domain))).collect();
    environment.add_global("domains_by_name", Value::from(Serde(domains)));
    environment.add_global("models_by_name", Value::from(Serde(models)));
    Ok(environment)
}

/// Every template by its path below the folder.
fn sources(folder: &Path, below: &str) -> Result<Vec<(String, String)>, String> {
    let told = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(told)? {
        let path = entry.map_err(told)?.path();
        let name = format!("{below}{}", path.file_name().unwrap_or_default().to_string_lossy());
        if path.is_dir() {
            found.extend(sources(&path, &format!("{name}/"))?);
        } else {
            found.push((name, fs::read_to_string(&path).map_err(told)?));
        }
    }
    Ok(found)
}
