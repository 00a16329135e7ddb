-- Whose sealed field was opened, and why?
INSERT INTO looks (trail, register, id, field, reason) VALUES (:trail, :register, :id, :field, :reason)
