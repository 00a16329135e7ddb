-- Which file and sheet did these rows come from?
INSERT INTO sources (batch, file, sheet, sha256) VALUES (:batch, :file, :sheet, :sha256)
