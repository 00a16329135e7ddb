//! Looks at sealed fields: whose, which field and why. The reason may name people, so it lies under seal itself.

use super::change::Change;
use crate::register::Register;
use crate::words::error::Result;
use crate::words::ids::Id;
use crate::words::sealed::Sealed;
use rusqlite::named_params;

/// Notes a look before it is taken; the trail entry of the change names the row.
pub(crate) fn note(change: &Change, register: &'static Register, id: &Id, field: &str, reason: &str) -> Result<()> {
    let reason = change.means.seal.seal("looks", field, id, &Sealed::new(reason))?;
    change.conn().prepare_cached(include_str!("sql/note_look.sql"))?.execute(named_params! {
        ":trail": change.trail,
        ":register": register.name,
        ":id": id.as_bytes().to_vec(),
        ":field": field,
        ":reason": reason,
    })?;
    change.looked(register.name, id, &reason);
    Ok(())
}
