//! What the system says of a file without its being read, and when that is enough.
//!
//! What always holds: a stamp is only had of a file that was left alone for a while. Of a file that
//! changed a moment ago nobody can tell by its times whether it changed once more in the same moment
//! (version control systems call such a file racy).

use std::fs::Metadata;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// The coarsest clock of a file system that is in use (FAT).
const MOMENT: Duration = Duration::from_secs(2);

/// A file's size, the times of the last change of its bytes and of its entry in nanoseconds, its number
/// and that of its device. A tool may set the first of the times back; the second nobody can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::cli) struct Stamp(u64, i64, i64, u64, u64);

impl Stamp {
    /// The stamp of a file of which the system says this; `None` where that is no proof that the file
    /// is the same the next time it is said.
    #[cfg(unix)]
    pub(super) fn of(meta: &Metadata, now: SystemTime) -> Option<Stamp> {
        use std::os::unix::fs::MetadataExt;
        // Until the year 2262.
        let time = |seconds: i64, rest: i64| seconds.checked_mul(1_000_000_000)?.checked_add(rest);
        let modified = time(meta.mtime(), meta.mtime_nsec())?;
        let changed = time(meta.ctime(), meta.ctime_nsec())?;
        let before = now.checked_sub(MOMENT)?.duration_since(SystemTime::UNIX_EPOCH).ok()?;
        let settled = modified.max(changed) < i64::try_from(before.as_nanos()).ok()?;
        settled.then(|| Stamp(meta.len(), modified, changed, meta.ino(), meta.dev()))
    }

    /// Here a file's bytes can change and all its times stay.
    #[cfg(not(unix))]
    pub(super) fn of(_: &Metadata, _: SystemTime) -> Option<Stamp> {
        None
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_has_a_stamp_once_it_was_left_alone_for_two_seconds() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let meta = fs::metadata(file.path()).unwrap();
        let changed = meta.modified().unwrap();
        let stamp = |millis: u64| Stamp::of(&meta, changed + Duration::from_millis(millis));
        assert_eq!(stamp(0), None);
        assert_eq!(stamp(1_900), None);
        assert!(stamp(2_100).is_some());
        // The clock was set back since.
        assert_eq!(Stamp::of(&meta, changed - Duration::from_secs(9)), None);
    }

    #[test]
    fn what_is_set_back_shows() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let later = SystemTime::now() + Duration::from_secs(60);
        let stamp = || Stamp::of(&fs::metadata(&path).unwrap(), later).unwrap();
        fs::write(&path, "one").unwrap();
        let (first, time) = (stamp(), fs::metadata(&path).unwrap().modified().unwrap());
        assert_eq!(first, stamp());
        // Another file of the same size and the same time in its place.
        let other = folder.path().join("b");
        fs::write(&other, "two").unwrap();
        fs::File::options().write(true).open(&other).unwrap().set_modified(time).unwrap();
        fs::rename(&other, &path).unwrap();
        assert_ne!(first, stamp());
    }
}
