//! A text that stands in one code fence as a whole, as chat assistants hand Markdown over.

use std::ops::Range;

/// Where the text between the two lines of the fence is; nothing when the body is not all in one fence
/// that is said to hold Markdown.
pub(super) fn inner(body: &str) -> Option<Range<usize>> {
    let text = body.trim_end();
    let start = text.len() - text.trim_start().len();
    let opening = text[start..].lines().next()?;
    let language = opening.trim_start_matches('`');
    let fence = &opening[..opening.len() - language.len()];
    let is_markdown = ["markdown", "md"].iter().any(|it| language.trim().eq_ignore_ascii_case(it));
    if fence.len() < 3 || !is_markdown {
        return None;
    }
    let from = start + opening.len();
    let to = text.rfind('\n').filter(|to| *to > from && text[to + 1..] == *fence)?;
    let is_fence = |line: &str| line.trim_start().starts_with(fence);
    (!text[from..to].lines().any(is_fence)).then_some(from..to)
}
