/// The HTTP interface of a token server: OpenAPI 3.1, as YAML.
pub const OPENAPI: &str = include_str!("../openapi.yaml");

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::OPENAPI;
    use crate::error::cases;
    use crate::route::Route;
    use crate::{meetings, mint};

    fn document() -> Value {
        serde_saphyr::from_str(OPENAPI).unwrap()
    }

    fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
        names.into_iter().map(str::to_owned).collect()
    }

    fn keys(object: &Value) -> BTreeSet<String> {
        object.as_object().unwrap().keys().cloned().collect()
    }

    #[test]
    fn it_has_every_code_under_its_status() {
        let document = document();
        let responses = document["components"]["responses"].as_object().unwrap();
        for case in cases::ALL {
            let described = responses.values().any(|response| {
                let schema = &response["content"]["application/json"]["schema"]["properties"];
                schema["statusCode"]["const"] == case.status
                    && schema["code"]["enum"].as_array().unwrap().contains(&case.code.into())
            });
            assert!(described, "openapi.yaml lacks {} under {}", case.code, case.status);
        }
    }

    #[test]
    fn it_has_every_path_and_no_other() {
        let expected = Route::ALL.into_iter().flat_map(|route| {
            route.names().iter().flat_map(move |name| {
                let below = (route == Route::ValidateMeeting).then(|| format!("/{name}/{{meetingId}}"));
                [Some(format!("/{name}")), below].into_iter().flatten()
            })
        });
        assert_eq!(keys(&document()["paths"]), expected.collect());
    }

    #[test]
    fn it_has_the_methods_of_each_route() {
        let document = document();
        for route in Route::ALL {
            let path = format!("/{}", route.names()[0]);
            let item = document["paths"][&path]["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
            let own = keys(&document["components"]["pathItems"][item]);
            let implied = ["head", "options"];
            let methods = route.methods().to_lowercase();
            assert_eq!(own, names(methods.split(", ").filter(|method| !implied.contains(method))), "{path}");
        }
    }

    #[test]
    fn it_has_the_fields_of_each_body() {
        let document = document();
        for (schema, fields) in [
            ("AskToken", &mint::FIELDS[..]),
            ("CreateMeeting", &meetings::CREATE_FIELDS),
            ("ValidateMeeting", &meetings::VALIDATE_FIELDS),
        ] {
            let own = keys(&document["components"]["schemas"][schema]["properties"]);
            assert_eq!(own, names(fields.iter().copied()), "{schema}");
        }
    }
}
