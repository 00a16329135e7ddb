-- Does the office have this shipped code already? If not, enter it.
INSERT INTO codes (list, word, label, kin, synonyms, valid_from, valid_to, place)
VALUES (:list, :word, :label, :kin, :synonyms, :valid_from, :valid_to, :place)
ON CONFLICT (list, word) DO NOTHING
