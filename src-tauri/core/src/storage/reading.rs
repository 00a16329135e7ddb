//! Who reads, and what they read from.

use super::second::Second;
use crate::register::Register;
use crate::register::codes::CodeBook;
use crate::register::rights::{self, Act, Reach, Role};
use crate::words::error::{Error, Result};
use crate::words::ids::RowId;
use rusqlite::Connection;

/// The registers and codes an office works with.
pub struct Shelf {
    /// All registers, lines behind their parents.
    pub registers: &'static [&'static Register],
    /// All code lists in force.
    pub codes: CodeBook,
}

impl Shelf {
    /// A register by name.
    pub fn register(&self, name: &str) -> Result<&'static Register> {
        self.registers.iter().find(|register| register.name == name).copied().ok_or_else(|| {
            let known: Vec<&str> = self.registers.iter().filter(|r| r.of.is_none()).map(|r| r.name).collect();
            Error::refused("E_REGISTER", format!("没有名为“{name}”的登记簿。可用：{}。", known.join("、")))
        })
    }
}

/// The account at work.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Account name.
    pub account: String,
    /// Its desk.
    pub role: Role,
    /// The person behind it, for rows assigned to them.
    pub person: Option<RowId>,
}

/// What the program itself settles from other fields is settled over all rows, whoever wrote the first of them.
static PROGRAM: Actor = Actor { account: String::new(), role: Role::Office, person: None };

/// A view of the office by one actor.
pub struct Reading<'c> {
    pub(super) conn: &'c Connection,
    /// A second reader of the same file, if there is one.
    pub(super) second: Option<&'c Second>,
    /// Registers and codes.
    pub shelf: &'c Shelf,
    /// Who reads.
    pub actor: &'c Actor,
}

impl<'c> Reading<'c> {
    /// A view over a connection; made by the office only.
    pub(crate) fn new(conn: &'c Connection, shelf: &'c Shelf, actor: &'c Actor, second: Option<&'c Second>) -> Reading<'c> {
        Reading { conn, second, shelf, actor }
    }

    /// The same office as the program sees it: for settling only, never for showing.
    pub(super) fn unbounded(&self) -> Reading<'c> {
        Reading { conn: self.conn, second: None, shelf: self.shelf, actor: &PROGRAM }
    }

    /// How far the actor may go in a register; lines follow their parent.
    pub fn reach(&self, register: &Register, act: Act) -> Result<Reach> {
        let owner = register.of.unwrap_or(register.name);
        rights::reach(self.actor.role, owner, act).ok_or_else(|| {
            let doing = match act {
                Act::See => "查看",
                Act::Write => "登记或修改",
            };
            Error::refused(
                "E_RIGHT",
                format!("账户“{}”的岗位无权{doing}“{}”。如确有需要，请由有权的岗位办理。", self.actor.account, register.label),
            )
        })
    }
}
