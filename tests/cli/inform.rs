//! `monograph schema`, `monograph explain`, and the help.

use super::desk::Desk;

fn desk() -> Desk {
    Desk::new::<&str>(&[])
}

#[test]
fn schema_prints_a_json_schema() {
    let run = desk().run("schema").ends(0);
    let schema: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["title"], "Bundle");
    assert!(jsonschema::validator_for(&schema).is_ok());
}

#[test]
fn explain_tells_of_a_code() {
    let run = desk().run("explain duplicate-title").ends(0);
    insta::assert_snapshot!(run.out, @r#"
    duplicate-title (warning)

    Two monographs have the same title, and readers cannot tell them apart in a list.

    Another level, or none, in monographs.toml:

    [levels]
    duplicate-title = "off"
    "#);
}

#[test]
fn explain_lists_all_codes() {
    let run = desk().run("explain").ends(0);
    assert!(run.out.lines().count() > 20, "{}", run.out);
    assert!(run.out.lines().all(|line| line.ends_with('.')), "{}", run.out);
    assert!(run.out.contains("missing-title                error    "), "{}", run.out);
}

#[test]
fn explain_guesses_what_was_meant() {
    let run = desk().run("explain duplicate-titel").ends(2);
    assert_eq!(run.err, "error: unknown code `duplicate-titel`; did you mean `duplicate-title`?\n");
    let run = desk().run("explain 7").ends(2);
    assert_eq!(run.err, "error: unknown code `7`; `monograph explain` lists the codes\n");
}

#[test]
fn help_and_version_are_no_errors() {
    for args in ["--help", "help build", "build --help", "check -h", "--version"] {
        let run = desk().run(args).ends(0);
        assert!(run.out.contains("monograph"), "{args}: {}", run.out);
    }
    assert!(desk().run("--help").out.contains("Exit status: 0 clean"));
}
