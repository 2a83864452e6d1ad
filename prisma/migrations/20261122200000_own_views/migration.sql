-- Pages a person pinned or saw lately, by their address; how they are called is worded when they are shown. Nobody else
-- reads them, the administrator neither. Not audited: they say nothing about figures and concern nobody but their owner.
CREATE TABLE own_view (
  account_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  address     text NOT NULL CHECK (address LIKE '/%' AND address NOT LIKE '//%' AND length(address) <= 1500),
  seen_at     timestamptz,
  pinned_at   timestamptz,
  PRIMARY KEY (account_id, address),
  CHECK (num_nonnulls(seen_at, pinned_at) > 0)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON own_view TO ntm_app;
ALTER TABLE own_view ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_view_owner ON own_view TO ntm_app USING (
  (SELECT app_setting('context')) = 'viewer' AND account_id::text = (SELECT app_setting('account')));
