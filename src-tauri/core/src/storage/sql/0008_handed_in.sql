-- What a hand-in said, frozen: every number it showed, with its stretch of time, part of the county and share under some
-- codes, and the rows behind it with the version each row had then. `changed` and `mac` are the row's own on that day:
-- another `changed` now means it was corrected since.
-- A hand-in of an older program kept only numbers of its whole period; they are kept on as such.
ALTER TABLE submission_values RENAME TO older_values;
ALTER TABLE submission_rows RENAME TO older_rows;

CREATE TABLE submission_values (
  submission INTEGER NOT NULL REFERENCES submissions(row),
  number INTEGER NOT NULL,
  figure TEXT NOT NULL,
  basis TEXT NOT NULL,
  span TEXT NOT NULL CHECK (span IN ('period', 'month', 'year_to_date', 'year_before')),
  period TEXT NOT NULL,
  scope TEXT NOT NULL,
  share TEXT NOT NULL,
  shown TEXT NOT NULL,
  unit TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (submission, number),
  UNIQUE (submission, figure, basis, span, scope, share)
) STRICT, WITHOUT ROWID;
CREATE TABLE submission_rows (
  submission INTEGER NOT NULL,
  number INTEGER NOT NULL,
  register TEXT NOT NULL,
  row INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  PRIMARY KEY (submission, number, register, row),
  FOREIGN KEY (submission, number) REFERENCES submission_values(submission, number)
) STRICT, WITHOUT ROWID;

INSERT INTO submission_values (submission, number, figure, basis, span, period, scope, share, shown, unit, value)
SELECT v.submission, row_number() OVER (PARTITION BY v.submission ORDER BY v.figure, v.basis) - 1, v.figure, v.basis, 'period',
    s.from_on || '..' || s.to_on, '', '', '', v.unit, v.value
FROM older_values v JOIN submissions s ON s.row = v.submission;
INSERT INTO submission_rows (submission, number, register, row, changed, mac)
SELECT o.submission, v.number, o.register, o.row, o.changed, o.mac
FROM older_rows o JOIN submission_values v ON v.submission = o.submission AND v.figure = o.figure AND v.basis = o.basis;

DROP TABLE older_rows;
DROP TABLE older_values;
