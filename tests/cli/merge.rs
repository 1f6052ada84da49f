//! `monograph merge`: parts that were built apart make the bundle that one build makes.

use super::desk::{Desk, monograph};

type Split = fn(usize) -> usize;

/// Which of the parts has the monograph of this number, of so many parts.
const SPLITS: [(usize, Split); 4] =
    [(1, |_| 0), (2, |n| n % 2), (3, |n| n / 20), (5, |n| n * 7 % 5)];

fn name(n: usize) -> String {
    // Many labels of one generic name, and a tail.
    let drug = if n.is_multiple_of(3) { "Ibuprofen".to_owned() } else { format!("Drug{}", n % 50) };
    format!("{drug} {n} mg tablets")
}

fn id(n: usize) -> String {
    format!("{:04}-label", n * 7919 % 10_007)
}

#[test]
fn any_parts_in_any_order_make_what_one_build_makes() {
    for options in ["", " --prerender --build-number 7"] {
        let desk = Desk::new::<&str>(&[]);
        for n in 0..60 {
            desk.write(&format!("all/{}.md", id(n)), monograph(&name(n)));
        }
        desk.run(&format!("build all --out one{options}")).ends(0);
        let one = desk.tree("one");
        let number = if options.is_empty() { "" } else { " --build-number 7" };
        for (parts, part) in SPLITS {
            let desk = Desk::new::<&str>(&[]);
            for n in 0..60 {
                desk.write(&format!("s{}/{}.md", part(n), id(n)), monograph(&name(n)));
            }
            let mut folders: Vec<String> = (0..parts).map(|part| format!("part{part}")).collect();
            for (n, folder) in folders.iter().enumerate() {
                desk.run(&format!("build s{n} --out {folder}{options}")).ends(0);
            }
            for round in 0..2 {
                folders.rotate_left(round);
                desk.run(&format!("merge {} --out merged{number}", folders.join(" "))).ends(0);
                assert!(desk.tree("merged") == one, "{folders:?}{options}");
            }
        }
    }
}

#[test]
fn an_id_in_two_parts_is_an_error_that_names_both() {
    let desk = Desk::abc();
    desk.run("build data --out p").ends(0);
    desk.run("build data/b.md --out q").ends(0);
    desk.run("build data/a.md --out out").ends(0);
    let before = desk.tree("out");
    let run = desk.run("merge p q --out out").ends(2);
    let message = "error: p and q both have the monograph `b`; leave it out of one of them\n";
    assert_eq!(run.err, message);
    assert_eq!(desk.tree("out"), before);
}

#[test]
fn a_damaged_part_is_refused() {
    type Damage = (&'static str, &'static str, &'static str);
    let cases: [Damage; 6] = [
        ("p/m/92/a.json", "{}", "error: p/m/92/a.json: not what its hash in the index says; build"),
        ("p/manifest.json", "{", "error: p/manifest.json: no file of a bundle: "),
        ("p/index/92c.json", "<html>", "error: p/index/92c.json: no file of a bundle: "),
        (
            "p/index/92c.json",
            r#"{"schema":1,"entries":[]}"#,
            "error: p/manifest.json: schema 1, 3 ",
        ),
        ("p/index/000.json", r#"{"schema":2,"entries":[]}"#, "error: p/index/000.json: schema 2; "),
        (
            "p/index/000.json",
            r#"{"schema":1,"entries":[{"id":"../x","title":"X","integrity":"sha256-x"}]}"#,
            "error: p/index/000.json: the entry of \"../x\" does not belong there; ",
        ),
    ];
    for (file, text, message) in cases {
        let desk = Desk::abc();
        desk.run("build data --out p").ends(0);
        desk.write(file, text);
        let run = desk.run("merge p --out out").ends(2);
        assert!(run.err.starts_with(message), "{}", run.err);
        assert!(!desk.path("out").exists());
    }
    let run = Desk::abc().run("merge data --out out").ends(2);
    assert!(run.err.starts_with("error: cannot read data/manifest.json: "), "{}", run.err);
}
