//! A ledger as csv: UTF-8 with its mark, so that Excel knows it, CRLF and quotes as in RFC 4180.

use super::book::refused;
use super::column::Column;
use super::guard;
use super::value::CellValue;
use crate::words::error::{Error, Result};
use std::io::Write;

/// Takes the rows of a ledger one after the other. What stands in its cells follows the workbook: days as `2015-05-06`
/// or `2015年5月`, money in 元; texts that look like formulas wear a `'` ([`guard::guarded`]).
pub struct CsvLedger<W: Write> {
    out: W,
    columns: usize,
    line: String,
}

impl<W: Write> CsvLedger<W> {
    /// Writes the mark and the headings, upper and lower in one: 被反映人.姓名.
    pub fn new(out: W, columns: &[Column]) -> Result<CsvLedger<W>> {
        let mut ledger = CsvLedger { out, columns: columns.len(), line: String::from("\u{FEFF}") };
        let headings: Vec<CellValue<'_>> = columns.iter().map(|column| column.path().into()).collect();
        ledger.row(&headings)?;
        Ok(ledger)
    }

    /// Writes the next row; it has as many values as there are columns.
    pub fn row(&mut self, values: &[CellValue<'_>]) -> Result<()> {
        if values.len() != self.columns {
            return Err(refused(format!("一行有 {} 个值，表头有 {} 栏，没有写成。请重新导出。", values.len(), self.columns)));
        }
        for (at, value) in values.iter().enumerate() {
            if at > 0 {
                self.line.push(',');
            }
            let plain = value.plain();
            match value {
                CellValue::Text(_) => push_field(&mut self.line, &guard::guarded(&guard::legal(&plain))),
                CellValue::Empty
                | CellValue::Day(_)
                | CellValue::Whole(_)
                | CellValue::Number(_)
                | CellValue::Fen(_)
                | CellValue::Flag(_) => push_field(&mut self.line, &plain),
            }
        }
        self.line.push_str("\r\n");
        self.out.write_all(self.line.as_bytes()).map_err(Error::file("写 csv 文件"))?;
        self.line.clear();
        Ok(())
    }

    /// Gives back what it wrote to, flushed.
    pub fn finish(mut self) -> Result<W> {
        self.out.flush().map_err(Error::file("写 csv 文件"))?;
        Ok(self.out)
    }
}

/// Quotes wherever any program could see a separator, a quote or a blank edge.
fn push_field(line: &mut String, field: &str) {
    let edges = field.starts_with(' ') || field.ends_with(' ');
    if !edges && !field.contains([',', ';', '"', '\t', '\r', '\n']) {
        line.push_str(field);
        return;
    }
    line.push('"');
    for (at, part) in field.split('"').enumerate() {
        if at > 0 {
            line.push_str("\"\"");
        }
        line.push_str(part);
    }
    line.push('"');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::excel::write::column::ColumnKind;
    use crate::words::day::Day;
    use crate::words::money::Fen;

    #[test]
    fn a_ledger_is_written_as_rfc_4180_says() {
        let columns = [
            Column::new("姓名", ColumnKind::Text).under("被反映人"),
            Column::new("金额", ColumnKind::Yuan),
            Column::new("日期", ColumnKind::Day),
        ];
        let mut ledger = CsvLedger::new(Vec::new(), &columns).unwrap();
        ledger.row(&["=1+1,\"二\"".into(), CellValue::Fen(Fen(-5)), CellValue::Day(Day::month(2015, 5).unwrap())]).unwrap();
        ledger.row(&["第一行\n第二行".into(), CellValue::Empty, CellValue::Flag(true)]).unwrap();
        assert!(ledger.row(&[CellValue::Empty]).is_err(), "a short row would shift columns");
        let text = String::from_utf8(ledger.finish().unwrap()).unwrap();
        assert_eq!(
            text,
            "\u{FEFF}被反映人.姓名,金额,日期\r\n\"'=1+1,\"\"二\"\"\",-0.05,2015年5月\r\n\"第一行\n第二行\",,是\r\n"
        );
    }
}
