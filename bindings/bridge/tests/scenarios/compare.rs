//! Whether what has happened is what a scenario says.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use videosdk_bridge::Failure;

use crate::{Fields, Scenario, said};

/// Compares, and knows what the names that begin with `$` stand for, each from where it is first seen.
#[derive(Default)]
pub struct Compare(BTreeMap<String, Value>);

impl Compare {
    /// The arguments of a call, with what the names in them stand for.
    pub fn filled_in(&self, call: &Scenario) -> Value {
        let filled_in = self.0.iter().fold(call.arguments.to_string(), |text, (name, value)| {
            text.replace(&json!(name).to_string(), &value.to_string())
        });
        let mut arguments: Value = serde_json::from_str(&filled_in).unwrap();
        arguments["options"] = call.options.clone();
        arguments
    }

    /// Compares the answer or the error of a call.
    pub fn outcome(&mut self, call: &Scenario, outcome: Result<Value, Failure>) -> Result<(), String> {
        let failure = match (outcome, &call.result) {
            (Err(failure), _) => failure,
            (Ok(answer), _) if call.error.is_some() => {
                return Err(format!("an error is expected, not {answer}"));
            }
            (Ok(_), None) => return Ok(()),
            (Ok(answer), Some(expected)) => return self.check("the result", expected, &answer),
        };
        let Some(error) = &call.error else { return Err(said(failure)) };
        let facts: Value = serde_json::from_str(&failure.to_json()).unwrap();
        let reason = failure.reason.to_lowercase();
        error.iter().try_for_each(|(name, expected)| match expected.as_array() {
            None => self.check(name, expected, &facts[name]),
            Some(mention) => {
                let mut words = mention.iter().filter_map(Value::as_str);
                let missing = words.find(|word| !reason.contains(&word.to_lowercase()));
                missing.map_or(Ok(()), |word| Err(format!("{word:?} is not in {reason:?}")))
            }
        })
    }

    /// Compares what the emulator has seen.
    pub fn requests(&mut self, expected: &[Value], seen: &[Value]) -> Result<(), String> {
        if expected.len() != seen.len() {
            return Err(format!("{} requests are expected, not {}", expected.len(), json!(seen)));
        }
        expected.iter().zip(seen).try_for_each(|(expected, seen)| {
            let mut shown = json!({ "method": seen["method"], "path": seen["path"] });
            if seen["query"] != "" {
                shown["query"] = seen["query"].clone();
            }
            if let Some(body) = seen["body"].as_str().filter(|body| !body.is_empty()) {
                shown["body"] = serde_json::from_str(body).unwrap_or_else(|_| body.into());
            }
            for name in expected["headers"].as_object().into_iter().flat_map(Fields::keys) {
                shown["headers"][name] = seen["headers"][name].clone();
            }
            self.check("a request", expected, &shown)
        })
    }

    fn check(&mut self, place: &str, expected: &Value, actual: &Value) -> Result<(), String> {
        if self.same(expected, actual) {
            return Ok(());
        }
        Err(format!("{place} is {actual}, not {expected}"))
    }

    /// Whether two values are the same JSON, in which 1 and 1.0 are one number and a name stands for one text.
    fn same(&mut self, expected: &Value, actual: &Value) -> bool {
        match (expected, actual) {
            (Value::Object(fields), Value::Object(others)) => {
                let mut pairs = fields.iter().map(|(name, field)| (field, others.get(name)));
                fields.len() == others.len()
                    && pairs.all(|(field, other)| other.is_some_and(|other| self.same(field, other)))
            }
            (Value::Array(items), Value::Array(others)) => {
                let mut pairs = items.iter().zip(others);
                items.len() == others.len() && pairs.all(|(item, other)| self.same(item, other))
            }
            (Value::String(name), Value::String(_)) if name.starts_with('$') => {
                self.0.entry(name.clone()).or_insert_with(|| actual.clone()) == actual
            }
            (Value::Number(number), Value::Number(other)) if number.is_f64() || other.is_f64() => {
                number.as_f64() == other.as_f64()
            }
            _ => expected == actual,
        }
    }
}
