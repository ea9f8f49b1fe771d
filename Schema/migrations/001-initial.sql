-- The tables of a graph file, version 1. See Documentation/file-format.md.
--
-- Days are counts since 1970-01-01. An open bound is a sentinel that three bytes hold, on the side
-- where a plain comparison treats it rightly: -8388607 for since_earliest and until_earliest,
-- 8388607 for since_latest and until_latest. A relationship
--   possibly holds on day d   where since_earliest <= d AND d < until_latest,
--   certainly holds on day d  where since_latest <= d AND d < until_earliest.

-- What is true of the file as a whole: its change counter, the ids to give out next (ids are never
-- given twice), and exact totals.
CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  change_counter INTEGER NOT NULL,
  next_node INTEGER NOT NULL,
  next_relationship INTEGER NOT NULL,
  nodes INTEGER NOT NULL,
  relationships INTEGER NOT NULL
) STRICT;
INSERT INTO state VALUES (1, 0, 1, 1, 0, 0);

-- Names that occur often are written once; rows carry their numbers. Rows are never deleted.
CREATE TABLE label (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  nodes INTEGER NOT NULL DEFAULT 0 CHECK (nodes >= 0)
) STRICT;

CREATE TABLE relationship_type (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  relationships INTEGER NOT NULL DEFAULT 0 CHECK (relationships >= 0)
) STRICT;

CREATE TABLE property_key (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- A set of labels that some node has. Nodes are many and label sets few, so that a node carries the
-- number of its set.
CREATE TABLE label_set (
  id INTEGER PRIMARY KEY,
  labels TEXT NOT NULL UNIQUE  -- the numbers of the labels, ascending, as '1,4'
) STRICT;
INSERT INTO label_set VALUES (0, '');

CREATE TABLE label_set_member (
  label_set INTEGER NOT NULL REFERENCES label_set,
  label INTEGER NOT NULL REFERENCES label,
  PRIMARY KEY (label_set, label)
) STRICT, WITHOUT ROWID;

CREATE TABLE node (
  id INTEGER PRIMARY KEY,
  label_set INTEGER NOT NULL REFERENCES label_set
) STRICT;

CREATE TABLE node_label (
  label INTEGER NOT NULL REFERENCES label,
  node INTEGER NOT NULL REFERENCES node,
  PRIMARY KEY (label, node)
) STRICT, WITHOUT ROWID;

CREATE TABLE relationship (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL REFERENCES relationship_type,
  source INTEGER NOT NULL REFERENCES node,
  target INTEGER NOT NULL REFERENCES node,
  since_earliest INTEGER NOT NULL,
  since_latest INTEGER NOT NULL,
  until_earliest INTEGER NOT NULL,
  until_latest INTEGER NOT NULL,
  -- How the properties since and until read, where the bounds themselves say it:
  -- (since form) + 8 * (until form); a form is 0 none, 1 year, 2 month, 3 day as text, 4 a date,
  -- 5 and 6 as 3 and 4 of the day before the bound.
  stated INTEGER NOT NULL,
  -- The property confidence, where it is a float.
  confidence REAL
) STRICT;

-- What expanding a node reads, both ways, with nothing left to fetch from the table.
CREATE INDEX relationship_out
  ON relationship (source, type, target, since_earliest, until_latest);
CREATE INDEX relationship_in
  ON relationship (target, type, source, since_earliest, until_latest);

-- Properties. Integers, floats and strings are SQLite's own (kind 0); the other kinds are
-- 1 boolean (0 or 1), 2 date, 3 local time, 4 time, 5 local date-time, 6 date-time, 7 duration
-- (ISO 8601 text), 8 list (JSON text), 9 the float NaN.
CREATE TABLE node_property (
  node INTEGER NOT NULL REFERENCES node,
  "key" INTEGER NOT NULL REFERENCES property_key,
  kind INTEGER NOT NULL,
  value ANY NOT NULL,
  PRIMARY KEY (node, "key")
) STRICT, WITHOUT ROWID;

CREATE TABLE relationship_property (
  relationship INTEGER NOT NULL REFERENCES relationship,
  "key" INTEGER NOT NULL REFERENCES property_key,
  kind INTEGER NOT NULL,
  value ANY NOT NULL,
  PRIMARY KEY (relationship, "key")
) STRICT, WITHOUT ROWID;

-- Indexes that were asked for. To each key belongs one partial index, node_property_<key>.
CREATE TABLE property_index (
  label INTEGER NOT NULL REFERENCES label,
  "key" INTEGER NOT NULL REFERENCES property_key,
  PRIMARY KEY (label, "key")
) STRICT, WITHOUT ROWID;

-- A document as it was read. A changed version is a new row; the old one is withdrawn.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uri TEXT NOT NULL,
  title TEXT,
  published TEXT,            -- YYYY, YYYY-MM or YYYY-MM-DD
  sha256 BLOB NOT NULL,      -- of the text in UTF-8
  text TEXT NOT NULL,
  extractor TEXT NOT NULL,   -- its name and version
  recorded INTEGER NOT NULL, -- seconds since 1970 UTC
  withdrawn INTEGER
) STRICT;
CREATE UNIQUE INDEX document_in_force ON document (uri) WHERE withdrawn IS NULL;

-- An actor as a document speaks of it, and the node that it was taken for.
CREATE TABLE mention (
  document INTEGER NOT NULL REFERENCES document,
  ordinal INTEGER NOT NULL,
  node INTEGER NOT NULL,
  label TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_node ON mention (node);

-- Nodes that documents brought; they go when the last document that speaks of them is withdrawn.
CREATE TABLE ingested_node (
  node INTEGER PRIMARY KEY REFERENCES node
) STRICT;

-- One document's claim of one relationship. Never changed but to be withdrawn and to follow the
-- relationship that it is merged into.
CREATE TABLE assertion (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  type INTEGER NOT NULL REFERENCES relationship_type,
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  counterpart INTEGER,       -- the other country of an ambassador's post
  title TEXT,
  role TEXT,
  status TEXT,
  since TEXT,
  until TEXT,
  since_earliest INTEGER NOT NULL,
  since_latest INTEGER NOT NULL,
  until_earliest INTEGER NOT NULL,
  until_latest INTEGER NOT NULL,
  confidence REAL NOT NULL,
  recorded INTEGER NOT NULL,
  withdrawn INTEGER,
  relationship INTEGER,      -- null when withdrawn
  first_relationship INTEGER -- the one it was merged into when it was recorded
) STRICT;
CREATE INDEX assertion_document ON assertion (document);
CREATE INDEX assertion_group ON assertion (source, type, target) WHERE withdrawn IS NULL;
CREATE INDEX assertion_relationship ON assertion (relationship) WHERE relationship IS NOT NULL;

-- The sentence, or part of it, that says so.
CREATE TABLE quotation (
  assertion INTEGER NOT NULL REFERENCES assertion,
  ordinal INTEGER NOT NULL,
  quote TEXT NOT NULL,
  -- Where the quote stands in the document's text, in Unicode scalar values, half-open.
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  PRIMARY KEY (assertion, ordinal)
) STRICT, WITHOUT ROWID;

-- Names, clustered by their folded form: without case, accents and punctuation. A name that is the
-- node's property has empty text here (origin 0); an alias has, and comes from a document (its id)
-- or was given by hand (-1).
CREATE TABLE name (
  folded TEXT NOT NULL,
  node INTEGER NOT NULL,
  origin INTEGER NOT NULL,
  text TEXT NOT NULL,
  weak INTEGER NOT NULL,     -- 1: identifies the node only within its document
  language TEXT,             -- ISO 639
  PRIMARY KEY (folded, node, origin, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_alias_of_node ON name (node) WHERE origin <> 0;
CREATE INDEX name_alias_of_document ON name (origin) WHERE origin <> 0;

-- The words of all names of a node, folded. Derived from the properties and the table name.
CREATE VIRTUAL TABLE name_search USING fts5 (
  names, content = '', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
);

-- For people with the sqlite3 shell.

CREATE VIEW actors AS
SELECT
  node.id AS id,
  (SELECT group_concat(name, ':') FROM (
    SELECT label.name AS name
    FROM label_set_member JOIN label ON label.id = label_set_member.label
    WHERE label_set_member.label_set = node.label_set ORDER BY label.id)) AS labels,
  (SELECT value FROM node_property
    WHERE node_property.node = node.id
      AND "key" = (SELECT id FROM property_key WHERE name = 'name')) AS name,
  (SELECT group_concat(text, '; ') FROM (
    SELECT DISTINCT text FROM name WHERE name.node = node.id AND name.origin <> 0
    ORDER BY text)) AS aliases
FROM node;

CREATE VIEW relationships AS
SELECT
  r.id AS id,
  (SELECT name FROM relationship_type WHERE id = r.type) AS type,
  r.source AS source,
  (SELECT value FROM node_property WHERE node = r.source
    AND "key" = (SELECT id FROM property_key WHERE name = 'name')) AS source_name,
  r.target AS target,
  (SELECT value FROM node_property WHERE node = r.target
    AND "key" = (SELECT id FROM property_key WHERE name = 'name')) AS target_name,
  (SELECT value FROM relationship_property WHERE relationship = r.id
    AND "key" = (SELECT id FROM property_key WHERE name = 'title')) AS title,
  CASE WHEN r.since_earliest <> -8388607
    THEN date(r.since_earliest * 86400, 'unixepoch') END AS since_earliest,
  CASE WHEN r.since_latest <> 8388607
    THEN date(r.since_latest * 86400, 'unixepoch') END AS since_latest,
  CASE WHEN r.until_earliest <> -8388607
    THEN date(r.until_earliest * 86400, 'unixepoch') END AS until_earliest,
  CASE WHEN r.until_latest <> 8388607
    THEN date(r.until_latest * 86400, 'unixepoch') END AS until_latest,
  r.confidence AS confidence
FROM relationship AS r;

CREATE VIEW evidence AS
SELECT
  assertion.relationship AS relationship,
  (SELECT name FROM relationship_type WHERE id = assertion.type) AS type,
  assertion.source AS source,
  assertion.target AS target,
  document.uri AS document,
  document.title AS document_title,
  document.published AS published,
  quotation.quote AS quote,
  quotation.start AS start,
  quotation."end" AS "end",
  document.extractor AS extractor,
  assertion.confidence AS confidence
FROM quotation
JOIN assertion ON assertion.id = quotation.assertion
JOIN document ON document.id = assertion.document
WHERE assertion.withdrawn IS NULL;
