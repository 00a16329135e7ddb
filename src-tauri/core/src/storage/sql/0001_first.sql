-- Format 1: the bones of the office, its main chain of registers, and what the facts of the figures scan.

CREATE TABLE trail (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  account TEXT NOT NULL,
  deed TEXT NOT NULL,
  register TEXT,
  id BLOB,
  batch INTEGER,
  rows INTEGER NOT NULL,
  digest BLOB CHECK (digest IS NULL OR length(digest) = 16),
  mac BLOB NOT NULL CHECK (length(mac) = 16)
) STRICT;
CREATE TRIGGER trail_keeps BEFORE UPDATE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append only'); END;
CREATE TRIGGER trail_stays BEFORE DELETE ON trail BEGIN SELECT RAISE(ABORT, 'the trail is append only'); END;

CREATE TABLE batches (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  register TEXT NOT NULL,
  trail INTEGER NOT NULL,
  report TEXT,
  withdrawn INTEGER
) STRICT;

CREATE TABLE sources (
  row INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batches(row),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX sources_batch ON sources(batch);

CREATE TABLE code_lists (
  name TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
  list TEXT NOT NULL REFERENCES code_lists(name),
  word TEXT NOT NULL CHECK (word GLOB '[a-z]*'),
  label TEXT NOT NULL CHECK (label <> ''),
  kin TEXT NOT NULL,
  synonyms TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (list, word)
) STRICT, WITHOUT ROWID;

CREATE TABLE looks (
  trail INTEGER PRIMARY KEY,
  register TEXT NOT NULL,
  id BLOB NOT NULL CHECK (length(id) = 16),
  field TEXT NOT NULL,
  reason BLOB NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- 单位库
CREATE TABLE units (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  code TEXT,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  kind_code TEXT,
  valid_from_on TEXT CHECK (valid_from_on GLOB '[12][0-9][0-9][0-9]*' AND length(valid_from_on) IN (4, 7, 10)),
  valid_to_on TEXT CHECK (valid_to_on GLOB '[12][0-9][0-9][0-9]*' AND length(valid_to_on) IN (4, 7, 10)),
  short_name TEXT,
  aliases TEXT,
  parent_id INTEGER REFERENCES units(row),
  discipline_body TEXT,
  successor_id INTEGER REFERENCES units(row),
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
CREATE UNIQUE INDEX units_id ON units(id);
CREATE TABLE units_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES units(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX units_history_row ON units_history(row);
CREATE VIRTUAL TABLE units_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO units_search(units_search, rank) VALUES ('secure-delete', 1);

-- 一把手任期
CREATE TABLE units_head_terms (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES units(row),
  person_id INTEGER NOT NULL REFERENCES persons(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX units_head_terms_id ON units_head_terms(id);
CREATE INDEX units_head_terms_of ON units_head_terms(of);
CREATE TABLE units_head_terms_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES units_head_terms(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX units_head_terms_history_row ON units_head_terms_history(row);
CREATE VIRTUAL TABLE units_head_terms_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO units_head_terms_search(units_head_terms_search, rank) VALUES ('secure-delete', 1);

-- 人员库
CREATE TABLE persons (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  post_text TEXT,
  gender_code TEXT,
  birth_month TEXT CHECK (birth_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  ethnic_code TEXT,
  id_no BLOB,
  politics_code TEXT,
  party_joined_on TEXT CHECK (party_joined_on GLOB '[12][0-9][0-9][0-9]*' AND length(party_joined_on) IN (4, 7, 10)),
  edu_code TEXT,
  rank_code TEXT,
  identity_code TEXT,
  npc_level TEXT,
  cppcc_level TEXT,
  party_rep_level TEXT,
  impact_until_on TEXT CHECK (impact_until_on GLOB '[12][0-9][0-9][0-9]*' AND length(impact_until_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX persons_id ON persons(id);
CREATE TABLE persons_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES persons(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX persons_history_row ON persons_history(row);
CREATE VIRTUAL TABLE persons_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO persons_search(persons_search, rank) VALUES ('secure-delete', 1);

-- 履历
CREATE TABLE persons_career (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES persons(row),
  unit_id INTEGER REFERENCES units(row),
  post_text TEXT NOT NULL CHECK (post_text <> ''),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX persons_career_id ON persons_career(id);
CREATE INDEX persons_career_of ON persons_career(of);
CREATE TABLE persons_career_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES persons_career(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX persons_career_history_row ON persons_career_history(row);
CREATE VIRTUAL TABLE persons_career_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO persons_career_search(persons_career_search, rank) VALUES ('secure-delete', 1);

-- 亲属及利害关系
CREATE TABLE persons_relations (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES persons(row),
  other_person_id INTEGER NOT NULL REFERENCES persons(row),
  relation_code TEXT NOT NULL CHECK (relation_code <> ''),
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
CREATE UNIQUE INDEX persons_relations_id ON persons_relations(id);
CREATE INDEX persons_relations_of ON persons_relations(of);
CREATE TABLE persons_relations_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES persons_relations(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX persons_relations_history_row ON persons_relations_history(row);
CREATE VIRTUAL TABLE persons_relations_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO persons_relations_search(persons_relations_search, rank) VALUES ('secure-delete', 1);

-- 片区
CREATE TABLE zones (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  zone_no TEXT NOT NULL CHECK (zone_no <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  lead_id INTEGER REFERENCES persons(row),
  contact_id INTEGER REFERENCES persons(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX zones_id ON zones(id);
CREATE TABLE zones_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES zones(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX zones_history_row ON zones_history(row);
CREATE VIRTUAL TABLE zones_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO zones_search(zones_search, rank) VALUES ('secure-delete', 1);

-- 片区成员单位
CREATE TABLE zones_members (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES zones(row),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX zones_members_id ON zones_members(id);
CREATE INDEX zones_members_of ON zones_members(of);
CREATE TABLE zones_members_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES zones_members(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX zones_members_history_row ON zones_members_history(row);
CREATE VIRTUAL TABLE zones_members_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO zones_members_search(zones_members_search, rank) VALUES ('secure-delete', 1);

-- 领导小组和工作组
CREATE TABLE task_forces (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  kind_code TEXT NOT NULL CHECK (kind_code IN ('leading_group', 'group_office', 'work_group', 'cleanup_group')),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  leader_id INTEGER REFERENCES persons(row),
  setup_doc_no TEXT,
  parent_id INTEGER REFERENCES task_forces(row),
  station_unit_id INTEGER REFERENCES units(row),
  mission TEXT,
  lead_unit_id INTEGER REFERENCES units(row),
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
CREATE UNIQUE INDEX task_forces_id ON task_forces(id);
CREATE TABLE task_forces_assist_unit_ids (row INTEGER NOT NULL REFERENCES task_forces(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX task_forces_assist_unit_ids_other ON task_forces_assist_unit_ids(other);
CREATE TABLE task_forces_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES task_forces(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX task_forces_history_row ON task_forces_history(row);
CREATE VIRTUAL TABLE task_forces_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO task_forces_search(task_forces_search, rank) VALUES ('secure-delete', 1);

-- 小组成员
CREATE TABLE task_forces_members (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES task_forces(row),
  person_id INTEGER NOT NULL REFERENCES persons(row),
  role_code TEXT,
  home_unit_id INTEGER REFERENCES units(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX task_forces_members_id ON task_forces_members(id);
CREATE INDEX task_forces_members_of ON task_forces_members(of);
CREATE TABLE task_forces_members_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES task_forces_members(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX task_forces_members_history_row ON task_forces_members_history(row);
CREATE VIRTUAL TABLE task_forces_members_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO task_forces_members_search(task_forces_members_search, rank) VALUES ('secure-delete', 1);

-- 文件方案库
CREATE TABLE documents (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  issued_on TEXT NOT NULL CHECK (issued_on GLOB '[12][0-9][0-9][0-9]*' AND length(issued_on) IN (4, 7, 10)),
  doc_no TEXT,
  kind_code TEXT,
  action_code TEXT CHECK (action_code IN ('new', 'revise', 'abolish')),
  unit_id INTEGER REFERENCES units(row),
  trial_until_on TEXT CHECK (trial_until_on GLOB '[12][0-9][0-9][0-9]*' AND length(trial_until_on) IN (4, 7, 10)),
  campaign_id INTEGER REFERENCES campaigns(row),
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
CREATE UNIQUE INDEX documents_id ON documents(id);
CREATE TABLE documents_replaces_ids (row INTEGER NOT NULL REFERENCES documents(row), other INTEGER NOT NULL REFERENCES documents(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX documents_replaces_ids_other ON documents_replaces_ids(other);
CREATE TABLE documents_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES documents(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX documents_history_row ON documents_history(row);
CREATE VIRTUAL TABLE documents_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO documents_search(documents_search, rank) VALUES ('secure-delete', 1);

-- 专项活动
CREATE TABLE campaigns (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  name TEXT NOT NULL CHECK (name <> ''),
  period_year INTEGER NOT NULL,
  kind_code TEXT,
  from_on TEXT CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  lead_unit_id INTEGER REFERENCES units(row),
  document_id INTEGER REFERENCES documents(row),
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
CREATE UNIQUE INDEX campaigns_id ON campaigns(id);
CREATE TABLE campaigns_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES campaigns(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX campaigns_history_row ON campaigns_history(row);
CREATE VIRTUAL TABLE campaigns_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO campaigns_search(campaigns_search, rank) VALUES ('secure-delete', 1);

-- 专项子项
CREATE TABLE campaigns_items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES campaigns(row),
  item_no INTEGER NOT NULL,
  item_text TEXT,
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
CREATE UNIQUE INDEX campaigns_items_id ON campaigns_items(id);
CREATE INDEX campaigns_items_of ON campaigns_items(of);
CREATE TABLE campaigns_items_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES campaigns_items(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX campaigns_items_history_row ON campaigns_items_history(row);
CREATE VIRTUAL TABLE campaigns_items_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO campaigns_items_search(campaigns_items_search, rank) VALUES ('secure-delete', 1);

-- 整改任务
CREATE TABLE tasks (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  period_year INTEGER NOT NULL,
  task_no TEXT NOT NULL CHECK (task_no <> ''),
  campaign_code TEXT,
  document_id INTEGER REFERENCES documents(row),
  problem TEXT,
  task_text TEXT NOT NULL CHECK (task_text <> ''),
  target TEXT,
  safeguard TEXT,
  lead_leader_id INTEGER REFERENCES persons(row),
  lead_unit_id INTEGER REFERENCES units(row),
  resp_person_id INTEGER REFERENCES persons(row),
  due_kind TEXT CHECK (due_kind IN ('at_once', 'by_day', 'long_term')),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  milestone TEXT,
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
CREATE UNIQUE INDEX tasks_id ON tasks(id);
CREATE TABLE tasks_resp_unit_ids (row INTEGER NOT NULL REFERENCES tasks(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_resp_unit_ids_other ON tasks_resp_unit_ids(other);
CREATE TABLE tasks_assist_unit_ids (row INTEGER NOT NULL REFERENCES tasks(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_assist_unit_ids_other ON tasks_assist_unit_ids(other);
CREATE TABLE tasks_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES tasks(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX tasks_history_row ON tasks_history(row);
CREATE VIRTUAL TABLE tasks_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO tasks_search(tasks_search, rank) VALUES ('secure-delete', 1);

-- 整改措施
CREATE TABLE measures (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  task_id INTEGER NOT NULL REFERENCES tasks(row),
  measure_no TEXT NOT NULL CHECK (measure_no <> ''),
  measure_text TEXT NOT NULL CHECK (measure_text <> ''),
  batch TEXT CHECK (batch IN ('initial', 'refined')),
  parent_measure_id INTEGER REFERENCES measures(row),
  target TEXT,
  lead_leader_id INTEGER REFERENCES persons(row),
  lead_unit_id INTEGER REFERENCES units(row),
  resp_person_id INTEGER REFERENCES persons(row),
  due_kind TEXT CHECK (due_kind IN ('at_once', 'by_day', 'long_term')),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  progress TEXT CHECK (progress IN ('not_started', 'running', 'nearly_done', 'done', 'closed', 'long_term')),
  done_on TEXT CHECK (done_on GLOB '[12][0-9][0-9][0-9]*' AND length(done_on) IN (4, 7, 10)),
  result TEXT,
  milestone TEXT,
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
CREATE UNIQUE INDEX measures_id ON measures(id);
CREATE TABLE measures_resp_unit_ids (row INTEGER NOT NULL REFERENCES measures(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX measures_resp_unit_ids_other ON measures_resp_unit_ids(other);
CREATE TABLE measures_assist_unit_ids (row INTEGER NOT NULL REFERENCES measures(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX measures_assist_unit_ids_other ON measures_assist_unit_ids(other);
CREATE TABLE measures_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES measures(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX measures_history_row ON measures_history(row);
CREATE VIRTUAL TABLE measures_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO measures_search(measures_search, rank) VALUES ('secure-delete', 1);

-- 措施延期
CREATE TABLE measures_extensions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES measures(row),
  applied_on TEXT NOT NULL CHECK (applied_on GLOB '[12][0-9][0-9][0-9]*' AND length(applied_on) IN (4, 7, 10)),
  reason_text TEXT NOT NULL CHECK (reason_text <> ''),
  old_due_on TEXT NOT NULL CHECK (old_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(old_due_on) IN (4, 7, 10)),
  new_due_on TEXT NOT NULL CHECK (new_due_on GLOB '[12][0-9][0-9][0-9]*' AND length(new_due_on) IN (4, 7, 10)),
  approved_by INTEGER REFERENCES persons(row),
  approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]*' AND length(approved_on) IN (4, 7, 10)),
  rule_code TEXT,
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
CREATE UNIQUE INDEX measures_extensions_id ON measures_extensions(id);
CREATE INDEX measures_extensions_of ON measures_extensions(of);
CREATE TABLE measures_extensions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES measures_extensions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX measures_extensions_history_row ON measures_extensions_history(row);
CREATE VIRTUAL TABLE measures_extensions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO measures_extensions_search(measures_extensions_search, rank) VALUES ('secure-delete', 1);

-- 措施进展
CREATE TABLE progress_notes (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  measure_id INTEGER NOT NULL REFERENCES measures(row),
  noted_on TEXT NOT NULL CHECK (noted_on GLOB '[12][0-9][0-9][0-9]*' AND length(noted_on) IN (4, 7, 10)),
  note_text TEXT NOT NULL CHECK (note_text <> ''),
  milestone TEXT,
  percent INTEGER,
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
CREATE UNIQUE INDEX progress_notes_id ON progress_notes(id);
CREATE TABLE progress_notes_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES progress_notes(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX progress_notes_history_row ON progress_notes_history(row);
CREATE VIRTUAL TABLE progress_notes_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO progress_notes_search(progress_notes_search, rank) VALUES ('secure-delete', 1);

-- 销号
CREATE TABLE close_outs (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  measure_id INTEGER NOT NULL REFERENCES measures(row),
  applied_on TEXT NOT NULL CHECK (applied_on GLOB '[12][0-9][0-9][0-9]*' AND length(applied_on) IN (4, 7, 10)),
  fix_text TEXT,
  self_text TEXT,
  lead_text TEXT,
  verify_by INTEGER REFERENCES persons(row),
  verify_on TEXT CHECK (verify_on GLOB '[12][0-9][0-9][0-9]*' AND length(verify_on) IN (4, 7, 10)),
  verify_result TEXT CHECK (verify_result IN ('passed', 'returned')),
  office_text TEXT,
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
  closed_approved_by INTEGER REFERENCES persons(row),
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
CREATE UNIQUE INDEX close_outs_id ON close_outs(id);
CREATE TABLE close_outs_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES close_outs(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX close_outs_history_row ON close_outs_history(row);
CREATE VIRTUAL TABLE close_outs_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO close_outs_search(close_outs_search, rank) VALUES ('secure-delete', 1);

-- 信访举报
CREATE TABLE petitions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  petition_no TEXT NOT NULL CHECK (petition_no <> ''),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]*' AND length(received_on) IN (4, 7, 10)),
  stat_month TEXT CHECK (stat_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  channel TEXT,
  origin TEXT,
  petition_class TEXT,
  tags TEXT CHECK (tags GLOB ',?*,'),
  name_kind TEXT CHECK (name_kind IN ('real', 'signed_unverified', 'anonymous', 'joint')),
  accuser_name BLOB,
  accuser_phone BLOB,
  accuser_id_no BLOB,
  accuser_address BLOB,
  is_group INTEGER CHECK (is_group IN (0, 1)),
  person_num INTEGER,
  repeat_flag INTEGER CHECK (repeat_flag IN (0, 1)),
  repeat_of_id INTEGER REFERENCES petitions(row),
  repeat_num INTEGER,
  summary TEXT,
  issue_types TEXT CHECK (issue_types GLOB ',?*,'),
  issue_unit_id INTEGER REFERENCES units(row),
  upper_jurisdiction INTEGER CHECK (upper_jurisdiction IN (0, 1)),
  proposal TEXT,
  instruction TEXT,
  deal_type TEXT CHECK (deal_type IN ('own', 'forward', 'assign', 'urge', 'coordinate', 'keep')),
  handler_unit_id INTEGER REFERENCES units(row),
  handler_id INTEGER REFERENCES persons(row),
  assigned_on TEXT CHECK (assigned_on GLOB '[12][0-9][0-9][0-9]*' AND length(assigned_on) IN (4, 7, 10)),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  accepted_on TEXT CHECK (accepted_on GLOB '[12][0-9][0-9][0-9]*' AND length(accepted_on) IN (4, 7, 10)),
  transferred_on TEXT CHECK (transferred_on GLOB '[12][0-9][0-9][0-9]*' AND length(transferred_on) IN (4, 7, 10)),
  notified_on TEXT CHECK (notified_on GLOB '[12][0-9][0-9][0-9]*' AND length(notified_on) IN (4, 7, 10)),
  notify_way TEXT,
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
  result_class TEXT CHECK (result_class IN ('file', 'close', 'remind', 'shelve', 'hand_to_party')),
  result_text TEXT,
  followed_by_id INTEGER REFERENCES persons(row),
  fed_back_on TEXT CHECK (fed_back_on GLOB '[12][0-9][0-9][0-9]*' AND length(fed_back_on) IN (4, 7, 10)),
  feedback_way TEXT,
  feedback_text TEXT,
  satisfaction_code TEXT,
  objection TEXT,
  count_flag INTEGER CHECK (count_flag IN (0, 1)),
  count_reason TEXT,
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
CREATE UNIQUE INDEX petitions_id ON petitions(id);
CREATE UNIQUE INDEX petitions_number ON petitions(petition_no) WHERE NOT void;
CREATE TABLE petitions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES petitions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX petitions_history_row ON petitions_history(row);
CREATE VIRTUAL TABLE petitions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO petitions_search(petitions_search, rank) VALUES ('secure-delete', 1);

-- 被反映人
CREATE TABLE petitions_accused (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES petitions(row),
  name TEXT NOT NULL CHECK (name <> ''),
  unit_id INTEGER REFERENCES units(row),
  post_text TEXT,
  rank_code TEXT,
  politics_code TEXT,
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
CREATE UNIQUE INDEX petitions_accused_id ON petitions_accused(id);
CREATE INDEX petitions_accused_of ON petitions_accused(of);
CREATE TABLE petitions_accused_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES petitions_accused(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX petitions_accused_history_row ON petitions_accused_history(row);
CREATE VIRTUAL TABLE petitions_accused_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO petitions_accused_search(petitions_accused_search, rank) VALUES ('secure-delete', 1);

-- 疑难协调
CREATE TABLE petitions_coordination (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES petitions(row),
  difficulty_text TEXT NOT NULL CHECK (difficulty_text <> ''),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]*' AND length(on_date) IN (4, 7, 10)),
  result_text TEXT,
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
CREATE UNIQUE INDEX petitions_coordination_id ON petitions_coordination(id);
CREATE INDEX petitions_coordination_of ON petitions_coordination(of);
CREATE TABLE petitions_coordination_unit_ids (row INTEGER NOT NULL REFERENCES petitions_coordination(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX petitions_coordination_unit_ids_other ON petitions_coordination_unit_ids(other);
CREATE TABLE petitions_coordination_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES petitions_coordination(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX petitions_coordination_history_row ON petitions_coordination_history(row);
CREATE VIRTUAL TABLE petitions_coordination_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO petitions_coordination_search(petitions_coordination_search, rank) VALUES ('secure-delete', 1);

-- 问题线索
CREATE TABLE clues (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  clue_no TEXT NOT NULL CHECK (clue_no <> ''),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]*' AND length(received_on) IN (4, 7, 10)),
  registered_on TEXT CHECK (registered_on GLOB '[12][0-9][0-9][0-9]*' AND length(registered_on) IN (4, 7, 10)),
  source TEXT,
  subject_person_id INTEGER REFERENCES persons(row),
  subject_unit_id INTEGER REFERENCES units(row),
  unit_id INTEGER REFERENCES units(row),
  post_text TEXT,
  rank_code TEXT,
  politics_code TEXT,
  is_supervisee INTEGER CHECK (is_supervisee IN (0, 1)),
  first_hand_code TEXT CHECK (first_hand_code IN ('no', 'at_handling', 'at_act', 'both')),
  npc_level TEXT,
  cppcc_level TEXT,
  party_rep_level TEXT,
  problem_text TEXT,
  problem_codes TEXT CHECK (problem_codes GLOB ',?*,'),
  amount_fen INTEGER,
  tags TEXT CHECK (tags GLOB ',?*,'),
  campaign_id INTEGER REFERENCES campaigns(row),
  assign_opinion TEXT,
  handler_unit_id INTEGER REFERENCES units(row),
  handler_id INTEGER REFERENCES persons(row),
  filing_applied_on TEXT CHECK (filing_applied_on GLOB '[12][0-9][0-9][0-9]*' AND length(filing_applied_on) IN (4, 7, 10)),
  stage TEXT CHECK (stage IN ('registered', 'assigning', 'opinion', 'talking', 'verifying', 'shelved', 'filing', 'investigating', 'to_trial', 'trial', 'decided', 'announced', 'closed', 'archived', 'dropped')),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
  result_text TEXT,
  four_form_code TEXT CHECK (four_form_code IN ('first', 'second', 'third', 'fourth', 'none')),
  result_reported_on TEXT CHECK (result_reported_on GLOB '[12][0-9][0-9][0-9]*' AND length(result_reported_on) IN (4, 7, 10)),
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (subject_person_id IS NOT NULL OR subject_unit_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX clues_id ON clues(id);
CREATE UNIQUE INDEX clues_number ON clues(clue_no) WHERE NOT void;
CREATE TABLE clues_petition_ids (row INTEGER NOT NULL REFERENCES clues(row), other INTEGER NOT NULL REFERENCES petitions(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX clues_petition_ids_other ON clues_petition_ids(other);
CREATE TABLE clues_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES clues(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX clues_history_row ON clues_history(row);
CREATE VIRTUAL TABLE clues_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO clues_search(clues_search, rank) VALUES ('secure-delete', 1);

-- 线索经手签名
CREATE TABLE clues_hand_overs (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES clues(row),
  stage TEXT NOT NULL CHECK (stage IN ('registered', 'assigning', 'opinion', 'talking', 'verifying', 'shelved', 'filing', 'investigating', 'to_trial', 'trial', 'decided', 'announced', 'closed', 'archived', 'dropped')),
  from_person_id INTEGER NOT NULL REFERENCES persons(row),
  to_person_id INTEGER NOT NULL REFERENCES persons(row),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]*' AND length(on_date) IN (4, 7, 10)),
  material_text TEXT,
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
CREATE UNIQUE INDEX clues_hand_overs_id ON clues_hand_overs(id);
CREATE INDEX clues_hand_overs_of ON clues_hand_overs(of);
CREATE TABLE clues_hand_overs_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES clues_hand_overs(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX clues_hand_overs_history_row ON clues_hand_overs_history(row);
CREATE VIRTUAL TABLE clues_hand_overs_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO clues_hand_overs_search(clues_hand_overs_search, rank) VALUES ('secure-delete', 1);

-- 线索处置
CREATE TABLE disposals (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  clue_id INTEGER NOT NULL REFERENCES clues(row),
  way TEXT NOT NULL CHECK (way IN ('talk', 'verify', 'shelve', 'close', 'forward', 'merge')),
  opinion_on TEXT CHECK (opinion_on GLOB '[12][0-9][0-9][0-9]*' AND length(opinion_on) IN (4, 7, 10)),
  opinion_text TEXT,
  approved_by INTEGER REFERENCES persons(row),
  approved_on TEXT CHECK (approved_on GLOB '[12][0-9][0-9][0-9]*' AND length(approved_on) IN (4, 7, 10)),
  started_on TEXT CHECK (started_on GLOB '[12][0-9][0-9][0-9]*' AND length(started_on) IN (4, 7, 10)),
  ended_on TEXT CHECK (ended_on GLOB '[12][0-9][0-9][0-9]*' AND length(ended_on) IN (4, 7, 10)),
  leader_id INTEGER REFERENCES persons(row),
  letter_received_on TEXT CHECK (letter_received_on GLOB '[12][0-9][0-9][0-9]*' AND length(letter_received_on) IN (4, 7, 10)),
  replied_on TEXT CHECK (replied_on GLOB '[12][0-9][0-9][0-9]*' AND length(replied_on) IN (4, 7, 10)),
  talk_ended_on TEXT CHECK (talk_ended_on GLOB '[12][0-9][0-9][0-9]*' AND length(talk_ended_on) IN (4, 7, 10)),
  reported_on TEXT CHECK (reported_on GLOB '[12][0-9][0-9][0-9]*' AND length(reported_on) IN (4, 7, 10)),
  face_to_face INTEGER CHECK (face_to_face IN (0, 1)),
  verify_result TEXT CHECK (verify_result IN ('file', 'close', 'remind', 'shelve', 'hand_to_party')),
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
CREATE UNIQUE INDEX disposals_id ON disposals(id);
CREATE TABLE disposals_member_ids (row INTEGER NOT NULL REFERENCES disposals(row), other INTEGER NOT NULL REFERENCES persons(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX disposals_member_ids_other ON disposals_member_ids(other);
CREATE TABLE disposals_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES disposals(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX disposals_history_row ON disposals_history(row);
CREATE VIRTUAL TABLE disposals_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO disposals_search(disposals_search, rank) VALUES ('secure-delete', 1);

-- 事项
CREATE TABLE incidents (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  incident_no TEXT NOT NULL CHECK (incident_no <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  facts TEXT,
  is_cluster INTEGER CHECK (is_cluster IN (0, 1)),
  tags TEXT CHECK (tags GLOB ',?*,'),
  eight_rule_code TEXT,
  act_from_on TEXT CHECK (act_from_on GLOB '[12][0-9][0-9][0-9]*' AND length(act_from_on) IN (4, 7, 10)),
  act_to_on TEXT CHECK (act_to_on GLOB '[12][0-9][0-9][0-9]*' AND length(act_to_on) IN (4, 7, 10)),
  dingfeng_flag INTEGER CHECK (dingfeng_flag IN (0, 1)),
  unit_id INTEGER REFERENCES units(row),
  amount_fen INTEGER,
  concluded_on TEXT CHECK (concluded_on GLOB '[12][0-9][0-9][0-9]*' AND length(concluded_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX incidents_id ON incidents(id);
CREATE UNIQUE INDEX incidents_number ON incidents(incident_no) WHERE NOT void;
CREATE TABLE incidents_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES incidents(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX incidents_history_row ON incidents_history(row);
CREATE VIRTUAL TABLE incidents_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO incidents_search(incidents_search, rank) VALUES ('secure-delete', 1);

-- 事项人员
CREATE TABLE incidents_persons (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES incidents(row),
  person_id INTEGER NOT NULL REFERENCES persons(row),
  role_code TEXT,
  identity_code TEXT,
  rank_code TEXT,
  post_text TEXT,
  unit_id INTEGER REFERENCES units(row),
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
CREATE UNIQUE INDEX incidents_persons_id ON incidents_persons(id);
CREATE INDEX incidents_persons_of ON incidents_persons(of);
CREATE TABLE incidents_persons_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES incidents_persons(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX incidents_persons_history_row ON incidents_persons_history(row);
CREATE VIRTUAL TABLE incidents_persons_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO incidents_persons_search(incidents_persons_search, rank) VALUES ('secure-delete', 1);

-- 案件
CREATE TABLE cases (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  case_no TEXT NOT NULL CHECK (case_no <> ''),
  filed_on TEXT NOT NULL CHECK (filed_on GLOB '[12][0-9][0-9][0-9]*' AND length(filed_on) IN (4, 7, 10)),
  person_id INTEGER REFERENCES persons(row),
  subject_unit_id INTEGER REFERENCES units(row),
  incident_id INTEGER REFERENCES incidents(row),
  clue_id INTEGER REFERENCES clues(row),
  gender_code TEXT,
  ethnic_code TEXT,
  birth_month TEXT CHECK (birth_month GLOB '[12][0-9][0-9][0-9]-[01][0-9]'),
  edu_code TEXT,
  politics_code TEXT,
  party_joined_on TEXT CHECK (party_joined_on GLOB '[12][0-9][0-9][0-9]*' AND length(party_joined_on) IN (4, 7, 10)),
  unit_id INTEGER REFERENCES units(row),
  post_text TEXT,
  rank_code TEXT,
  identity_code TEXT,
  id_type BLOB,
  id_no BLOB,
  is_supervisee INTEGER CHECK (is_supervisee IN (0, 1)),
  first_hand_code TEXT CHECK (first_hand_code IN ('no', 'at_handling', 'at_act', 'both')),
  party_rep_level TEXT,
  npc_level TEXT,
  cppcc_level TEXT,
  violation_text TEXT,
  discipline_codes TEXT CHECK (discipline_codes GLOB ',?*,'),
  filing_unit_id INTEGER REFERENCES units(row),
  approved_by INTEGER REFERENCES persons(row),
  work_mode TEXT,
  task_force_id INTEGER REFERENCES task_forces(row),
  investigated_on TEXT CHECK (investigated_on GLOB '[12][0-9][0-9][0-9]*' AND length(investigated_on) IN (4, 7, 10)),
  to_trial_on TEXT CHECK (to_trial_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_trial_on) IN (4, 7, 10)),
  trial_done_on TEXT CHECK (trial_done_on GLOB '[12][0-9][0-9][0-9]*' AND length(trial_done_on) IN (4, 7, 10)),
  decision_unit_id INTEGER REFERENCES units(row),
  decision_no TEXT,
  decided_on TEXT CHECK (decided_on GLOB '[12][0-9][0-9][0-9]*' AND length(decided_on) IN (4, 7, 10)),
  announced_on TEXT CHECK (announced_on GLOB '[12][0-9][0-9][0-9]*' AND length(announced_on) IN (4, 7, 10)),
  executed_on TEXT CHECK (executed_on GLOB '[12][0-9][0-9][0-9]*' AND length(executed_on) IN (4, 7, 10)),
  archived_on TEXT CHECK (archived_on GLOB '[12][0-9][0-9][0-9]*' AND length(archived_on) IN (4, 7, 10)),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
  illicit_fen INTEGER,
  recovered_fen INTEGER,
  stage TEXT CHECK (stage IN ('registered', 'assigning', 'opinion', 'talking', 'verifying', 'shelved', 'filing', 'investigating', 'to_trial', 'trial', 'decided', 'announced', 'closed', 'archived', 'dropped')),
  four_form_code TEXT CHECK (four_form_code IN ('first', 'second', 'third', 'fourth', 'none')),
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (person_id IS NOT NULL OR subject_unit_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX cases_id ON cases(id);
CREATE UNIQUE INDEX cases_number ON cases(case_no) WHERE NOT void;
CREATE TABLE cases_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES cases(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX cases_history_row ON cases_history(row);
CREATE VIRTUAL TABLE cases_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO cases_search(cases_search, rank) VALUES ('secure-delete', 1);

-- 审查调查措施
CREATE TABLE cases_measure_log (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES cases(row),
  measure_code TEXT NOT NULL CHECK (measure_code <> ''),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX cases_measure_log_id ON cases_measure_log(id);
CREATE INDEX cases_measure_log_of ON cases_measure_log(of);
CREATE TABLE cases_measure_log_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES cases_measure_log(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX cases_measure_log_history_row ON cases_measure_log_history(row);
CREATE VIRTUAL TABLE cases_measure_log_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO cases_measure_log_search(cases_measure_log_search, rank) VALUES ('secure-delete', 1);

-- 案件经手签名
CREATE TABLE cases_hand_overs (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES cases(row),
  stage TEXT NOT NULL CHECK (stage IN ('registered', 'assigning', 'opinion', 'talking', 'verifying', 'shelved', 'filing', 'investigating', 'to_trial', 'trial', 'decided', 'announced', 'closed', 'archived', 'dropped')),
  from_person_id INTEGER NOT NULL REFERENCES persons(row),
  to_person_id INTEGER NOT NULL REFERENCES persons(row),
  on_date TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]*' AND length(on_date) IN (4, 7, 10)),
  material_text TEXT,
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
CREATE UNIQUE INDEX cases_hand_overs_id ON cases_hand_overs(id);
CREATE INDEX cases_hand_overs_of ON cases_hand_overs(of);
CREATE TABLE cases_hand_overs_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES cases_hand_overs(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX cases_hand_overs_history_row ON cases_hand_overs_history(row);
CREATE VIRTUAL TABLE cases_hand_overs_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO cases_hand_overs_search(cases_hand_overs_search, rank) VALUES ('secure-delete', 1);

-- 处分处理
CREATE TABLE sanctions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  person_id INTEGER REFERENCES persons(row),
  unit_id INTEGER REFERENCES units(row),
  sanction_kind TEXT NOT NULL CHECK (sanction_kind <> ''),
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[12][0-9][0-9][0-9]*' AND length(decided_on) IN (4, 7, 10)),
  sanction_class TEXT CHECK (sanction_class IN ('party', 'administrative', 'government', 'organisational', 'first_form', 'accountability', 'criminal')),
  case_id INTEGER REFERENCES cases(row),
  incident_id INTEGER REFERENCES incidents(row),
  clue_id INTEGER REFERENCES clues(row),
  cause_tags TEXT CHECK (cause_tags GLOB ',?*,'),
  by_unit_id INTEGER REFERENCES units(row),
  doc_no TEXT,
  effective_on TEXT CHECK (effective_on GLOB '[12][0-9][0-9][0-9]*' AND length(effective_on) IN (4, 7, 10)),
  impact_until_on TEXT CHECK (impact_until_on GLOB '[12][0-9][0-9][0-9]*' AND length(impact_until_on) IN (4, 7, 10)),
  announced_on TEXT CHECK (announced_on GLOB '[12][0-9][0-9][0-9]*' AND length(announced_on) IN (4, 7, 10)),
  executed_on TEXT CHECK (executed_on GLOB '[12][0-9][0-9][0-9]*' AND length(executed_on) IN (4, 7, 10)),
  execution_text TEXT,
  pay_changed_on TEXT CHECK (pay_changed_on GLOB '[12][0-9][0-9][0-9]*' AND length(pay_changed_on) IN (4, 7, 10)),
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (person_id IS NOT NULL OR unit_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX sanctions_id ON sanctions(id);
CREATE TABLE sanctions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES sanctions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX sanctions_history_row ON sanctions_history(row);
CREATE VIRTUAL TABLE sanctions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO sanctions_search(sanctions_search, rank) VALUES ('secure-delete', 1);

-- 移送司法
CREATE TABLE transfers (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  person_id INTEGER NOT NULL REFERENCES persons(row),
  transferred_on TEXT NOT NULL CHECK (transferred_on GLOB '[12][0-9][0-9][0-9]*' AND length(transferred_on) IN (4, 7, 10)),
  case_id INTEGER REFERENCES cases(row),
  transfer_to TEXT,
  charge_text TEXT,
  court_result TEXT,
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
CREATE UNIQUE INDEX transfers_id ON transfers(id);
CREATE TABLE transfers_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES transfers(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX transfers_history_row ON transfers_history(row);
CREATE VIRTUAL TABLE transfers_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO transfers_search(transfers_search, rank) VALUES ('secure-delete', 1);

-- What the facts of the figures scan: one covering index each.
CREATE INDEX petitions_fact ON petitions(void, received_on, count_flag, tags, issue_unit_id);
CREATE INDEX clues_fact ON clues(void, registered_on, tags, unit_id, subject_person_id);
CREATE INDEX disposals_fact ON disposals(void, way, started_on, clue_id);
CREATE INDEX incidents_fact ON incidents(void, concluded_on, is_cluster, tags, unit_id);
CREATE INDEX incidents_persons_fact ON incidents_persons(of, void, identity_code, person_id);
CREATE INDEX cases_fact ON cases(void, filed_on, investigated_on, closed_on, person_id, incident_id, unit_id, work_mode, rank_code, first_hand_code);
CREATE INDEX sanctions_fact ON sanctions(void, decided_on, sanction_class, sanction_kind, person_id, case_id, cause_tags);
CREATE INDEX transfers_fact ON transfers(void, transferred_on, person_id, case_id);

-- What links are followed backwards.
CREATE INDEX clues_subject ON clues(subject_person_id);
CREATE INDEX clues_unit ON clues(unit_id);
CREATE INDEX disposals_clue ON disposals(clue_id);
CREATE INDEX cases_person ON cases(person_id);
CREATE INDEX cases_unit ON cases(unit_id);
CREATE INDEX incidents_unit ON incidents(unit_id);
CREATE INDEX persons_unit ON persons(unit_id);
CREATE INDEX petitions_issue_unit ON petitions(issue_unit_id);
CREATE INDEX tasks_lead_unit ON tasks(lead_unit_id);
CREATE INDEX transfers_person ON transfers(person_id);
CREATE INDEX cases_incident ON cases(incident_id);
CREATE INDEX cases_clue ON cases(clue_id);
CREATE INDEX sanctions_person ON sanctions(person_id);
CREATE INDEX sanctions_case ON sanctions(case_id);
CREATE INDEX transfers_case ON transfers(case_id);
CREATE INDEX measures_task ON measures(task_id);
CREATE INDEX progress_notes_measure ON progress_notes(measure_id);
CREATE INDEX close_outs_measure ON close_outs(measure_id);
CREATE INDEX units_parent ON units(parent_id);
CREATE INDEX zones_members_unit ON zones_members(unit_id);
