//! Why a file is not taken: a code, what happened, where, what to do. The only place that spells these words; whatever
//! a library says is mapped to one of them.

use crate::words::error::Error;
use crate::words::place::Place;

/// All codes a worker may send; a position in this list is what travels.
pub(super) const CODES: &[&str] = &[
    "E_PASSWORD",
    "E_TRUNCATED",
    "E_XML",
    "E_NOT_SPREADSHEET",
    "E_UNSUPPORTED",
    "E_HTML",
    "E_TOO_BIG",
    "E_TOO_MANY_COLUMNS",
    "E_TOO_MANY_SHEETS",
    "E_EMPTY",
    "E_EMPTY_FILE",
    "E_LOCK_FILE",
    "E_ENCODING",
    "E_CSV_QUOTE",
    "E_CSV_DELIMITER",
    "E_TIME",
    "E_FILE",
    "E_SHEET",
    "W_SHEET",
    "W_MACRO",
    "W_HIDDEN_ROWS",
    "W_HIDDEN_COLS",
    "W_HIDDEN_SHEETS",
    "W_FORMULA_NO_VALUE",
    "W_PRECISION_LOST",
    "W_ERROR_CELL",
    "W_REPLACED",
    "W_LONG",
    "W_DATE",
    "W_ORDER",
    "W_ENCODING",
    "W_QUOTE",
    "W_DELIMITER",
    "W_RAGGED",
    "E_NOT_DOCUMENT",
];

/// A refusal of the whole file, or of a sheet where the reader says so.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: &'static str,
    what: String,
    sheet: Option<String>,
    pub(super) row: Option<u32>,
    pub(super) column: Option<u32>,
    todo: &'static str,
    undone: &'static str,
}

impl Refusal {
    fn new(code: &'static str, what: impl Into<String>, todo: &'static str) -> Refusal {
        Refusal { code, what: what.into(), sheet: None, row: None, column: None, todo, undone: "无法导入" }
    }

    /// The same refusal, at a sheet.
    pub(super) fn in_sheet(mut self, sheet: &str) -> Refusal {
        self.sheet = Some(sheet.to_string());
        self
    }

    /// The same refusal, at a cell.
    pub(super) fn at(self, row: u32, column: u32) -> Refusal {
        Refusal { row: Some(row), column: Some(column), ..self }
    }

    /// The same refusal, at a row.
    pub(super) fn at_row(self, row: u32) -> Refusal {
        Refusal { row: Some(row), ..self }
    }

    /// What is wrong and what to do, without the place.
    pub(super) fn words(&self) -> String {
        format!("{}。{}", self.what, self.todo)
    }

    /// The whole message for a file of this name.
    pub(super) fn sentence(&self, file: &str) -> String {
        let place = Place {
            file: Some(file.to_string()),
            sheet: self.sheet.clone(),
            row: self.row,
            column: self.column,
            ..Place::default()
        };
        format!("{}：{}。位置：{place}。{}", self.undone, self.what, self.todo)
    }

    /// The same refusal where the text of a report was wanted: nothing is imported, and a docx is what helps.
    pub(super) fn of_document(self) -> Refusal {
        let todo = match self.code {
            "E_PASSWORD" => "请在 WPS 或 Word 中打开，另存为不带密码的 docx 后再试。",
            "E_TRUNCATED" | "E_XML" if self.todo != SUSPECT => {
                "请向提供方重新索取，或在 WPS、Word 中打开修复，另存为 docx 后再试。"
            }
            "E_TOO_BIG" | "E_TIME" => "请另存为只含文字的 docx，或拆成几个文件后再试。",
            "E_UNSUPPORTED" if self.todo == RESAVE => "请在 WPS 或 Word 中打开，另存为 docx 后再试。",
            "E_ENCODING" => "请在 WPS 或 Word 中打开，确认没有乱码后另存为 docx 再试。",
            "E_EMPTY_FILE" => "可能拷贝未完成，请重新拷贝后再试。",
            _ => self.todo,
        };
        Refusal { todo, undone: "无法读取", ..self }
    }

    /// The refusal as the house knows it.
    pub(super) fn into_error(self, file: &str) -> Error {
        Error::refused(self.code, self.sentence(file))
    }
}

const RESAVE: &str = "请在 WPS 或 Excel 中打开，核对无误后另存为 xlsx 再导入。";
const SUSPECT: &str = "请勿打开，并向提供方核实来源。";
const FETCH_AGAIN: &str = "请向提供方重新索取，或在 WPS、Excel 中打开修复，另存为 xlsx 后再导入。";

pub(super) fn password() -> Refusal {
    Refusal::new("E_PASSWORD", "此文件设有打开密码", "请在 WPS 或 Excel 中打开，另存为不带密码的文件后再导入。")
}

pub(super) fn truncated() -> Refusal {
    Refusal::new("E_TRUNCATED", "文件不完整或已损坏", FETCH_AGAIN)
}

pub(super) fn structure() -> Refusal {
    Refusal::new("E_XML", "文件内部结构错误", FETCH_AGAIN)
}

pub(super) fn ambiguous() -> Refusal {
    Refusal::new("E_XML", "文件内有两个同名的部件，不同软件会读出不同的内容", RESAVE)
}

pub(super) fn entities() -> Refusal {
    Refusal::new("E_XML", "文件内部带有实体声明，可能是恶意文件", SUSPECT)
}

pub(super) fn outside() -> Refusal {
    Refusal::new("E_XML", "文件内部引用了文件以外的内容，可能是恶意文件", SUSPECT)
}

pub(super) fn bad_reference() -> Refusal {
    Refusal::new("E_XML", "单元格的位置写错，无法确定内容应在哪一格", RESAVE)
}

pub(super) fn not_spreadsheet(kind: &str) -> Refusal {
    let what =
        if kind.is_empty() { "这不是表格文件".to_string() } else { format!("这不是表格文件，而是{kind}") };
    Refusal::new("E_NOT_SPREADSHEET", what, "请选择 xlsx、xls、et、ods 或 csv 格式的台账。")
}

pub(super) fn not_document(kind: &str) -> Refusal {
    let what =
        if kind.is_empty() { "这不是文字材料".to_string() } else { format!("这是{kind}，读不出可靠的文字") };
    Refusal::new("E_NOT_DOCUMENT", what, "请取得原来的 Word 文档（docx），或把文字复制到纯文本（txt）后再试。")
}

pub(super) fn old_document() -> Refusal {
    Refusal::new("E_UNSUPPORTED", "这是旧版 Word 文档（doc）", "请在 WPS 或 Word 中打开，另存为 docx 后再试。")
}

pub(super) fn no_text() -> Refusal {
    Refusal::new("E_EMPTY", "文件中没有文字，可能是扫描件", "请取得可以选中文字的 docx，或把文字录入 txt 后再试。")
}

pub(super) fn unsupported(kind: &str) -> Refusal {
    Refusal::new("E_UNSUPPORTED", format!("{kind}，格式太旧或不支持"), RESAVE)
}

pub(super) fn html() -> Refusal {
    Refusal::new("E_HTML", "这是网页冒充的表格（一些业务系统导出的“xls”即是如此）", RESAVE)
}

pub(super) fn too_big(what: impl Into<String>) -> Refusal {
    Refusal::new("E_TOO_BIG", what, "请删去多余内容，或拆成几个文件后再导入。")
}

pub(super) fn far_cell(columns: u64) -> Refusal {
    Refusal::new("E_TOO_BIG", format!("有内容的单元格超出第 {columns} 列，离表格太远"), "请删去该单元格后再导入。")
}

pub(super) fn too_many_columns(columns: u64) -> Refusal {
    Refusal::new("E_TOO_MANY_COLUMNS", format!("一行的列数超过上限 {columns} 列"), "请删去多余的列后再导入。")
}

pub(super) fn too_many_sheets(found: usize, limit: u64) -> Refusal {
    Refusal::new("E_TOO_MANY_SHEETS", format!("工作表有 {found} 张，超过上限 {limit} 张"), "请拆成几个文件后再导入。")
}

pub(super) fn empty() -> Refusal {
    Refusal::new("E_EMPTY", "文件中没有数据", "请核对是否选错了文件。")
}

pub(super) fn empty_file() -> Refusal {
    Refusal::new("E_EMPTY_FILE", "文件是空的（0 字节）", "可能拷贝未完成，请重新拷贝后再导入。")
}

pub(super) fn lock_file() -> Refusal {
    Refusal::new("E_LOCK_FILE", "这是 Office 或 WPS 打开文件时留下的临时锁文件，没有数据", "请选择去掉开头“~$”的同名文件。")
}

pub(super) fn encoding() -> Refusal {
    Refusal::new("E_ENCODING", "文字编码无法判断", "请在 WPS 或 Excel 中打开，确认没有乱码后另存为 xlsx 再导入。")
}

pub(super) fn unclosed_quote() -> Refusal {
    Refusal::new("E_CSV_QUOTE", "引号不成对：此处开始的引号一直没有结束", "请补上或删去该引号后再导入。")
}

pub(super) fn delimiters() -> Refusal {
    Refusal::new("E_CSV_DELIMITER", "各行的分隔符不一致", "请在 WPS 或 Excel 中打开整理，另存为 xlsx 后再导入。")
}

pub(super) fn memory(limit: u64) -> Refusal {
    let megabytes = limit >> 20;
    too_big(format!("读取此文件所需内存超过上限 {megabytes} MB，或文件已损坏"))
}

pub(super) fn time(seconds: u64) -> Refusal {
    Refusal::new(
        "E_TIME",
        format!("{seconds} 秒内未能读完，已停止读取"),
        "文件可能过大或已损坏，请另存为 xlsx 或拆成几个文件后再导入。",
    )
}

pub(super) fn unreadable() -> Refusal {
    Refusal::new("E_FILE", "文件无法读取", "请检查文件是否仍在原处、是否有读取权限，关闭正占用它的程序后再试。")
}
