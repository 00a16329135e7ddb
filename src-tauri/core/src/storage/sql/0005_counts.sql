-- How many rows of a register live, and how many of them are 待补录, is read off an index: the tables are wide, and while
-- an import runs every page of them would be decrypted anew.

CREATE INDEX units_counts ON units(incomplete, void);
CREATE INDEX units_head_terms_counts ON units_head_terms(incomplete, void);
CREATE INDEX persons_counts ON persons(incomplete, void);
CREATE INDEX persons_career_counts ON persons_career(incomplete, void);
CREATE INDEX persons_relations_counts ON persons_relations(incomplete, void);
CREATE INDEX zones_counts ON zones(incomplete, void);
CREATE INDEX zones_members_counts ON zones_members(incomplete, void);
CREATE INDEX task_forces_counts ON task_forces(incomplete, void);
CREATE INDEX task_forces_members_counts ON task_forces_members(incomplete, void);
CREATE INDEX documents_counts ON documents(incomplete, void);
CREATE INDEX campaigns_counts ON campaigns(incomplete, void);
CREATE INDEX campaigns_items_counts ON campaigns_items(incomplete, void);
CREATE INDEX tasks_counts ON tasks(incomplete, void);
CREATE INDEX measures_counts ON measures(incomplete, void);
CREATE INDEX measures_extensions_counts ON measures_extensions(incomplete, void);
CREATE INDEX progress_notes_counts ON progress_notes(incomplete, void);
CREATE INDEX close_outs_counts ON close_outs(incomplete, void);
CREATE INDEX petitions_counts ON petitions(incomplete, void);
CREATE INDEX petitions_accused_counts ON petitions_accused(incomplete, void);
CREATE INDEX petitions_coordination_counts ON petitions_coordination(incomplete, void);
CREATE INDEX clues_counts ON clues(incomplete, void);
CREATE INDEX clues_hand_overs_counts ON clues_hand_overs(incomplete, void);
CREATE INDEX disposals_counts ON disposals(incomplete, void);
CREATE INDEX incidents_counts ON incidents(incomplete, void);
CREATE INDEX incidents_persons_counts ON incidents_persons(incomplete, void);
CREATE INDEX cases_counts ON cases(incomplete, void);
CREATE INDEX cases_measure_log_counts ON cases_measure_log(incomplete, void);
CREATE INDEX cases_hand_overs_counts ON cases_hand_overs(incomplete, void);
CREATE INDEX sanctions_counts ON sanctions(incomplete, void);
CREATE INDEX transfers_counts ON transfers(incomplete, void);
