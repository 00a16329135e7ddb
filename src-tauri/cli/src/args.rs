//! The words of the command line: commands, arguments, their help, and what is said of a wrong call.

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;
use zhengfeng_core::words::error::Error;

/// A whole call.
#[derive(Parser)]
#[command(name = "zhengfeng-cli", version, about = "正风台账：不开窗口，在命令行里办理", subcommand_value_name = "命令")]
#[command(after_help = "口令取自环境变量 ZHENGFENG_PASSWORD，没有时在终端上询问。\n\
退出码：0 办成；1 办成但有存疑；2 未办（用法、口令、权限、文件）；3 数据已损坏或版本过新。")]
pub struct Call {
    /// 办公室所在的文件夹
    #[arg(long, global = true, value_name = "文件夹")]
    pub data: Option<PathBuf>,
    /// 账户名，不写即 office
    #[arg(long, global = true, value_name = "账户", default_value = "office", hide_default_value = true)]
    pub user: String,
    /// 结果以一份 JSON 输出
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub deed: Deed,
}

/// What can be done.
#[derive(Subcommand)]
pub enum Deed {
    /// 建立办公室（空的，或样例县）
    Init {
        /// 建成样例县，供练习与演示
        #[arg(long)]
        sample: bool,
        /// 县名，印在封面与报表上；样例县自有县名
        #[arg(long, value_name = "县名", conflicts_with = "sample")]
        county: Option<String>,
    },
    /// 账户：列出、添加、停用、改口令
    Account {
        /// What to do with accounts.
        #[command(subcommand)]
        deed: AccountDeed,
    },
    /// 列出全部登记簿及其字段
    Registers,
    /// 列出代码表
    Codes {
        /// 只列这一张表
        #[arg(value_name = "表名")]
        list: Option<String>,
    },
    /// 列出期限规则及其依据
    Rules {
        /// 改列勾稽规则
        #[arg(long)]
        checks: bool,
        /// 启用（on）或停用（off）信访件三个月的办理期限；未登记要求办结日期的信访件才按它计
        #[arg(long, value_name = "on|off", value_parser = ["on", "off"], hide_possible_values = true, conflicts_with = "checks")]
        letters: Option<String>,
    },
    /// 列出可出的报表
    Forms,
    /// 看一份外来表格里有什么，不导入
    Peek {
        /// 表格文件
        #[arg(value_name = "文件")]
        file: PathBuf,
    },
    /// 核对一份文字材料里的数字，不需要办公室
    CheckText {
        /// 材料：docx 或 txt
        #[arg(value_name = "文件")]
        file: PathBuf,
    },
    /// 列出一个登记簿的记录
    List {
        /// 登记簿
        #[arg(value_name = "登记簿")]
        register: String,
        /// How to choose and order.
        #[command(flatten)]
        choice: Choice,
        /// 跳过前面若干条
        #[arg(long, value_name = "条数", default_value_t = 0, hide_default_value = true)]
        offset: usize,
        /// 最多列出若干条，不写即全部
        #[arg(long, value_name = "条数")]
        limit: Option<usize>,
    },
    /// 登记一条记录
    Add {
        /// 登记簿
        #[arg(value_name = "登记簿")]
        register: String,
        /// 各字段的内容，一个 JSON 对象；明细须写明 "of" 是哪条记录的
        #[arg(value_name = "JSON")]
        boxes: String,
    },
    /// 修改一条记录
    Change {
        /// Which record.
        #[command(flatten)]
        record: RecordName,
        /// 要改的字段，一个 JSON 对象；null 即清空
        #[arg(value_name = "JSON")]
        boxes: String,
    },
    /// 作废一条记录
    Void {
        /// Which record.
        #[command(flatten)]
        record: RecordName,
        /// 理由
        #[arg(long, value_name = "理由")]
        why: String,
    },
    /// 一条记录的来历：谁在何时改了什么
    History {
        /// Which record.
        #[command(flatten)]
        record: RecordName,
    },
    /// 查看一个封存字段，须写明理由，记入日志
    Look {
        /// Which record.
        #[command(flatten)]
        record: RecordName,
        /// 字段名
        #[arg(value_name = "字段")]
        field: String,
        /// 理由
        #[arg(long, value_name = "理由")]
        why: String,
    },
    /// 导出一个登记簿为 xlsx 或 csv，封存字段不导出
    Export {
        /// 登记簿
        #[arg(value_name = "登记簿")]
        register: String,
        /// 要写成的文件，以 .xlsx 或 .csv 结尾
        #[arg(value_name = "文件")]
        out: PathBuf,
        /// How to choose and order.
        #[command(flatten)]
        choice: Choice,
    },
    /// 一个期间的全部指标
    Figures {
        /// Which period, which part.
        #[command(flatten)]
        span: Span,
    },
    /// 一个指标及其背后的记录
    Figure {
        /// 指标代号，如 F112
        #[arg(value_name = "指标")]
        code: String,
        /// Which period, which part.
        #[command(flatten)]
        span: Span,
    },
    /// 列出逾期和临近的期限及其依据
    Due {
        /// 以这一天看，不写为今天：2015-12-31
        #[arg(long, value_name = "日期")]
        on: Option<String>,
        /// 连同这么多天以内到期的，不写为7天
        #[arg(long, value_name = "天数", default_value_t = 7, hide_default_value = true)]
        within: i64,
    },
    /// 核对一个期间的勾稽关系
    Check {
        /// Which period, which part.
        #[command(flatten)]
        span: Span,
    },
    /// 为一条勾稽结果签署说明
    Waive {
        /// 勾稽规则，如 K-12
        #[arg(value_name = "规则")]
        rule: String,
        /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
        #[arg(long, value_name = "期间")]
        period: String,
        /// 说明的理由
        #[arg(long, value_name = "理由")]
        reason: String,
        /// 签字人姓名
        #[arg(long, value_name = "签字人")]
        by: String,
    },
    /// 出一份报表
    Form {
        /// 报表名，见 forms
        #[arg(value_name = "报表")]
        name: String,
        /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
        #[arg(long, value_name = "期间")]
        period: String,
        /// 只出空白表，并在同名 .json 中写出对应关系，供 fill 使用
        #[arg(long)]
        blank: bool,
        /// 要写成的文件
        #[arg(value_name = "文件")]
        out: PathBuf,
    },
    /// 起草工作报告（docx）
    Report {
        /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
        #[arg(long, value_name = "期间")]
        period: String,
        /// 要写成的文件
        #[arg(value_name = "文件")]
        out: PathBuf,
        /// 脱敏：县名、乡镇、人名和金额印作 **
        #[arg(long)]
        redact: bool,
        /// 带版头（上行文）：发文机关标志、发文字号、签发人；台账没有的留空待填
        #[arg(long)]
        headed: bool,
    },
    /// 报送：留存报告或报表的全部数据及其背后的记录
    Submit {
        /// report 即工作报告，或报表名，见 forms
        #[arg(value_name = "报告或报表")]
        what: String,
        /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
        #[arg(long, value_name = "期间")]
        period: String,
        /// 主送机关，不写即同上次
        #[arg(long, value_name = "主送机关")]
        to: Option<String>,
        /// 文号
        #[arg(long, value_name = "文号")]
        no: Option<String>,
    },
    /// 列出历次报送
    Submissions,
    /// 比对两次报送：哪些记录使哪些数字变动，并起草更正说明
    Compare {
        /// 先报送的一次：记录标识，或名称#版本
        #[arg(value_name = "前一次")]
        earlier: String,
        /// 后报送的一次；now 即与目前的记录比对
        #[arg(value_name = "后一次")]
        later: String,
    },
    /// 填写上级下发的空白表，只动所指的格子
    Fill {
        /// 上级下发的空白表
        #[arg(value_name = "模板")]
        template: PathBuf,
        /// 要写成的文件
        #[arg(value_name = "文件")]
        out: PathBuf,
        /// 对应关系文件：哪一格填哪个指标
        #[arg(long, value_name = "文件")]
        bindings: PathBuf,
        /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
        #[arg(long, value_name = "期间")]
        period: String,
    },
    /// 导入台账（xlsx、xlsm、xls、xlsb、ods、csv）
    Import {
        /// 登记簿
        #[arg(value_name = "登记簿")]
        register: String,
        /// 台账文件，可多个，合为一批
        #[arg(value_name = "文件", required = true)]
        files: Vec<PathBuf>,
        /// 只读这一张工作表
        #[arg(long, value_name = "工作表")]
        sheet: Option<String>,
        /// 对照表：{"表头":"字段名"}，"-" 即不要该列
        #[arg(long, value_name = "文件")]
        profile: Option<PathBuf>,
        /// 没有写年份的日期按这一年理解
        #[arg(long, value_name = "年")]
        year: Option<i32>,
        /// 不认识的单位一并登记，待补录
        #[arg(long)]
        new_units: bool,
        /// 只预演，不保存
        #[arg(long)]
        dry_run: bool,
    },
    /// 撤回一批导入
    UndoBatch {
        /// 导入时给出的批次号
        #[arg(value_name = "批次号")]
        batch: String,
    },
    /// 生成大批数据，供测速；只用于专设的办公室
    Generate {
        /// 线索条数，其余随之
        #[arg(long, value_name = "条数")]
        clues: usize,
        /// 种子：同一种子，数据相同
        #[arg(long, value_name = "数", default_value_t = 1, hide_default_value = true)]
        seed: u64,
    },
    /// 备份到一个文件夹，写完即核验
    Backup {
        /// 存放备份的文件夹
        #[arg(value_name = "文件夹")]
        folder: PathBuf,
    },
    /// 从备份恢复，现有数据移到一旁，不覆盖
    Restore {
        /// 备份
        #[arg(value_name = "备份")]
        file: PathBuf,
        /// 恢复到的文件夹
        #[arg(long, value_name = "文件夹")]
        into: PathBuf,
    },
    /// 核验整个办公室：数据、日志、历史、查找索引
    Verify,
    /// 日志（限安全审计员）
    Trail {
        /// 从这一时刻起，如 2026-01-01
        #[arg(long, value_name = "时刻", default_value = "", hide_default_value = true)]
        since: String,
        /// 写成文件，不显示
        #[arg(long, value_name = "文件")]
        out: Option<PathBuf>,
    },
}

/// What can be done with accounts.
#[derive(Subcommand)]
pub enum AccountDeed {
    /// 列出账户
    List,
    /// 添加账户，新口令取自 ZHENGFENG_NEW_PASSWORD
    Add {
        /// 账户名：小写字母、数字、-、_
        #[arg(value_name = "账户")]
        name: String,
        /// 岗位，如 petitions 或 信访
        #[arg(value_name = "岗位")]
        role: String,
    },
    /// 停用账户
    Disable {
        /// 账户名
        #[arg(value_name = "账户")]
        name: String,
    },
    /// 改自己的口令，新口令取自 ZHENGFENG_NEW_PASSWORD
    Password,
}

/// A record by its register and name.
#[derive(clap::Args)]
pub struct RecordName {
    /// 登记簿
    #[arg(value_name = "登记簿")]
    pub register: String,
    /// 记录标识、编号，或唯一的名称
    #[arg(value_name = "记录")]
    pub id: String,
}

/// Which rows of a register, in which order.
#[derive(clap::Args)]
pub struct Choice {
    /// 条件：字段=值，可多写；值可为代码、名称、日期、期间、数、是/否，留空即未填
    #[arg(long = "where", value_name = "字段=值")]
    pub conditions: Vec<String>,
    /// 查找的字词，以空格分开的须都出现
    #[arg(long, value_name = "字词")]
    pub search: Option<String>,
    /// 按字段排序，前面加 - 即从大到小
    #[arg(long, value_name = "字段", allow_hyphen_values = true)]
    pub sort: Option<String>,
}

/// Which period, and which part of the county.
#[derive(clap::Args)]
pub struct Span {
    /// 期间：2015、2015-H1、2015-Q3、2015-06 或 2015-01-01..2015-12-25
    #[arg(long, value_name = "期间")]
    pub period: String,
    /// 只计这个单位及其下属
    #[arg(long, value_name = "单位", conflicts_with = "zone")]
    pub unit: Option<String>,
    /// 只计这个片区
    #[arg(long, value_name = "片区")]
    pub zone: Option<String>,
}

/// Reads a call. Help and version are printed and end well; a wrong call is explained and ends with 2.
pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Call, ExitCode> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut command = Call::command().disable_help_subcommand(true);
    command.build();
    let command = dressed(command);
    let parsed = command.try_get_matches_from(&args).and_then(|matches| Call::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let printer = crate::print::Printer::new(args.iter().any(|arg| arg == "--json"));
        match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let shown = printer.piece(&error.render().to_string());
                shown.map_or_else(|error| printer.refusal(&error), |()| ExitCode::SUCCESS)
            }
            _ => printer.refusal(&Error::refused("E_CALL", wrong_call(&error))),
        }
    })
}

/// Puts the help of a command and of those below it into Chinese.
fn dressed(command: Command) -> Command {
    let mut command = command.mut_args(|arg| match arg.get_id().as_str() {
        "help" => arg.help("显示帮助"),
        "version" => arg.help("显示版本"),
        _ => arg,
    });
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[选项]").replace("<COMMAND>", "<命令>");
    let mut template = String::from("{about}\n\n用法：{usage}\n");
    if command.get_positionals().next().is_some() {
        template.push_str("\n参数：\n{positionals}\n");
    }
    if command.has_subcommands() {
        template.push_str("\n命令：\n{subcommands}\n");
    }
    template.push_str("\n选项：\n{options}{after-help}\n");
    command.override_usage(usage).help_template(StyledStr::from(template)).mut_subcommands(dressed)
}

/// What is wrong with a call and what to do.
fn wrong_call(error: &clap::Error) -> String {
    let named = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let (arg, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::MissingRequiredArgument => format!("还缺：{arg}。"),
        ErrorKind::UnknownArgument => format!("不认识“{arg}”。"),
        ErrorKind::InvalidSubcommand => format!("没有“{}”这个命令。", named(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => "没有写明要办什么。".into(),
        ErrorKind::ArgumentConflict => format!("“{arg}”写了两次，或不能与别的选项同用。"),
        ErrorKind::InvalidValue if value.is_empty() => format!("“{arg}”后面缺一个值。"),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => format!("“{arg}”不能是“{value}”。"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            format!("“{arg}”的值的个数不对。")
        }
        ErrorKind::InvalidUtf8 => "命令中有无法识别的字符。".into(),
        _ => "命令写法不对。".into(),
    };
    format!("{what}用法见 zhengfeng-cli --help，或在命令之后加 --help。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_help_is_in_chinese() {
        let mut command = Call::command().disable_help_subcommand(true);
        command.build();
        let mut waiting = vec![dressed(command)];
        while let Some(mut command) = waiting.pop() {
            let help = command.render_help().to_string();
            for english in ["Usage", "Options", "OPTIONS", "Arguments", "Commands", "COMMAND", "Print", "default", "possible"] {
                assert!(!help.contains(english), "{english}: {help}");
            }
            waiting.extend(command.get_subcommands().cloned());
        }
    }

    #[test]
    fn the_words_of_the_command_line_do_not_contradict_each_other() {
        Call::command().debug_assert();
    }
}
