//! Empties the functions that only streams of server functions would call. `streams.rs` takes their
//! classes out of the exports, but closures of theirs stand in the module's table of functions, where
//! no optimiser may take them for unused.
//!
//! What always holds: a function goes only when it calls an import of the list, or nothing but a
//! function that does would be its reason to be. Called all the same it would trap, which the
//! loader takes for any other crash.

use std::collections::BTreeSet;

use anyhow::Result;
use wasm_encoder::{
    CodeSection, Function, Instruction, Module,
    reencode::{self, Reencode},
};
use wasmparser::{FunctionBody, Operator, Parser, Payload, TypeRef};

/// What the names of the imports start with that only a stream has a use for.
const STREAMS: [&str; 5] =
    ["__wbg_byobRequest_", "__wbg_respond_", "__wbg_enqueue_", "__wbg_close_", "__wbg_view_"];

/// The module with those functions emptied.
pub(super) fn emptied(module: &[u8]) -> Result<Vec<u8>> {
    let mut stubs = Stubs { empty: callers(module)?, next: 0 };
    let mut new = Module::new();
    stubs
        .parse_core_module(&mut new, Parser::new(0), module)
        .map_err(|error| anyhow::anyhow!("the module can't be read: {error}"))?;
    Ok(new.finish())
}

/// Which of the module's own functions, counted from 0, lead to an import of the list.
fn callers(module: &[u8]) -> Result<BTreeSet<u32>> {
    let mut imports = 0;
    let mut reached: BTreeSet<u32> = BTreeSet::new();
    let mut calls: Vec<Vec<u32>> = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if let TypeRef::Func(_) = import.ty {
                        if STREAMS.iter().any(|start| import.name.starts_with(start)) {
                            reached.insert(imports);
                        }
                        imports += 1;
                    }
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut all = Vec::new();
                for operator in body.get_operators_reader()? {
                    if let Operator::Call { function_index } = operator? {
                        all.push(function_index);
                    }
                }
                calls.push(all);
            }
            _ => {}
        }
    }
    let mut own = BTreeSet::new();
    loop {
        let before = own.len();
        for (n, all) in (0..).zip(&calls) {
            if all.iter().any(|callee| reached.contains(callee)) {
                own.insert(n);
                reached.insert(imports + n);
            }
        }
        if own.len() == before {
            return Ok(own);
        }
    }
}

struct Stubs {
    empty: BTreeSet<u32>,
    next: u32,
}

impl Reencode for Stubs {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), reencode::Error<Self::Error>> {
        let n = self.next;
        self.next += 1;
        if !self.empty.contains(&n) {
            return reencode::utils::parse_function_body(self, code, body);
        }
        let mut function = Function::new([]);
        function.instruction(&Instruction::Unreachable).instruction(&Instruction::End);
        code.function(&function);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{
        EntityType, ExportKind, ExportSection, FunctionSection, ImportSection, TypeSection,
    };

    /// Functions 2 to 5 call these, after the imports 0 (a stream's) and 1 (another).
    fn module(calls: &[u32]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        for name in ["__wbg_enqueue_2c63f2044f257c3e", "__wbg_queueMicrotask_0aa0a927f78f5d98"] {
            imports.import("./card_bg.js", name, EntityType::Function(0));
        }
        let (mut functions, mut code) = (FunctionSection::new(), CodeSection::new());
        for callee in calls {
            functions.function(0);
            let mut function = Function::new([]);
            function.instruction(&Instruction::Call(*callee)).instruction(&Instruction::End);
            code.function(&function);
        }
        let mut exports = ExportSection::new();
        exports.export("all", ExportKind::Func, 2);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&functions).section(&exports);
        module.section(&code);
        module.finish()
    }

    #[test]
    fn what_leads_to_a_stream_goes_and_the_rest_stays() {
        // The second calls the stream's import, the first calls the second.
        let old = module(&[3, 0, 1, 4]);
        assert_eq!(callers(&old).unwrap(), BTreeSet::from([0, 1]));
        let new = emptied(&old).unwrap();
        assert!(new.len() < old.len());
        assert_eq!(callers(&new).unwrap(), BTreeSet::new());
    }
}
