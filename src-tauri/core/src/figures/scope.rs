//! Where in the county a question looks, and the few questions that are not about a fact.

/// Which units a question is confined to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Within {
    County,
    /// The unit `:unit` and everything below it. A voided unit still lies where it lay: what hangs on it must not
    /// vanish from its town.
    Unit,
    /// The members of the zone `:zone` on the day, and everything below them.
    Zone,
    /// None, but every row says in which unit it lies.
    Told,
}

impl Within {
    pub(super) fn with(self) -> &'static str {
        match self {
            Within::County | Within::Told => "",
            Within::Unit => {
                "WITH RECURSIVE scope(row) AS (SELECT :unit UNION SELECT u.row FROM scope s JOIN units u ON u.parent_id = \
                 s.row) "
            }
            Within::Zone => {
                "WITH RECURSIVE scope(row) AS (SELECT m.unit_id FROM zones_members m WHERE m.of = :zone AND m.void = 0 AND \
                 m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT \
                 u.row FROM scope s JOIN units u ON u.parent_id = s.row) "
            }
        }
    }
}

/// Every zone of the day with the units that lie in it: a zone and a unit a line.
pub(super) const ZONE_UNITS: &str = "WITH RECURSIVE scope(zone, row) AS (SELECT m.of, m.unit_id FROM zones_members m WHERE \
    m.void = 0 AND m.from_on <= :day AND (m.to_on IS NULL OR m.to_on >= substr(:day, 1, length(m.to_on))) UNION SELECT \
    s.zone, u.row FROM scope s JOIN units u ON u.parent_id = s.row) SELECT zone, row FROM scope WHERE row IS NOT NULL";

/// The lines of persons in the matters `:incidents`, a JSON list: a matter and a person a line.
pub(super) const PERSONS_OF: &str = "SELECT p.of, p.person_id FROM incidents_persons p WHERE p.void = 0 AND p.of IN (SELECT \
    value FROM json_each(:incidents))";

/// How many cases are filed on each of the matters `:incidents`.
pub(super) const CASES_OF: &str = "SELECT c.incident_id, count(*) FROM cases c WHERE NOT c.void AND c.incident_id IN (SELECT \
    value FROM json_each(:incidents)) GROUP BY 1";

/// The office's answers for the year to what the report leaves open; the later goes before the earlier.
pub(super) const CHOSEN: &str =
    "SELECT question, choice FROM counting_choices WHERE void = 0 AND period_year = :year ORDER BY row";
