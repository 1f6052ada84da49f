//! `monograph pages`: what it writes, and when it writes nothing.

use super::desk::{Desk, monograph};

const BROKEN: &str = "---\nlang: en\n---\n\n**Usage:** It has no title.\n";
const INFO: &str =
    "info: no canonical links and no sitemap; they need `base_url` in monographs.toml\n";

fn names(desk: &Desk) -> Vec<String> {
    desk.tree("out").into_keys().collect()
}

#[test]
fn writes_a_page_for_every_monograph() {
    let desk = Desk::abc();
    let run = desk.run("pages --out out").ends(0);
    assert!(run.err.contains("3 pages in out: 4 files written, no files removed\n"), "{}", run.err);
    assert!(run.err.ends_with(INFO), "{}", run.err);
    assert_eq!(
        names(&desk),
        ["m/a/index.html", "m/b/index.html", "m/c/index.html", "monographs.html"]
    );
    let list = desk.read("out/monographs.html");
    assert!(list.contains("<a href=\"m/b/\"><bdi lang=\"\">Beta</bdi></a>"), "{list}");
    assert!(list.contains("<a href=\"./\">Search</a>"), "{list}");
    let page = desk.read("out/m/a/index.html");
    assert!(page.contains("<script async src=\"../../monograph-card.js\"></script>"));
    assert!(page.contains("<a href=\"../../\">"));
    assert!(!page.contains("canonical"));
}

#[test]
fn the_settings_say_where_the_site_stands() {
    let desk = Desk::abc();
    desk.write(
        "data/monographs.toml",
        "base_url = \"https://drugs.example/\"\npublisher = \"P&Q\"\n",
    );
    let run = desk.run("pages --out out").ends(0);
    assert!(!run.err.contains("canonical"), "{}", run.err);
    let page = desk.read("out/m/b/index.html");
    assert!(page.contains("<link rel=\"canonical\" href=\"https://drugs.example/m/b/\">"));
    assert!(page.contains("<title>Beta – P&amp;Q</title>"));
    let sitemap = desk.read("out/sitemap.xml");
    assert_eq!(sitemap.matches("<url>").count(), 3);
    assert!(sitemap.contains("<loc>https://drugs.example/m/c/</loc>"));
}

#[test]
fn the_page_is_of_the_document_in_the_bundle() {
    let desk = Desk::abc();
    desk.run("pages --out out").ends(0);
    desk.run("build --prerender --out out/bundle").ends(0);
    let entry = &desk.json("out/bundle/index.json")["entries"][0];
    let hash = format!("data-of=\"{} 1 en\"", entry["integrity"].as_str().unwrap());
    assert!(desk.read("out/m/a/index.html").contains(&hash), "{hash}");
}

#[test]
fn script_styles_home_and_layout_can_be_chosen() {
    let desk = Desk::abc();
    desk.write("my.css", ".mine{}");
    desk.run(
        "pages --out out --script https://cdn.example/card.js --integrity sha384-x --styles my.css \
         --home list.html --layout auto",
    )
    .ends(0);
    let page = desk.read("out/m/a/index.html");
    let tag =
        "src=\"https://cdn.example/card.js\" integrity=\"sha384-x\" crossorigin=\"anonymous\"";
    for part in [tag, ">.mine{}</style>", "href=\"../../list.html\"", "layout=\"auto\""] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn what_cannot_stand_in_a_page_is_refused() {
    let desk = Desk::abc();
    desk.write("bad.css", "a{} </style><script>");
    let run = desk.run("pages --out out --styles bad.css").ends(2);
    assert!(run.err.starts_with("error: bad.css: the style sheet holds `</style`"), "{}", run.err);
    desk.run("pages --out out --styles missing.css").ends(2);
    let run = desk.run("pages --out out --script javascript:alert(1)").ends(2);
    assert!(run.err.contains("an address is https://…"), "{}", run.err);
    assert!(!desk.path("out").exists());
}

#[test]
fn an_error_leaves_the_old_pages() {
    let desk = Desk::abc();
    desk.run("pages --out out").ends(0);
    let before = desk.tree("out");
    desk.write("data/a.md", monograph("Another"));
    desk.write("data/b.md", BROKEN);
    let run = desk.run("pages --out out").ends(1);
    assert!(run.err.ends_with("nothing is written: the pages are as they were\n"), "{}", run.err);
    assert_eq!(desk.tree("out"), before);
    let run = desk.run("pages --keep-going --out out").ends(1);
    assert!(run.err.contains("2 pages in out: 2 files written, 1 file removed\n"), "{}", run.err);
    assert_eq!(names(&desk), ["m/a/index.html", "m/c/index.html", "monographs.html"]);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let desk = Desk::abc();
    for number in 0..60 {
        desk.write(&format!("more/drug-{number}.md"), monograph(&format!("Drug {number}")));
    }
    let make = |args: &str, threads: &str| {
        let _ = std::fs::remove_dir_all(desk.path("out"));
        let run = desk.command(args).env("RAYON_NUM_THREADS", threads).output().unwrap();
        assert!(run.status.success());
        desk.tree("out")
    };
    let one = make("pages data more --out out", "1");
    assert_eq!(one.len(), 64);
    assert_eq!(make("pages more data ./data/a.md --out out", "5"), one);
    let run = desk.run("pages data more --out out").ends(0);
    assert!(run.err.contains("63 pages in out: no files written"), "{}", run.err);
}

/// `docs/pages.md` has a monograph and what search engines read of it.
#[test]
fn the_structured_data_is_what_the_docs_show() {
    let docs = include_str!("../../docs/pages.md");
    let block = |kind: &str| {
        let (_, rest) = docs.split_once(&format!("```{kind}\n")).unwrap();
        rest.split_once("\n```").unwrap().0
    };
    let desk = Desk::new(&[
        ("data/examplamine.md", block("markdown")),
        ("data/monographs.toml", "base_url = \"https://drugs.example/\"\n"),
    ]);
    desk.run("pages --out out").ends(0);
    let page = desk.read("out/m/examplamine/index.html");
    let (_, data) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    let found: serde_json::Value =
        serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let shown: serde_json::Value = serde_json::from_str(block("json")).unwrap();
    assert_eq!(found, shown);
}
