use std::fs;
use std::path::Path;

use super::*;

fn site(base_url: Option<&str>) -> Site {
    Site { base_url: base_url.map(str::to_owned), ..Site::example() }
}

fn listed(id: &str) -> Listed {
    Listed { id: id.to_owned(), title: id.to_owned(), names: String::new(), recalled: false }
}

fn write(out: &Path, ids: &[&str], site: &Site) -> Changes {
    let mut writer = Writer::new(out).unwrap();
    for id in ids {
        let html = format!("{} {id}", html::MARK);
        writer.pages().write(&Page { listed: listed(id), html }).unwrap();
        writer.add(listed(id));
    }
    writer.commit(site).unwrap()
}

fn names(out: &Path) -> Vec<String> {
    let mut names = Vec::new();
    let mut folders = vec![out.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else {
                names.push(entry.path().strip_prefix(out).unwrap().display().to_string());
            }
        }
    }
    names.sort();
    names
}

#[test]
fn pages_of_monographs_that_are_gone_are_removed_and_nothing_else() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path();
    let here = site(Some("https://drugs.example"));
    let changes = write(out, &["a", "b", "c"], &here);
    assert_eq!(changes, Changes { monographs: 3, written: 5, removed: 0 });
    fs::create_dir(out.join("m/other")).unwrap();
    fs::write(out.join("m/other/index.html"), "somebody else's").unwrap();
    fs::write(out.join("m/b/picture.png"), "somebody else's").unwrap();
    // Of a time when the list was longer; and of somebody else.
    fs::write(out.join("monographs-1.html"), html::MARK).unwrap();
    fs::write(out.join("monographs-2.html"), "somebody else's").unwrap();
    let changes = write(out, &["a"], &here);
    assert_eq!(changes, Changes { monographs: 1, written: 2, removed: 3 });
    let left = [
        "m/a/index.html",
        "m/b/picture.png",
        "m/other/index.html",
        "monographs-2.html",
        "monographs.html",
        "sitemap.xml",
    ];
    assert_eq!(names(out), left);
    assert!(!out.join("m/c").exists());
    // Nobody knows any more where the site stands: the list would lead astray.
    assert_eq!(write(out, &["a"], &site(None)).removed, 1);
    assert!(!out.join("sitemap.xml").exists());
}

#[test]
fn a_list_of_somebody_else_stays() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path();
    let here = site(Some("https://drugs.example"));
    for name in ["monographs.html", "sitemap.xml"] {
        fs::write(out.join(name), "somebody else's").unwrap();
        let mut writer = Writer::new(out).unwrap();
        writer.add(listed("a"));
        let error = writer.commit(&here).unwrap_err();
        assert_eq!(error.path, out.join(name));
        assert!(!error.begun && error.source.to_string().contains("move it"), "{error}");
        assert_eq!(names(out), [name]);
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "somebody else's");
        fs::remove_file(out.join(name)).unwrap();
    }
}

#[test]
fn what_would_be_the_same_is_not_written() {
    let out = tempfile::tempdir().unwrap();
    let here = site(Some("https://drugs.example"));
    write(out.path(), &["a", "b"], &here);
    assert_eq!(write(out.path(), &["a", "b"], &here).written, 0);
}

#[test]
fn a_writer_that_is_dropped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let writer = Writer::new(&out).unwrap();
    writer.pages().write(&Page { listed: listed("a"), html: String::new() }).unwrap();
    drop(writer);
    assert!(!out.exists());
}

#[test]
fn a_long_list_comes_in_parts() {
    let all = ["a", "b", "c"].map(listed);
    let here = site(Some("https://drugs.example/x&y"));
    let files = sitemap::files(&here, &all, 2);
    let names: Vec<_> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]);
    assert_eq!(files[0].1.matches("<sitemap><loc>").count(), 2);
    assert!(files[0].1.contains("<loc>https://drugs.example/x&amp;y/sitemap-2.xml</loc>"));
    assert!(files[2].1.contains("<url><loc>https://drugs.example/x&amp;y/m/c/</loc></url>"));
    assert_eq!(sitemap::files(&here, &all, 3).len(), 1);
    assert!(sitemap::files(&site(None), &all, 3).is_empty());
}
