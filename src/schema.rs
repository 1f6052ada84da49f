//! The JSON Schema of the bundle, made from the types in [`model`](crate::model).
//!
//! Only the string forms need a hand: where text is plain, the bundle has a bare string, and the
//! derive does not know that.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::model::{Block, Blocks, Bundle, Inline, Inlines};

/// The schema of [`Bundle`] as a JSON value (draft 2020-12).
pub fn bundle() -> serde_json::Value {
    schemars::schema_for!(Bundle).into()
}

/// Adds the bare string to a schema of objects.
pub(crate) fn or_text(schema: &mut Schema) {
    let objects = schema.remove("oneOf");
    if let Some(serde_json::Value::Array(mut forms)) = objects {
        forms.insert(0, serde_json::json!({ "type": "string" }));
        schema.insert("oneOf".to_owned(), forms.into());
    }
}

impl JsonSchema for Inlines {
    fn schema_name() -> Cow<'static, str> {
        "Inlines".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let inline = generator.subschema_for::<Inline>();
        json_schema!({ "oneOf": [{ "type": "string" }, { "type": "array", "items": inline }] })
    }
}

impl JsonSchema for Blocks {
    fn schema_name() -> Cow<'static, str> {
        "Blocks".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let block = generator.subschema_for::<Block>();
        json_schema!({ "oneOf": [{ "type": "string" }, { "type": "array", "items": block }] })
    }
}
