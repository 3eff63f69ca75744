-- Times are microseconds since 1970, UTC. Addresses are compared by `canonical`.

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT;

CREATE TABLE list (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  project TEXT NOT NULL,
  title TEXT NOT NULL,
  purpose TEXT NOT NULL,
  legal_basis TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE subscriber (
  id INTEGER PRIMARY KEY,
  address TEXT NOT NULL,
  canonical TEXT NOT NULL UNIQUE,
  address_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  organisation TEXT NOT NULL,
  language TEXT NOT NULL,
  attributes TEXT NOT NULL                 -- a JSON object of texts
) STRICT;

-- Never deleted: the token in somebody's old letter goes on working.
CREATE TABLE subscription (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES list (id),
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  state TEXT NOT NULL CHECK (state IN ('active', 'left')),
  token TEXT NOT NULL UNIQUE,
  since INTEGER NOT NULL,
  left_at INTEGER,
  left_how TEXT,
  UNIQUE (list_id, subscriber_id)
) STRICT;

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  list_id INTEGER NOT NULL REFERENCES list (id),
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  at INTEGER NOT NULL,
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  text_hash TEXT NOT NULL,
  language TEXT NOT NULL
) STRICT;
CREATE TRIGGER consent_is_not_changed BEFORE UPDATE ON consent BEGIN SELECT RAISE (ABORT, 'consent records are only added'); END;

CREATE TABLE suppression (
  address_hash TEXT PRIMARY KEY,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  project TEXT NOT NULL,
  newsletter TEXT NOT NULL,
  list_id INTEGER NOT NULL REFERENCES list (id),
  local TEXT NOT NULL,
  zone TEXT NOT NULL,
  at INTEGER NOT NULL,
  offset_minutes INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('scheduled', 'running', 'paused', 'finished', 'cancelled', 'missed')),
  unknown_policy TEXT NOT NULL CHECK (unknown_policy IN ('hold', 'resend')),
  max_lateness INTEGER NOT NULL,           -- seconds
  sender TEXT NOT NULL,
  public_url TEXT NOT NULL,
  fallback TEXT NOT NULL,                  -- language tags, best first, separated by spaces
  note TEXT NOT NULL,
  created INTEGER NOT NULL,
  changed INTEGER NOT NULL
) STRICT;
CREATE INDEX campaign_by_state ON campaign (state);

CREATE TABLE variant (
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  language TEXT NOT NULL,
  wire BLOB NOT NULL,
  PRIMARY KEY (campaign_id, language)
) STRICT;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign (id),
  subscriber_id INTEGER NOT NULL REFERENCES subscriber (id),
  canonical TEXT NOT NULL,
  language TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'in_data', 'accepted', 'deferred', 'rejected', 'unknown', 'skipped', 'cancelled')),
  attempts INTEGER NOT NULL DEFAULT 0,
  not_before INTEGER NOT NULL,
  lease_owner TEXT,
  lease_until INTEGER,
  lease_epoch INTEGER NOT NULL DEFAULT 0,
  code INTEGER NOT NULL DEFAULT 0,
  reply TEXT NOT NULL DEFAULT '',
  changed INTEGER NOT NULL,
  UNIQUE (campaign_id, subscriber_id),
  UNIQUE (campaign_id, canonical)
) STRICT;
CREATE INDEX delivery_waiting ON delivery (campaign_id, not_before, id) WHERE state IN ('pending', 'deferred');
CREATE INDEX delivery_leased ON delivery (lease_until) WHERE state IN ('claimed', 'in_data');
CREATE INDEX delivery_by_state ON delivery (campaign_id, state);
