-- What was done, by whom, when, to how many rows?
INSERT INTO trail (seq, at, account, deed, register, id, batch, rows, digest, mac)
VALUES (:seq, :at, :account, :deed, :register, :id, :batch, :rows, :digest, :mac)
