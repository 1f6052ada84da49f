//! `monograph build --cache`: only what changed is compiled, and the bytes are those of a build
//! without a cache.

use super::desk::{Desk, monograph};

/// Numbers that look random and are the same each time (a linear congruential generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % limit
    }
}

#[test]
fn any_edits_give_the_bytes_of_a_full_build() {
    for options in ["", " --prerender --build-number 3"] {
        let desk = Desk::new::<&str>(&[]);
        let text = |n: u64, edit: u64| {
            // One in four has something to be warned of.
            let text = monograph(&format!("Drug{} {edit} oral", n % 7));
            if n.is_multiple_of(4) {
                text.replace("It eases", "Take 1.0 mg. It eases")
            } else {
                text
            }
        };
        for n in 0..30 {
            desk.write(&format!("data/d{n}.md"), text(n, n));
        }
        let build = format!("build --out out --cache kept{options}");
        desk.run(&build).ends(0);
        let mut numbers = Numbers(7);
        for round in 0..6 {
            let mut touched = std::collections::BTreeSet::new();
            for _ in 0..=numbers.below(4) {
                let n = numbers.below(36);
                let path = format!("data/d{n}.md");
                if numbers.below(3) == 0 && desk.path(&path).exists() {
                    std::fs::remove_file(desk.path(&path)).unwrap();
                    touched.remove(&n);
                } else {
                    desk.write(&path, text(n, 100 + numbers.below(1 << 20)));
                    touched.insert(n);
                }
            }
            let run = desk.run(&build).ends(0);
            let said =
                format!("compiled {} file", touched.len()).replace("compiled 0", "compiled no");
            assert!(run.err.contains(&said), "{round}: {said}\n{}", run.err);
            let full = desk.run(&format!("build --out full{options}")).ends(0);
            assert!(desk.tree("out") == desk.tree("full"), "{round}{options}");
            // The same is said of the same files.
            let told = |err: &str| {
                err.split(" in out").next().unwrap().split(" in full").next().unwrap().to_owned()
            };
            assert_eq!(told(&run.err), told(&full.err), "{round}");
            std::fs::remove_dir_all(desk.path("full")).unwrap();
        }
    }
}

#[test]
fn nothing_kept_is_taken_on_trust() {
    type Harm = fn(&Desk);
    let cases: [(&str, Harm, &str); 8] = [
        ("nothing", |_| {}, "compiled no files, took 3"),
        ("a document", |desk| desk.write("out/m/92/a.json", "{}"), "compiled 1 file, took 2"),
        (
            "no bundle",
            |desk| std::fs::remove_dir_all(desk.path("out")).unwrap(),
            "compiled 3 files, took 0",
        ),
        (
            "cut",
            |desk| {
                for (name, text) in desk.tree("kept") {
                    desk.write(&format!("kept/{name}"), &text[..text.len() - 9]);
                }
            },
            "compiled 3 files, took 0",
        ),
        (
            "changed",
            |desk| {
                for (name, text) in desk.tree("kept") {
                    desk.write(&format!("kept/{name}"), text.replace("Alpha", "Omega"));
                }
            },
            "compiled 1 file, took 2",
        ),
        (
            "a source, at once, of the same size and with its time set back",
            |desk| {
                let time = std::fs::metadata(desk.path("data/b.md")).unwrap().modified().unwrap();
                desk.write("data/b.md", monograph("Zeta"));
                let file = std::fs::File::options().write(true).open(desk.path("data/b.md"));
                file.unwrap().set_modified(time).unwrap();
            },
            "compiled 1 file, took 2",
        ),
        (
            "a document, of the same size and with its time set back",
            |desk| {
                let path = "out/m/de/b.json";
                let time = std::fs::metadata(desk.path(path)).unwrap().modified().unwrap();
                desk.write(path, desk.read(path).replace("eases", "cures"));
                let file = std::fs::File::options().write(true).open(desk.path(path));
                file.unwrap().set_modified(time).unwrap();
            },
            "compiled 1 file, took 2",
        ),
        (
            "settings",
            |desk| desk.write("data/monographs.toml", "publisher = \"X\"\n"),
            "compiled 3 files, took 0",
        ),
    ];
    for (what, harm, said) in cases {
        let desk = Desk::abc();
        desk.run("build --out out --cache kept").ends(0);
        assert!(!desk.tree("kept").is_empty());
        harm(&desk);
        let run = desk.run("build --out out --cache kept").ends(0);
        assert!(run.err.contains(said), "{what}: {}", run.err);
        desk.run("build --out full").ends(0);
        assert!(desk.tree("out") == desk.tree("full"), "{what}");
    }
    let desk = Desk::abc();
    desk.run("build --out out --cache kept").ends(0);
    assert!(
        desk.run("build --out out --cache kept --prerender").ends(0).err.contains("compiled 3")
    );
    let run = desk.run("build --out out --cache out/kept").ends(2);
    assert!(run.err.contains("out/kept is in the bundle's folder; "), "{}", run.err);
}

#[test]
fn a_broken_file_is_told_of_each_time() {
    let desk = Desk::abc();
    desk.write("data/b.md", "---\nlang: en\n---\n");
    let build = "build --out out --cache kept --keep-going";
    let first = desk.run(build).ends(1).err;
    let again = desk.run(build).ends(1).err;
    assert!(again.contains("data/b.md:1:1: error[missing-title]"), "{again}");
    assert!(first.contains("compiled 3 files") && again.contains("compiled no files"), "{again}");
}

#[cfg(unix)]
#[test]
fn another_version_of_the_compiler_compiles_all() {
    let desk = Desk::abc();
    desk.run("build --out out --cache kept").ends(0);
    // What stands behind the end of a program is not run. The shell writes it: a file that a process of
    // many threads has just written may still be open in another one's child, and cannot be run then.
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", "cp \"$0\" other && chmod +x other && echo >> other"]);
    shell.arg(desk.command("").get_program()).current_dir(desk.path(""));
    assert!(shell.status().unwrap().success());
    let mut command = std::process::Command::new(desk.path("other"));
    let run = command.args("build --out out --cache kept".split(' ')).current_dir(desk.path(""));
    let said = String::from_utf8(run.output().unwrap().stderr).unwrap();
    assert!(said.contains("compiled 3 files, took 0"), "{said}");
}
