//! Reads a monograph out of what the browser's own JSON parser made of the document.
//!
//! The browser has a JSON parser, so the module carries none: this is a serde deserializer over
//! JavaScript values, for the types of [`model`](crate::model) alone. Errors keep no text, since
//! words for them would bring the formatting machinery into the module; a document that does not
//! fit is damaged, and that is all the reader needs to know.
//!
//! Fields and variants go by their place in the type, never by their name: code that compares names
//! would be in the module once for every type. So a field is asked for, and one that no type asks for
//! is passed over, as one of a later schema should be.

use std::{fmt, slice};

use js_sys::{Array, Object};
use serde::de::value::U32Deserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, IntoDeserializer, SeqAccess, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use wasm_bindgen::prelude::*;

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

#[wasm_bindgen]
extern "C" {
    /// A page may have given names to all objects; those are not the document's.
    #[wasm_bindgen(js_namespace = Object, js_name = hasOwn)]
    fn has_own(object: &Parsed, name: &JsValue) -> bool;

    #[wasm_bindgen(js_namespace = Number, js_name = isSafeInteger)]
    fn is_safe_integer(value: &JsValue) -> bool;

    /// An object of the document.
    type Parsed;

    #[wasm_bindgen(method, structural, indexing_getter)]
    fn get(this: &Parsed, name: &JsValue) -> JsValue;
}

struct Value(JsValue);

impl Value {
    fn text(&self) -> Result<String, Misfit> {
        self.0.as_string().ok_or(Misfit)
    }

    /// The types have whole numbers only.
    fn number(&self) -> Result<u64, Misfit> {
        if !is_safe_integer(&self.0) {
            return Err(Misfit);
        }
        let number = self.0.unchecked_into_f64();
        if number >= 0.0 { Ok(number as u64) } else { Err(Misfit) }
    }

    fn items(self) -> Result<Items, Misfit> {
        if !Array::is_array(&self.0) {
            return Err(Misfit);
        }
        Ok(Items { array: self.0.unchecked_into(), next: 0 })
    }

    fn object(self) -> Result<Parsed, Misfit> {
        if !self.0.is_object() || Array::is_array(&self.0) {
            return Err(Misfit);
        }
        Ok(self.0.unchecked_into())
    }

    fn fields(self, names: &'static [&'static str]) -> Result<Fields, Misfit> {
        Ok(Fields { object: self.object()?, names: names.iter() })
    }

    /// A name alone, or an object with one key: the name, and what the variant holds.
    fn variant(self, names: &'static [&'static str]) -> Result<Variant, Misfit> {
        let (name, value) = match self.0.as_string() {
            Some(name) => (name, None),
            None => {
                let object = self.object()?;
                let key = Object::keys(object.unchecked_ref::<Object>()).get(0);
                let value = own(&object, &key);
                (Value(key).text()?, value)
            }
        };
        let place = names.iter().position(|it| *it == name).ok_or(Misfit)?;
        Ok(Variant { place: place as u32, value })
    }
}

/// What the object itself has under this name.
fn own(object: &Parsed, name: &JsValue) -> Option<Value> {
    has_own(object, name).then(|| Value(object.get(name)))
}

/// Each method asks for the one shape that its types have, so that the module holds no code for
/// the others; only rich text comes in several.
impl<'de> Deserializer<'de> for Value {
    type Error = Misfit;

    /// An object is handed over as it is: the visitor knows which type it may be.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0.as_string() {
            Some(text) => visitor.visit_str(&text),
            None if Array::is_array(&self.0) => visitor.visit_seq(self.items()?),
            None => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_string(self.text()?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
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
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.fields(fields)?)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_enum(self.variant(variants)?)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u16 u32 u128 f32 f64 char bytes byte_buf
        unit unit_struct newtype_struct tuple tuple_struct map identifier
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

/// The fields of a type in its order, `None` for each that the object has not: then the type has
/// a default for it, or the object does not fit.
struct Fields {
    object: Parsed,
    names: slice::Iter<'static, &'static str>,
}

impl Fields {
    /// The next field's value. Not generic, so that it is in the module once.
    fn next(&mut self) -> Option<Value> {
        own(&self.object, &JsValue::from_str(self.names.next()?))
    }
}

impl<'de> SeqAccess<'de> for Fields {
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Misfit> {
        self.next().map(|value| seed.deserialize(value)).transpose()
    }
}

/// One of an enum's variants, and what it holds.
struct Variant {
    place: u32,
    value: Option<Value>,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Misfit;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self), Misfit> {
        let place: U32Deserializer<Misfit> = self.place.into_deserializer();
        Ok((seed.deserialize(place)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant {
    type Error = Misfit;

    fn unit_variant(self) -> Result<(), Misfit> {
        if self.value.is_none() { Ok(()) } else { Err(Misfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Misfit> {
        seed.deserialize(self.value.ok_or(Misfit)?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Misfit> {
        Err(Misfit)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_seq(self.value.ok_or(Misfit)?.fields(fields)?)
    }
}
