//! `monograph check --format json` and `sarif`: what scripts and code hosts read.

use serde_json::{Value, json};

use super::desk::{Desk, monograph};

/// A name that is no id and a title that is there twice: an error and a warning.
fn desk() -> Desk {
    let desk = Desk::abc();
    desk.write("data/D d.md", monograph("Delta"));
    desk.write("data/e.md", monograph("Beta"));
    desk
}

#[test]
fn json_has_the_places_and_the_counts() {
    let run = desk().run("check --format json").ends(1);
    assert_eq!(run.err, "");
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let expected = json!({
        "diagnostics": [{
            "path": "data/D d.md", "line": 1, "column": 1, "end_line": 1, "end_column": 1,
            "level": "error", "code": "invalid-id",
            "message": "the file's name, `D d`, cannot be an id; rename it to d-d.md",
        }, {
            "path": "data/e.md", "line": 2, "column": 1, "end_line": 2, "end_column": 12,
            "level": "warning", "code": "duplicate-title",
            "message": "data/b.md has the same title; say in both what tells them apart",
        }],
        "summary": {
            "files": 5, "errors": 1, "warnings": 1, "infos": 0,
            "codes": {"invalid-id": 1, "duplicate-title": 1},
        },
    });
    assert_eq!(report, expected);
}

#[test]
fn json_of_clean_files_is_empty() {
    let run = Desk::abc().run("check --format json").ends(0);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(report["diagnostics"], json!([]));
    assert_eq!(report["summary"]["files"], 3);
}

/// Each assertion names the section of the standard, SARIF 2.1.0, that asks for it.
#[test]
fn sarif_has_the_shape_of_the_standard() {
    let run = desk().run("check --format sarif").ends(1);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["version"], "2.1.0", "3.13.2");
    assert!(log["$schema"].as_str().unwrap().contains("sarif-2.1.0"), "3.13.3");
    let runs = log["runs"].as_array().unwrap();
    assert_eq!(runs.len(), 1, "3.13.4");
    let driver = &runs[0]["tool"]["driver"];
    assert_eq!(driver["name"], "monograph", "3.19.8");
    let version = driver["semanticVersion"].as_str().unwrap();
    assert_eq!(version.split('.').count(), 3, "3.19.12");
    assert_eq!(runs[0]["columnKind"], "unicodeCodePoints", "3.14.17");

    let levels = ["error", "warning", "note", "none"].map(Value::from);
    let rules = driver["rules"].as_array().unwrap();
    let mut ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    for rule in rules {
        assert!(!rule["shortDescription"]["text"].as_str().unwrap().is_empty(), "3.49.9");
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty(), "3.49.13");
        assert!(levels.contains(&rule["defaultConfiguration"]["level"]), "3.50.3");
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), rules.len(), "3.19.23: rules are unique");

    let results = runs[0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 2, "3.14.23");
    for result in results {
        let rule = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(result["ruleId"], rules[rule]["id"], "3.27.5, 3.27.6");
        assert!(levels.contains(&result["level"]), "3.27.10");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty(), "3.27.11");
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.bytes().all(|byte| byte.is_ascii_graphic()), "3.4.3: {uri}");
        let at = |key: &str| place["region"][key].as_u64().unwrap();
        let (start, end) = ((at("startLine"), at("startColumn")), (at("endLine"), at("endColumn")));
        assert!(start.0 >= 1 && start.1 >= 1 && start <= end, "3.30.5 to 3.30.8");
    }
    let uri =
        |at: usize| &results[at]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!((uri(0), uri(1)), (&json!("data/D%20d.md"), &json!("data/e.md")));
    assert_eq!(results[1]["level"], "warning");
    let region = &results[1]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, json!({"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 12}));
}

#[test]
fn sarif_of_clean_files_has_results_all_the_same() {
    let run = Desk::abc().run("check --format sarif").ends(0);
    let log: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(log["runs"][0]["results"], json!([]), "3.14.23: absent would mean not run");
}
