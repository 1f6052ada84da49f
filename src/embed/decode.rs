//! Reads a monograph out of what the browser's own JSON parser made of the document.
//!
//! The browser has a JSON parser, so the module carries none: this is a serde deserializer over
//! JavaScript values, for the types of [`model`](crate::model) alone. Errors keep no text, since
//! words for them would bring the formatting machinery into the module; a document that does not
//! fit is damaged, and that is all the reader needs to know.

use std::fmt;

use js_sys::{Array, JsString, Object, Reflect};
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use wasm_bindgen::{JsCast, JsValue};

/// Reads a `T`.
///
/// # Errors
/// When the value is not of `T`'s shape.
pub fn decode<'de, T: serde::Deserialize<'de>>(value: JsValue) -> Result<T, Misfit> {
    T::deserialize(Value(value))
}

/// The value does not have the shape of the type.
#[derive(Debug)]
pub struct Misfit;

impl fmt::Display for Misfit {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no monograph of this schema")
    }
}

impl std::error::Error for Misfit {}

impl serde::de::Error for Misfit {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Misfit
    }
    fn invalid_type(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Misfit
    }
    fn invalid_value(_: serde::de::Unexpected<'_>, _: &dyn serde::de::Expected) -> Self {
        Misfit
    }
    fn invalid_length(_: usize, _: &dyn serde::de::Expected) -> Self {
        Misfit
    }
    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Misfit
    }
    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Misfit
    }
    fn missing_field(_: &'static str) -> Self {
        Misfit
    }
    fn duplicate_field(_: &'static str) -> Self {
        Misfit
    }
}

struct Value(JsValue);

impl<'de> Deserializer<'de> for Value {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if let Some(text) = self.0.as_string() {
            visitor.visit_str(&text)
        } else if let Some(number) = self.0.as_f64() {
            // The types have whole numbers only; a number that is none is no document of ours.
            if number >= 0.0 && number.trunc() == number {
                visitor.visit_u64(number as u64)
            } else {
                Err(Misfit)
            }
        } else if Array::is_array(&self.0) {
            visitor.visit_seq(Items { array: self.0.unchecked_into(), next: 0 })
        } else if self.0.is_object() {
            let object: Object = self.0.unchecked_into();
            visitor.visit_map(Fields { keys: Object::keys(&object), object, next: 0 })
        } else {
            Err(Misfit)
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let name = self.0.as_string().ok_or(Misfit)?;
        let name: StrDeserializer<'_, Misfit> = name.as_str().into_deserializer();
        visitor.visit_enum(name)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct newtype_struct seq tuple tuple_struct map struct identifier
    }
}

struct Items {
    array: Array,
    next: u32,
}

impl<'de> SeqAccess<'de> for Items {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let item = self.array.get(self.next);
        self.next += 1;
        seed.deserialize(Value(item)).map(Some)
    }
}

struct Fields {
    keys: Array,
    object: Object,
    next: u32,
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Misfit> {
        if self.next >= self.keys.length() {
            return Ok(None);
        }
        seed.deserialize(Value(self.keys.get(self.next))).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Misfit> {
        let key: JsString = self.keys.get(self.next).unchecked_into();
        self.next += 1;
        seed.deserialize(Value(Reflect::get(&self.object, &key).map_err(|_| Misfit)?))
    }
}
