-- What a frozen text says of facts, for the register of what went out: a JSON object.
ALTER TABLE variant ADD COLUMN facts TEXT NOT NULL DEFAULT '';
