-- Which batches were brought in, the newest first: who, when, of which files, with what report, taken back or not?
SELECT
  b.id AS id,
  b.register AS register,
  b.report AS report,
  t.at AS at,
  t.account AS account,
  w.at AS withdrawn_at,
  (SELECT json_group_array(file) FROM (SELECT DISTINCT s.file AS file FROM sources s WHERE s.batch = b.row ORDER BY s.row)) AS files
FROM batches b
JOIN trail t ON t.seq = b.trail
LEFT JOIN trail w ON w.seq = b.withdrawn
ORDER BY b.row DESC
LIMIT :limit
