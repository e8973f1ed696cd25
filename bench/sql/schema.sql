-- The generated record as a relational database keeps it: one table a fact, every row with when it
-- was true and when it was on record. Days count from 1970-01-01, instants are microseconds; what
-- has no end has the largest number. The earliest and the latest day of a start or an end differ
-- where the source is not sure. A row's id is the entry that it comes from.

CREATE TABLE party (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE mechanism (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE commitment (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);
CREATE TABLE evidence (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE);

CREATE TABLE role (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, full_member INTEGER NOT NULL);

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  mechanism_id INTEGER NOT NULL REFERENCES mechanism,
  party_id INTEGER NOT NULL REFERENCES party,
  role_id INTEGER NOT NULL REFERENCES role,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE commitment_text (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  language TEXT NOT NULL, text TEXT NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE commitment_actor (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  party_id INTEGER NOT NULL REFERENCES party,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE commitment_quantity (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  amount TEXT NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE commitment_deadline (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  day INTEGER NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE status_history (
  id INTEGER PRIMARY KEY,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  status TEXT NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE evidence_for (
  id INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence,
  commitment_id INTEGER NOT NULL REFERENCES commitment,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE evidence_date (
  id INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence,
  day INTEGER NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);

CREATE TABLE evidence_text (
  id INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence,
  language TEXT NOT NULL, text TEXT NOT NULL,
  from_earliest INTEGER NOT NULL, from_latest INTEGER NOT NULL,
  to_earliest INTEGER NOT NULL, to_latest INTEGER NOT NULL,
  recorded_from INTEGER NOT NULL, recorded_to INTEGER NOT NULL, set_aside_from INTEGER NOT NULL);
