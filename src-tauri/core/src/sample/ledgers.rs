//! The sample county as the ledgers an office really has (domain paper §5.1): titles and unit lines above, headings of
//! two levels, merged cells, days in several spellings, units under several names, totals and notes below.
//! Who reported never stands in them.

mod folio;
mod leadership;
mod matters;
mod registers;
mod sheet;
mod supervision;
mod tasks;

use crate::excel::write::book::{Book, Properties, Size};
use crate::office::Office;
use crate::register::rights::Privilege;
use crate::words::error::{Error, Result};
use chrono::NaiveDate;
use folio::Folio;
use std::path::{Path, PathBuf};

/// One workbook: its file name and what writes its sheets.
type Ledger = (&'static str, fn(&Folio, &mut Book) -> Result<()>);

/// The ledgers in the order in which a new office would take them in.
const LEDGERS: &[Ledger] = &[
    ("单位库.xlsx", registers::units),
    ("人员库.xlsx", registers::persons),
    ("片区划分.xlsx", registers::zones),
    ("文件方案库.xlsx", registers::documents),
    ("专项活动.xlsx", registers::campaigns),
    ("领导小组和工作组.xlsx", registers::task_forces),
    ("整改任务台账（68条）.xlsx", tasks::tasks),
    ("2015年信访举报登记台账.xlsx", matters::petitions),
    ("2015年问题线索台账.xlsx", matters::clues),
    ("2015年立案案件台账.xlsx", matters::cases),
    ("会议调度台账.xlsx", leadership::meetings),
    ("联合办案组.xlsx", leadership::joint_teams),
    ("规章制度清理台账.xlsx", leadership::regulations),
    ("民生监督台账.xlsx", leadership::livelihood),
    ("监督检查台账.xlsx", supervision::inspections),
    ("对单位措施和资金清退台账.xlsx", supervision::unit_measures),
    ("通报曝光和问责台账.xlsx", supervision::publications),
];

/// Writes an office out as its ledgers into a folder; gives the files in the order in which they can be taken in again.
/// Meant for the sample county: the files name no time and are the same for the same rows.
pub fn ledgers(office: &Office, folder: &Path) -> Result<Vec<PathBuf>> {
    office.allow(Privilege::Export)?;
    std::fs::create_dir_all(folder).map_err(Error::file(format!("不能建立文件夹“{}”", folder.display())))?;
    let folio = Folio::of(office)?;
    let mut files = Vec::new();
    for (name, write) in LEDGERS {
        let mut book = Book::new(&properties(name), Size::Small)?;
        write(&folio, &mut book)?;
        let path = folder.join(name);
        book.save(&path)?;
        files.push(path);
    }
    Ok(files)
}

fn properties(name: &str) -> Properties {
    Properties {
        title: name.trim_end_matches(".xlsx").to_string(),
        subject: "2015年".into(),
        author: "岚江县纪委".into(),
        company: "岚江县纪委".into(),
        created: NaiveDate::from_ymd_opt(2016, 1, 5).unwrap_or_default().and_time(Default::default()),
    }
}
