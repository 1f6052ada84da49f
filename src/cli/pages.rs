//! `monograph pages`: a page of its own for every monograph, all of them or none.

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use monograph_card::bundle::Changes;
use monograph_card::pages::{Address, Layout, Page, Site, Styles, Writer};
use monograph_card::settings::FILE_NAME;
use monograph_card::sources;

use super::product::{self, Order, Product, Words};
use super::{Inputs, Status, Terminal, config};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// The folder to write the pages to, as m/ID/index.html
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Where the card's script is: an address, or a path from DIR. It finds its own bundle, which
    /// must be built from the same sources with --prerender for it to adopt the pages' markup
    #[arg(long, value_name = "URL", default_value = "monograph-card.js")]
    script: Address,
    /// What the script hashes to, where it comes from another origin: sha384-…
    #[arg(long, value_name = "HASH")]
    integrity: Option<String>,
    /// The card's styles, in place of the built-in ones
    #[arg(long, value_name = "FILE")]
    styles: Option<PathBuf>,
    /// Where each page's link back leads: an address, or a path from DIR
    #[arg(long, value_name = "URL", default_value = "./")]
    home: Address,
    /// How the sections stand once the script is there; before that, and without it, `stacked` shows
    /// them all
    #[arg(long, value_enum, default_value = "stacked")]
    layout: Arrangement,
    /// Leave out the files with errors and make pages of the rest
    #[arg(long)]
    keep_going: bool,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Arrangement {
    Stacked,
    Auto,
    Tabs,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(settings) = config::load(&args.inputs, terminal)? else {
        return Ok(Status::Trouble);
    };
    let site = Site {
        script: args.script.clone(),
        integrity: args.integrity.clone(),
        home: args.home.clone(),
        styles: styles(args)?,
        layout: match args.layout {
            Arrangement::Stacked => Layout::Stacked,
            Arrangement::Auto => Layout::Auto,
            Arrangement::Tabs => Layout::Tabs,
        },
        base_url: settings.base_url.clone(),
        publisher: settings.publisher.clone(),
    };
    let order = Order {
        inputs: &args.inputs,
        settings: &settings,
        out: &args.out,
        keep_going: args.keep_going,
        words: Words { one: "page", all: "the pages are as they were" },
        make: &|monograph| Page::new(monograph, &site),
        memory: None,
    };
    let status = product::run(&order, || Pages::new(args, &site), terminal)?;
    if site.base_url.is_none() && status == Status::Clean {
        terminal.say(&format!(
            "info: no canonical links and no sitemap; they need `base_url` in {FILE_NAME}\n"
        ));
    }
    Ok(status)
}

fn styles(args: &Args) -> anyhow::Result<Styles> {
    let Some(path) = &args.styles else { return Ok(Styles::default()) };
    let shown = sources::shown(path);
    let css = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    Styles::new(css).context(shown)
}

/// The pages in the making.
struct Pages<'a> {
    writer: Writer,
    site: &'a Site,
}

impl<'a> Pages<'a> {
    fn new(args: &Args, site: &'a Site) -> anyhow::Result<Self> {
        Ok(Pages { writer: Writer::new(&args.out)?, site })
    }
}

impl Product for Pages<'_> {
    type Part = Page;

    fn store(&self) -> impl Fn(&Page) -> anyhow::Result<()> + Sync + 'static {
        let pages = self.writer.pages();
        move |page| Ok(pages.write(page)?)
    }

    fn add(&mut self, page: Page) -> anyhow::Result<()> {
        self.writer.add(page.listed);
        Ok(())
    }

    fn leave_out(&mut self, page: &Page) -> anyhow::Result<()> {
        Ok(self.writer.pages().withdraw(page)?)
    }

    fn commit(self) -> anyhow::Result<Changes> {
        Ok(self.writer.commit(self.site)?)
    }
}
