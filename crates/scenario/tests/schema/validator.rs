//! As much of JSON Schema as our schemas use. A keyword that is not known here fails the test, so nothing is passed
//! over. `boon`, a crate that knows all of it, takes a minute to build; it gave the same verdicts on every file.

use serde_json::{Map, Value};

/// The first thing in `value` that `schema` does not allow.
pub(crate) fn problem(schema: &Value, value: &Value) -> Option<String> {
    check(schema, schema, value, "$").err()
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let schema = schema.as_object().expect("a schema is an object");
    for (keyword, expected) in schema {
        let fine = match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "examples" => true,
            "$ref" => {
                let pointer =
                    expected.as_str().and_then(|it| it.strip_prefix('#')).expect("a local reference");
                check(root, root.pointer(pointer).expect("a definition"), value, at)?;
                true
            }
            "type" => match expected.as_array() {
                Some(types) => types.iter().any(|it| has_type(value, it.as_str().expect("a type"))),
                None => has_type(value, expected.as_str().expect("one type")),
            },
            "enum" => expected.as_array().expect("a list").contains(value),
            "const" => value == expected,
            // What is no number has no minimum.
            "minimum" => !value.is_number() || value.as_f64() >= expected.as_f64(),
            "maximum" => !value.is_number() || value.as_f64() <= expected.as_f64(),
            "minItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 >= expected.as_u64().unwrap())
            }
            "maxItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 <= expected.as_u64().unwrap())
            }
            "minLength" => {
                value.as_str().is_none_or(|text| text.chars().count() as u64 >= expected.as_u64().unwrap())
            }
            "minProperties" => {
                value.as_object().is_none_or(|map| map.len() as u64 >= expected.as_u64().unwrap())
            }
            "pattern" => value.as_str().is_none_or(|text| matches(expected.as_str().unwrap(), text)),
            "format" => has_format(value, expected.as_str().unwrap()),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    check(root, expected, item, &format!("{at}[{index}]"))?;
                }
                true
            }
            "required" => {
                let missing = |key: &Value| value.is_object() && value.get(key.as_str().unwrap()).is_none();
                !expected.as_array().unwrap().iter().any(missing)
            }
            "properties" | "additionalProperties" => {
                check_properties(root, schema, value, at)?;
                true
            }
            "oneOf" | "anyOf" => {
                let choices = expected.as_array().unwrap();
                let fitting = choices.iter().filter(|choice| check(root, choice, value, at).is_ok()).count();
                fitting == 1 || (keyword == "anyOf" && fitting > 1)
            }
            other => panic!("the validator does not know the keyword {other}"),
        };
        if !fine {
            return Err(format!("{at}: {value} does not fit {keyword}: {expected}"));
        }
    }
    Ok(())
}

fn check_properties(
    root: &Value,
    schema: &Map<String, Value>,
    value: &Value,
    at: &str,
) -> Result<(), String> {
    let known = schema.get("properties").and_then(Value::as_object);
    for (key, value) in value.as_object().into_iter().flatten() {
        let at = format!("{at}.{key}");
        match (known.and_then(|known| known.get(key)), schema.get("additionalProperties")) {
            (None, Some(Value::Bool(false))) => return Err(format!("{at} is not known")),
            (Some(schema), _) | (None, Some(schema @ Value::Object(_))) => check(root, schema, value, &at)?,
            (None, _) => {}
        }
    }
    Ok(())
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "null" => value.is_null(),
        other => panic!("there is no type {other}"),
    }
}

/// A date-time has an offset; `double` and the formats of integers say nothing that the type and the range do not.
fn has_format(value: &Value, name: &str) -> bool {
    let numbers = ["double", "uint", "uint8", "uint16", "uint32", "uint64"];
    let Some(text) = value.as_str() else { return numbers.contains(&name) };
    name == "date-time" && text.parse::<jiff::Timestamp>().is_ok()
}

/// Matches a text against a pattern made of single characters and classes such as `[0-9]`, anchored at both ends.
fn matches(pattern: &str, text: &str) -> bool {
    let mut pattern =
        pattern.strip_prefix('^').and_then(|it| it.strip_suffix('$')).expect("an anchored pattern");
    for character in text.chars() {
        let (fits, rest) = match pattern.strip_prefix('[').and_then(|it| it.split_once(']')) {
            Some((class, rest)) => {
                let range = class.chars().nth(1) == Some('-') && class.chars().count() == 3;
                let (low, high) = (class.chars().next(), class.chars().last());
                (
                    if range {
                        low <= Some(character) && Some(character) <= high
                    } else {
                        class.contains(character)
                    },
                    rest,
                )
            }
            None => (pattern.starts_with(character), pattern.get(1..).unwrap_or_default()),
        };
        if !fits {
            return false;
        }
        pattern = rest;
    }
    pattern.is_empty()
}
