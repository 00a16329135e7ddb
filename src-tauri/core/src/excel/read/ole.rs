//! The old compound file (OLE): its directory, and the chain of sectors a stream lies in. Chains that run in circles or
//! out of the file are found here, because the parser would follow them until memory ends.

use super::bytes::{array_at, u8_at, u16_at, u32_at};
use super::refusal::{self, Refusal};

const FREE: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

/// A compound file held in memory.
pub(super) struct Compound {
    bytes: Vec<u8>,
    sector: usize,
    fat: Vec<u32>,
    small_fat: Vec<u32>,
    small_stream: Vec<usize>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// Where a stream lies: pieces of equal length in the file, in order, and its length.
pub(super) struct Stream {
    pieces: Vec<usize>,
    piece: usize,
    size: usize,
}

impl Compound {
    pub(super) fn new(bytes: Vec<u8>) -> Result<Compound, Refusal> {
        let sector = match u16_at(&bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(refusal::truncated()),
        };
        let mut compound = Compound { bytes, sector, fat: vec![], small_fat: vec![], small_stream: vec![], entries: vec![] };
        compound.fat = compound.read_fat()?;

        let directory_start = u32_at(&compound.bytes, 48).ok_or_else(refusal::truncated)?;
        for at in compound.chain(directory_start)? {
            for slot in (0..compound.sector).step_by(128) {
                let from = at.saturating_add(slot);
                let Some(entry) = compound.bytes.get(from..from.saturating_add(128)) else { break };
                // 1 is a storage, 2 a stream, 5 the root.
                if !matches!(u8_at(entry, 66), Some(1 | 2 | 5)) {
                    continue;
                }
                let length = usize::from(u16_at(entry, 64).unwrap_or_default()).saturating_sub(2).min(62);
                let name = entry.get(..length).unwrap_or_default();
                let size = match array_at::<8>(entry, 120) {
                    Some(size) if compound.sector == 4096 => u64::from_le_bytes(size),
                    _ => u64::from(u32_at(entry, 120).unwrap_or_default()),
                };
                let start = u32_at(entry, 116).unwrap_or(END_OF_CHAIN);
                let name = encoding_rs::UTF_16LE.decode_without_bom_handling(name).0.into_owned();
                compound.entries.push(Entry { name, start, size });
            }
        }

        let small_start = u32_at(&compound.bytes, 60).unwrap_or(END_OF_CHAIN);
        if u32_at(&compound.bytes, 64).unwrap_or_default() > 0 {
            let sectors = compound.chain(small_start)?;
            compound.small_fat = sectors.into_iter().flat_map(|at| compound.numbers(at)).collect();
            let root = compound.entries.first().map_or(END_OF_CHAIN, |root| root.start);
            compound.small_stream = compound.chain(root)?;
        }
        Ok(compound)
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Where the stream of this name lies; `None` if there is none.
    pub(super) fn stream(&self, name: &str) -> Result<Option<Stream>, Refusal> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        let size = usize::try_from(entry.size).map_err(|_| refusal::truncated())?;
        if size >= 4096 || self.small_fat.is_empty() {
            return Ok(Some(Stream { pieces: self.chain(entry.start)?, piece: self.sector, size }));
        }
        let mut pieces = Vec::new();
        let mut next = entry.start;
        while next < FREE {
            let at = usize::try_from(next).map_err(|_| refusal::truncated())?;
            let offset = at.saturating_mul(64);
            let sector = self.small_stream.get(offset.checked_div(self.sector).unwrap_or_default());
            let within = offset.checked_rem(self.sector).unwrap_or_default();
            pieces.push(sector.ok_or_else(refusal::truncated)?.saturating_add(within));
            if pieces.len() > self.small_fat.len() {
                return Err(refusal::truncated());
            }
            next = *self.small_fat.get(at).ok_or_else(refusal::truncated)?;
        }
        Ok(Some(Stream { pieces, piece: 64, size }))
    }

    /// The bytes of a stream, as many as the file has.
    pub(super) fn content(&self, stream: &Stream) -> Vec<u8> {
        let mut content = Vec::with_capacity(stream.size.min(self.bytes.len()));
        for at in &stream.pieces {
            let end = at.saturating_add(stream.piece).min(self.bytes.len());
            content.extend_from_slice(self.bytes.get(*at..end).unwrap_or_default());
        }
        content.truncate(stream.size);
        content
    }

    /// Writes bytes back into a stream, in place.
    pub(super) fn overwrite(&mut self, stream: &Stream, content: &[u8]) {
        for (at, piece) in stream.pieces.iter().zip(content.chunks(stream.piece.max(1))) {
            if let Some(place) = self.bytes.get_mut(*at..at.saturating_add(piece.len())) {
                place.copy_from_slice(piece);
            }
        }
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn offset(&self, sector: u32) -> Option<usize> {
        usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(self.sector)
    }

    /// The file offsets of the sectors of a chain.
    fn chain(&self, start: u32) -> Result<Vec<usize>, Refusal> {
        let mut offsets = Vec::new();
        let mut next = start;
        while next < FREE {
            let offset = self.offset(next).filter(|offset| *offset < self.bytes.len());
            offsets.push(offset.ok_or_else(refusal::truncated)?);
            // A chain longer than the table it is written in runs in a circle.
            if offsets.len() > self.fat.len() {
                return Err(refusal::truncated());
            }
            let at = usize::try_from(next).map_err(|_| refusal::truncated())?;
            next = *self.fat.get(at).ok_or_else(refusal::truncated)?;
        }
        Ok(offsets)
    }

    fn numbers(&self, offset: usize) -> Vec<u32> {
        let sector = self.bytes.get(offset..offset.saturating_add(self.sector).min(self.bytes.len()));
        sector.unwrap_or_default().chunks_exact(4).map(|four| u32_at(four, 0).unwrap_or(FREE)).collect()
    }

    fn read_fat(&self) -> Result<Vec<u32>, Refusal> {
        let mut tables: Vec<u32> =
            (0..109usize).filter_map(|at| u32_at(&self.bytes, at.saturating_mul(4).saturating_add(76))).collect();
        let most = self.bytes.len().checked_div(self.sector).unwrap_or_default();
        let mut next = u32_at(&self.bytes, 68).unwrap_or(END_OF_CHAIN);
        let mut more: usize = 0;
        while next < FREE {
            let offset = self.offset(next).ok_or_else(refusal::truncated)?;
            let mut numbers = self.numbers(offset);
            next = numbers.pop().ok_or_else(refusal::truncated)?;
            tables.extend(numbers);
            more = more.saturating_add(1);
            if more > most {
                return Err(refusal::truncated());
            }
        }
        let mut fat = Vec::new();
        for table in tables.into_iter().filter(|table| *table < FREE) {
            let offset = self.offset(table).filter(|offset| *offset < self.bytes.len());
            fat.extend(self.numbers(offset.ok_or_else(refusal::truncated)?));
            if fat.len() > most.saturating_add(2).saturating_mul(2).saturating_add(self.sector) {
                break;
            }
        }
        Ok(fat)
    }
}
