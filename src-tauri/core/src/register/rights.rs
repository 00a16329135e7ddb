//! Who may do what: role × register × deed × which rows, as data (domain paper §1.13). What is not granted is refused.

use crate::closed;
use crate::register::Field;
use crate::register::codes::Closed;

closed! {
    /// 岗位
    "role" Role {
        /// 案管综合
        Office = "office" ["综合", "案管/综合"];
        /// 信访
        Petitions = "petitions";
        /// 案管承办
        Casework = "casework";
        /// 审查调查
        Investigation = "investigation";
        /// 审理
        Trial = "trial";
        /// 党风政风
        Supervision = "supervision";
        /// 制度清理
        Regulations = "regulations";
        /// 领导
        Leader = "leader";
        /// 系统管理员
        Sysadmin = "sysadmin";
        /// 安全保密管理员
        Secadmin = "secadmin";
        /// 安全审计员
        Auditor = "auditor";
    }
}

impl Role {
    /// All roles.
    pub fn all() -> impl Iterator<Item = Role> {
        Self::LIST.codes.iter().filter_map(|(word, _, _)| Role::of_word(word))
    }

    /// Whether the role holds the identity key: only those who answer for informants' names.
    pub fn holds_identity_key(self) -> bool {
        matches!(self, Role::Petitions)
    }
}

/// What a right is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// See rows.
    See,
    /// Add and change rows, void them.
    Write,
}

/// Which rows a right reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// All rows, all fields.
    All,
    /// Rows assigned to the person behind the account, by handler or hand-over.
    Assigned,
    /// All rows, but only these fields.
    Fields(&'static [&'static str]),
}

impl Reach {
    /// Whether a field is within it.
    pub fn shows(self, field: &Field) -> bool {
        match self {
            Reach::All | Reach::Assigned => true,
            Reach::Fields(names) => names.contains(&field.name),
        }
    }
}

/// Deeds that are not about one register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privilege {
    /// Bring ledgers in and take batches back.
    Import,
    /// Take ledgers and workbooks out.
    Export,
    /// Ask for figures; numbers only, the rows behind them by the register's own right.
    Figures,
    /// Open sealed fields, with a reason.
    Look,
    /// Make and restore backups.
    Backup,
    /// Check the whole office.
    Verify,
    /// Read the trail.
    Trail,
    /// Make and disable accounts.
    Accounts,
    /// Measure: add bulk rows to an office made for it.
    Generate,
}

const REFERENCE: &[&str] = &["units", "persons", "zones", "campaigns", "documents", "task_forces"];

/// How far a role may see or write a register; `None` is no.
pub fn reach(role: Role, register: &str, act: Act) -> Option<Reach> {
    use Act::{See, Write};
    let reference = REFERENCE.contains(&register);
    match (role, act) {
        (Role::Office, See | Write) | (Role::Leader, See) => Some(Reach::All),
        // A leader reads everything and signs: what a check needs said, and how sanctions fall into the four forms.
        (Role::Leader, Write) => match register {
            "waivers" | "form_rules" => Some(Reach::All),
            _ => None,
        },
        (Role::Petitions, act) => match (register, act) {
            ("petitions", _) => Some(Reach::All),
            ("clues", See) => Some(Reach::Fields(&["clue_no", "petition_ids", "stage"])),
            ("persons" | "units", Write) => Some(Reach::All),
            (_, See) if reference => Some(Reach::All),
            _ => None,
        },
        (Role::Casework, act) => match (register, act) {
            ("clues" | "disposals", _) => Some(Reach::All),
            ("cases", See) => Some(Reach::Fields(&[
                "case_no",
                "clue_id",
                "filed_on",
                "investigated_on",
                "to_trial_on",
                "trial_done_on",
                "decided_on",
                "announced_on",
                "closed_on",
                "stage",
            ])),
            ("persons" | "units", Write) => Some(Reach::All),
            (_, See) if reference => Some(Reach::All),
            _ => None,
        },
        (Role::Investigation, act) => match (register, act) {
            ("clues" | "disposals" | "cases", _) => Some(Reach::Assigned),
            (_, See) if reference => Some(Reach::All),
            _ => None,
        },
        (Role::Trial, act) => match (register, act) {
            ("cases" | "sanctions", _) => Some(Reach::Assigned),
            ("publications" | "recoveries" | "accountabilities" | "interventions", See) => Some(Reach::Assigned),
            (_, See) if reference => Some(Reach::All),
            _ => None,
        },
        (Role::Supervision, act) => match (register, act) {
            ("tasks" | "measures" | "progress_notes" | "close_outs", _) => Some(Reach::All),
            ("inspections" | "findings" | "notices" | "unit_measures", _) => Some(Reach::All),
            ("filings" | "scores" | "follow_ups", _) => Some(Reach::All),
            (_, See) if reference => Some(Reach::All),
            _ => None,
        },
        (Role::Regulations, act) => match (register, act) {
            ("regulations" | "documents", _) => Some(Reach::All),
            ("units" | "persons" | "task_forces", See) => Some(Reach::All),
            _ => None,
        },
        (Role::Sysadmin | Role::Secadmin | Role::Auditor, _) => None,
    }
}

/// Whether a role has a privilege.
pub fn has(role: Role, privilege: Privilege) -> bool {
    match privilege {
        Privilege::Import | Privilege::Export | Privilege::Generate => role == Role::Office,
        Privilege::Figures => {
            matches!(role, Role::Office | Role::Leader | Role::Casework | Role::Investigation | Role::Trial | Role::Supervision)
        }
        Privilege::Look => role.holds_identity_key(),
        Privilege::Backup => matches!(role, Role::Office | Role::Sysadmin),
        Privilege::Verify => matches!(role, Role::Office | Role::Auditor),
        Privilege::Trail => role == Role::Auditor,
        Privilege::Accounts => role == Role::Sysadmin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_role_reaches_further_than_its_desk() {
        for role in [Role::Sysadmin, Role::Secadmin, Role::Auditor] {
            for register in ["units", "petitions", "clues", "cases", "persons"] {
                assert_eq!(reach(role, register, Act::See), None, "{role:?} sees no {register}");
                assert_eq!(reach(role, register, Act::Write), None, "{role:?} writes no {register}");
            }
        }
        let written = ["cases", "meetings", "waivers", "form_rules", "counting_choices"]
            .into_iter()
            .filter(|register| reach(Role::Leader, register, Act::Write).is_some());
        assert_eq!(written.collect::<Vec<_>>(), ["waivers", "form_rules"], "a leader signs and changes no business row");
        let holders: Vec<Role> = Role::all().filter(|role| has(*role, Privilege::Look)).collect();
        assert_eq!(holders, [Role::Petitions], "the identity key is with the desk of letters alone");
    }
}
