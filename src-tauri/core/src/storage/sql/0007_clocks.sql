-- More time granted to a verification or a case, and indexes the clocks of procedure are read off.

-- 线索处置延期
CREATE TABLE disposals_extensions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES disposals(row),
  applied_on TEXT NOT NULL CHECK (applied_on GLOB '[12][0-9][0-9][0-9]*' AND length(applied_on) IN (4, 7, 10)),
  reason_text TEXT NOT NULL CHECK (reason_text <> ''),
  old_due_on TEXT NOT NULL CHECK (old_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(old_due_on) IN (4, 7, 10)),
  new_due_on TEXT NOT NULL CHECK (new_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(new_due_on) IN (4, 7, 10)),
  approved_by INTEGER REFERENCES persons(row),
  approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]*' AND length(approved_on) IN (4, 7, 10)),
  rule_code TEXT CHECK (rule_code IN ('D10', 'D12', 'D14', 'D18')),
  remark TEXT,
  confidential_level TEXT,
  incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
  written TEXT,
  void INTEGER NOT NULL CHECK (void IN (0, 1)),
  void_reason TEXT,
  came_from INTEGER REFERENCES sources(row),
  came_row INTEGER,
  entered INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 16)
) STRICT;
CREATE UNIQUE INDEX disposals_extensions_id ON disposals_extensions(id);
CREATE INDEX disposals_extensions_of ON disposals_extensions(of);
CREATE TABLE disposals_extensions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES disposals_extensions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX disposals_extensions_history_row ON disposals_extensions_history(row);
CREATE VIRTUAL TABLE disposals_extensions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO disposals_extensions_search(disposals_extensions_search, rank) VALUES ('secure-delete', 1);

-- 案件延期
CREATE TABLE cases_extensions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES cases(row),
  applied_on TEXT NOT NULL CHECK (applied_on GLOB '[12][0-9][0-9][0-9]*' AND length(applied_on) IN (4, 7, 10)),
  reason_text TEXT NOT NULL CHECK (reason_text <> ''),
  old_due_on TEXT NOT NULL CHECK (old_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(old_due_on) IN (4, 7, 10)),
  new_due_on TEXT NOT NULL CHECK (new_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(new_due_on) IN (4, 7, 10)),
  approved_by INTEGER REFERENCES persons(row),
  approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]*' AND length(approved_on) IN (4, 7, 10)),
  rule_code TEXT CHECK (rule_code IN ('D10', 'D12', 'D14', 'D18')),
  remark TEXT,
  confidential_level TEXT,
  incomplete INTEGER NOT NULL CHECK (incomplete IN (0, 1)),
  written TEXT,
  void INTEGER NOT NULL CHECK (void IN (0, 1)),
  void_reason TEXT,
  came_from INTEGER REFERENCES sources(row),
  came_row INTEGER,
  entered INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 16)
) STRICT;
CREATE UNIQUE INDEX cases_extensions_id ON cases_extensions(id);
CREATE INDEX cases_extensions_of ON cases_extensions(of);
CREATE TABLE cases_extensions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES cases_extensions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX cases_extensions_history_row ON cases_extensions_history(row);
CREATE VIRTUAL TABLE cases_extensions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO cases_extensions_search(cases_extensions_search, rank) VALUES ('secure-delete', 1);

CREATE INDEX disposals_extensions_counts ON disposals_extensions(incomplete, void);
CREATE INDEX cases_extensions_counts ON cases_extensions(incomplete, void);

-- A clock asks for two days of every row of a register, or of the first row that links to it: they are read off an index.
CREATE INDEX petitions_clocks ON petitions(void, received_on, name_kind, repeat_flag, notified_on, fed_back_on, closed_on, due_on,
    upper_jurisdiction, origin, accepted_on, transferred_on, assigned_on);
CREATE INDEX clues_applied ON clues(filing_applied_on, void, closed_on) WHERE filing_applied_on IS NOT NULL;
DROP INDEX disposals_clue;
CREATE INDEX disposals_clue ON disposals(clue_id, void, opinion_on);
DROP INDEX disposals_approved;
CREATE INDEX disposals_approved ON disposals(void, approved_on, way, clue_id, ended_on);
DROP INDEX sanctions_case;
CREATE INDEX sanctions_case ON sanctions(case_id, void, sanction_class);
