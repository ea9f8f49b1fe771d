-- A number drawn anew by every transaction that changes the graph, so that no two states of any two
-- files pass for one another: a change counter alone is the same in a file and in the copy of it
-- that went another way. What is derived from the tables and kept beside them carries it.
ALTER TABLE state ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;
