//! Putting in order what many threads did.

use std::collections::BTreeMap;

/// What comes with its number, counted from 0, in the order of the numbers, each as soon as it can.
pub(super) fn in_order<T>(
    mut numbered: impl Iterator<Item = (usize, T)>,
) -> impl Iterator<Item = T> {
    let mut waiting = BTreeMap::new();
    (0..).map_while(move |next| {
        loop {
            if let Some(one) = waiting.remove(&next) {
                return Some(one);
            }
            let (at, one) = numbered.next()?;
            waiting.insert(at, one);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_in_order_as_soon_as_it_can() {
        let mut left = [(2, 'c'), (0, 'a'), (1, 'b'), (4, 'e'), (3, 'd')].into_iter();
        let mut ordered = in_order(left.by_ref());
        assert_eq!(ordered.next(), Some('a'));
        drop(ordered);
        assert_eq!(left.next(), Some((1, 'b')), "no more is taken than is needed");
        let all = [(2, 'c'), (0, 'a'), (1, 'b'), (4, 'e'), (3, 'd')];
        assert_eq!(in_order(all.into_iter()).collect::<String>(), "abcde");
    }

    /// Someone asked to stop, and a thread left its share undone.
    #[test]
    fn ends_where_one_is_missing() {
        assert_eq!(in_order([(3, 'd'), (1, 'b'), (0, 'a')].into_iter()).collect::<String>(), "ab");
    }
}
