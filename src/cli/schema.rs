//! `monograph schema`: the JSON Schema of the bundle.

use super::{Status, terminal};

pub(super) fn run() -> anyhow::Result<Status> {
    let schema = monograph_card::schema::bundle();
    terminal::print(&format!("{schema:#}\n"))?;
    Ok(Status::Clean)
}
