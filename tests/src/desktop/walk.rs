//! The walk through every page: a picture of each in both sizes, and what axe has to say of it.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::window::Window;
use crate::program::PASSWORD;

/// Registers whose pages are looked at: the widest, one with sealed fields, one with a chain, plain ones.
const REGISTERS: &[&str] = &["petitions", "clues", "cases", "measures"];

/// Founds an office in an empty folder; what axe finds on the way.
pub fn set_up(window: &Window) -> Vec<String> {
    window.see("setup");
    assert!(window.axe_sees_a_fault(), "axe reports a button without a name");
    window.click("setup-empty");
    let mut found = window.look("01-setup-county");
    window.click("setup-county");
    window.write("岚江县");
    window.click("setup-next");
    window.see("setup-password");
    found.extend(window.look("02-setup-password"));
    window.click("setup-password");
    window.write(PASSWORD);
    window.click("setup-again");
    window.write(PASSWORD);
    window.click("setup-found");
    window.see("setup-recovery");
    found.extend(window.look("03-setup-recovery"));
    window.click("setup-ticked");
    window.click("setup-enter");
    window.see("frame");
    found.extend(window.look("04-overview-empty"));
    window.click("menu-clues");
    window.see("register-empty-add");
    found.extend(window.look("05-register-empty"));
    found
}

/// Walks through the pages of a practice office; `ledger` is imported on the way.
pub fn pages(window: &Window, choose: &dyn Fn()) -> Vec<String> {
    let mut found = window.look("10-lock");
    window.unlock();
    window.see("months-canvas");
    found.extend(window.look("11-overview"));
    window.press("Ctrl+K");
    window.see("palette");
    window.write("王");
    window.see("palette-line");
    found.extend(window.look("12-palette"));
    window.press("Escape");
    window.see_no("palette");
    window.press("F1");
    window.see("shortcuts");
    found.extend(window.look("13-shortcuts"));
    window.press("Escape");
    window.see_no("shortcuts");
    for (at, register) in REGISTERS.iter().enumerate() {
        window.click(&format!("menu-{register}"));
        window.see(".lg-row");
        found.extend(window.look(&format!("2{at}-register-{register}")));
    }
    found.extend(records(window));
    found.extend(reckoning(window));
    found.extend(import(window, choose));
    found
}

/// The drawer, a blank form, a filter, the pages of a record and of a case.
fn records(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    window.click("menu-clues");
    let post = window.go_to(2, "post_text");
    window.write("原党支部书记");
    window.press("Enter");
    window.says(&post, "原党支部书记");
    window.go_to(2, "received_on");
    window.press("Space");
    window.see("record-drawer record-form");
    found.extend(window.look("30-drawer"));
    window.click("tab-history");
    window.see("history");
    found.extend(window.look("31-history"));
    window.press("Escape");
    window.see_no("record-drawer");
    window.press("Ctrl+N");
    window.see("record-drawer record-form");
    found.extend(window.look("32-new"));
    window.press("Escape");
    window.see_no("record-drawer");
    window.click("grid-filter-received_on");
    window.see("filter-popup");
    found.extend(window.look("33-filter"));
    window.press("Escape");
    window.see_no("filter-popup");
    window.go_to(2, "received_on");
    window.press("Ctrl+Enter");
    window.see("record-save");
    found.extend(window.look("34-record"));
    window.click("menu-cases");
    window.see(".lg-row");
    window.go_to(0, "case_no");
    window.press("Ctrl+Enter");
    window.see("course");
    found.extend(window.look("35-case"));
    found
}

/// Tasks, figures with their proofs, checks, forms, the report, the reader of reports, all registers, settings.
fn reckoning(window: &Window) -> Vec<String> {
    let mut found = Vec::new();
    window.click("menu-tasks");
    window.see("board-tree");
    found.extend(window.look("40-tasks"));
    window.click("[data-testid=board-measure] td:nth-child(2)");
    window.see("measure-drawer");
    found.extend(window.look("41-measure"));
    window.click("menu-figures");
    window.says("figure-F022", "122");
    found.extend(window.look("42-figures"));
    window.click("[data-testid=figure-F022] th");
    window.see("why");
    window.see("drill-row");
    found.extend(window.look("43-figure"));
    window.click("shelf-evidence");
    window.see("evidence-F018");
    found.extend(window.look("60-evidence"));
    window.click("menu-checks");
    window.click("check-K-12");
    window.says("check-left", "181");
    window.says("check-right", "281");
    found.extend(window.look("61-checks"));
    window.click("menu-forms");
    window.see("form-sheet");
    found.extend(window.look("62-form"));
    window.click("form-four-forms");
    window.says("form-sheet", "175");
    found.extend(window.look("63-four-forms"));
    window.click("menu-report");
    window.says("report-numbers", "122");
    found.extend(window.look("64-report"));
    window.click("menu-reader");
    window.see("text-paste");
    found.extend(window.look("65-reader"));
    window.click("menu-all");
    window.see("all-clues");
    found.extend(window.look("44-all"));
    window.click("menu-settings");
    window.see("settings-display");
    found.extend(window.look("45-settings"));
    window.run("document.querySelector('[data-testid=settings-about]').scrollIntoView()", &[]);
    found.extend(window.look("46-settings-below"));
    found
}

/// The five steps of an import.
fn import(window: &Window, choose: &dyn Fn()) -> Vec<String> {
    window.click("menu-import");
    window.see("import-choose");
    let mut found = window.look("50-import-file");
    choose();
    window.click("import-choose");
    window.see("import sheets");
    found.extend(window.look("51-import-sheets"));
    window.click("import-next");
    window.see("column-A");
    found.extend(window.look("52-import-columns"));
    window.click("import-next");
    window.see("problem-fix");
    found.extend(window.look("53-import-review"));
    window.click("problem-fix");
    window.see("fix-dialog");
    found.extend(window.look("54-import-fix"));
    window.press("Escape");
    window.see_no("fix-dialog");
    window.click("import-commit");
    window.see("import-result");
    found.extend(window.look("55-import-result"));
    found
}
