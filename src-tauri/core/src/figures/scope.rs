//! Where in the county a question looks, and the few questions that are not about a fact.

/// Which units a question is confined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    County,
    /// The unit `:unit` and everything below it. A voided unit still lies where it lay: what hangs on it must not
    /// vanish from its town. A merged town has what lay in its predecessors from the day after their last; until then it
    /// is theirs.
    Unit,
    /// The members of the zone `:zone` on the day, what they were made of, and everything below them.
    Zone,
    /// None, but every row says in which unit it lies.
    Told,
}

/// The end of what has none: it comes behind every day.
const OPEN: &str = "9";

impl Within {
    /// The units of the scope with the span of days in which what lies in them belongs to it: after `since`, up to and
    /// with `until`.
    pub(super) fn with(self) -> &'static str {
        match self {
            Within::County | Within::Told => "",
            Within::Unit => {
                "WITH RECURSIVE merged(row, heir, last) AS MATERIALIZED (SELECT row, successor_id, valid_to_on FROM \
                 units WHERE successor_id IS NOT NULL AND valid_to_on IS NOT NULL), scope(row, since, until) AS \
                 (SELECT w.row, '', coalesce((SELECT g.last FROM merged g WHERE g.row = w.row), '9') FROM units w \
                 WHERE w.row = :unit UNION SELECT u.row, s.since, min(s.until, coalesce((SELECT g.last FROM merged \
                 g WHERE g.row = u.row), '9')) FROM scope s JOIN units u ON u.parent_id = s.row UNION SELECT g.row, \
                 max(s.since, g.last), s.until FROM scope s JOIN merged g ON g.heir = s.row) "
            }
            Within::Zone => {
                "WITH RECURSIVE merged(row, heir, last) AS MATERIALIZED (SELECT row, successor_id, valid_to_on FROM \
                 units WHERE successor_id IS NOT NULL AND valid_to_on IS NOT NULL), scope(row, since, until) AS \
                 (SELECT m.unit_id, '', '9' FROM zones_members m WHERE m.of = :zone AND m.void = 0 AND m.from_on <= \
                 :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT u.row, '', \
                 '9' FROM scope s JOIN units u ON u.parent_id = s.row UNION SELECT g.row, '', '9' FROM scope s JOIN \
                 merged g ON g.heir = s.row) "
            }
        }
    }

    /// When a row that lies in a unit, with its day, belongs to the scope. Few units were ever merged: only for what
    /// lies in those the day is looked at.
    pub(super) fn holds(unit: &str, day: &str) -> String {
        format!(
            "{unit} IN (SELECT row FROM scope) AND ({unit} NOT IN (SELECT row FROM scope WHERE since <> '' OR until <> \
             '{OPEN}') OR {day} IS NULL OR EXISTS (SELECT 1 FROM scope x WHERE x.row = {unit} AND (x.since = '' OR \
             substr({day}, 1, length(x.since)) > x.since) AND substr({day}, 1, length(x.until)) <= x.until))"
        )
    }
}

/// Every zone of the day with the units that lie in it, and what they were made of: a zone and a unit a line.
pub(super) const ZONE_UNITS: &str = "WITH RECURSIVE merged(row, heir, last) AS MATERIALIZED (SELECT row, \
    successor_id, valid_to_on FROM units WHERE successor_id IS NOT NULL AND valid_to_on IS NOT NULL), scope(zone, \
    row) AS (SELECT m.of, m.unit_id FROM zones_members m WHERE m.void = 0 AND m.from_on <= :day AND (m.to_on IS \
    NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT s.zone, u.row FROM scope s JOIN units u ON \
    u.parent_id = s.row UNION SELECT s.zone, g.row FROM scope s JOIN merged g ON g.heir = s.row) SELECT zone, row \
    FROM scope WHERE row IS NOT NULL";

/// The lines of persons in the matters `:incidents`, a JSON list: a matter and a person a line.
pub(super) const PERSONS_OF: &str = "SELECT p.of, p.person_id FROM incidents_persons p WHERE p.void = 0 AND p.of IN (SELECT \
    value FROM json_each(:incidents))";

/// How many cases are filed on each of the matters `:incidents`.
pub(super) const CASES_OF: &str = "SELECT c.incident_id, count(*) FROM cases c WHERE NOT c.void AND c.incident_id IN (SELECT \
    value FROM json_each(:incidents)) GROUP BY 1";

/// The office's answers for the year to what the report leaves open; the later goes before the earlier.
pub(super) const CHOSEN: &str =
    "SELECT question, choice FROM counting_choices WHERE void = 0 AND period_year = :year ORDER BY row";
