//! The TypeScript of the commands, made from the list and the types; `UPDATE=1` writes it, otherwise it must agree.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;
use ts_rs::{Config, TS, TypeVisitor};
use zhengfeng::wire::checks::*;
use zhengfeng::wire::desk::*;
use zhengfeng::wire::due::*;
use zhengfeng::wire::exports::*;
use zhengfeng::wire::figures::*;
use zhengfeng::wire::imports::*;
use zhengfeng::wire::overview::*;
use zhengfeng::wire::papers::*;
use zhengfeng::wire::records::*;
use zhengfeng::wire::registers::*;
use zhengfeng::wire::views::*;
use zhengfeng::wire::*;

/// Gathers the declarations of a type and of everything in it.
struct Gather<'a> {
    config: &'a Config,
    found: &'a mut BTreeMap<String, String>,
}

impl TypeVisitor for Gather<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        declare::<T>(self.config, self.found);
    }
}

fn declare<T: TS + 'static + ?Sized>(config: &Config, found: &mut BTreeMap<String, String>) {
    if T::output_path().is_some() {
        let name = T::ident(config);
        if found.contains_key(&name) {
            return;
        }
        let docs = T::docs().map(|text| text.trim_end().to_string() + "\n").unwrap_or_default();
        found.insert(name, format!("{docs}export {}\n", T::decl(config)));
    }
    T::visit_dependencies(&mut Gather { config, found });
    T::visit_generics(&mut Gather { config, found });
}

macro_rules! commands {
    ($($name:ident($input:ty) -> $output:ty = $room:ident::$verb:ident,)*) => {
        fn render() -> (String, Vec<&'static str>) {
            let config = Config::new().with_large_int("number");
            let mut found = BTreeMap::new();
            let mut list = String::new();
            $(
                declare::<$input>(&config, &mut found);
                declare::<$output>(&config, &mut found);
                list.push_str(&format!("  {}: [{}, {}];\n", stringify!($name), <$input>::name(&config), <$output>::name(&config)));
            )*
            declare::<Refusal>(&config, &mut found);
            declare::<Progress>(&config, &mut found);
            let mut text = String::from(
                "// Made from src-tauri/src/commands.in and src-tauri/src/wire by `UPDATE=1 cargo test -p zhengfeng --test bindings`.\n\n",
            );
            for declaration in found.values() {
                text.push_str(declaration);
                text.push('\n');
            }
            text.push_str("/** Every command: its input and its output. */\nexport interface Commands {\n");
            text.push_str(&list);
            text.push_str("}\n");
            (text, vec![$(stringify!($name)),*])
        }
    };
}

include!("../src/commands.in");

fn agrees(path: &Path, wanted: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, wanted).unwrap();
        return;
    }
    let found = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(found, wanted, "{} is out of date: run it with UPDATE=1", path.display());
}

#[test]
fn typescript_and_permissions_follow_the_list_of_commands() {
    let (text, names) = render();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    agrees(&here.join("../ui/src/backend/bindings.ts"), &text);
    let mut permissions = vec!["core:event:allow-listen".to_string(), "core:event:allow-unlisten".to_string()];
    permissions.extend(names.iter().map(|name| format!("allow-{}", name.replace('_', "-"))));
    let capability = serde_json::json!({
        "identifier": "main",
        "description": "The one window: its own commands, progress events, nothing else.",
        "windows": ["main"],
        "permissions": permissions,
    });
    let spelled = serde_json::to_string_pretty(&capability).unwrap() + "\n";
    agrees(&here.join("capabilities/main.json"), &spelled);
}
