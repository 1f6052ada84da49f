//! Rich text in JSON: plain text is a bare string, and only what is more than that an object or an array.
//!
//! What always holds: what is written is read again as it was; a form that is neither is an error.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Block, Blocks, Inline, Inlines};

impl Serialize for Inline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Inline::Text(text) => serializer.serialize_str(text),
            _ => Inline::serialize(self, serializer),
        }
    }
}

impl Serialize for Inlines {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_plain() {
            Some(text) => serializer.serialize_str(text),
            None => self.0.serialize(serializer),
        }
    }
}

impl Serialize for Block {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Block::Paragraph(inlines) => match inlines.as_plain() {
                Some(text) => serializer.serialize_str(text),
                None => Block::serialize(self, serializer),
            },
            _ => Block::serialize(self, serializer),
        }
    }
}

impl Serialize for Blocks {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_plain() {
            Some(text) => serializer.serialize_str(text),
            None => self.0.serialize(serializer),
        }
    }
}

/// Reads `T` from a bare string, or from the form that [`Rich`] names for it.
struct RichVisitor<T>(std::marker::PhantomData<T>);

/// The two forms of rich text in JSON.
trait Rich<'de>: Sized {
    fn from_text(text: &str) -> Self;
    fn from_object<D: Deserializer<'de>>(object: D) -> Result<Self, D::Error> {
        let _ = object;
        Err(serde::de::Error::custom("an object where a text or an array belongs"))
    }
    fn from_seq<A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        let _ = seq;
        Err(serde::de::Error::custom("an array where a text or an object belongs"))
    }
}

impl<'de, T: Rich<'de>> Visitor<'de> for RichVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        Ok(T::from_text(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::from_object(MapAccessDeserializer::new(map))
    }

    /// An object as a whole, from a deserializer that knows the variants of a type by their places.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, object: D) -> Result<T, D::Error> {
        T::from_object(object)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::from_seq(seq)
    }
}

impl<'de> Rich<'de> for Inline {
    fn from_text(text: &str) -> Self {
        Inline::Text(text.to_owned())
    }
    fn from_object<D: Deserializer<'de>>(object: D) -> Result<Self, D::Error> {
        Inline::deserialize(object)
    }
}

impl<'de> Rich<'de> for Inlines {
    fn from_text(text: &str) -> Self {
        text.into()
    }
    fn from_seq<A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        collect(seq).map(Inlines)
    }
}

impl<'de> Rich<'de> for Block {
    fn from_text(text: &str) -> Self {
        Block::Paragraph(text.into())
    }
    fn from_object<D: Deserializer<'de>>(object: D) -> Result<Self, D::Error> {
        Block::deserialize(object)
    }
}

impl<'de> Rich<'de> for Blocks {
    fn from_text(text: &str) -> Self {
        text.into()
    }
    fn from_seq<A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        collect(seq).map(Blocks)
    }
}

fn collect<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(mut seq: A) -> Result<Vec<T>, A::Error> {
    let mut all = Vec::new();
    while let Some(one) = seq.next_element()? {
        all.push(one);
    }
    Ok(all)
}

macro_rules! deserialize_rich {
    ($($name:ident),*) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(RichVisitor(std::marker::PhantomData))
            }
        }
    )*};
}
deserialize_rich!(Inline, Inlines, Block, Blocks);
