//! The API as data: what `bindings/api.json` holds, and what the templates are given.

use std::collections::BTreeSet;

use serde::Serialize;

/// All that the bindings are written from.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Api {
    pub(crate) resources: Vec<Resource>,
    pub(crate) domains: Vec<Domain>,
    pub(crate) models: Vec<Model>,
    pub(crate) enums: Vec<Enum>,
}

/// A file of models.
#[derive(Debug, Serialize)]
pub(crate) struct Domain {
    pub(crate) name: String,
    pub(crate) docs: String,
}

/// What belongs together on the client, such as rooms.
#[derive(Debug, Serialize)]
pub(crate) struct Resource {
    /// In snake case: the file in every language, and the name on the client.
    pub(crate) name: String,
    /// In Pascal case.
    pub(crate) class: String,
    pub(crate) docs: String,
    pub(crate) operations: Vec<Operation>,
}

/// One call.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    pub(crate) name: String,
    /// As the bridge knows it, such as `rooms.create`.
    pub(crate) id: String,
    pub(crate) docs: String,
    /// The ids of its path, in order.
    pub(crate) path: Vec<PathId>,
    /// The model of its other arguments.
    pub(crate) params: Option<String>,
    pub(crate) answer: Type,
}

/// An id in a path.
#[derive(Debug, Serialize)]
pub(crate) struct PathId {
    pub(crate) name: String,
    pub(crate) wire: String,
}

/// What goes over the wire as an object.
#[derive(Debug, Serialize)]
pub(crate) struct Model {
    pub(crate) name: String,
    /// The file in every language.
    pub(crate) domain: String,
    pub(crate) docs: String,
    pub(crate) fields: Vec<Field>,
    /// Whether fields without a name here are kept in `extra`.
    pub(crate) extra: bool,
    /// Whether it is sent, or is in something that is sent.
    pub(crate) is_request: bool,
    /// Whether it is answered, or is in something that is answered.
    pub(crate) is_answer: bool,
    /// Whether its fields are the arguments of a call.
    pub(crate) is_params: bool,
}

/// A field of a model.
#[derive(Debug, Serialize)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) wire: String,
    /// Other names on the wire that are read too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) aliases: Vec<String>,
    pub(crate) docs: String,
    #[serde(rename = "type")]
    pub(crate) kind: Type,
    /// Whether it may be absent, and then is nothing.
    pub(crate) optional: bool,
    /// Whether it may be absent, and then is empty: `false`, an empty text, list or map.
    pub(crate) defaults: bool,
}

/// Words that the service uses for one thing. Others are kept as they come.
#[derive(Debug, Serialize)]
pub(crate) struct Enum {
    pub(crate) name: String,
    pub(crate) domain: String,
    pub(crate) docs: String,
    pub(crate) values: Vec<EnumValue>,
}

/// One of the words.
#[derive(Debug, Serialize)]
pub(crate) struct EnumValue {
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) docs: String,
}

/// The types that cross to every language.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Type {
    Bool,
    Integer,
    Number,
    String,
    /// Any JSON value.
    Json,
    /// A JSON object of any fields.
    JsonObject,
    List {
        of: Box<Type>,
    },
    /// Texts as names.
    Map {
        of: Box<Type>,
    },
    Model {
        name: String,
    },
    Enum {
        name: String,
    },
    Page {
        of: Box<Type>,
    },
}

impl Type {
    /// The name of the model or enum that it is made of.
    pub(crate) fn named(&self) -> Option<&str> {
        match self {
            Self::Model { name } | Self::Enum { name } => Some(name),
            Self::List { of } | Self::Map { of } | Self::Page { of } => of.named(),
            _ => None,
        }
    }
}

impl Api {
    pub(crate) fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// The names of the models and enums to explain beside a resource: all that its operations take and answer, with
    /// what is in them, but not those of another resource, which are explained beside that one.
    pub(crate) fn explained_with<'a>(&'a self, resource: &'a Resource) -> BTreeSet<&'a str> {
        let operations = resource.operations.iter();
        let mut waiting: Vec<&str> = operations
            .flat_map(|operation| operation.params.as_deref().into_iter().chain(operation.answer.named()))
            .collect();
        let mut shown = BTreeSet::new();
        while let Some(name) = waiting.pop() {
            if !self.belongs_elsewhere(name, resource) && shown.insert(name) {
                let fields = self.model(name).into_iter().flat_map(|model| &model.fields);
                waiting.extend(fields.filter_map(|field| field.kind.named()));
            }
        }
        shown
    }

    fn belongs_elsewhere(&self, name: &str, resource: &Resource) -> bool {
        let models = self.models.iter().map(|model| (&model.name, &model.domain));
        let enums = self.enums.iter().map(|words| (&words.name, &words.domain));
        let domain = models.chain(enums).find(|(known, _)| *known == name).map(|(_, domain)| domain);
        let mut others = self.resources.iter().filter(|other| other.name != resource.name);
        others.any(|other| Some(&other.name) == domain)
    }
}
