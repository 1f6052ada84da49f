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

impl From<Misfit> for JsValue {
    fn from(_: Misfit) -> JsValue {
        JsValue::from_str("no monograph of this schema")
    }
}

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

impl Value {
    fn text(&self) -> Result<String, Misfit> {
        self.0.as_string().ok_or(Misfit)
    }

    /// The types have whole numbers only.
    fn number(&self) -> Result<u64, Misfit> {
        match self.0.as_f64() {
            Some(number) if number >= 0.0 && number.trunc() == number => Ok(number as u64),
            _ => Err(Misfit),
        }
    }

    fn items(self) -> Result<Items, Misfit> {
        if !Array::is_array(&self.0) {
            return Err(Misfit);
        }
        Ok(Items { array: self.0.unchecked_into(), next: 0 })
    }

    fn fields(self) -> Result<Fields, Misfit> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return Err(Misfit);
        }
        let object: Object = self.0.unchecked_into();
        Ok(Fields { keys: Object::keys(&object), object, next: 0 })
    }
}

/// Each method asks for the one shape that its types have, so that the module holds no code for
/// the others; only rich text comes in several.
impl<'de> Deserializer<'de> for Value {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.as_string() {
            Some(text) => visitor.visit_str(&text),
            None if Array::is_array(&self.0) => visitor.visit_seq(self.items()?),
            None => visitor.visit_map(self.fields()?),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_str(&self.text()?)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_u64(self.number()?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.items()?)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_map(self.fields()?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        let name = self.text()?;
        let name: StrDeserializer<'_, Misfit> = name.as_str().into_deserializer();
        visitor.visit_enum(name)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u16 u32 u128 f32 f64 char bytes byte_buf
        unit unit_struct newtype_struct tuple tuple_struct map
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
