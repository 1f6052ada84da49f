//! `monograph build`: compiles the sources and writes the bundle, all of it or nothing.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::bail;
use monograph_card::bundle::{Changes, Encoded, Files, Listed, MANIFEST, Upload, Whole, Writer};
use monograph_card::diagnostic::counted;
use monograph_card::model::Entry;
use monograph_card::settings::Settings;
use monograph_card::sources;

use super::cache::{Cache, Counts};
use super::collection::{Memory, Past};
use super::product::{self, Order, Product, Words};
use super::{Inputs, Status, Terminal, config, terminal};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    pub(super) inputs: Inputs,
    /// The folder to write the bundle to
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Leave out the files with errors and build the rest
    #[arg(long)]
    keep_going: bool,
    /// Put the card's markup into each monograph's document, so that it can be read before the
    /// card's module is there
    #[arg(long)]
    prerender: bool,
    /// The number of this build, such as the one your CI counts: a page that has had a bundle with a
    /// higher one refuses this one
    #[arg(long, value_name = "N")]
    build_number: Option<u64>,
    /// Keep in DIR what became of each file, so that the next build reads and compiles only what
    /// changed. The bundle has the same bytes with and without; DIR is not in the folder of the bundle
    #[arg(long, value_name = "DIR", conflicts_with = "watch")]
    cache: Option<PathBuf>,
    /// List what has to be uploaded and removed where the bundle OLD is: its folder, or one with its
    /// manifest.json and index/ alone; may be the folder that is written to
    #[arg(long, value_name = "OLD", conflicts_with = "watch")]
    changed_since: Option<PathBuf>,
    /// Build anew whenever a source changes
    #[arg(long)]
    pub(super) watch: bool,
}

pub(super) fn run(args: &Args, terminal: &Terminal) -> anyhow::Result<Status> {
    let Some(old) = &args.changed_since else { return again(args, None, terminal) };
    if !old.join(MANIFEST).is_file() {
        bail!("{} holds no bundle: it has no {MANIFEST}", sources::shown(old));
    }
    // Read first: it may be the one that is written anew.
    let before = Files::of(old)?;
    let status = again(args, None, terminal)?;
    if matches!(status, Status::Clean | Status::Errors) && args.out.join(MANIFEST).is_file() {
        let upload = Files::of(&args.out)?.since(&before, &args.out)?;
        list(&upload, terminal)?;
    }
    Ok(status)
}

/// Prints a line a file: what is to be done, its bytes, its path in the bundle.
fn list(upload: &Upload, terminal: &Terminal) -> anyhow::Result<()> {
    let put = upload.put.iter().map(|(path, bytes)| format!("upload\t{bytes}\t{path}\n"));
    let remove = upload.remove.iter().map(|path| format!("remove\t0\t{path}\n"));
    terminal::print(&put.chain(remove).collect::<String>())?;
    terminal.say(&format!(
        "to upload: {}, {} bytes; to remove: {}\n",
        counted(upload.put.len(), "file"),
        upload.bytes(),
        counted(upload.remove.len(), "file")
    ));
    Ok(())
}

/// Builds with what is remembered of the last time.
pub(super) fn again(
    args: &Args,
    memory: Option<&mut Memory<Part>>,
    terminal: &Terminal,
) -> anyhow::Result<Status> {
    let Some(settings) = config::load(&args.inputs, terminal)? else {
        return Ok(Status::Trouble);
    };
    if let Some(memory) = memory {
        memory.begin(&settings);
        return make(args, &settings, Some(&*memory), Arc::default(), terminal);
    }
    let Some(cache) = cache(args, &settings, terminal)? else {
        return make(args, &settings, None, Arc::default(), terminal);
    };
    let status = make(args, &settings, Some(&cache), cache.whole(), terminal)?;
    if matches!(status, Status::Clean | Status::Errors) {
        let Counts { compiled, trusted, read } = cache.counts();
        let (compiled, kept) = (counted(compiled, "file"), trusted + read);
        let again = if read > 0 { format!(", {read} of them read again") } else { String::new() };
        terminal.say(&format!("compiled {compiled}, took {kept} from the build before{again}\n"));
        cache.save()?;
    }
    Ok(status)
}

/// The cache that the arguments name.
pub(super) fn cache(
    args: &Args,
    settings: &Settings,
    terminal: &Terminal,
) -> anyhow::Result<Option<Cache>> {
    let Some(folder) = &args.cache else { return Ok(None) };
    // All that an outcome depends on, beside the file itself; this program is added there.
    let deny = args.inputs.deny.is_some();
    let options = format!("{settings:?} {deny} {} {:?}", args.prerender, terminal.style());
    Cache::open(folder, &args.out, &options).map(Some)
}

/// Makes the bundle with what is known of the build before; `whole` is the collection it left.
pub(super) fn make(
    args: &Args,
    settings: &Settings,
    memory: Option<&dyn Past<Part>>,
    whole: Arc<Whole>,
    terminal: &Terminal,
) -> anyhow::Result<Status> {
    let order = Order {
        inputs: &args.inputs,
        settings,
        out: &args.out,
        keep_going: args.keep_going,
        words: Words { one: "monograph", all: "the bundle is as it was" },
        make: &|monograph| Encoded::new(monograph, args.prerender).map(Part::New),
        memory,
    };
    let begin = || Ok(Writer::new(&args.out)?.numbered(args.build_number).keeping(whole));
    product::run(&order, begin, terminal)
}

/// A monograph of the bundle, and whether its document has to be written.
#[derive(Clone, Debug)]
pub(super) enum Part {
    New(Encoded),
    /// The bundle has the document; it was read.
    Read(Encoded),
    /// The bundle has the document; it was not read.
    Kept(Listed),
}

impl Part {
    /// The entry in the index.
    pub(super) fn entry(&self) -> &Entry {
        match self {
            Part::New(encoded) | Part::Read(encoded) => encoded.entry(),
            Part::Kept(listed) => listed.entry(),
        }
    }
}

impl Product for Writer {
    type Part = Part;

    fn expect(&mut self, monographs: usize) {
        Writer::expect(self, monographs);
    }

    fn store(&self) -> impl Fn(&Part) -> anyhow::Result<()> + Sync + 'static {
        let documents = self.documents();
        move |part| match part {
            Part::New(one) => Ok(documents.write(one)?),
            Part::Read(_) | Part::Kept(_) => Ok(()),
        }
    }

    fn add(&mut self, monograph: Part) -> anyhow::Result<()> {
        match monograph {
            Part::New(one) | Part::Read(one) => Writer::add(self, one)?,
            Part::Kept(one) => self.keep(one)?,
        }
        Ok(())
    }

    fn leave_out(&mut self, monograph: &Part) -> anyhow::Result<()> {
        match monograph {
            Part::New(one) => Ok(self.documents().withdraw(one)?),
            // The lists do without it, so that it goes from the bundle.
            Part::Read(_) | Part::Kept(_) => Ok(()),
        }
    }

    fn commit(self) -> anyhow::Result<Changes> {
        Ok(Writer::commit(self)?)
    }
}
