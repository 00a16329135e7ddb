//! Passwords: what is good enough, and how long to wait after wrong ones.

use crate::words::error::{Error, Result};

/// Words that stand at the head of every list of leaked passwords, whatever is hung on them.
const COMMON: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssw0rd",
    "qwerty",
    "asdfgh",
    "zxcvbn",
    "1q2w3e",
    "1qaz2wsx",
    "admin",
    "administrator",
    "letmein",
    "welcome",
    "iloveyou",
    "woaini",
    "abc123",
    "123456",
    "12345678",
    "111111",
    "000000",
    "888888",
    "666666",
    "5201314",
    "jiwei",
    "zhengfeng",
    "test",
    "office",
];

/// Refuses a password that is too easy (preset 简易: length and list, no ageing).
pub fn check(password: &str, account: &str) -> Result<()> {
    let refuse = |words: &str| Err(Error::refused("E_PASSWORD_WEAK", format!("口令不合要求：{words}")));
    if password.chars().count() < 10 {
        return refuse("至少10个字符。可用几个不相干的词连起来。");
    }
    let lower = password.to_lowercase();
    if !account.is_empty() && lower.contains(&account.to_lowercase()) {
        return refuse("不能含有账户名。");
    }
    let kinds = [
        password.chars().any(|c| c.is_lowercase()),
        password.chars().any(|c| c.is_uppercase()),
        password.chars().any(|c| c.is_ascii_digit()),
        password.chars().any(|c| !c.is_alphanumeric() || !c.is_ascii()),
    ];
    if kinds.iter().filter(|kind| **kind).count() < 2 && password.chars().count() < 16 {
        return refuse("须含大写、小写、数字、符号中的两种以上，或长至16个字符。");
    }
    let letters: String = lower.chars().filter(|c| c.is_alphanumeric()).collect();
    let stripped = COMMON.iter().fold(letters.clone(), |rest, word| rest.replace(word, ""));
    if stripped.chars().count() < 5 && letters.chars().count() < 16 {
        return refuse("太常见，容易被猜到。");
    }
    let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
    if distinct.len() < 5 {
        return refuse("重复的字符太多。");
    }
    Ok(())
}

/// Seconds to wait after so many wrong passwords in a row: none for the first two, then doubling up to ten minutes.
pub fn wait_after(failures: u32) -> u64 {
    match failures {
        0..=2 => 0,
        _ => 2_u64.saturating_pow(failures.saturating_sub(2).min(20)).min(600),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easy_passwords_are_refused_with_the_reason() {
        for password in ["short1!", "password123", "1234567890", "Office-2015-x", "aaaaaaaaaaaa1"] {
            assert!(check(password, "office").is_err(), "{password} is too easy");
        }
        for password in ["Kestrel-7-Harbour", "correct horse battery", "山高月小-水落石出7"] {
            assert!(check(password, "office").is_ok(), "{password} will do");
        }
    }

    #[test]
    fn the_wait_grows_to_ten_minutes_and_no_further() {
        let waits: Vec<u64> = (0..15).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600]);
    }
}
