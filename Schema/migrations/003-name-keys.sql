-- The keys under which spellings of one name are one (identityKey in GraphModel/Names): names of one
-- kind and key name one actor. Only what differs from the folded name is here; the rest is found
-- there. Derived from the names of the nodes up to name_key_progress; the others follow when a
-- document next needs them, so that an import does not pay for it.
CREATE TABLE name_key (
  "key" TEXT NOT NULL,
  kind INTEGER NOT NULL,     -- 0: of a person, 1: of a body
  node INTEGER NOT NULL,
  origin INTEGER NOT NULL,   -- as in the table name
  text TEXT NOT NULL,        -- likewise
  PRIMARY KEY ("key", kind, node, origin, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_key_of_node ON name_key (node);
CREATE INDEX name_key_of_document ON name_key (origin) WHERE origin > 0;

CREATE TABLE name_key_progress (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  next_node INTEGER NOT NULL -- the first node of which no key has been made
) STRICT;
INSERT INTO name_key_progress VALUES (1, 1);
