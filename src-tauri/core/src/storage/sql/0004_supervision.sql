-- Registers of supervision, money, publicity and accountability; a close-out now closes a measure or a finding.

-- 监督检查
CREATE TABLE inspections (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  insp_no TEXT NOT NULL CHECK (insp_no <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  insp_kind TEXT,
  disciplines TEXT CHECK (disciplines GLOB ',?*,'),
  leader_id INTEGER REFERENCES persons(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  unannounced INTEGER CHECK (unannounced IN (0, 1)),
  festival_node TEXT,
  means_text TEXT,
  petition_id INTEGER REFERENCES petitions(row),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX inspections_id ON inspections(id);
CREATE UNIQUE INDEX inspections_number ON inspections(insp_no) WHERE NOT void;
CREATE TABLE inspections_member_ids (row INTEGER NOT NULL REFERENCES inspections(row), other INTEGER NOT NULL REFERENCES persons(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX inspections_member_ids_other ON inspections_member_ids(other);
CREATE TABLE inspections_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES inspections(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX inspections_history_row ON inspections_history(row);
CREATE VIRTUAL TABLE inspections_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO inspections_search(inspections_search, rank) VALUES ('secure-delete', 1);

-- 督查参与和被查单位
CREATE TABLE inspections_units (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES inspections(row),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  role TEXT NOT NULL CHECK (role IN ('participant', 'inspected')),
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
CREATE UNIQUE INDEX inspections_units_id ON inspections_units(id);
CREATE INDEX inspections_units_of ON inspections_units(of);
CREATE TABLE inspections_units_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES inspections_units(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX inspections_units_history_row ON inspections_units_history(row);
CREATE VIRTUAL TABLE inspections_units_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO inspections_units_search(inspections_units_search, rank) VALUES ('secure-delete', 1);

-- 督查问题
CREATE TABLE findings (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  finding_no TEXT NOT NULL CHECK (finding_no <> ''),
  found_on TEXT NOT NULL CHECK (found_on GLOB '[12][0-9][0-9][0-9]*' AND length(found_on) IN (4, 7, 10)),
  resp_unit_id INTEGER NOT NULL REFERENCES units(row),
  inspection_id INTEGER REFERENCES inspections(row),
  finding_text TEXT,
  finding_code TEXT,
  severity TEXT CHECK (severity IN ('at_once', 'by_day', 'long_term', 'to_clue')),
  resp_person_id INTEGER REFERENCES persons(row),
  lead_id INTEGER REFERENCES persons(row),
  require_text TEXT,
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  fix_text TEXT,
  fixed_on TEXT CHECK (fixed_on GLOB '[12][0-9][0-9][0-9]*' AND length(fixed_on) IN (4, 7, 10)),
  verify_by INTEGER REFERENCES persons(row),
  verify_on TEXT CHECK (verify_on GLOB '[12][0-9][0-9][0-9]*' AND length(verify_on) IN (4, 7, 10)),
  verify_result TEXT CHECK (verify_result IN ('passed', 'returned')),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
  closed_approved_by INTEGER REFERENCES persons(row),
  clue_id INTEGER REFERENCES clues(row),
  status TEXT CHECK (status IN ('to_send', 'fixing', 'to_verify', 'closed', 'returned', 'long_term', 'to_clue')),
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
CREATE UNIQUE INDEX findings_id ON findings(id);
CREATE UNIQUE INDEX findings_number ON findings(finding_no) WHERE NOT void;
CREATE TABLE findings_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES findings(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX findings_history_row ON findings_history(row);
CREATE VIRTUAL TABLE findings_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO findings_search(findings_search, rank) VALUES ('secure-delete', 1);

-- 督查问题延期
CREATE TABLE findings_extensions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES findings(row),
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
CREATE UNIQUE INDEX findings_extensions_id ON findings_extensions(id);
CREATE INDEX findings_extensions_of ON findings_extensions(of);
CREATE TABLE findings_extensions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES findings_extensions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX findings_extensions_history_row ON findings_extensions_history(row);
CREATE VIRTUAL TABLE findings_extensions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO findings_extensions_search(findings_extensions_search, rank) VALUES ('secure-delete', 1);

-- 督办通知
CREATE TABLE notices (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  notice_no TEXT NOT NULL CHECK (notice_no <> ''),
  sent_on TEXT NOT NULL CHECK (sent_on GLOB '[12][0-9][0-9][0-9]*' AND length(sent_on) IN (4, 7, 10)),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  notice_kind TEXT,
  signed_on TEXT CHECK (signed_on GLOB '[12][0-9][0-9][0-9]*' AND length(signed_on) IN (4, 7, 10)),
  signed_by TEXT,
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  replied_on TEXT CHECK (replied_on GLOB '[12][0-9][0-9][0-9]*' AND length(replied_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX notices_id ON notices(id);
CREATE UNIQUE INDEX notices_number ON notices(notice_no) WHERE NOT void;
CREATE TABLE notices_finding_ids (row INTEGER NOT NULL REFERENCES notices(row), other INTEGER NOT NULL REFERENCES findings(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX notices_finding_ids_other ON notices_finding_ids(other);
CREATE TABLE notices_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES notices(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX notices_history_row ON notices_history(row);
CREATE VIRTUAL TABLE notices_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO notices_search(notices_search, rank) VALUES ('secure-delete', 1);

-- 监督检查备案
CREATE TABLE filings (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  inspection_id INTEGER NOT NULL REFERENCES inspections(row),
  filed_on TEXT NOT NULL CHECK (filed_on GLOB '[12][0-9][0-9][0-9]*' AND length(filed_on) IN (4, 7, 10)),
  unit_id INTEGER REFERENCES units(row),
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
CREATE UNIQUE INDEX filings_id ON filings(id);
CREATE TABLE filings_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES filings(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX filings_history_row ON filings_history(row);
CREATE VIRTUAL TABLE filings_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO filings_search(filings_search, rank) VALUES ('secure-delete', 1);

-- 对单位措施
CREATE TABLE unit_measures (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  measure_kind TEXT NOT NULL CHECK (measure_kind <> ''),
  reason_kind TEXT,
  reason_text TEXT,
  target_kind TEXT CHECK (target_kind IN ('unit', 'head', 'deputy')),
  target_person_id INTEGER REFERENCES persons(row),
  interviewer_id INTEGER REFERENCES persons(row),
  report_to_unit_id INTEGER REFERENCES units(row),
  statement_received_on TEXT CHECK (statement_received_on GLOB '[12][0-9][0-9][0-9]*' AND length(statement_received_on) IN (4, 7, 10)),
  doc_no TEXT,
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[12][0-9][0-9][0-9]*' AND length(decided_on) IN (4, 7, 10)),
  task_id INTEGER REFERENCES tasks(row),
  finding_id INTEGER REFERENCES findings(row),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  closed_on TEXT CHECK (closed_on GLOB '[12][0-9][0-9][0-9]*' AND length(closed_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX unit_measures_id ON unit_measures(id);
CREATE TABLE unit_measures_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES unit_measures(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX unit_measures_history_row ON unit_measures_history(row);
CREATE VIRTUAL TABLE unit_measures_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO unit_measures_search(unit_measures_search, rank) VALUES ('secure-delete', 1);

-- 资金清退清理
CREATE TABLE recoveries (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  kind TEXT,
  amount_fen INTEGER NOT NULL,
  status TEXT CHECK (status IN ('due', 'returned', 'cleared', 'paid_in', 'refunded', 'pursuing')),
  unit_id INTEGER REFERENCES units(row),
  incident_id INTEGER REFERENCES incidents(row),
  person_id INTEGER REFERENCES persons(row),
  found_by TEXT,
  on_date TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]*' AND length(on_date) IN (4, 7, 10)),
  voucher_no TEXT,
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
  CHECK (unit_id IS NOT NULL OR incident_id IS NOT NULL OR person_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX recoveries_id ON recoveries(id);
CREATE TABLE recoveries_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES recoveries(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX recoveries_history_row ON recoveries_history(row);
CREATE VIRTUAL TABLE recoveries_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO recoveries_search(recoveries_search, rank) VALUES ('secure-delete', 1);

-- 通报曝光
CREATE TABLE publications (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  pub_no TEXT NOT NULL CHECK (pub_no <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  published_on TEXT NOT NULL CHECK (published_on GLOB '[12][0-9][0-9][0-9]*' AND length(published_on) IN (4, 7, 10)),
  medium TEXT,
  scope TEXT CHECK (scope IN ('internal', 'county', 'public')),
  doc_no TEXT,
  issue_no TEXT,
  signer_id INTEGER REFERENCES persons(row),
  pub_kind TEXT,
  named_flag INTEGER CHECK (named_flag IN (0, 1)),
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
CREATE UNIQUE INDEX publications_id ON publications(id);
CREATE UNIQUE INDEX publications_number ON publications(pub_no) WHERE NOT void;
CREATE TABLE publications_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES publications(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX publications_history_row ON publications_history(row);
CREATE VIRTUAL TABLE publications_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO publications_search(publications_search, rank) VALUES ('secure-delete', 1);

-- 通报对象
CREATE TABLE publications_items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES publications(row),
  incident_id INTEGER NOT NULL REFERENCES incidents(row),
  person_id INTEGER REFERENCES persons(row),
  unit_id INTEGER REFERENCES units(row),
  fact_text TEXT,
  result_text TEXT,
  mask_code TEXT,
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
CREATE UNIQUE INDEX publications_items_id ON publications_items(id);
CREATE INDEX publications_items_of ON publications_items(of);
CREATE TABLE publications_items_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES publications_items(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX publications_items_history_row ON publications_items_history(row);
CREATE VIRTUAL TABLE publications_items_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO publications_items_search(publications_items_search, rank) VALUES ('secure-delete', 1);

-- 问责
CREATE TABLE accountabilities (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  person_id INTEGER REFERENCES persons(row),
  unit_id INTEGER REFERENCES units(row),
  decided_on TEXT NOT NULL CHECK (decided_on GLOB '[12][0-9][0-9][0-9]*' AND length(decided_on) IN (4, 7, 10)),
  post_text TEXT,
  trigger_incident_id INTEGER REFERENCES incidents(row),
  trigger_code TEXT,
  resp_kind TEXT CHECK (resp_kind IN ('main', 'supervisory', 'leading', 'leading_main', 'leading_important', 'leading_overall')),
  cause_code TEXT,
  acct_kind TEXT CHECK (acct_kind GLOB ',?*,'),
  by_unit_id INTEGER REFERENCES units(row),
  doc_no TEXT,
  adjusted_on TEXT CHECK (adjusted_on GLOB '[12][0-9][0-9][0-9]*' AND length(adjusted_on) IN (4, 7, 10)),
  post_left INTEGER CHECK (post_left IN (0, 1)),
  self_critique_on TEXT CHECK (self_critique_on GLOB '[12][0-9][0-9][0-9]*' AND length(self_critique_on) IN (4, 7, 10)),
  public_flag INTEGER CHECK (public_flag IN (0, 1)),
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
CREATE UNIQUE INDEX accountabilities_id ON accountabilities(id);
CREATE TABLE accountabilities_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES accountabilities(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX accountabilities_history_row ON accountabilities_history(row);
CREATE VIRTUAL TABLE accountabilities_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO accountabilities_search(accountabilities_search, rank) VALUES ('secure-delete', 1);

-- 过问登记
CREATE TABLE interventions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  inquirer_id INTEGER REFERENCES persons(row),
  inquirer_text TEXT,
  on_date TEXT NOT NULL CHECK (on_date GLOB '[12][0-9][0-9][0-9]*' AND length(on_date) IN (4, 7, 10)),
  clue_id INTEGER REFERENCES clues(row),
  case_id INTEGER REFERENCES cases(row),
  content TEXT,
  way_text TEXT,
  staff_id INTEGER REFERENCES persons(row),
  reported_to_id INTEGER REFERENCES persons(row),
  reported_on TEXT CHECK (reported_on GLOB '[12][0-9][0-9][0-9]*' AND length(reported_on) IN (4, 7, 10)),
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (inquirer_id IS NOT NULL OR inquirer_text IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX interventions_id ON interventions(id);
CREATE TABLE interventions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES interventions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX interventions_history_row ON interventions_history(row);
CREATE VIRTUAL TABLE interventions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO interventions_search(interventions_search, rank) VALUES ('secure-delete', 1);

-- 跟踪查看
CREATE TABLE follow_ups (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  incident_id INTEGER REFERENCES incidents(row),
  case_id INTEGER REFERENCES cases(row),
  visited_on TEXT NOT NULL CHECK (visited_on GLOB '[12][0-9][0-9][0-9]*' AND length(visited_on) IN (4, 7, 10)),
  unit_id INTEGER REFERENCES units(row),
  person_id INTEGER REFERENCES persons(row),
  is_fixed INTEGER CHECK (is_fixed IN (0, 1)),
  is_relapsed INTEGER CHECK (is_relapsed IN (0, 1)),
  execution_text TEXT,
  conclusion TEXT,
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
  CHECK (incident_id IS NOT NULL OR case_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX follow_ups_id ON follow_ups(id);
CREATE TABLE follow_ups_visitor_ids (row INTEGER NOT NULL REFERENCES follow_ups(row), other INTEGER NOT NULL REFERENCES persons(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX follow_ups_visitor_ids_other ON follow_ups_visitor_ids(other);
CREATE TABLE follow_ups_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES follow_ups(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX follow_ups_history_row ON follow_ups_history(row);
CREATE VIRTUAL TABLE follow_ups_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO follow_ups_search(follow_ups_search, rank) VALUES ('secure-delete', 1);

-- 考核量化
CREATE TABLE scores (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  period_year INTEGER NOT NULL,
  indicator_code TEXT NOT NULL CHECK (indicator_code <> ''),
  weight INTEGER,
  score INTEGER,
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
CREATE UNIQUE INDEX scores_id ON scores(id);
CREATE TABLE scores_finding_ids (row INTEGER NOT NULL REFERENCES scores(row), other INTEGER NOT NULL REFERENCES findings(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX scores_finding_ids_other ON scores_finding_ids(other);
CREATE TABLE scores_notice_ids (row INTEGER NOT NULL REFERENCES scores(row), other INTEGER NOT NULL REFERENCES notices(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX scores_notice_ids_other ON scores_notice_ids(other);
CREATE TABLE scores_publication_ids (row INTEGER NOT NULL REFERENCES scores(row), other INTEGER NOT NULL REFERENCES publications(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX scores_publication_ids_other ON scores_publication_ids(other);
CREATE TABLE scores_case_ids (row INTEGER NOT NULL REFERENCES scores(row), other INTEGER NOT NULL REFERENCES cases(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX scores_case_ids_other ON scores_case_ids(other);
CREATE TABLE scores_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES scores(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX scores_history_row ON scores_history(row);
CREATE VIRTUAL TABLE scores_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO scores_search(scores_search, rank) VALUES ('secure-delete', 1);

-- 存在问题
CREATE TABLE shortcomings (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  period_year INTEGER NOT NULL,
  order_no INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  evidence_text TEXT,
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
CREATE UNIQUE INDEX shortcomings_id ON shortcomings(id);
CREATE TABLE shortcomings_unit_measure_ids (row INTEGER NOT NULL REFERENCES shortcomings(row), other INTEGER NOT NULL REFERENCES unit_measures(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX shortcomings_unit_measure_ids_other ON shortcomings_unit_measure_ids(other);
CREATE TABLE shortcomings_task_ids (row INTEGER NOT NULL REFERENCES shortcomings(row), other INTEGER NOT NULL REFERENCES tasks(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX shortcomings_task_ids_other ON shortcomings_task_ids(other);
CREATE TABLE shortcomings_finding_ids (row INTEGER NOT NULL REFERENCES shortcomings(row), other INTEGER NOT NULL REFERENCES findings(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX shortcomings_finding_ids_other ON shortcomings_finding_ids(other);
CREATE TABLE shortcomings_accountability_ids (row INTEGER NOT NULL REFERENCES shortcomings(row), other INTEGER NOT NULL REFERENCES accountabilities(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX shortcomings_accountability_ids_other ON shortcomings_accountability_ids(other);
CREATE TABLE shortcomings_survey_ids (row INTEGER NOT NULL REFERENCES shortcomings(row), other INTEGER NOT NULL REFERENCES surveys(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX shortcomings_survey_ids_other ON shortcomings_survey_ids(other);
CREATE TABLE shortcomings_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES shortcomings(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX shortcomings_history_row ON shortcomings_history(row);
CREATE VIRTUAL TABLE shortcomings_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO shortcomings_search(shortcomings_search, rank) VALUES ('secure-delete', 1);

-- 下一步打算
CREATE TABLE next_steps (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  period_year INTEGER NOT NULL,
  order_no INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  theme_code TEXT,
  task_id INTEGER REFERENCES tasks(row),
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
CREATE UNIQUE INDEX next_steps_id ON next_steps(id);
CREATE TABLE next_steps_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES next_steps(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX next_steps_history_row ON next_steps_history(row);
CREATE VIRTUAL TABLE next_steps_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO next_steps_search(next_steps_search, rank) VALUES ('secure-delete', 1);

-- 销号: the table is made anew, for a column that may be empty cannot be made of one that may not. What hangs on its rows
-- (their history) waits beside it; the search index goes by row numbers and stays.
CREATE TABLE close_outs_kept AS SELECT * FROM close_outs;
CREATE TABLE close_outs_history_kept AS SELECT * FROM close_outs_history;
DROP TABLE close_outs_history;
DROP TABLE close_outs;
CREATE TABLE close_outs (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  measure_id INTEGER REFERENCES measures(row),
  finding_id INTEGER REFERENCES findings(row),
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (measure_id IS NOT NULL OR finding_id IS NOT NULL)
) STRICT;
INSERT INTO close_outs
  (row, id, measure_id, applied_on, fix_text, self_text, lead_text, verify_by, verify_on, verify_result, office_text, closed_on, closed_approved_by, remark, confidential_level, incomplete, written, void, void_reason, came_from, came_row, entered, changed, mac)
  SELECT row, id, measure_id, applied_on, fix_text, self_text, lead_text, verify_by, verify_on, verify_result, office_text, closed_on, closed_approved_by, remark, confidential_level, incomplete, written, void, void_reason, came_from, came_row, entered, changed, mac
  FROM close_outs_kept;
CREATE UNIQUE INDEX close_outs_id ON close_outs(id);
CREATE TABLE close_outs_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES close_outs(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
INSERT INTO close_outs_history (seq, row, trail, before, mac) SELECT seq, row, trail, before, mac FROM close_outs_history_kept;
CREATE INDEX close_outs_history_row ON close_outs_history(row);
DROP TABLE close_outs_history_kept;
DROP TABLE close_outs_kept;
CREATE INDEX close_outs_measure ON close_outs(measure_id);
CREATE INDEX close_outs_finding ON close_outs(finding_id);

-- What the facts of the figures scan, and what lists of a record's own rows ask for.
CREATE INDEX unit_measures_decided ON unit_measures(decided_on);
CREATE INDEX inspections_from ON inspections(from_on);
CREATE INDEX inspections_units_unit ON inspections_units(unit_id);
CREATE INDEX findings_inspection ON findings(inspection_id);
CREATE INDEX findings_due ON findings(due_on);
CREATE INDEX recoveries_on ON recoveries(on_date);
CREATE INDEX publications_published ON publications(published_on);
CREATE INDEX publications_items_incident ON publications_items(incident_id);
CREATE INDEX accountabilities_decided ON accountabilities(decided_on);
CREATE INDEX filings_inspection ON filings(inspection_id);
