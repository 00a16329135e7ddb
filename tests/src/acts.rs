//! What the writing program and the one that kills it agree on: acts of known size, every row named after its act.

/// Password of the offices that are written into.
pub const PASSWORD: &str = "Kestrel-7-Harbour";

/// What the writing program does, over and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Enters units with a person each and says so afterwards.
    Enter,
    /// The same, but says so before it is true.
    Boast,
    /// Imports a ledger of units and says so afterwards.
    Import,
}

impl Manner {
    const ALL: [(Manner, &'static str); 3] = [(Manner::Enter, "enter"), (Manner::Boast, "boast"), (Manner::Import, "import")];

    /// The word on the command line.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(manner, _)| *manner == self).map_or("", |(_, word)| word)
    }

    /// Reads the word.
    pub fn of_word(word: &str) -> Option<Manner> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(manner, _)| *manner)
    }

    /// How many units an act enters: small and large acts mixed; ledgers of some length.
    pub fn size(self, act: u64) -> u64 {
        match self {
            Manner::Enter => [1, 3, 1, 8, 1, 20][(act % 6) as usize],
            // Large acts only: what was written to the log outlives a kill, so the lie must lead by some time.
            Manner::Boast => 100,
            Manner::Import => [40, 300][(act % 2) as usize],
        }
    }
}

/// The name of a row of an act.
pub fn name(act: u64, at: u64) -> String {
    format!("第{act}次第{at}条")
}

/// The act and place a name belongs to.
pub fn of_name(name: &str) -> Option<(u64, u64)> {
    let (act, at) = name.strip_prefix('第')?.strip_suffix('条')?.split_once("次第")?;
    Some((act.parse().ok()?, at.parse().ok()?))
}
