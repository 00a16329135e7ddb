//! How much of a foreign file is taken. Settings, not law: a limit reached is a message, never a crash.

/// Bounds for one file; the defaults are those of reliability I7. Sizes in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Size of an xlsx, xlsm or text file.
    pub file: u64,
    /// Size of an xls, xlsb or ods file, which cannot be read as a stream.
    pub unstreamed_file: u64,
    /// Entries of a zip container.
    pub entries: u64,
    /// Sheets.
    pub sheets: u64,
    /// Rows of a sheet.
    pub rows: u64,
    /// Columns of a sheet up to the last cell that is not blank.
    pub columns: u64,
    /// Cells that are not blank, over all sheets.
    pub cells: u64,
    /// Characters of one cell.
    pub cell_characters: u64,
    /// The unpacked part with the shared texts.
    pub shared_strings: u64,
    /// The unpacked XML of one sheet.
    pub sheet_part: u64,
    /// Any other unpacked part that is used.
    pub other_part: u64,
    /// Address space of the worker process.
    pub memory: u64,
    /// Seconds the worker may keep the reader waiting, to which one second per megabyte of the file is added.
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Limits {
        const MB: u64 = 1024 * 1024;
        Limits {
            file: 300 * MB,
            unstreamed_file: 50 * MB,
            entries: 10_000,
            sheets: 500,
            rows: 1_048_576,
            columns: 2_000,
            cells: 20_000_000,
            cell_characters: 1_000_000,
            shared_strings: 256 * MB,
            sheet_part: 2048 * MB,
            other_part: 64 * MB,
            memory: 1024 * MB,
            seconds: 60,
        }
    }
}

impl Limits {
    /// The seconds allowed for a file of so many bytes.
    pub fn seconds_for(&self, bytes: u64) -> u64 {
        self.seconds.saturating_add(bytes >> 20)
    }

    pub(super) fn to_numbers(&self) -> [u64; 13] {
        [
            self.file,
            self.unstreamed_file,
            self.entries,
            self.sheets,
            self.rows,
            self.columns,
            self.cells,
            self.cell_characters,
            self.shared_strings,
            self.sheet_part,
            self.other_part,
            self.memory,
            self.seconds,
        ]
    }

    pub(super) fn from_numbers(numbers: [u64; 13]) -> Limits {
        let [
            file,
            unstreamed_file,
            entries,
            sheets,
            rows,
            columns,
            cells,
            cell_characters,
            shared_strings,
            sheet_part,
            other_part,
            memory,
            seconds,
        ] = numbers;
        Limits {
            file,
            unstreamed_file,
            entries,
            sheets,
            rows,
            columns,
            cells,
            cell_characters,
            shared_strings,
            sheet_part,
            other_part,
            memory,
            seconds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_travel_whole() {
        let limits = Limits { rows: 7, seconds: 3, ..Limits::default() };
        assert_eq!(Limits::from_numbers(limits.to_numbers()), limits);
    }

    #[test]
    fn large_files_get_more_time() {
        assert_eq!(Limits::default().seconds_for(100 << 20), 160);
    }
}
