-- Version 4 of the tables: indexes on properties of relationships, and indexes with names.

ALTER TABLE property_index ADD COLUMN name TEXT;

-- Indexes on properties of relationships that were asked for, by type and key. To each key belongs
-- one partial index, relationship_property_<key>; to a key that the table relationship holds itself
-- (since, until, confidence) one on its column as well, relationship_column_<key>.
CREATE TABLE relationship_index (
  type INTEGER NOT NULL REFERENCES relationship_type,
  "key" INTEGER NOT NULL REFERENCES property_key,
  name TEXT,
  PRIMARY KEY (type, "key")
) STRICT, WITHOUT ROWID;
