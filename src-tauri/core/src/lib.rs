//! The office of 正风台账: everything it knows and may do, without a window.
//!
//! A county discipline office keeps some thirty registers (台账). Here each register is described once and everything
//! else follows from the description: tables, ledgers in and out, history, search. A number the office reports is a
//! set of rows, and every write is witnessed.
//!
//! Nouns: unit 单位, person 人员, zone 片区, petition 信访举报, clue 问题线索, disposal 线索处置, incident 事项(起),
//! case 案件(一人一案), sanction 处分处理, transfer 移送司法, task 整改任务, measure 整改措施.
//! Of supervision: inspection 监督检查, finding 督查问题, notice 督办通知, filing 备案, follow-up 跟踪查看, unit measure
//! 对单位措施, recovery 资金清退, publication 通报曝光, accountability 问责, intervention 过问登记, score 考核量化,
//! shortcoming 存在问题, next step 下一步打算.
//! Other words: figure 指标, fact, check 勾稽, form 报表, deed 操作, batch 批次, trail 日志.
//!
//! What always holds:
//! - nothing is written but through [`office::Office::change`], nothing sealed is opened but through `look`;
//! - a row that lacks what a verb leans on is kept and marked 待补录, never guessed;
//! - nothing is deleted, only voided;
//! - foreign bytes are parsed in a worker process only.
//!
//! Rooms in reading order, lower ones never import higher ones: [`words`], [`register`], [`excel`], [`storage`],
//! [`vault`], [`office`], [`registers`], [`figures`], [`deadlines`], [`intake`], [`checks`], [`ledgers`], [`forms`],
//! [`papers`], [`sample`].
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod checks;
pub mod deadlines;
pub mod excel;
pub mod figures;
pub mod forms;
pub mod intake;
pub mod ledgers;
pub mod office;
pub mod papers;
pub mod register;
pub mod registers;
pub mod sample;
pub mod storage;
pub mod vault;
pub mod words;
