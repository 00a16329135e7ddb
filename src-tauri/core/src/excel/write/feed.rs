//! A table is written on a thread of its own while its rows are still being read: both take their time, and neither
//! needs the other. Rows keep their order, a bounded queue keeps them from piling up, a failure on either side ends
//! both.

use super::table::TableWriter;
use super::value::CellValue;
use crate::words::error::{Error, Result};
use std::panic::resume_unwind;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// A row on its way to the writer.
type Row = Vec<CellValue<'static>>;

/// So many rows travel together: waking a thread for each would cost more than writing it.
const BATCH: usize = 128;

/// So many batches wait at most.
const WAITING: usize = 8;

impl TableWriter<'_> {
    /// Writes the rows that `read` gives, one after the other, and closes the table. `read` stays on the caller's
    /// thread. Where both fail, the error of the writer is told: the reader only learned that nobody takes its rows.
    pub fn feed(self, read: impl FnOnce(&mut dyn FnMut(Row) -> Result<()>) -> Result<()>) -> Result<()> {
        let (sender, receiver) = sync_channel(WAITING);
        thread::scope(|scope| {
            let writer = scope.spawn(move || write(self, receiver));
            let read = send(sender, read);
            match writer.join() {
                Ok(written) => written.and(read),
                Err(panic) => resume_unwind(panic),
            }
        })
    }
}

/// Reads to the end and lets go of the queue, which tells the writer that there is no more.
fn send(sender: SyncSender<Vec<Row>>, read: impl FnOnce(&mut dyn FnMut(Row) -> Result<()>) -> Result<()>) -> Result<()> {
    let mut batch = Vec::with_capacity(BATCH);
    read(&mut |row| {
        batch.push(row);
        if batch.len() < BATCH {
            return Ok(());
        }
        sender.send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))).map_err(|_| Error::Cancelled)
    })?;
    sender.send(batch).map_err(|_| Error::Cancelled)
}

fn write(mut table: TableWriter<'_>, rows: Receiver<Vec<Row>>) -> Result<()> {
    for batch in rows {
        for row in batch {
            table.row(&row)?;
        }
    }
    table.finish()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::excel::write::book::{Book, Properties, Size};
    use crate::excel::write::column::{Column, ColumnKind};
    use crate::excel::write::table::TableSheet;
    use calamine::{Data, DataType, Reader, Xlsx, open_workbook};

    fn book() -> Book {
        let properties = Properties {
            title: "台账".into(),
            subject: String::new(),
            author: "办公室".into(),
            company: String::new(),
            created: chrono::NaiveDate::from_ymd_opt(2016, 1, 5).unwrap().and_hms_opt(9, 0, 0).unwrap(),
        };
        Book::new(&properties, Size::Small).unwrap()
    }

    fn table(book: &mut Book) -> TableWriter<'_> {
        let name = book.sheet_name("任务");
        let columns = vec![Column::new("序号", ColumnKind::Number)];
        book.table(TableSheet { name, title: None, notes: Vec::new(), columns, key_columns: 1 }).unwrap()
    }

    #[test]
    fn rows_arrive_in_their_order_and_none_is_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("t.xlsx");
        let mut book = book();
        let count = (BATCH * (WAITING + 3) + 7) as i64;
        table(&mut book).feed(|put| (1..=count).try_for_each(|number| put(vec![CellValue::Whole(number)]))).unwrap();
        book.save(&path).unwrap();
        let mut read: Xlsx<_> = open_workbook(&path).unwrap();
        let range = read.worksheet_range("任务").unwrap();
        let found: Vec<i64> = range.rows().skip(1).filter_map(|row| row[0].as_f64().map(|number| number as i64)).collect();
        assert_eq!(found, (1..=count).collect::<Vec<_>>());
        assert_eq!(range.get((0, 0)), Some(&Data::String("序号".into())));
    }

    #[test]
    fn a_failure_on_either_side_ends_both_and_is_told() {
        let mut book_of_reader = book();
        let failed = table(&mut book_of_reader).feed(|put| {
            put(vec![CellValue::Whole(1)])?;
            Err(Error::refused("E_READ", "读不下去。"))
        });
        assert!(failed.unwrap_err().to_string().contains("读不下去"), "the reader's own words");

        let mut book_of_writer = book();
        let mut given: usize = 0;
        let failed = table(&mut book_of_writer).feed(|put| {
            loop {
                given += 1;
                put(vec![CellValue::Empty, CellValue::Empty])?;
            }
        });
        assert!(failed.unwrap_err().to_string().contains("2 个值"), "what the writer refused, not that it was gone");
        assert!(given > 1, "the reader went on until it learned of it");
    }
}
