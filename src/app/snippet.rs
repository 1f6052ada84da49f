//! The lines that put a card on a page, and the page that shows what they do.
//!
//! What always holds: a value stands between double quotes with what would end it escaped, so the
//! lines can be copied into any page.

/// The script of this host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Script {
    /// The folder it stands in, without a slash at the end.
    pub folder: String,
    /// What it hashes to; none of a development build.
    pub integrity: Option<String>,
}

impl Script {
    /// The tag with these attributes.
    fn tag(&self, attributes: &str) -> String {
        let integrity = self.integrity.as_deref().map(|hash| {
            ["\n  integrity=\"", &escape(hash), "\"\n  crossorigin=\"anonymous\""].concat()
        });
        let Self { folder, .. } = self;
        let hash = integrity.unwrap_or_default();
        // One attribute a line as soon as there is a hash: that one alone fills most of it.
        let between = if hash.is_empty() { " " } else { "\n  " };
        format!(
            "<script async{between}src=\"{}/monograph-card.js\"{hash}{attributes}></script>",
            escape(folder)
        )
    }
}

/// The two forms of the contract.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// The script's tag, with the card where the tag stands.
    #[default]
    Tag,
    /// The element, and the tag once a page.
    Element,
}

/// What the lines are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The script.
    pub script: Script,
    /// Which form.
    pub form: Form,
    /// The card's attributes, the drug first; none that has its default.
    pub attributes: Vec<(&'static str, String)>,
    /// Where the fallback leads to.
    pub fallback: String,
    /// What the fallback says.
    pub label: String,
}

impl Snippet {
    /// The lines.
    pub fn text(&self) -> String {
        match self.form {
            Form::Tag => {
                let before = if self.script.integrity.is_some() { "\n  data-" } else { " data-" };
                self.script.tag(&self.attributes(before))
            }
            Form::Element => format!(
                "{}\n\n<monograph-card{}>\n  <a href=\"{}\">{}</a>\n</monograph-card>",
                self.script.tag(""),
                self.attributes(" "),
                escape(&self.fallback),
                escape(&self.label),
            ),
        }
    }

    /// A whole page with nothing but the lines.
    pub fn page(&self) -> String {
        format!(
            "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\"><title>Preview</title>\
             <style>body {{ margin: 1rem }}</style><body>{}</body></html>",
            self.text()
        )
    }

    fn attributes(&self, before: &str) -> String {
        let attributes = self.attributes.iter();
        attributes.map(|(name, value)| format!("{before}{name}=\"{}\"", escape(value))).collect()
    }
}

/// The text for use between double quotes or tags.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(form: Form, integrity: Option<&str>, expected: &str) {
        let snippet = Snippet {
            script: Script {
                folder: "https://cdn.example/v1".into(),
                integrity: integrity.map(str::to_owned),
            },
            form,
            attributes: vec![("drug", "warfarin".into()), ("theme", "dark".into())],
            fallback: "https://cdn.example/v1/m/warfarin/".into(),
            label: "Warfarin <5 mg> & \"more\": full monograph".into(),
        };
        assert_eq!(snippet.text(), expected);
        assert!(snippet.page().contains(expected));
    }

    #[test]
    fn a_tag_has_all_attributes() {
        check(
            Form::Tag,
            None,
            "<script async src=\"https://cdn.example/v1/monograph-card.js\" \
             data-drug=\"warfarin\" data-theme=\"dark\"></script>",
        );
        check(
            Form::Tag,
            Some("sha384-x"),
            "<script async\n  src=\"https://cdn.example/v1/monograph-card.js\"\n  \
             integrity=\"sha384-x\"\n  crossorigin=\"anonymous\"\n  data-drug=\"warfarin\"\n  \
             data-theme=\"dark\"></script>",
        );
    }

    #[test]
    fn an_element_has_a_fallback_and_the_tag_has_no_drug() {
        check(
            Form::Element,
            None,
            "<script async src=\"https://cdn.example/v1/monograph-card.js\"></script>\n\n\
             <monograph-card drug=\"warfarin\" theme=\"dark\">\n  \
             <a href=\"https://cdn.example/v1/m/warfarin/\">Warfarin &lt;5 mg> &amp; &quot;more&quot;: \
             full monograph</a>\n</monograph-card>",
        );
    }

    #[test]
    fn a_value_cannot_end_its_quotes() {
        let attributes = vec![("drug", "a\" onload=\"b".to_owned())];
        let text = Snippet { attributes, ..Snippet::default() }.text();
        assert!(text.contains("data-drug=\"a&quot; onload=&quot;b\""), "{text}");
    }
}
