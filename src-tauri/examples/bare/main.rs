//! What a window costs when there is nothing in it: one Tauri window with one static page, to measure the program against.
//! `bare [--page <folder>]` shows the page of a folder instead, as `ui` builds it in the mode `bench`.
#![forbid(unsafe_code)]

use std::borrow::Cow;
use std::path::PathBuf;
use std::process::ExitCode;
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};
use tauri::{App, Assets, Runtime, WebviewUrl, WebviewWindowBuilder};

/// The files of a folder, read when they are asked for.
struct Shelf(PathBuf);

impl<R: Runtime> Assets<R> for Shelf {
    fn get(&self, key: &AssetKey) -> Option<Cow<'_, [u8]>> {
        std::fs::read(self.0.join(key.as_ref().trim_start_matches('/'))).ok().map(Cow::Owned)
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

fn window(app: &mut App) -> Result<(), Box<dyn std::error::Error>> {
    WebviewWindowBuilder::new(app, "main", WebviewUrl::App("index.html".into())).inner_size(1366.0, 768.0).build()?;
    Ok(())
}

fn main() -> ExitCode {
    let mut context = tauri::generate_context!("examples/bare/tauri.conf.json");
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == "--page")
        && let Some(folder) = arguments.next()
    {
        context.set_assets(Box::new(Shelf(folder.into())));
    }
    match tauri::Builder::default().setup(window).run(context) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("no window: {error}");
            ExitCode::FAILURE
        }
    }
}
