//! Errors: rich inside, small outside. `Error` says what went wrong to the code, `Report` says it to a person.

use super::place::Problem;
use serde::Serialize;
use std::fmt;

/// What went wrong, as the core sees it.
#[derive(Debug)]
pub enum Error {
    /// The call, the file or the right was not in order; nothing was changed.
    Refused {
        /// Stable code, `E_…`.
        code: &'static str,
        /// What happened, where, what to do.
        words: String,
        /// Single places, where there are several.
        problems: Vec<Problem>,
    },
    /// Too many wrong passwords: ask again after so many seconds.
    Wait {
        /// Seconds until the next try is looked at.
        seconds: u64,
    },
    /// The office's data is damaged; it was not touched.
    Damaged {
        /// What was found and where the data lies.
        words: String,
    },
    /// The office was written by a newer program; it was not touched.
    TooNew {
        /// Format of the data.
        found: u32,
        /// Newest format this program knows.
        known: u32,
        /// Version of the program that wrote it.
        program: String,
    },
    /// Somebody else holds the office.
    Held {
        /// Who, where, since when.
        by: String,
    },
    /// The operating system refused a file.
    File {
        /// What was being done, in Chinese.
        doing: String,
        /// Its words.
        source: std::io::Error,
    },
    /// The database refused; nothing was changed.
    Database {
        /// What happened and what to do.
        words: &'static str,
        /// The engine's result code, for the log.
        code: i32,
    },
    /// Somebody cancelled a long deed; nothing was changed.
    Cancelled,
}

impl Error {
    /// A refusal with a code and words.
    pub fn refused(code: &'static str, words: impl Into<String>) -> Error {
        Error::Refused { code, words: words.into(), problems: Vec::new() }
    }

    /// A refusal that lists single places.
    pub fn refused_with(code: &'static str, words: impl Into<String>, problems: Vec<Problem>) -> Error {
        Error::Refused { code, words: words.into(), problems }
    }

    /// The same refusal, its places in a line of a field that holds lines.
    pub fn in_line(mut self, field: &'static str, index: usize) -> Error {
        if let Error::Refused { problems, .. } = &mut self {
            problems.iter_mut().for_each(|problem| problem.place.line = Some((field, index)));
        }
        self
    }

    /// Damage, with words that say where the data lies.
    pub fn damaged(words: impl Into<String>) -> Error {
        Error::Damaged { words: words.into() }
    }

    /// A file error with the act that failed, for use with `map_err`.
    pub fn file(doing: impl Into<String>) -> impl FnOnce(std::io::Error) -> Error {
        let doing = doing.into();
        move |source| Error::File { doing, source }
    }

    /// What a person is told.
    pub fn report(&self) -> Report {
        let (code, words, problems) = match self {
            Error::Refused { code, words, problems } => (*code, words.clone(), problems.clone()),
            Error::Wait { seconds } => {
                ("E_WAIT", format!("口令多次有误，请在 {seconds} 秒后再试。若忘记口令，可用恢复密钥打开。"), Vec::new())
            }
            Error::Damaged { words } => ("E_DAMAGED", words.clone(), Vec::new()),
            Error::TooNew { found, known, program } => (
                "E_TOO_NEW",
                format!(
                    "此办公室由较新的程序（{program}，格式 {found}）写成，本程序只识格式 {known}，未作任何改动。\
                     请安装新版程序后再打开。"
                ),
                Vec::new(),
            ),
            Error::Held { by } => (
                "E_HELD",
                format!("办公室正被使用：{by}。请先在那里退出，或只作查看（列表、指标、导出、备份、核验）。"),
                Vec::new(),
            ),
            Error::File { doing, source } => ("E_FILE", format!("{doing}：{}。", file_words(source)), Vec::new()),
            Error::Database { words, .. } => ("E_DATABASE", (*words).to_string(), Vec::new()),
            Error::Cancelled => ("E_CANCELLED", "已取消，没有作任何改动。".to_string(), Vec::new()),
        };
        Report { code, words, problems }
    }
}

fn file_words(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "文件或文件夹不存在，请核对路径".into(),
        ErrorKind::PermissionDenied => "没有权限，请检查文件夹权限，或关闭正占用它的程序（Excel、WPS、杀毒软件）后再试".into(),
        ErrorKind::AlreadyExists => "同名文件已存在，请换一个名称".into(),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "磁盘空间不足，原有数据完好，请清理磁盘后再试".into(),
        ErrorKind::ReadOnlyFilesystem => "磁盘为只读，请换到可写的磁盘".into(),
        ErrorKind::IsADirectory => "这是一个文件夹，请指定文件".into(),
        _ => "系统拒绝了读写，请检查磁盘与权限后再试".into(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report().words)
    }
}

impl std::error::Error for Error {}

/// What a person is told: a stable code, words, and single places.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Stable code, `E_…`.
    pub code: &'static str,
    /// What happened, where, what to do.
    pub words: String,
    /// Single places.
    #[serde(skip)]
    pub problems: Vec<Problem>,
}

/// The result of everything that can fail in the core.
pub type Result<T, E = Error> = std::result::Result<T, E>;
