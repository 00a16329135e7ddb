//! Declares the window's commands to Tauri, so that each needs its permission.

macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty = $room:ident::$verb:ident,)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("src/commands.in");

fn main() {
    println!("cargo:rerun-if-changed=src/commands.in");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
