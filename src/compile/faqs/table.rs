//! Questions in a table of two columns.

use crate::compile::question;
use crate::compile::tree::{Line, Node};

/// A question and its answer.
type Pair<'s> = (Line<'s>, Line<'s>);

/// The rows of a table as questions with their answers; gives the table back when it is another one.
/// Only a head that says so, `Question` and `Answer`, is left out, as `Q:` and `A:` are.
pub(super) fn read<'s>(
    head: Vec<Line<'s>>,
    mut rows: Vec<Vec<Line<'s>>>,
) -> Result<Vec<Pair<'s>>, Node<'s>> {
    let names = |line: &Line<'_>, names: [&str; 3]| {
        let text = line.text();
        names.iter().any(|name| text.trim().trim_end_matches(':').eq_ignore_ascii_case(name))
    };
    let asks = |row: &[Line<'_>]| row.first().is_some_and(|cell| question::asks(&cell.text()));
    let [first, second] = head.as_slice() else { return Err(Node::Table(head, rows)) };
    let is_named =
        names(first, ["question", "questions", "q"]) && names(second, ["answer", "answers", "a"]);
    let whole = rows.iter().all(|row| row.len() == 2 && !row[0].is_blank());
    let all_ask = asks(&head) && rows.iter().all(|row| asks(row));
    if rows.is_empty() || !whole || !(is_named || all_ask) {
        return Err(Node::Table(head, rows));
    }
    if !is_named {
        rows.insert(0, head);
    }
    let pair = |row: Vec<Line<'s>>| {
        let mut cells = row.into_iter();
        Some((cells.next()?, cells.next()?))
    };
    Ok(rows.into_iter().filter_map(pair).collect())
}
