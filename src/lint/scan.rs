//! A passage cut into tokens, and what can be asked of each.
//!
//! What always holds: asking for a token that is not there is no mistake; the answer is no.

use std::ops::Range;

use super::lexicon::Class;
use super::token::{Shape, Token, Tokens};

/// A passage's text and its tokens.
pub(super) struct Scan<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its tokens, in order.
    pub(super) tokens: &'a [Token],
    /// The numbers of those that a rule or a phrase may begin with.
    marked: &'a [u32],
}

impl<'a> Scan<'a> {
    /// Of a text and what it was cut into.
    pub(super) fn new(text: &'a str, tokens: &'a Tokens) -> Self {
        Scan { text, tokens: &tokens.all, marked: &tokens.marked }
    }

    /// The tokens of a class that is among those that are marked, with their numbers.
    pub(super) fn marked(&self, class: Class) -> impl Iterator<Item = (usize, &'a Token)> {
        let tokens = self.tokens;
        let marked =
            self.marked.iter().filter_map(|&at| Some((at as usize, tokens.get(at as usize)?)));
        marked.filter(move |(_, token)| token.is(class))
    }

    /// The text of a token; empty where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        let token = self.tokens.get(at);
        token
            .and_then(|token| self.text.get(token.start as usize..token.end as usize))
            .unwrap_or_default()
    }

    /// The bytes from the first of some tokens to the last.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.tokens.get(tokens.start).map_or(0, |token| token.start as usize);
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        first..last.map_or(first, |token| token.end as usize)
    }

    /// Whether a token is a word of one of the classes.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(class))
    }

    /// Whether the token before is a word of one of the classes.
    pub(super) fn follows(&self, at: usize, class: Class) -> bool {
        at > 0 && self.is(at - 1, class)
    }

    /// Whether a token is the character.
    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        let token = self.tokens.get(at);
        token.is_some_and(|token| {
            token.shape == Shape::Sign
                && self.text.get(token.start as usize..).is_some_and(|rest| rest.starts_with(sign))
        })
    }

    /// Whether a token is a number.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.shape == Shape::Number)
    }

    /// Whether nothing parts a token from the one before it.
    pub(super) fn is_joined(&self, at: usize) -> bool {
        at > 0 && self.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// Whether a token is a word of any kind.
    pub(super) fn is_word(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(Token::is_word)
    }
}
