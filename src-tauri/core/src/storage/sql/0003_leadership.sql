-- Format 3: leadership, joint work, regulations, livelihood, publicity, and what the office decides about its own report.

-- 会议调度
CREATE TABLE meetings (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  meeting_type TEXT,
  held_on TEXT NOT NULL CHECK (held_on GLOB '[12][0-9][0-9][0-9]*' AND length(held_on) IN (4, 7, 10)),
  chair_person_id INTEGER REFERENCES persons(row),
  chair_role TEXT,
  convener_unit_id INTEGER REFERENCES units(row),
  agenda TEXT,
  is_zfsj_topic INTEGER CHECK (is_zfsj_topic IN (0, 1)),
  heard_report INTEGER CHECK (heard_report IN (0, 1)),
  attendee_count INTEGER,
  minutes_doc_no TEXT,
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
CREATE UNIQUE INDEX meetings_id ON meetings(id);
CREATE TABLE meetings_attendees (row INTEGER NOT NULL REFERENCES meetings(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_attendees_other ON meetings_attendees(other);
CREATE TABLE meetings_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES meetings(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX meetings_history_row ON meetings_history(row);
CREATE VIRTUAL TABLE meetings_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO meetings_search(meetings_search, rank) VALUES ('secure-delete', 1);

-- 议定事项
CREATE TABLE resolutions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  raised_on TEXT NOT NULL CHECK (raised_on GLOB '[12][0-9][0-9][0-9]*' AND length(raised_on) IN (4, 7, 10)),
  meeting_id INTEGER REFERENCES meetings(row),
  instruction_text TEXT,
  resp_unit_id INTEGER REFERENCES units(row),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  status TEXT CHECK (status IN ('open', 'solved', 'passed_on')),
  solved_on TEXT CHECK (solved_on GLOB '[12][0-9][0-9][0-9]*' AND length(solved_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX resolutions_id ON resolutions(id);
CREATE TABLE resolutions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES resolutions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX resolutions_history_row ON resolutions_history(row);
CREATE VIRTUAL TABLE resolutions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO resolutions_search(resolutions_search, rank) VALUES ('secure-delete', 1);

-- 定点联系
CREATE TABLE liaisons (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  leader_id INTEGER NOT NULL REFERENCES persons(row),
  unit_id INTEGER REFERENCES units(row),
  zone_id INTEGER REFERENCES zones(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  duty_text TEXT,
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
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  CHECK (unit_id IS NOT NULL OR zone_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX liaisons_id ON liaisons(id);
CREATE TABLE liaisons_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES liaisons(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX liaisons_history_row ON liaisons_history(row);
CREATE VIRTUAL TABLE liaisons_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO liaisons_search(liaisons_search, rank) VALUES ('secure-delete', 1);

-- 联合办案组
CREATE TABLE joint_teams (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  team_no TEXT NOT NULL CHECK (team_no <> ''),
  leader_id INTEGER REFERENCES persons(row),
  zone_id INTEGER REFERENCES zones(row),
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
CREATE UNIQUE INDEX joint_teams_id ON joint_teams(id);
CREATE TABLE joint_teams_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES joint_teams(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX joint_teams_history_row ON joint_teams_history(row);
CREATE VIRTUAL TABLE joint_teams_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO joint_teams_search(joint_teams_search, rank) VALUES ('secure-delete', 1);

-- 联合办案组成员机构
CREATE TABLE joint_teams_members (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES joint_teams(row),
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
CREATE UNIQUE INDEX joint_teams_members_id ON joint_teams_members(id);
CREATE INDEX joint_teams_members_of ON joint_teams_members(of);
CREATE TABLE joint_teams_members_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES joint_teams_members(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX joint_teams_members_history_row ON joint_teams_members_history(row);
CREATE VIRTUAL TABLE joint_teams_members_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO joint_teams_members_search(joint_teams_members_search, rank) VALUES ('secure-delete', 1);

-- 联合办案任务
CREATE TABLE joint_tasks (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  clue_id INTEGER REFERENCES clues(row),
  case_id INTEGER REFERENCES cases(row),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  mode TEXT,
  lead_unit_id INTEGER REFERENCES units(row),
  cross_flag INTEGER CHECK (cross_flag IN (0, 1)),
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
  CHECK (clue_id IS NOT NULL OR case_id IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX joint_tasks_id ON joint_tasks(id);
CREATE TABLE joint_tasks_team_ids (row INTEGER NOT NULL REFERENCES joint_tasks(row), other INTEGER NOT NULL REFERENCES joint_teams(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX joint_tasks_team_ids_other ON joint_tasks_team_ids(other);
CREATE TABLE joint_tasks_assist_unit_ids (row INTEGER NOT NULL REFERENCES joint_tasks(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX joint_tasks_assist_unit_ids_other ON joint_tasks_assist_unit_ids(other);
CREATE TABLE joint_tasks_participant_ids (row INTEGER NOT NULL REFERENCES joint_tasks(row), other INTEGER NOT NULL REFERENCES persons(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX joint_tasks_participant_ids_other ON joint_tasks_participant_ids(other);
CREATE TABLE joint_tasks_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES joint_tasks(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX joint_tasks_history_row ON joint_tasks_history(row);
CREATE VIRTUAL TABLE joint_tasks_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO joint_tasks_search(joint_tasks_search, rank) VALUES ('secure-delete', 1);

-- 规章制度
CREATE TABLE regulations (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  reg_no TEXT NOT NULL CHECK (reg_no <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  unit_id INTEGER NOT NULL REFERENCES units(row),
  disposed_on TEXT CHECK (disposed_on GLOB '[12][0-9][0-9][0-9]*' AND length(disposed_on) IN (4, 7, 10)),
  doc_no TEXT,
  issued_on TEXT CHECK (issued_on GLOB '[12][0-9][0-9][0-9]*' AND length(issued_on) IN (4, 7, 10)),
  reg_kind TEXT,
  task_force_id INTEGER REFERENCES task_forces(row),
  disposal TEXT CHECK (disposal IN ('keep', 'revise', 'abolish', 'new', 'merge')),
  abolish_reason TEXT,
  revise_status TEXT CHECK (revise_status IN ('not_started', 'running', 'done')),
  new_doc_no TEXT,
  lead_unit_id INTEGER REFERENCES units(row),
  trial_until_on TEXT CHECK (trial_until_on GLOB '[12][0-9][0-9][0-9]*' AND length(trial_until_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX regulations_id ON regulations(id);
CREATE UNIQUE INDEX regulations_number ON regulations(reg_no) WHERE NOT void;
CREATE TABLE regulations_replaces_ids (row INTEGER NOT NULL REFERENCES regulations(row), other INTEGER NOT NULL REFERENCES regulations(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX regulations_replaces_ids_other ON regulations_replaces_ids(other);
CREATE TABLE regulations_assist_unit_ids (row INTEGER NOT NULL REFERENCES regulations(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX regulations_assist_unit_ids_other ON regulations_assist_unit_ids(other);
CREATE TABLE regulations_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES regulations(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX regulations_history_row ON regulations_history(row);
CREATE VIRTUAL TABLE regulations_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO regulations_search(regulations_search, rank) VALUES ('secure-delete', 1);

-- 述责述廉
CREATE TABLE duty_reports (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  round TEXT NOT NULL CHECK (round <> ''),
  person_id INTEGER NOT NULL REFERENCES persons(row),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[12][0-9][0-9][0-9]*' AND length(held_on) IN (4, 7, 10)),
  level TEXT CHECK (level IN ('plenum', 'stationed')),
  unit_id INTEGER REFERENCES units(row),
  received_on TEXT CHECK (received_on GLOB '[12][0-9][0-9][0-9]*' AND length(received_on) IN (4, 7, 10)),
  questions TEXT,
  scale_code TEXT,
  good_votes INTEGER,
  fair_votes INTEGER,
  poor_votes INTEGER,
  unknown_votes INTEGER,
  score TEXT,
  problem_text TEXT,
  pledge_text TEXT,
  published_on TEXT CHECK (published_on GLOB '[12][0-9][0-9][0-9]*' AND length(published_on) IN (4, 7, 10)),
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
CREATE UNIQUE INDEX duty_reports_id ON duty_reports(id);
CREATE TABLE duty_reports_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES duty_reports(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX duty_reports_history_row ON duty_reports_history(row);
CREATE VIRTUAL TABLE duty_reports_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO duty_reports_search(duty_reports_search, rank) VALUES ('secure-delete', 1);

-- 民生事项
CREATE TABLE livelihood_items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  raised_on TEXT NOT NULL CHECK (raised_on GLOB '[12][0-9][0-9][0-9]*' AND length(raised_on) IN (4, 7, 10)),
  kind_code TEXT,
  source_code TEXT,
  resp_unit_id INTEGER REFERENCES units(row),
  due_on TEXT CHECK (due_on GLOB '[12][0-9][0-9][0-9]*' AND length(due_on) IN (4, 7, 10)),
  solved_on TEXT CHECK (solved_on GLOB '[12][0-9][0-9][0-9]*' AND length(solved_on) IN (4, 7, 10)),
  beneficiary_count INTEGER,
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
CREATE UNIQUE INDEX livelihood_items_id ON livelihood_items(id);
CREATE TABLE livelihood_items_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES livelihood_items(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX livelihood_items_history_row ON livelihood_items_history(row);
CREATE VIRTUAL TABLE livelihood_items_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO livelihood_items_search(livelihood_items_search, rank) VALUES ('secure-delete', 1);

-- 阳光三农平台受理
CREATE TABLE platform_items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  item_no TEXT NOT NULL CHECK (item_no <> ''),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[12][0-9][0-9][0-9]*' AND length(received_on) IN (4, 7, 10)),
  village_id INTEGER NOT NULL REFERENCES units(row),
  platform_code TEXT,
  kind_code TEXT,
  content TEXT,
  petition_id INTEGER REFERENCES petitions(row),
  replied_on TEXT CHECK (replied_on GLOB '[12][0-9][0-9][0-9]*' AND length(replied_on) IN (4, 7, 10)),
  satisfaction_code TEXT,
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
CREATE UNIQUE INDEX platform_items_id ON platform_items(id);
CREATE UNIQUE INDEX platform_items_number ON platform_items(item_no) WHERE NOT void;
CREATE TABLE platform_items_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES platform_items(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX platform_items_history_row ON platform_items_history(row);
CREATE VIRTUAL TABLE platform_items_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO platform_items_search(platform_items_search, rank) VALUES ('secure-delete', 1);

-- 村级三资审计
CREATE TABLE village_audits (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  village_id INTEGER NOT NULL REFERENCES units(row),
  audit_kind TEXT NOT NULL CHECK (audit_kind <> ''),
  from_on TEXT CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  auditor_unit_id INTEGER REFERENCES units(row),
  scope TEXT CHECK (scope GLOB ',?*,'),
  issue_count INTEGER,
  amount_fen INTEGER,
  published_on TEXT CHECK (published_on GLOB '[12][0-9][0-9][0-9]*' AND length(published_on) IN (4, 7, 10)),
  publish_way TEXT,
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
CREATE UNIQUE INDEX village_audits_id ON village_audits(id);
CREATE TABLE village_audits_urged_unit_ids (row INTEGER NOT NULL REFERENCES village_audits(row), other INTEGER NOT NULL REFERENCES units(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX village_audits_urged_unit_ids_other ON village_audits_urged_unit_ids(other);
CREATE TABLE village_audits_clue_ids (row INTEGER NOT NULL REFERENCES village_audits(row), other INTEGER NOT NULL REFERENCES clues(row), place INTEGER NOT NULL, PRIMARY KEY (row, other)) STRICT, WITHOUT ROWID;
CREATE INDEX village_audits_clue_ids_other ON village_audits_clue_ids(other);
CREATE TABLE village_audits_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES village_audits(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX village_audits_history_row ON village_audits_history(row);
CREATE VIRTUAL TABLE village_audits_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO village_audits_search(village_audits_search, rank) VALUES ('secure-delete', 1);

-- 宣传教育活动
CREATE TABLE outreach (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[12][0-9][0-9][0-9]*' AND length(held_on) IN (4, 7, 10)),
  way_code TEXT,
  unit_id INTEGER REFERENCES units(row),
  topic_text TEXT,
  audience_text TEXT,
  audience_count INTEGER,
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
CREATE UNIQUE INDEX outreach_id ON outreach(id);
CREATE TABLE outreach_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES outreach(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX outreach_history_row ON outreach_history(row);
CREATE VIRTUAL TABLE outreach_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO outreach_search(outreach_search, rank) VALUES ('secure-delete', 1);

-- 经验刊载
CREATE TABLE press_items (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  published_on TEXT NOT NULL CHECK (published_on GLOB '[12][0-9][0-9][0-9]*' AND length(published_on) IN (4, 7, 10)),
  medium_code TEXT NOT NULL CHECK (medium_code <> ''),
  level_code TEXT CHECK (level_code IN ('central', 'province', 'city', 'county')),
  locator TEXT,
  practice_text TEXT,
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
CREATE UNIQUE INDEX press_items_id ON press_items(id);
CREATE TABLE press_items_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES press_items(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX press_items_history_row ON press_items_history(row);
CREATE VIRTUAL TABLE press_items_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO press_items_search(press_items_search, rank) VALUES ('secure-delete', 1);

-- 群众评价
CREATE TABLE surveys (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  title TEXT NOT NULL CHECK (title <> ''),
  held_on TEXT NOT NULL CHECK (held_on GLOB '[12][0-9][0-9][0-9]*' AND length(held_on) IN (4, 7, 10)),
  scope_text TEXT,
  way_code TEXT,
  sent_count INTEGER,
  valid_count INTEGER,
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
CREATE UNIQUE INDEX surveys_id ON surveys(id);
CREATE TABLE surveys_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES surveys(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX surveys_history_row ON surveys_history(row);
CREATE VIRTUAL TABLE surveys_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO surveys_search(surveys_search, rank) VALUES ('secure-delete', 1);

-- 评价答题
CREATE TABLE surveys_answers (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  of INTEGER NOT NULL REFERENCES surveys(row),
  question TEXT NOT NULL CHECK (question <> ''),
  option_code TEXT NOT NULL CHECK (option_code <> ''),
  votes INTEGER NOT NULL,
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
CREATE UNIQUE INDEX surveys_answers_id ON surveys_answers(id);
CREATE INDEX surveys_answers_of ON surveys_answers(of);
CREATE TABLE surveys_answers_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES surveys_answers(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX surveys_answers_history_row ON surveys_answers_history(row);
CREATE VIRTUAL TABLE surveys_answers_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO surveys_answers_search(surveys_answers_search, rank) VALUES ('secure-delete', 1);

-- 报送
CREATE TABLE submissions (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  kind_code TEXT NOT NULL CHECK (kind_code IN ('report', 'form')),
  title TEXT NOT NULL CHECK (title <> ''),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  form_name TEXT,
  recipient TEXT,
  cutoff_on TEXT CHECK (cutoff_on GLOB '[12][0-9][0-9][0-9]*' AND length(cutoff_on) IN (4, 7, 10)),
  doc_no TEXT,
  signer_id INTEGER REFERENCES persons(row),
  sent_on TEXT CHECK (sent_on GLOB '[12][0-9][0-9][0-9]*' AND length(sent_on) IN (4, 7, 10)),
  sent_by TEXT,
  version INTEGER,
  snapshot TEXT,
  file_digest TEXT,
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
CREATE UNIQUE INDEX submissions_id ON submissions(id);
CREATE TABLE submissions_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES submissions(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX submissions_history_row ON submissions_history(row);
CREATE VIRTUAL TABLE submissions_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO submissions_search(submissions_search, rank) VALUES ('secure-delete', 1);

-- 勾稽说明
CREATE TABLE waivers (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  rule_code TEXT NOT NULL CHECK (rule_code <> ''),
  from_on TEXT NOT NULL CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT NOT NULL CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  reason_text TEXT NOT NULL CHECK (reason_text <> ''),
  signed_by TEXT NOT NULL CHECK (signed_by <> ''),
  signed_on TEXT NOT NULL CHECK (signed_on GLOB '[12][0-9][0-9][0-9]*' AND length(signed_on) IN (4, 7, 10)),
  left_text TEXT,
  right_text TEXT,
  submission_id INTEGER REFERENCES submissions(row),
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
CREATE UNIQUE INDEX waivers_id ON waivers(id);
CREATE TABLE waivers_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES waivers(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX waivers_history_row ON waivers_history(row);
CREATE VIRTUAL TABLE waivers_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO waivers_search(waivers_search, rank) VALUES ('secure-delete', 1);

-- 报告稿语句
CREATE TABLE report_sentences (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  period_year INTEGER NOT NULL,
  slot TEXT NOT NULL CHECK (slot <> ''),
  text TEXT NOT NULL CHECK (text <> ''),
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
CREATE UNIQUE INDEX report_sentences_id ON report_sentences(id);
CREATE TABLE report_sentences_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES report_sentences(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX report_sentences_history_row ON report_sentences_history(row);
CREATE VIRTUAL TABLE report_sentences_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO report_sentences_search(report_sentences_search, rank) VALUES ('secure-delete', 1);

-- 口径选择
CREATE TABLE counting_choices (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  period_year INTEGER NOT NULL,
  question TEXT NOT NULL CHECK (question IN ('meetings_heard', 'regulations_in_force', 'measures_total', 'circulars')),
  choice TEXT NOT NULL CHECK (choice IN ('within_meetings', 'own_meetings', 'new_and_revised', 'new_and_kept', 'refined_within', 'refined_added', 'by_publications', 'by_sanctions')),
  reason_text TEXT,
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
CREATE UNIQUE INDEX counting_choices_id ON counting_choices(id);
CREATE TABLE counting_choices_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES counting_choices(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX counting_choices_history_row ON counting_choices_history(row);
CREATE VIRTUAL TABLE counting_choices_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO counting_choices_search(counting_choices_search, rank) VALUES ('secure-delete', 1);

-- 四种形态归类
CREATE TABLE form_rules (
  row INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  sanction_kind TEXT NOT NULL CHECK (sanction_kind <> ''),
  four_form_code TEXT NOT NULL CHECK (four_form_code IN ('first', 'second', 'third', 'fourth', 'none')),
  from_on TEXT CHECK (from_on GLOB '[12][0-9][0-9][0-9]*' AND length(from_on) IN (4, 7, 10)),
  to_on TEXT CHECK (to_on GLOB '[12][0-9][0-9][0-9]*' AND length(to_on) IN (4, 7, 10)),
  basis_text TEXT,
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
CREATE UNIQUE INDEX form_rules_id ON form_rules(id);
CREATE TABLE form_rules_history (seq INTEGER PRIMARY KEY, row INTEGER NOT NULL REFERENCES form_rules(row), trail INTEGER NOT NULL, before TEXT NOT NULL, mac BLOB NOT NULL) STRICT;
CREATE INDEX form_rules_history_row ON form_rules_history(row);
CREATE VIRTUAL TABLE form_rules_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61');
INSERT INTO form_rules_search(form_rules_search, rank) VALUES ('secure-delete', 1);

-- A case may belong to a joint task; the two tables name each other.
ALTER TABLE cases ADD COLUMN joint_task_id INTEGER REFERENCES joint_tasks(row);

-- What a hand-in said, frozen: the value of each figure and the rows behind it, with the version each row had then.
-- `changed` and `mac` are the row's own on that day: another `changed` now means it was corrected since.
CREATE TABLE submission_values (
  submission INTEGER NOT NULL REFERENCES submissions(row),
  figure TEXT NOT NULL,
  basis TEXT NOT NULL,
  unit TEXT NOT NULL,
  value INTEGER NOT NULL,
  PRIMARY KEY (submission, figure, basis)
) STRICT, WITHOUT ROWID;
CREATE TABLE submission_rows (
  submission INTEGER NOT NULL REFERENCES submissions(row),
  figure TEXT NOT NULL,
  basis TEXT NOT NULL,
  register TEXT NOT NULL,
  row INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  mac BLOB NOT NULL CHECK (length(mac) = 16),
  PRIMARY KEY (submission, figure, basis, register, row)
) STRICT, WITHOUT ROWID;

-- What the facts of the figures scan: one covering index each.
CREATE INDEX meetings_fact ON meetings(void, held_on, meeting_type, chair_role, is_zfsj_topic, heard_report);
CREATE INDEX resolutions_fact ON resolutions(void, solved_on, status, resp_unit_id);
CREATE INDEX joint_teams_fact ON joint_teams(void, from_on, to_on);
CREATE INDEX regulations_fact ON regulations(void, disposed_on, disposal, abolish_reason, revise_status, unit_id);
CREATE INDEX village_audits_fact ON village_audits(void, to_on, audit_kind, published_on);
CREATE INDEX livelihood_items_fact ON livelihood_items(void, solved_on, kind_code, resp_unit_id);

-- What links are followed backwards.
CREATE INDEX resolutions_meeting ON resolutions(meeting_id);
CREATE INDEX joint_tasks_case ON joint_tasks(case_id);
CREATE INDEX joint_tasks_clue ON joint_tasks(clue_id);
CREATE INDEX cases_joint_task ON cases(joint_task_id);
CREATE INDEX joint_teams_members_unit ON joint_teams_members(unit_id);
CREATE INDEX regulations_task_force ON regulations(task_force_id);
CREATE INDEX platform_items_petition ON platform_items(petition_id);
CREATE INDEX village_audits_village ON village_audits(village_id);
CREATE INDEX waivers_rule ON waivers(rule_code);
