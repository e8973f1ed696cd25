#include "store/schema_steps.h"

namespace acta::store {
namespace {

constexpr SchemaStep steps[] = {
    {R"(CREATE TABLE acta_store (name TEXT PRIMARY KEY, value TEXT NOT NULL);

       CREATE TABLE entries (
         number INTEGER PRIMARY KEY CHECK (number > 0),
         recorded BIGINT NOT NULL,
         kind BIGINT NOT NULL CHECK (kind IN (0, 1, 2)),
         leaf_hash BLOB NOT NULL CHECK (length(leaf_hash) = 32),
         salt BLOB,
         seal BLOB,
         payload BLOB);

       CREATE TABLE checkpoints (
         size INTEGER PRIMARY KEY CHECK (size >= 0),
         root BLOB NOT NULL CHECK (length(root) = 32),
         note TEXT NOT NULL);

       CREATE TABLE submissions (
         idempotency_key TEXT PRIMARY KEY,
         request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
         first_entry BIGINT NOT NULL,
         entry_count BIGINT NOT NULL,
         answer TEXT NOT NULL);)"},

    {R"(CREATE TABLE accounts (
         id TEXT PRIMARY KEY,
         address TEXT UNIQUE,
         name TEXT NOT NULL,
         password TEXT,
         totp BLOB,
         totp_step BIGINT NOT NULL,
         created BIGINT NOT NULL,
         disabled BIGINT);

       CREATE TABLE recovery_codes (
         account TEXT NOT NULL REFERENCES accounts(id),
         code BLOB NOT NULL CHECK (length(code) = 32),
         PRIMARY KEY (account, code));

       CREATE TABLE sessions (
         token BLOB PRIMARY KEY CHECK (length(token) = 32),
         account TEXT NOT NULL REFERENCES accounts(id),
         begun BIGINT NOT NULL,
         seen BIGINT NOT NULL,
         confirmed BIGINT NOT NULL);

       CREATE TABLE attempts (
         whose BLOB PRIMARY KEY CHECK (length(whose) = 32),
         failures BIGINT NOT NULL,
         last_failure BIGINT NOT NULL);

       CREATE TABLE proposals (
         id TEXT PRIMARY KEY,
         idempotency_key TEXT NOT NULL UNIQUE,
         request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
         kind TEXT NOT NULL,
         subject TEXT NOT NULL,
         mechanism TEXT NOT NULL,
         countries TEXT NOT NULL,
         committees TEXT NOT NULL,
         drafts TEXT NOT NULL,
         version BIGINT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('proposed', 'returned', 'reviewed', 'published')),
         author TEXT NOT NULL REFERENCES accounts(id),
         reviewer TEXT REFERENCES accounts(id),
         publisher TEXT REFERENCES accounts(id),
         changed BIGINT NOT NULL,
         entry BIGINT,
         CHECK (reviewer <> author),
         CHECK (publisher <> author),
         CHECK (publisher <> reviewer),
         CHECK (state NOT IN ('reviewed', 'published') OR reviewer IS NOT NULL),
         CHECK (state <> 'published' OR publisher IS NOT NULL));

       CREATE TABLE proposal_steps (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         state TEXT NOT NULL,
         account TEXT NOT NULL REFERENCES accounts(id),
         taken BIGINT NOT NULL,
         remark TEXT NOT NULL,
         PRIMARY KEY (proposal, version, state));)"},

    {R"(CREATE TABLE flow_files (
         digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
         kept BIGINT NOT NULL);

       CREATE TABLE flow_counts (
         file BLOB NOT NULL REFERENCES flow_files(digest),
         flow TEXT NOT NULL,
         nationality TEXT NOT NULL,
         period BIGINT NOT NULL,
         mark BIGINT NOT NULL CHECK (mark IN (0, 1, 2, 3)),
         low BIGINT NOT NULL CHECK (low >= 0),
         high BIGINT NOT NULL CHECK (high >= low),
         PRIMARY KEY (file, flow, nationality, period));)"},

    {R"(CREATE TABLE proposal_replies (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         country TEXT NOT NULL,
         asked BIGINT NOT NULL,
         due BIGINT NOT NULL,
         edition BIGINT NOT NULL,
         account TEXT REFERENCES accounts(id),
         answered BIGINT,
         language TEXT NOT NULL,
         text TEXT NOT NULL,
         CHECK (edition = 0 OR (account IS NOT NULL AND answered IS NOT NULL)),
         PRIMARY KEY (proposal, version, country));)"},

    {R"(CREATE TABLE passkeys (
         credential BLOB PRIMARY KEY,
         account TEXT NOT NULL REFERENCES accounts(id),
         label TEXT NOT NULL,
         signing BIGINT NOT NULL,
         public_key BLOB NOT NULL,
         counter BIGINT NOT NULL,
         created BIGINT NOT NULL,
         used BIGINT);

       CREATE TABLE used_challenges (
         challenge BLOB PRIMARY KEY CHECK (length(challenge) = 32),
         until BIGINT NOT NULL);

       CREATE TABLE visits (
         account TEXT PRIMARY KEY REFERENCES accounts(id),
         latest BIGINT NOT NULL,
         before BIGINT);

       CREATE TABLE identities (
         issuer TEXT NOT NULL,
         subject TEXT NOT NULL,
         account TEXT NOT NULL REFERENCES accounts(id),
         PRIMARY KEY (issuer, subject));

       CREATE TABLE proposal_versions (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         version BIGINT NOT NULL,
         drafts TEXT NOT NULL,
         PRIMARY KEY (proposal, version));

       ALTER TABLE proposals ADD COLUMN withdrawn BIGINT;)"},

    {R"(CREATE TABLE forecast_runs (
         digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
         kept BIGINT NOT NULL,
         issued TEXT NOT NULL);)"},

    {R"(CREATE TABLE uploads (
         id TEXT PRIMARY KEY,
         account TEXT NOT NULL REFERENCES accounts(id),
         subject TEXT NOT NULL,
         name TEXT NOT NULL,
         bytes BLOB NOT NULL,
         sent BIGINT NOT NULL);

       ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT '';

       CREATE TABLE mails (
         account TEXT NOT NULL REFERENCES accounts(id),
         what TEXT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'waiting', 'refused')),
         attempts BIGINT NOT NULL,
         changed BIGINT NOT NULL,
         answer TEXT NOT NULL,
         PRIMARY KEY (account, what));

       CREATE TABLE form_links (
         token BLOB PRIMARY KEY CHECK (length(token) = 32),
         id TEXT NOT NULL UNIQUE,
         account TEXT NOT NULL REFERENCES accounts(id),
         country TEXT NOT NULL,
         commitments TEXT NOT NULL,
         expires BIGINT NOT NULL,
         replaced BIGINT NOT NULL CHECK (replaced IN (0, 1)));

       CREATE TABLE form_link_reports (
         link TEXT NOT NULL REFERENCES form_links(id) ON DELETE CASCADE,
         commitment TEXT NOT NULL,
         PRIMARY KEY (link, commitment));)"},

    {R"(CREATE TABLE coding_papers (
         id TEXT PRIMARY KEY,
         measure TEXT NOT NULL,
         commitment TEXT NOT NULL,
         proposal TEXT REFERENCES proposals(id));

       CREATE UNIQUE INDEX open_coding_papers ON coding_papers(measure, commitment)
         WHERE proposal IS NULL;

       CREATE TABLE codings (
         paper TEXT NOT NULL REFERENCES coding_papers(id),
         place BIGINT NOT NULL CHECK (place IN (1, 2, 3)),
         account TEXT NOT NULL REFERENCES accounts(id),
         coded BIGINT NOT NULL,
         code TEXT NOT NULL,
         content TEXT NOT NULL,
         PRIMARY KEY (paper, place),
         UNIQUE (paper, account));)"},

    {R"(CREATE TABLE filings (
         id TEXT PRIMARY KEY,
         receipt BLOB NOT NULL UNIQUE CHECK (length(receipt) = 32),
         kind TEXT NOT NULL,
         country TEXT NOT NULL,
         commitment TEXT NOT NULL,
         filed BIGINT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('received', 'refused', 'admitted')),
         decided BIGINT,
         account TEXT REFERENCES accounts(id),
         reason TEXT,
         docket TEXT UNIQUE,
         proposal TEXT REFERENCES proposals(id),
         content TEXT,
         CHECK ((state = 'received') = (content IS NOT NULL)),
         CHECK ((state = 'received') = (account IS NULL)));)"},

    // Nobody reviews or publishes what they had a hand in: its versions, or a coding it came from.
    {R"(CREATE TABLE proposal_authors (
         proposal TEXT NOT NULL REFERENCES proposals(id),
         account TEXT NOT NULL REFERENCES accounts(id),
         PRIMARY KEY (proposal, account));

       INSERT INTO proposal_authors(proposal, account)
         SELECT DISTINCT hands.proposal, hands.account
           FROM (SELECT proposal, account FROM proposal_steps WHERE state = 'proposed'
                 UNION SELECT proposal, account FROM coding_papers JOIN codings ON paper = id
                  WHERE proposal IS NOT NULL) hands
           JOIN proposals ON proposals.id = hands.proposal
          WHERE hands.account <> COALESCE(reviewer, '')
            AND hands.account <> COALESCE(publisher, '');

       ALTER TABLE filings ADD COLUMN sealed BIGINT NOT NULL DEFAULT 0;)",
     R"(CREATE TRIGGER own_work BEFORE UPDATE OF reviewer, publisher ON proposals
         WHEN EXISTS (SELECT 1 FROM proposal_authors WHERE proposal = NEW.id
                      AND account IN (NEW.reviewer, NEW.publisher))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;

       CREATE TRIGGER own_work_later BEFORE INSERT ON proposal_authors
         WHEN EXISTS (SELECT 1 FROM proposals WHERE id = NEW.proposal
                      AND NEW.account IN (reviewer, publisher))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;)",
     R"(CREATE FUNCTION own_work() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF EXISTS (SELECT 1 FROM proposal_authors WHERE proposal = NEW.id
                      AND account IN (NEW.reviewer, NEW.publisher)) THEN
             RAISE 'nobody decides on their own work' USING ERRCODE = 'check_violation';
           END IF;
           RETURN NEW;
         END $$;

       CREATE TRIGGER own_work BEFORE UPDATE OF reviewer, publisher ON proposals
         FOR EACH ROW EXECUTE FUNCTION own_work();

       CREATE FUNCTION own_work_later() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF EXISTS (SELECT 1 FROM proposals WHERE id = NEW.proposal
                      AND NEW.account IN (reviewer, publisher)) THEN
             RAISE 'nobody decides on their own work' USING ERRCODE = 'check_violation';
           END IF;
           RETURN NEW;
         END $$;

       CREATE TRIGGER own_work_later BEFORE INSERT ON proposal_authors
         FOR EACH ROW EXECUTE FUNCTION own_work_later();)"},

    // In an emergency whoever asks for it stands in the place of the reviewer, and may have written
    // it; the publisher is another person who has not. SQLite changes no constraint of a table:
    // it is made anew.
    {"",
     R"(PRAGMA defer_foreign_keys=ON;
       DROP TRIGGER own_work;
       DROP TRIGGER own_work_later;
       CREATE TABLE former_proposals AS SELECT * FROM proposals;
       DROP TABLE proposals;

       CREATE TABLE proposals (
         id TEXT PRIMARY KEY,
         idempotency_key TEXT NOT NULL UNIQUE,
         request_digest BLOB NOT NULL CHECK (length(request_digest) = 32),
         kind TEXT NOT NULL,
         subject TEXT NOT NULL,
         mechanism TEXT NOT NULL,
         countries TEXT NOT NULL,
         committees TEXT NOT NULL,
         drafts TEXT NOT NULL,
         version BIGINT NOT NULL,
         state TEXT NOT NULL CHECK (state IN ('proposed', 'returned', 'reviewed', 'published')),
         author TEXT NOT NULL REFERENCES accounts(id),
         reviewer TEXT REFERENCES accounts(id),
         publisher TEXT REFERENCES accounts(id),
         changed BIGINT NOT NULL,
         entry BIGINT,
         withdrawn BIGINT,
         emergency TEXT,
         emergency_language TEXT,
         CHECK (reviewer <> author OR emergency IS NOT NULL),
         CHECK (publisher <> author),
         CHECK (publisher <> reviewer),
         CHECK (state NOT IN ('reviewed', 'published') OR reviewer IS NOT NULL),
         CHECK (state <> 'published' OR publisher IS NOT NULL),
         CHECK (emergency IS NULL OR (state IN ('reviewed', 'published') AND emergency <> '')));

       INSERT INTO proposals SELECT *, NULL, NULL FROM former_proposals;
       DROP TABLE former_proposals;

       CREATE TRIGGER own_work BEFORE UPDATE OF reviewer, publisher, emergency ON proposals
         WHEN EXISTS (SELECT 1 FROM proposal_authors WHERE proposal = NEW.id
                      AND (account = NEW.publisher
                           OR (account = NEW.reviewer AND NEW.emergency IS NULL)))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;

       CREATE TRIGGER own_work_later BEFORE INSERT ON proposal_authors
         WHEN EXISTS (SELECT 1 FROM proposals WHERE id = NEW.proposal
                      AND NEW.account IN (reviewer, publisher))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;)",
     R"(ALTER TABLE proposals ADD COLUMN emergency TEXT;
       ALTER TABLE proposals ADD COLUMN emergency_language TEXT;
       ALTER TABLE proposals DROP CONSTRAINT proposals_check;
       ALTER TABLE proposals ADD CHECK (reviewer <> author OR emergency IS NOT NULL);
       ALTER TABLE proposals ADD
         CHECK (emergency IS NULL OR (state IN ('reviewed', 'published') AND emergency <> ''));

       CREATE OR REPLACE FUNCTION own_work() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF EXISTS (SELECT 1 FROM proposal_authors WHERE proposal = NEW.id
                      AND (account = NEW.publisher
                           OR (account = NEW.reviewer AND NEW.emergency IS NULL))) THEN
             RAISE 'nobody decides on their own work' USING ERRCODE = 'check_violation';
           END IF;
           RETURN NEW;
         END $$;

       DROP TRIGGER own_work ON proposals;

       CREATE TRIGGER own_work BEFORE UPDATE OF reviewer, publisher, emergency ON proposals
         FOR EACH ROW EXECUTE FUNCTION own_work();)"},

    {R"(ALTER TABLE accounts ADD COLUMN bounced BIGINT;

       ALTER TABLE accounts ADD COLUMN bounce TEXT NOT NULL DEFAULT '';

       ALTER TABLE mails ADD COLUMN letter TEXT NOT NULL DEFAULT '';)"},

    {R"(CREATE TABLE filing_files (
         filing TEXT PRIMARY KEY REFERENCES filings(id),
         digest BLOB NOT NULL CHECK (length(digest) = 32),
         size BIGINT NOT NULL,
         sealed BLOB,
         proposal TEXT REFERENCES proposals(id));)"},

    {R"(CREATE TABLE source_copies (
         digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
         bytes BLOB NOT NULL,
         kept BIGINT NOT NULL);)"},

    {R"(CREATE TABLE followers (
         id TEXT PRIMARY KEY,
         token BLOB NOT NULL UNIQUE CHECK (length(token) = 32),
         sealed BLOB NOT NULL,
         language TEXT NOT NULL,
         about TEXT NOT NULL,
         asked BIGINT NOT NULL,
         confirmed BIGINT NOT NULL CHECK (confirmed IN (0, 1)),
         written BIGINT NOT NULL,
         entry BIGINT NOT NULL);)"},

    {R"(ALTER TABLE form_links ADD COLUMN browser BLOB;)"},

    {R"(ALTER TABLE form_links ADD COLUMN opened BIGINT;)"},

    {R"(ALTER TABLE filings ADD COLUMN filer TEXT REFERENCES accounts(id);)"},

    // What was hastened by its own author is copied as it stands; and whoever sent what a proposal
    // was made from decides on it no more than who wrote it.
    {R"(CREATE INDEX filings_by_proposal ON filings(proposal);)",
     R"(DROP TRIGGER own_work_later;

       CREATE TRIGGER own_work_later BEFORE INSERT ON proposal_authors
         WHEN EXISTS (SELECT 1 FROM proposals WHERE id = NEW.proposal
                      AND (NEW.account = publisher
                           OR (NEW.account = reviewer AND emergency IS NULL)))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;

       CREATE TRIGGER own_filing BEFORE UPDATE OF state ON proposals
         WHEN EXISTS (SELECT 1 FROM filings WHERE proposal = NEW.id
                      AND ((NEW.state = 'published' AND filer = NEW.publisher)
                           OR (OLD.state = 'proposed' AND NEW.state = 'reviewed'
                               AND NEW.emergency IS NULL AND filer = NEW.reviewer)))
         BEGIN SELECT RAISE(ABORT, 'nobody decides on their own work'); END;)",
     R"(CREATE OR REPLACE FUNCTION own_work_later() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF EXISTS (SELECT 1 FROM proposals WHERE id = NEW.proposal
                      AND (NEW.account = publisher
                           OR (NEW.account = reviewer AND emergency IS NULL))) THEN
             RAISE 'nobody decides on their own work' USING ERRCODE = 'check_violation';
           END IF;
           RETURN NEW;
         END $$;

       CREATE FUNCTION own_filing() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
           IF EXISTS (SELECT 1 FROM filings WHERE proposal = NEW.id
                      AND ((NEW.state = 'published' AND filer = NEW.publisher)
                           OR (OLD.state = 'proposed' AND NEW.state = 'reviewed'
                               AND NEW.emergency IS NULL AND filer = NEW.reviewer))) THEN
             RAISE 'nobody decides on their own work' USING ERRCODE = 'check_violation';
           END IF;
           RETURN NEW;
         END $$;

       CREATE TRIGGER own_filing BEFORE UPDATE OF state ON proposals
         FOR EACH ROW EXECUTE FUNCTION own_filing();)"},
};

}  // namespace

std::span<const SchemaStep> schema_steps() { return steps; }

}  // namespace acta::store
