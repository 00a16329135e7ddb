//! The superiors' forms: what published tables say of themselves, the forms of the sample county, a blank workbook of
//! the city filled in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Formula, Workbook};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use zhengfeng_core::figures::{self, Scope, split};
use zhengfeng_core::forms::check::{Table, check};
use zhengfeng_core::forms::drawn::{Drawn, DrawnCell, DrawnSheet, HeldText};
use zhengfeng_core::forms::grid::{Band, Blank, Cell, Identity, leaves};
use zhengfeng_core::forms::layouts::{self, eight_rules};
use zhengfeng_core::forms::{self, sent};
use zhengfeng_core::office::clock::StoppedClock;
use zhengfeng_core::office::deed::Deed;
use zhengfeng_core::office::{Folder, Office, Purpose};
use zhengfeng_core::register::{Described, Draft, Value};
use zhengfeng_core::registers::incident::{Incident, IncidentPerson};
use zhengfeng_core::registers::person::Person;
use zhengfeng_core::registers::unit::Unit;
use zhengfeng_core::sample;
use zhengfeng_core::storage::{settings, write};
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::error::Error;
use zhengfeng_core::words::period::Period;

const PASSWORD: &str = "Kestrel-7-Harbour";
/// Noon of 2016-01-05 in China.
const MADE: u64 = 1_451_966_400_000;

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}

/// The sample county, made once; every story reads it beside the others and writes into a folder of its own.
fn county() -> (tempfile::TempDir, Office) {
    static COUNTY: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
        let place = tempfile::tempdir().unwrap();
        sample::found(&Folder::new(place.path()), PASSWORD, Box::new(StoppedClock(MADE))).unwrap();
        place
    });
    let folder = Folder::new(COUNTY.path());
    let office = Office::open(&folder, "office", PASSWORD, Purpose::Read, Box::new(StoppedClock(MADE))).unwrap();
    (tempfile::tempdir().unwrap(), office)
}

// ---- what published tables say of themselves ----

fn row(table: &mut Table, band: usize, line: &'static str, cells: &[(&'static str, i64)]) {
    for (column, value) in cells {
        table.insert((band, line, *column), *value);
    }
}

/// A published national table: 查处问题数 by kind, and the three totals.
fn national_2014() -> Table {
    let mut table = Table::new();
    row(
        &mut table,
        0,
        "found",
        &[
            ("total", 5263),
            ("kind.discipline", 3230),
            ("kind.idle", 888),
            ("kind.vehicles", 531),
            ("kind.weddings", 329),
            ("kind.gifts", 104),
            ("kind.dining", 83),
            ("kind.travel", 82),
            ("kind.buildings", 16),
        ],
    );
    row(&mut table, 0, "handled", &[("total", 6977)]);
    row(&mut table, 0, "sanctioned", &[("total", 2694)]);
    row(
        &mut table,
        1,
        "found",
        &[
            ("total", 67737),
            ("kind.discipline", 30072),
            ("kind.idle", 17226),
            ("kind.vehicles", 12215),
            ("kind.weddings", 3864),
            ("kind.gifts", 880),
            ("kind.dining", 1802),
            ("kind.travel", 1233),
            ("kind.abroad", 159),
            ("kind.buildings", 286),
        ],
    );
    row(&mut table, 1, "handled", &[("total", 89585)]);
    row(&mut table, 1, "sanctioned", &[("total", 25975)]);
    table
}

fn identities(blank: &'static Blank) -> &'static [Identity] {
    blank.sheets[0].identities
}

#[test]
fn published_tables_agree_with_themselves_and_a_slip_of_the_pen_shows() {
    let table = national_2014();
    let identities = identities(&eight_rules::FROM_2013);
    assert_eq!(check(identities, &table, None), [], "2014-10, national: every sum was published right");
    for (key, slip) in [((0, "found", "kind.discipline"), 3229), ((1, "found", "kind.abroad"), 1590)] {
        let mut wrong = table.clone();
        wrong.insert(key, slip);
        let broken = check(identities, &wrong, None);
        assert_eq!(broken.len(), 1, "{key:?} = {slip} breaks the sum of kinds and nothing else: {broken:?}");
        assert_eq!(broken[0].at, "found");
    }
    let mut wrong = table.clone();
    wrong.insert((0, "sanctioned", "total"), 7000);
    assert_eq!(check(identities, &wrong, None).len(), 1, "more sanctioned than handled");
}

#[test]
fn the_year_grows_by_the_month() {
    // 2014-10 to -12: cumulative 67737 / 89585 / 25975, then a month, then what was published for the year.
    let identities = identities(&eight_rules::FROM_2013);
    let (mut before, mut table) = (Table::new(), Table::new());
    row(&mut before, 1, "found", &[("total", 67737)]);
    row(&mut before, 1, "handled", &[("total", 89585)]);
    row(&mut table, 0, "found", &[("total", 5631)]);
    row(&mut table, 0, "handled", &[("total", 7243)]);
    row(&mut table, 1, "found", &[("total", 67737 + 5631)]);
    row(&mut table, 1, "handled", &[("total", 89585 + 7243)]);
    assert_eq!(check(identities, &table, Some(&before)), []);
    table.insert((1, "found", "total"), 67737 + 5361);
    let broken = check(identities, &table, Some(&before));
    assert_eq!((broken.len(), broken[0].left, broken[0].right), (1, 73368, 73098), "two digits changed places");
    // 2018: half year and July, as published.
    let (mut before, mut table) = (Table::new(), Table::new());
    for (line, half, july, seven) in
        [("found", 25677, 5178, 30855), ("handled", 36618, 7353, 43971), ("sanctioned", 26029, 5101, 31130)]
    {
        row(&mut before, 1, line, &[("total", half)]);
        row(&mut table, 0, line, &[("total", july)]);
        row(&mut table, 1, line, &[("total", seven)]);
    }
    assert_eq!(check(self::identities(&eight_rules::FROM_2015), &table, Some(&before)), []);
}

#[test]
fn the_layout_of_2019_adds_up_both_ways() {
    let identities = identities(&eight_rules::FROM_2019);
    // month, problems, of them formalism, pleasure; persons likewise; levels.
    for (formal, pleasure, total) in [(3800, 4094, 7894), (5799, 5517, 11316), (3938, 4706, 8644), (6164, 6094, 12258)] {
        let mut table = Table::new();
        row(&mut table, 0, "found", &[("formal", formal), ("pleasure", pleasure), ("total", total)]);
        assert_eq!(check(identities, &table, None), []);
        table.insert((0, "found", "formal"), formal + 100);
        assert_eq!(check(identities, &table, None).len(), 1);
    }
    for (levels, total) in [
        ([0, 49, 583, 7167], 7799),
        ([0, 30, 460, 5199], 5689),
        ([1, 55, 602, 7499], 8157),
        ([0, 91, 1224, 21795], 23110),
        ([1, 96, 1354, 23865], 25316),
    ] {
        let keys = ["level.province", "level.prefecture", "level.county", "level.township"];
        let mut table = Table::new();
        row(&mut table, 0, "found", &keys.into_iter().zip(levels).chain([("total", total)]).collect::<Vec<_>>());
        assert_eq!(check(identities, &table, None), []);
        table.insert((0, "found", "level.county"), levels[2] + 1);
        assert_eq!(check(identities, &table, None).len(), 1, "one more at county level");
    }
}

#[test]
fn flows_must_come_out_even() {
    let clues = layouts::ALL.iter().find(|blank| blank.name == "clues").unwrap();
    let mut table = Table::new();
    row(&mut table, 0, "clues", &[("in.carried", 12), ("in.received", 20), ("disposed", 25), ("open", 7), ("over", 3)]);
    assert_eq!(check(clues.sheets[0].identities, &table, None), [], "12 + 20 = 25 + 7");
    table.insert((0, "clues", "open"), 6);
    assert_eq!(check(clues.sheets[0].identities, &table, None).len(), 1);
    table.insert((0, "clues", "open"), 7);
    table.insert((0, "clues", "over"), 8);
    assert_eq!(check(clues.sheets[0].identities, &table, None).len(), 1, "more over a month than open");
}

#[test]
fn every_key_a_layout_names_stands_in_it() {
    for blank in layouts::ALL {
        for grid in blank.sheets {
            let columns: Vec<&str> = leaves(grid.columns).iter().map(|leaf| leaf.key).collect();
            let lines: Vec<&str> = grid.bands.iter().flat_map(|band: &Band| band.lines).map(|line| line.key).collect();
            let named = |keys: &[&str], key: &str| {
                keys.iter().any(|known| if key.ends_with('.') { known.starts_with(key) } else { *known == key })
            };
            let mut missing = Vec::new();
            let mut column = |key: &'static str| {
                if !named(&columns, key) {
                    missing.push(key);
                }
            };
            for identity in grid.identities {
                match identity {
                    Identity::Columns(prefix, whole, _) => [*prefix, *whole].into_iter().for_each(&mut column),
                    Identity::AtMost(less, more, _) if columns.contains(less) => column(more),
                    Identity::Balance(_, terms) => terms.iter().for_each(|(key, _)| column(key)),
                    Identity::Lines(prefix, whole, _) | Identity::NotLess(prefix, whole, _) => {
                        assert!(named(&lines, prefix) && named(&lines, whole), "{}: {prefix} {whole}", blank.name);
                    }
                    Identity::LinesIn(only, prefix, whole, _) => {
                        only.iter().for_each(|key| column(key));
                        assert!(named(&lines, prefix) && named(&lines, whole), "{}: {prefix} {whole}", blank.name);
                    }
                    Identity::AtMost(less, ..) => column(less),
                    Identity::Cumulative(_) => assert_eq!(grid.bands.len(), 2, "{}", blank.name),
                }
            }
            for leaf in leaves(grid.columns) {
                match leaf.cell {
                    Cell::Sum(key) => column(key),
                    Cell::Less(a, b) | Cell::Share(a, b) | Cell::Growth(a, b) => [a, b].into_iter().for_each(&mut column),
                    Cell::ShareOfLine(key, whole) => {
                        column(key);
                        assert!(grid.bands.iter().all(|band| band.lines.iter().any(|line| line.key == whole)), "{whole}");
                    }
                    Cell::Whole | Cell::Count(..) | Cell::Of(..) | Cell::Without(_) => {}
                    Cell::Part(..) | Cell::YearBefore | Cell::Waiting => {}
                }
            }
            assert_eq!(missing, Vec::<&str>::new(), "{} {}", blank.name, grid.tab);
        }
    }
}

#[test]
fn codes_of_a_layout_are_codes_of_the_office() {
    let (_place, office) = county();
    let reading = office.reading();
    for form in ["eight-rules", "four-forms", "petitions", "clues", "around-people"] {
        for month in ["2014-06", "2015-06", "2020-06"] {
            let Ok(drawn) = forms::draft(&office, form, &period(month)) else { continue };
            for bound in drawn.sheets.iter().flat_map(|sheet| &sheet.cells).filter_map(|cell| cell.held.bound()) {
                let Some((column, words)) = &bound.split else { continue };
                let told = split::column(&reading, figures::named(bound.figure).unwrap(), column).unwrap();
                let Some(list) = told.codes else { continue };
                for word in words.iter().filter(|word| !["rest", "transferred"].contains(&word.as_str())) {
                    assert!(reading.shelf.codes.entry(list, word).is_some(), "{form}: {list} has no {word}");
                }
            }
        }
    }
}

// ---- the sample county ----

/// What stands in the cell of a line and a column, found by their labels.
fn number(sheet: &DrawnSheet, band: &str, line: &str, column: &str) -> f64 {
    let spans = |text: &str| {
        let found = sheet.cells.iter().find(|cell| cell.held.text() == text);
        found.unwrap_or_else(|| panic!("{} has no “{text}”", sheet.name))
    };
    let rows = if band.is_empty() { 0..u32::MAX } else { spans(band).row..spans(band).row + spans(band).rows };
    let row = sheet.cells.iter().find(|cell| cell.held.text() == line && rows.contains(&cell.row)).unwrap().row;
    let column = spans(column).column;
    value(sheet.cells.iter().find(|cell| (cell.row, cell.column) == (row, column)).unwrap())
}

fn value(cell: &DrawnCell) -> f64 {
    match &cell.held {
        HeldText::Number { value, .. } | HeldText::Total { value, .. } => *value,
        other => panic!("{other:?} is no number"),
    }
}

fn draft(office: &Office, name: &str, of: &str) -> Drawn {
    let drawn = forms::draft(office, name, &period(of)).unwrap();
    let broken: Vec<&String> = drawn.problems.iter().filter(|p| p.code == "form_relation").map(|p| &p.words).collect();
    assert_eq!(broken, Vec::<&String>::new(), "{name} of {of} agrees with itself");
    drawn
}

#[test]
fn the_sample_fills_every_form() {
    let (_place, office) = county();
    let eight = draft(&office, "eight-rules", "2015");
    let year = |line: &str, column: &str| number(&eight.sheets[0], "2015年1—12月", line, column);
    assert_eq!(["查处问题数", "处理人数", "给予党政纪处分人数"].map(|line| year(line, "总计")), [6.0, 9.0, 8.0]);
    for (kind, found, handled) in [
        ("违规公款吃喝", 1.0, 2.0),
        ("违规配备使用公务用车", 1.0, 2.0),
        ("违规发放津补贴或福利", 1.0, 2.0),
        ("违规收送礼品礼金", 1.0, 1.0),
        ("大办婚丧喜庆", 2.0, 2.0),
        ("公款国内旅游", 0.0, 0.0),
    ] {
        assert_eq!((year("查处问题数", kind), year("处理人数", kind)), (found, handled), "{kind}");
    }
    assert_eq!(year("查处问题数", "乡科级及以下"), 6.0);

    let four = draft(&office, "four-forms", "2015");
    let forms = |line: &str| number(&four.sheets[0], "综合", line, "本期");
    let lines = ["四种形态处理总人次", "其中：第一种形态", "　　　第二种形态", "　　　第三种形态", "　　　第四种形态"];
    assert_eq!(lines.map(forms), [175.0, 16.0, 121.0, 32.0, 6.0]);

    let clues = draft(&office, "clues", "2015");
    let row = |column: &str| number(&clues.sheets[0], "2015年全年", "问题线索", column);
    assert_eq!(["上期结转", "本期新收", "合计", "初步核实", "转立案"].map(row), [0.0, 203.0, 203.0, 203.0, 163.0]);
    assert_eq!(row("转立案率（%）"), 80.30);

    let letters = draft(&office, "petitions", "2015");
    let of_letters = |band: &str, line: &str| number(&letters.sheets[0], band, line, "本期（件次）");
    assert_eq!(of_letters("三、信访类别（基数：全部受理）", "全部受理"), 285.0);
    let classes = ["检举控告", "批评建议", "业务范围外", "无实质内容", "申诉"];
    let of_class = classes.map(|class| of_letters("三、信访类别（基数：全部受理）", class));
    assert_eq!(of_class, [203.0, 9.0, 59.0, 14.0, 0.0], "37 and 22 repeats lie outside of the office's business");

    let towns = &letters.sheets[1];
    let of_towns: f64 =
        (3..).map_while(|row| towns.cells.iter().find(|cell| (cell.row, cell.column) == (row, 2))).map(value).sum();
    assert_eq!(of_towns, 285.0, "the towns add up to the county");

    let around = draft(&office, "around-people", "2015");
    let whole = |column: &str| number(&around.sheets[0], "", "全部（不分领域）", column);
    assert_eq!(
        ["受理线索\n（件）", "查处问题数\n（起）", "处理人数\n（人）", "移送司法\n（人）"].map(whole),
        [203.0, 122.0, 163.0, 6.0]
    );

    let lists = draft(&office, "three-lists", "2015");
    let names: Vec<&str> = lists.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["问题清单", "任务清单", "责任清单", "汇总", "核对说明"]);
    assert_eq!(number(&lists.sheets[3], "", "逾期未完成", "合计"), 2.0, "two measures are past their day");
    assert_eq!(lists.rows, 18 + 104);
}

#[test]
fn every_field_near_the_people_has_its_line() {
    let place = tempfile::tempdir().unwrap();
    let office =
        Office::found(&Folder::new(place.path().join("office")), PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
    let fields = [
        ("惠农补贴", "farm_funds", "虚报耕地地力保护补贴面积"),
        ("教育、医疗", "school_health", "截留营养改善计划补助"),
        ("就业", "employment", "虚报就业培训人数套取补贴"),
        ("养老", "elderly_care", "冒领已故老人养老金"),
        ("涉黑涉恶“保护伞”", "protection", "为强占河道砂场的团伙通风报信"),
    ];
    let enter = |change: &zhengfeng_core::storage::Change| {
        let put = |draft: &Draft| write::insert(change, draft, None, None);
        let mut town = Draft::new(Unit::REGISTER);
        town.set(Unit::FULL_NAME, "白鹤镇").set(Unit::KIND_CODE, "town");
        let town = put(&town)?;
        for (_, tag, title) in fields {
            let mut matter = Draft::new(Incident::REGISTER);
            matter
                .set(Incident::TITLE, title)
                .set(Incident::CONCLUDED_ON, Day::parse_iso("2015-06-10").unwrap())
                .set(Incident::TAGS, vec!["around_people".to_string(), tag.to_string()])
                .set(Incident::UNIT_ID, town);
            put(&matter)?;
        }
        Ok(())
    };
    office.change(Deed::Add, enter).unwrap();
    let drawn = draft(&office, "around-people", "2015-06");
    let found = |line: &str| number(&drawn.sheets[0], "", line, "查处问题数\n（起）");
    for (line, ..) in fields {
        assert_eq!(found(line), 1.0, "{line}");
    }
    assert_eq!((found("合计"), found("其他"), found("全部（不分领域）")), (5.0, 0.0, 5.0));
    assert!(drawn.problems.iter().all(|problem| problem.code != "form_waiting"), "no line waits for a name");
}

#[test]
fn months_add_up_to_the_year_and_a_month_without_rows_says_so() {
    let (_place, office) = county();
    let mut sum = 0.0;
    for month in 1..=12 {
        let drawn = draft(&office, "eight-rules", &format!("2015-{month:02}"));
        let value = number(&drawn.sheets[0], &format!("2015年{month}月"), "查处问题数", "总计");
        let is_empty = drawn.problems.iter().any(|problem| problem.code == "form_empty");
        sum += value;
        assert_eq!(is_empty, sum == 0.0, "{month}: zeros are printed, and said to be zeros");
    }
    assert_eq!(sum, 6.0);
}

#[test]
fn the_layout_follows_the_month_and_the_wording_its_day() {
    let (_place, office) = county();
    let says = |month: &str, text: &str| {
        let drawn = forms::draft(&office, "eight-rules", &period(month)).unwrap();
        drawn.sheets[0].cells.iter().any(|cell| cell.held.text() == text)
    };
    assert!(says("2014-12", "公款大吃大喝") && !says("2015-01", "公款大吃大喝"));
    assert!(says("2019-11", "违规配备使用公务用车") && !says("2019-12", "违规配备使用公务用车"));
    assert!(says("2019-12", "形式主义、官僚主义问题"));
    assert!(says("2017-12", "给予党政纪处分人数") && says("2018-01", "党纪政务处分人数"));
    assert!(says("2023-08", "批评教育帮助和处理人数") && says("2023-12", "批评教育和处理人数"));
    assert!(matches!(forms::draft(&office, "eight-rules", &period("2013-07")), Err(Error::Refused { .. })));
}

#[test]
fn a_number_leads_to_its_rows() {
    let (_place, office) = county();
    let reading = office.reading();
    let mut seen = 0;
    for name in ["eight-rules", "four-forms", "petitions", "clues", "around-people"] {
        let drawn = draft(&office, name, "2015");
        for cell in drawn.sheets.iter().flat_map(|sheet| &sheet.cells) {
            let (Some(bound), HeldText::Number { value, .. } | HeldText::Total { value, .. }) = (cell.held.bound(), &cell.held)
            else {
                continue;
            };
            let (figure, of) = (figures::named(bound.figure).unwrap(), period(&bound.period));
            if figure.counted(bound.basis).unwrap().sum.is_some() {
                continue;
            }
            let rows = match &bound.split {
                None => figures::rows(&reading, figure, bound.basis, &of, Scope::County).unwrap().1,
                Some((column, words)) => {
                    let mut rows = Vec::new();
                    for word in words {
                        let (_, own) =
                            split::rows(&reading, figure, bound.basis, column, Some(word), &of, Scope::County).unwrap();
                        rows.extend(own);
                    }
                    rows
                }
            };
            assert_eq!(rows.len() as f64, *value, "{name}: {bound:?}");
            seen += 1;
        }
    }
    assert!(seen > 300, "{seen} numbers were followed");
}

#[test]
fn a_written_form_is_what_was_drawn_with_its_totals_as_formulas() {
    let (place, office) = county();
    let out = place.path().join("八项规定.xlsx");
    let written = forms::write(&office, "eight-rules", &period("2015"), &out).unwrap();
    assert_eq!(written.figures, 2, "F115 and B031");
    let mut book: Xlsx<_> = open_workbook(&out).unwrap();
    assert_eq!(book.sheet_names(), ["统计表", "核对说明"]);
    let drawn = forms::draft(&office, "eight-rules", &period("2015")).unwrap();
    let (range, formulas) = (book.worksheet_range("统计表").unwrap(), book.worksheet_formula("统计表").unwrap());
    let mut totals = 0;
    for cell in &drawn.sheets[0].cells {
        let at = (cell.row, u32::from(cell.column));
        match &cell.held {
            HeldText::Label(text) if text.is_empty() => {}
            HeldText::Label(text) | HeldText::Words(text) | HeldText::Heading { text, .. } => {
                assert_eq!(range.get_value(at), Some(&Data::String(text.clone())));
            }
            HeldText::Number { value, .. } => assert_eq!(range.get_value(at), Some(&Data::Float(*value))),
            HeldText::Total { formula, value, .. } => {
                assert_eq!(formulas.get_value(at), Some(formula));
                assert_eq!(range.get_value(at), Some(&Data::Float(*value)), "the result stands beside the formula");
                totals += 1;
            }
            HeldText::Open => assert!(matches!(range.get_value(at), None | Some(Data::Empty))),
        }
    }
    assert_eq!(totals, 6, "总计 of two times three lines");
    let checks = forms::write(&office, "clues", &period("2015"), &place.path().join("线索.xlsx")).unwrap().checks;
    let told = zhengfeng_core::checks::check(&office.reading(), &period("2015"), Scope::County).unwrap();
    assert_eq!(checks, zhengfeng_core::checks::tally(&told), "a form carries what is broken in its period");
    assert_eq!((checks.error, checks.explain, checks.hint), (1, 6, 6), "the sample as the domain paper tells it");
}

#[test]
fn a_practice_office_dates_what_it_prints_by_its_own_year() {
    /// Noon of 2026-09-01 in China.
    const LATER: u64 = 1_788_235_200_000;
    let (_place, office) = county();
    let folder = office.folder().path().to_path_buf();
    drop(office);
    let open = |clock: u64| {
        Office::open(&Folder::new(&folder), "office", PASSWORD, Purpose::Read, Box::new(StoppedClock(clock))).unwrap()
    };
    for clock in [MADE, LATER] {
        let office = open(clock);
        assert_eq!(office.today().unwrap().to_string(), "2016-01-08");
        let drawn = forms::draft(&office, "clues", &period("2015")).unwrap();
        let heading = drawn.sheets[0].cells.iter().map(|cell| cell.held.text()).find(|text| text.contains("制表日期"));
        assert!(heading.unwrap().contains("制表日期：2016年1月8日"), "as the overview counts its days");
    }
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let real = Office::found(&folder, PASSWORD, Box::new(StoppedClock(LATER))).unwrap().office;
    assert_eq!(real.today().unwrap().to_string(), "2026-09-01", "a real office lives by the clock");
    let entered = real.change(Deed::Change, |change| Ok(change.today())).unwrap();
    assert_eq!(entered, Day::parse_iso("2026-09-01"), "and so do its deeds");
}

#[test]
fn a_matter_without_a_column_is_named_and_put_nowhere() {
    let place = tempfile::tempdir().unwrap();
    let folder = Folder::new(place.path().join("office"));
    let office = Office::found(&folder, PASSWORD, Box::new(StoppedClock(MADE))).unwrap().office;
    office.change(Deed::Change, |change| settings::set(change, settings::COUNTY, "云岭县")).unwrap();
    office
        .change(Deed::Add, |change| {
            let put = |draft: &Draft| write::insert(change, draft, None, None).unwrap();
            let mut town = Draft::new(Unit::REGISTER);
            town.set(Unit::FULL_NAME, "白鹤镇").set(Unit::KIND_CODE, "town");
            let town = put(&town);
            for (number, code, name) in
                [("S1", Some("dining"), "沈青禾"), ("S2", Some("other"), "陆明远"), ("S3", None, "梁秋实")]
            {
                let mut person = Draft::new(Person::REGISTER);
                person.set(Person::NAME, name).set(Person::UNIT_ID, town);
                let person = put(&person);
                let mut line = Draft::new(IncidentPerson::REGISTER);
                line.set(IncidentPerson::PERSON_ID, person).set(IncidentPerson::RANK_CODE, "section_chief");
                let mut matter = Draft::new(Incident::REGISTER);
                matter
                    .set(Incident::INCIDENT_NO, number)
                    .set(Incident::TITLE, "公务接待超标准")
                    .set(Incident::CONCLUDED_ON, Day::parse_iso("2015-06-10").unwrap())
                    .set(Incident::TAGS, vec!["eight_rules".to_string()])
                    .set(Incident::UNIT_ID, town)
                    .set_if(Incident::EIGHT_RULE_CODE, code);
                matter.put(Incident::PERSONS.position(), Value::Lines(vec![line]));
                put(&matter);
            }
            Ok(())
        })
        .unwrap();
    let drawn = forms::draft(&office, "eight-rules", &period("2015-06")).unwrap();
    let strays: Vec<&str> =
        drawn.problems.iter().filter(|problem| problem.code == "form_stray").map(|problem| problem.words.as_str()).collect();
    assert!(strays.iter().any(|words| words.contains("S2") && words.contains("没有对应的栏")), "{strays:?}");
    assert!(strays.iter().any(|words| words.contains("S3") && words.contains("未填")), "{strays:?}");
    assert!(!strays.iter().any(|words| words.contains("S1")), "{strays:?}");
    let broken = drawn.problems.iter().filter(|problem| problem.code == "form_relation").count();
    assert!(broken > 0, "levels say three, kinds say one: the form says that it does not agree");
    assert!(drawn.sheets.last().unwrap().cells.iter().any(|cell| cell.held.text().contains("各级别之和应等于总计")));
}

// ---- a workbook of the city ----

/// The city's blank table with its own totals and locked headings, and the bindings made for it.
fn city(folder: &Path) -> (PathBuf, PathBuf) {
    let mut book = Workbook::new();
    let yellow = Format::new().set_background_color(0xFFFF00).set_unlocked();
    let sheet = book.add_worksheet();
    sheet.set_name("统计表").unwrap();
    sheet.write(0, 0, "查处违反中央八项规定精神问题统计表").unwrap();
    sheet.write(1, 0, "填报单位").unwrap().write_blank(1, 1, &yellow).unwrap();
    for (column, label) in (0_u16..).zip(["项目", "合计", "违规公款吃喝", "公务用车", "其他"]) {
        sheet.write(2, column, label).unwrap();
    }
    for (row, label) in (3_u32..).zip(["查处问题数", "处理人数"]) {
        sheet.write(row, 0, label).unwrap();
        sheet.write_formula(row, 1, Formula::new(format!("=SUM(C{0}:E{0})", row + 1))).unwrap();
        for column in 2..5 {
            sheet.write_blank(row, column, &yellow).unwrap();
        }
    }
    sheet.protect();
    let template = folder.join("下发.xlsx");
    book.save(&template).unwrap();
    let rest = r#"["abroad","travel","buildings","allowances","gifts","weddings"]"#;
    let cell = |basis: &str, words: &str| {
        format!(r#"{{"figure":"F115","basis":"{basis}","unit":null,"split":{{"column":"i.eight_rule_code","words":{words}}}}}"#)
    };
    let bindings = folder.join("对应.json");
    let text = format!(
        r#"{{"统计表!B2":{{"text":"office"}},
            "统计表!C4":{},"统计表!D4":{},"统计表!E4":{},"统计表!B4":{{"figure":"F115","basis":"件","check":true}},
            "统计表!C5":{},"统计表!D5":{},"统计表!E5":{},"统计表!B5":{{"figure":"F115","basis":"人","check":true}}}}"#,
        cell("件", r#"["dining"]"#),
        cell("件", r#"["vehicles"]"#),
        cell("件", rest),
        cell("人", r#"["dining"]"#),
        cell("人", r#"["vehicles"]"#),
        cell("人", rest),
    );
    std::fs::write(&bindings, text).unwrap();
    (template, bindings)
}

#[test]
fn a_blank_of_the_city_is_filled_and_its_totals_are_compared() {
    let (place, office) = county();
    let (template, bindings) = city(place.path());
    let out = place.path().join("岚江县.xlsx");
    let filled = sent::fill(&office, &template, &bindings, &period("2015"), &out).unwrap();
    assert_eq!((filled.filled, filled.problems.len()), (7, 0), "{:?}", filled.problems);
    let mut book: Xlsx<_> = open_workbook(&out).unwrap();
    let range = book.worksheet_range("统计表").unwrap();
    let row = |row: u32| (1..5).map(|column| range.get_value((row, column)).cloned().unwrap()).collect::<Vec<_>>();
    assert_eq!(row(3), [6.0, 1.0, 1.0, 4.0].map(Data::Float));
    assert_eq!(row(4), [9.0, 2.0, 2.0, 5.0].map(Data::Float));
    assert_eq!(range.get_value((1, 1)), Some(&Data::String("岚江县纪委".into())));

    // One cell less, and their total no longer says what the figure says.
    let text = std::fs::read_to_string(&bindings).unwrap().replace("\"weddings\"", "\"reception\"");
    std::fs::write(&bindings, text).unwrap();
    let filled = sent::fill(&office, &template, &bindings, &period("2015"), &out).unwrap();
    let told: Vec<(&str, Option<String>)> = filled.problems.iter().map(|p| (p.code, p.place.cell())).collect();
    assert_eq!(told, [("total_differs", Some("B4".into())), ("total_differs", Some("B5".into()))]);
}

#[test]
fn the_blank_of_a_form_filled_by_its_bindings_is_the_form() {
    let (place, office) = county();
    for (name, of) in [("eight-rules", "2015-11"), ("four-forms", "2015"), ("clues", "2015-H1"), ("around-people", "2015")] {
        let blank = forms::write_blank(&office, name, &period(of), &place.path().join(format!("{name}.xlsx"))).unwrap();
        let out = place.path().join("填.xlsx");
        let filled = sent::fill(&office, &blank.path, &blank.bindings, &period(of), &out).unwrap();
        // What no paper tells and what is a share of others is left open, and said so.
        let told: Vec<&str> = filled.problems.iter().filter(|p| p.code != "left_open").map(|p| p.words.as_str()).collect();
        assert_eq!(told, Vec::<&str>::new(), "{name}");
        let drawn = forms::draft(&office, name, &period(of)).unwrap();
        let (mut empty, mut full): (Xlsx<_>, Xlsx<_>) = (open_workbook(&blank.path).unwrap(), open_workbook(&out).unwrap());
        let mut seen = 0;
        for sheet in drawn.sheets.iter().filter(|sheet| sheet.is_locked) {
            let (before, after) = (empty.worksheet_range(&sheet.name).unwrap(), full.worksheet_range(&sheet.name).unwrap());
            let heading = sheet.cells.iter().find(|cell| matches!(cell.held, HeldText::Heading { .. })).unwrap();
            assert_eq!(after.get_value((1, 0)), Some(&Data::String(heading.held.text())), "{name} says whose it is");
            let room = before.get_value((1, 0)).unwrap().to_string();
            assert!(room.starts_with("填报单位：　　　") && !room.contains("岚江县"), "the blank is nobody's: {room}");
            for cell in sheet.cells.iter().filter(|cell| cell.held.bound().is_some()) {
                let at = (cell.row, u32::from(cell.column));
                match after.get_value(at) {
                    Some(Data::Float(number)) => assert!((number - value(cell)).abs() < 0.005, "{name} {at:?}"),
                    other => panic!("{name} {at:?}: {other:?}"),
                }
                let is_total = matches!(cell.held, HeldText::Total { .. });
                assert!(is_total || matches!(before.get_value(at), None | Some(Data::Empty)), "a blank holds no number");
                seen += 1;
            }
        }
        assert!(seen > 10, "{name}: {seen}");
    }
    assert!(forms::write_blank(&office, "three-lists", &period("2015"), &place.path().join("清单.xlsx")).is_err());
}

#[test]
fn the_bindings_of_a_blank_say_month_and_year_whatever_month_it_was_drawn_for() {
    let (place, office) = county();
    let spans = |form: &str, of: &str| {
        let blank = forms::write_blank(&office, form, &period(of), &place.path().join("空白.xlsx")).unwrap();
        let text = std::fs::read_to_string(blank.bindings).unwrap();
        let all: std::collections::BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        let spans = all.values().filter_map(|one| one.get("span")?.as_str().map(str::to_string));
        spans.collect::<std::collections::BTreeSet<String>>().into_iter().collect::<Vec<_>>()
    };
    for of in ["2015-01", "2015-06", "2015-12", "2015-H1", "2015"] {
        assert_eq!(spans("eight-rules", of), ["month", "year_to_date"], "drawn for {of}");
        assert_eq!(spans("clues", of), ["period", "year_to_date"], "drawn for {of}");
        assert_eq!(spans("petitions", of), ["period", "year_before"], "drawn for {of}");
    }
}

#[test]
fn bindings_keep_to_the_layout_they_were_made_for() {
    let (place, office) = county();
    let (template, bindings) = city(place.path());
    let out = place.path().join("岚江县.xlsx");
    let labels = sent::fill(&office, &template, &bindings, &period("2015"), &out).unwrap().labels;
    let text = std::fs::read_to_string(&bindings).unwrap();
    std::fs::write(&bindings, text.replacen('{', &format!("{{\"labels\":\"{labels}\","), 1)).unwrap();
    assert!(sent::fill(&office, &template, &bindings, &period("2015-06"), &out).is_ok(), "another month, the same layout");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("统计表").unwrap().write(2, 2, "违规吃喝").unwrap();
    book.save(&template).unwrap();
    std::fs::remove_file(&out).unwrap();
    let refused = sent::fill(&office, &template, &bindings, &period("2015"), &out);
    assert!(matches!(refused, Err(Error::Refused { code: "E_TEMPLATE_CHANGED", .. })));
    assert!(!out.exists(), "nothing is written");
}

#[test]
fn bindings_that_name_no_number_are_told_one_by_one() {
    let (place, office) = county();
    let (template, bindings) = city(place.path());
    std::fs::write(
        &bindings,
        r#"{"统计表!C4":{"figure":"F999"},"统计表!D4":{"figure":"F115","basis":"吨"},"统计表!E4":{"figure":"F115","unit":"无此镇"}}"#,
    )
    .unwrap();
    let out = place.path().join("岚江县.xlsx");
    let Err(Error::Refused { code, problems, .. }) = sent::fill(&office, &template, &bindings, &period("2015"), &out) else {
        panic!("filled")
    };
    assert_eq!((code, problems.len()), ("E_BINDINGS", 3), "{problems:?}");
    for (text, why) in
        [("[]", "no object"), (r#"{"C4":{"figure":"F115"}}"#, "no sheet"), (r#"{"统计表!C4":{}}"#, "nothing named")]
    {
        std::fs::write(&bindings, text).unwrap();
        assert!(sent::fill(&office, &template, &bindings, &period("2015"), &out).is_err(), "{why}");
    }
}
