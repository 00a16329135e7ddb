//! What the writing program and the one that kills it agree on: acts of known size, every row named after its act.

/// Password of the offices that are written into.
pub const PASSWORD: &str = "Kestrel-7-Harbour";

/// How many units, with a person each, an act enters: small and large ones mixed.
pub fn size(act: u64) -> u64 {
    [1, 3, 1, 8, 1, 20][(act % 6) as usize]
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
