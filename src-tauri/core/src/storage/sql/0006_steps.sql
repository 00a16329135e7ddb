-- The checks look at the steps of every matter of a year, and at the steps of what it came from. What they scan is one
-- covering index for each fact, ordered by the day its figures go by; what they look up in another register by its row is
-- a narrow index beginning with the row, since the tables themselves are wide and every page of them is decrypted.

DROP INDEX clues_fact;
CREATE INDEX clues_fact ON clues(void, registered_on, received_on, closed_on, tags, source, unit_id, subject_person_id);
CREATE INDEX clues_row ON clues(row, void, received_on, subject_person_id);

CREATE INDEX petitions_row ON petitions(row, void, received_on);

DROP INDEX disposals_fact;
CREATE INDEX disposals_fact ON disposals(void, started_on, way, clue_id, opinion_on, approved_on, ended_on, verify_result);
CREATE INDEX disposals_approved ON disposals(void, approved_on, way, clue_id);
CREATE INDEX disposals_ended ON disposals(void, ended_on, verify_result, way, face_to_face, clue_id);

DROP INDEX cases_fact;
CREATE INDEX cases_fact ON cases(void, filed_on, investigated_on, closed_on, person_id, incident_id, unit_id, subject_unit_id, work_mode,
    rank_code, identity_code, first_hand_code);
CREATE INDEX cases_steps ON cases(void, filed_on, investigated_on, to_trial_on, trial_done_on, decided_on, announced_on, closed_on,
    clue_id, work_mode, task_force_id, unit_id, person_id, incident_id, discipline_codes);
DROP INDEX cases_clue;
CREATE INDEX cases_clue ON cases(clue_id, void, filed_on);
DROP INDEX cases_incident;
CREATE INDEX cases_incident ON cases(incident_id, void);
CREATE INDEX cases_row ON cases(row, void, clue_id, incident_id);

DROP INDEX sanctions_fact;
CREATE INDEX sanctions_fact ON sanctions(void, decided_on, sanction_class, sanction_kind, person_id, case_id, clue_id, incident_id,
    cause_tags);
DROP INDEX sanctions_case;
CREATE INDEX sanctions_case ON sanctions(case_id, void);
