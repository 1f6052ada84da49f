use super::*;

/// A folder with these files, each named by its path; a final `/` makes a folder.
fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in files {
        let path = folder.path().join(file);
        if file.ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
    }
    folder
}

fn names(folder: &tempfile::TempDir, roots: &[&str]) -> Vec<String> {
    let roots: Vec<_> = roots.iter().map(|root| folder.path().join(root)).collect();
    let strip = |path: PathBuf| path.strip_prefix(folder.path()).unwrap().display().to_string();
    match find(&roots) {
        Ok(files) => files.into_iter().map(|file| strip(file.path)).collect(),
        Err(errors) => errors
            .into_iter()
            .map(|error| match error {
                FindError::Unreadable { path, .. } => format!("unreadable {}", strip(path)),
                FindError::NotMarkdown(path) => format!("not Markdown {}", strip(path)),
                FindError::Special(path) => format!("special {}", strip(path)),
                FindError::Empty(path) => format!("empty {}", strip(path)),
            })
            .collect(),
    }
}

#[test]
fn finds_files_in_the_order_of_ids() {
    let at = folder(&["d/b.md", "d/z/a.md", "d/c.MD", "d/x.txt", "d/.git/h.md", "d/README.md"]);
    let found = ["d/z/a.md", "d/b.md", "d/c.MD"];
    assert_eq!(names(&at, &["d"]), found);
    assert_eq!(names(&at, &["d/z", "d"]), found);
    assert_eq!(names(&at, &["d", "d/b.md", "d/z"]), found);
    assert_eq!(names(&at, &["d/README.md"]), ["d/README.md"]);
    // Named after its folder, it is none of those found there; so is what is named twice.
    assert_eq!(names(&at, &["d", "d/README.md"]), ["d/README.md", "d/z/a.md", "d/b.md", "d/c.MD"]);
    assert_eq!(
        names(&at, &["d/z/../README.md", "d/README.md", "d/z"]),
        ["d/README.md", "d/z/a.md"]
    );
    // Named before its folder, by the order of the paths.
    let found = ["d/z/../z/a.md", "d/b.md", "d/z/../c.MD"];
    assert_eq!(names(&at, &["d/z/..", "d/b.md"]), found);
}

#[test]
fn reports_every_root_that_cannot_be_used() {
    let at = folder(&["full/a.md", "empty/", "x.txt"]);
    assert_eq!(names(&at, &["full", "empty"]), ["empty empty"]);
    assert_eq!(names(&at, &["gone", "x.txt", "full"]), ["unreadable gone", "not Markdown x.txt"]);
}

#[cfg(unix)]
#[test]
fn follows_links_once() {
    use std::os::unix::fs::symlink;
    let at = folder(&["d/a.md", "d/in/b.md", "else/c.md"]);
    symlink("..", at.path().join("d/in/loop")).unwrap();
    symlink("../else", at.path().join("d/out")).unwrap();
    symlink("a.md", at.path().join("d/also-a.md")).unwrap();
    symlink("nowhere", at.path().join("d/notes.txt")).unwrap();
    assert_eq!(names(&at, &["d"]), ["d/a.md", "d/also-a.md", "d/in/b.md", "d/out/c.md"]);
    symlink("nowhere", at.path().join("d/lost.md")).unwrap();
    assert_eq!(names(&at, &["d"]), ["unreadable d/lost.md"]);
}

#[test]
fn a_folder_may_be_named_like_a_file() {
    let at = folder(&["d/x.md/y.md"]);
    assert_eq!(names(&at, &["d"]), ["d/x.md/y.md"]);
}

#[test]
fn reads_text_and_says_what_is_none() {
    let at = tempfile::tempdir().unwrap();
    let path = at.path().join("a.md");
    fs::write(&path, "\u{feff}é\n").unwrap();
    assert_eq!(read(&path).unwrap(), "é\n");
    fs::write(&path, b"one\ntw\xe9\n").unwrap();
    assert!(matches!(read(&path), Err(ReadError::NotUtf8 { at: 6, .. })));
    fs::File::create(&path).unwrap().set_len(MAX_BYTES + 1).unwrap();
    assert!(matches!(read(&path), Err(ReadError::TooLarge)));
    assert!(matches!(read(at.path()), Err(ReadError::Io(_))));
}

#[test]
fn ids() {
    fn check(name: &str, nearest: &str) {
        assert_eq!(nearest_id(name), nearest, "{name}");
        assert_eq!(is_id(name), !name.is_empty() && name == nearest, "{name}");
        assert!(nearest.is_empty() || is_id(nearest), "{nearest}");
    }
    check("alemtuzumab-30mg", "alemtuzumab-30mg");
    check("vaccine_trunc", "vaccine_trunc");
    check("Alemtuzumab 30mg", "alemtuzumab-30mg");
    check("Sjögren", "sjogren");
    check("-a", "a");
    check("a.b", "a-b");
    check("../../etc/passwd", "etc-passwd");
    check("con", "con_");
    check("LPT1", "lpt1_");
    check("com", "com");
    check("com10", "com10");
    check("漢字", "");
    check("", "");
}
