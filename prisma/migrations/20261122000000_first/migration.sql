-- The first schema. Roles ntm_app (the application's login, owns nothing) and ntm_rollup (owns the roll-up
-- function) exist before this runs: scripts/runtime creates them or prints the SQL that does.

-- ---------------------------------------------------------------- units (dated) and register

CREATE TABLE unit (
  code        text NOT NULL,
  valid_from  date NOT NULL,
  valid_to    date,
  level       text NOT NULL CHECK (level IN ('country', 'province', 'district', 'commune')),
  name        text NOT NULL,
  type        text NOT NULL,
  parent      text,
  province    text,
  district    text,
  in_scope    boolean NOT NULL,
  PRIMARY KEY (code, valid_from),
  CHECK (valid_to IS NULL OR valid_to > valid_from)
);
CREATE INDEX unit_parent ON unit (parent, valid_from);

-- Which unit took over from which, and how much of it: kept for merges and the structure of 1 July 2025.
CREATE TABLE unit_succession (
  old_code      text NOT NULL,
  new_code      text NOT NULL,
  effective_on  date NOT NULL,
  part          text NOT NULL CHECK (part IN ('whole', 'part')),
  source        text NOT NULL,
  PRIMARY KEY (old_code, new_code, effective_on)
);

CREATE TABLE programme (
  code       text PRIMARY KEY,
  starts_on  date NOT NULL,
  ends_on    date NOT NULL
);

CREATE TABLE pillar (
  code      text PRIMARY KEY,
  position  integer NOT NULL,
  name_vi   text NOT NULL,
  name_en   text NOT NULL,
  scored    boolean NOT NULL
);

CREATE TABLE service (
  code      text PRIMARY KEY,
  position  integer NOT NULL,
  name_vi   text NOT NULL,
  name_en   text NOT NULL
);

CREATE TABLE not_applicable_reason (
  code        text PRIMARY KEY,
  position    integer NOT NULL,
  name_vi     text NOT NULL,
  name_en     text NOT NULL,
  indicators  text[]
);

CREATE TABLE period (
  code       text PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('year', 'half-year')),
  starts_on  date NOT NULL,
  ends_on    date NOT NULL,
  cutoff     date NOT NULL,
  due        jsonb NOT NULL,
  name_vi    text NOT NULL,
  name_en    text NOT NULL,
  as_of      date,
  structure  date,
  mode       text NOT NULL CHECK (mode IN ('open', 'backfill', 'closed'))
);

CREATE TABLE indicator (
  code            text PRIMARY KEY,
  position        integer NOT NULL,
  pillar          text NOT NULL REFERENCES pillar,
  measure         text NOT NULL CHECK (measure IN ('criterion', 'ratio', 'count', 'services')),
  kind            text NOT NULL CHECK (kind IN ('share-of-units', 'ratio-of-sums', 'count', 'count-per-unit')),
  levels          text[] NOT NULL,
  absent_means    text NOT NULL CHECK (absent_means IN ('missing', 'zero')),
  per             text,
  timing          text NOT NULL CHECK (timing IN ('flow', 'state', 'cumulative')),
  local           boolean NOT NULL,
  -- names, labels, definition, note, criterion as in the register
  wording         jsonb NOT NULL
);

CREATE TABLE plan (
  code             text PRIMARY KEY,
  position         integer NOT NULL,
  unit             text NOT NULL,
  inherits         text REFERENCES plan,
  title_vi         text NOT NULL,
  title_en         text NOT NULL,
  source_number    text,
  source_date      date,
  source_issuer    text,
  starts_on        date NOT NULL,
  deadline         date NOT NULL,
  baseline_period  text REFERENCES period
);

CREATE TABLE target (
  plan                   text NOT NULL REFERENCES plan,
  indicator              text NOT NULL REFERENCES indicator,
  position               integer NOT NULL,
  comparator             text NOT NULL CHECK (comparator IN ('>=', '>')),
  threshold_numerator    bigint NOT NULL CHECK (threshold_numerator > 0),
  threshold_denominator  bigint NOT NULL CHECK (threshold_denominator > 0),
  wording                text,
  deadline               date,
  kind                   text,
  per                    text,
  PRIMARY KEY (plan, indicator)
);

-- What a unit of a level in a province must report: the national plan's indicators and its province's.
CREATE TABLE due_indicator (
  province   text NOT NULL,
  level      text NOT NULL,
  indicator  text NOT NULL REFERENCES indicator,
  PRIMARY KEY (province, level, indicator)
);

-- One row: counts up whenever units, register or periods change, so that a process knows its copy is stale.
CREATE TABLE reference_version (
  id       integer PRIMARY KEY CHECK (id = 1),
  version  integer NOT NULL,
  source   text NOT NULL
);

-- ---------------------------------------------------------------- people

CREATE TABLE account (
  id            uuid PRIMARY KEY,
  username      text NOT NULL UNIQUE CHECK (username = lower(username)),
  role          text NOT NULL CHECK (role IN ('central', 'province', 'district', 'viewer', 'administrator')),
  name          text NOT NULL,
  position      text,
  phone         text,
  demonstration boolean NOT NULL DEFAULT false,
  must_change_password boolean NOT NULL DEFAULT false,
  disabled_at   timestamptz,
  created_at    timestamptz NOT NULL DEFAULT now(),
  version       integer NOT NULL DEFAULT 1
);

CREATE TABLE credential (
  account_id     uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE,
  password_hash  text NOT NULL,
  changed_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account_scope (
  account_id  uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  unit        text NOT NULL,
  province    text,
  district    text,
  PRIMARY KEY (account_id, unit)
);
CREATE INDEX account_scope_unit ON account_scope (unit);

CREATE TABLE session (
  id_hash       text PRIMARY KEY,
  account_id    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  created_at    timestamptz NOT NULL DEFAULT now(),
  last_seen_at  timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  revoked_at    timestamptz,
  address       text,
  user_agent    text
);
CREATE INDEX session_account ON session (account_id);

CREATE TABLE api_token (
  id            uuid PRIMARY KEY,
  account_id    uuid NOT NULL REFERENCES account ON DELETE CASCADE,
  token_hash    text NOT NULL UNIQUE,
  created_at    timestamptz NOT NULL DEFAULT now(),
  expires_at    timestamptz NOT NULL,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);

CREATE TABLE sign_in_failure (
  subject_kind  text NOT NULL CHECK (subject_kind IN ('account', 'address')),
  subject       text NOT NULL,
  window_start  timestamptz NOT NULL,
  failures      integer NOT NULL,
  PRIMARY KEY (subject_kind, subject)
);

CREATE TABLE api_usage (
  account_id    uuid NOT NULL,
  window_start  timestamptz NOT NULL,
  calls         integer NOT NULL,
  PRIMARY KEY (account_id)
);

CREATE TABLE idempotency_key (
  account_id  uuid NOT NULL,
  key         text NOT NULL,
  body_hash   text NOT NULL,
  status      integer NOT NULL,
  response    jsonb NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account_id, key)
);

-- ---------------------------------------------------------------- observations and reports

-- A report is one reporting unit (district in scope, province, VN) and period. Its row is locked by every write to
-- its observations; `version` counts those writes and gives each written observation its version.
CREATE TABLE report (
  period        text NOT NULL REFERENCES period,
  unit          text NOT NULL,
  province      text,
  district      text,
  version       integer NOT NULL DEFAULT 0,
  due_on        date,
  submitted_at  timestamptz,
  submitted_by  uuid,
  submitted_by_name text,
  decided_at    timestamptz,
  decided_by    uuid,
  decided_by_name text,
  PRIMARY KEY (period, unit)
);

CREATE TABLE observation (
  period             text NOT NULL REFERENCES period,
  indicator          text NOT NULL REFERENCES indicator,
  unit               text NOT NULL,
  slot               text NOT NULL CHECK (slot IN ('approved', 'working')),
  level              text NOT NULL,
  province           text,
  district           text,
  status             text NOT NULL,
  state              text NOT NULL CHECK (state IN ('reported', 'not-applicable')),
  met                boolean,
  numerator          bigint,
  denominator        bigint,
  count              bigint,
  services           text[],
  feedback           boolean,
  reason             text REFERENCES not_applicable_reason,
  reason_text        text,
  -- taken over from the previous period by an explicit act and not yet confirmed
  carried_over       boolean NOT NULL DEFAULT false,
  correction_reason  text,
  return_reason      text,
  version            integer NOT NULL CHECK (version > 0),
  entered_at         timestamptz NOT NULL DEFAULT now(),
  entered_by         uuid,
  entered_by_name    text,
  sent_at            timestamptz,
  sent_by            uuid,
  sent_by_name       text,
  approved_at        timestamptz,
  approved_by        uuid,
  approved_by_name   text,
  PRIMARY KEY (period, indicator, unit, slot),
  CHECK ((slot = 'approved') = (status = 'approved')),
  CHECK (status IN ('draft', 'submitted', 'returned', 'approved')),
  CHECK (numerator >= 0 AND denominator >= 0 AND numerator <= denominator),
  CHECK (count >= 0),
  CHECK (
    (state = 'not-applicable' AND reason IS NOT NULL AND num_nonnulls(met, numerator, denominator, count, services, feedback) = 0)
    OR (state = 'reported' AND reason IS NULL AND (
      (met IS NOT NULL AND num_nonnulls(numerator, denominator, count, services, feedback) = 0)
      OR (num_nonnulls(numerator, denominator) = 2 AND num_nonnulls(met, count, services, feedback) = 0)
      OR (count IS NOT NULL AND num_nonnulls(met, numerator, denominator, services, feedback) = 0)
      OR (num_nonnulls(services, feedback) = 2 AND num_nonnulls(met, numerator, denominator, count) = 0)))
  )
);
CREATE INDEX observation_scope ON observation (period, province, district);
CREATE INDEX observation_unit ON observation (unit, period);

-- ---------------------------------------------------------------- roll-up rows (see recompute_roll_up)

-- Sums over a district's or a province's subtree. The row of VN holds the country's own observations only;
-- the country is that row plus all provinces.
CREATE TABLE roll_up (
  unit            text NOT NULL,
  period          text NOT NULL,
  lens            text NOT NULL CHECK (lens IN ('approved', 'provisional')),
  indicator       text NOT NULL,
  level           text NOT NULL,
  province        text,
  district        text,
  reported        integer NOT NULL,
  not_applicable  integer NOT NULL,
  met             integer NOT NULL,
  numerator       bigint NOT NULL,
  denominator     bigint NOT NULL,
  count           bigint NOT NULL,
  PRIMARY KEY (unit, period, lens, indicator)
);
CREATE INDEX roll_up_children ON roll_up (level, province, period, lens);

-- How much of what is due is there, under a lens. Communes: complete = every due value, empty = none.
CREATE TABLE coverage (
  unit              text NOT NULL,
  period            text NOT NULL,
  lens              text NOT NULL CHECK (lens IN ('approved', 'provisional')),
  level             text NOT NULL,
  province          text,
  district          text,
  present           integer NOT NULL,
  communes_complete integer NOT NULL,
  communes_present  integer NOT NULL,
  latest_at         timestamptz,
  PRIMARY KEY (unit, period, lens)
);

-- Where the values that are not approved yet stand; only for those whose scope holds the unit. Values without an
-- approved one beside them by their working status; communes without any approved value likewise.
CREATE TABLE workflow (
  unit                text NOT NULL,
  period              text NOT NULL,
  level               text NOT NULL,
  province            text,
  district            text,
  submitted           integer NOT NULL,
  returned            integer NOT NULL,
  draft               integer NOT NULL,
  corrections         integer NOT NULL,
  communes_submitted  integer NOT NULL,
  communes_returned   integer NOT NULL,
  communes_draft      integer NOT NULL,
  PRIMARY KEY (unit, period)
);

-- Locked by recompute_roll_up, so that two writers in one province sum one after the other.
CREATE TABLE roll_up_scope (
  period    text NOT NULL,
  province  text NOT NULL,
  version   bigint NOT NULL,
  PRIMARY KEY (period, province)
);

-- ---------------------------------------------------------------- audit

CREATE TABLE audit_chain (
  chain     text PRIMARY KEY,
  province  text,
  district  text,
  seq       integer NOT NULL,
  hash      text NOT NULL
);

CREATE TABLE audit_entry (
  chain       text NOT NULL,
  seq         integer NOT NULL,
  province    text,
  district    text,
  at          timestamptz NOT NULL,
  account_id  uuid,
  account_name text NOT NULL,
  action      text NOT NULL,
  subject     text NOT NULL,
  period      text,
  reason      text,
  changes     jsonb NOT NULL,
  previous    text NOT NULL,
  hash        text NOT NULL,
  PRIMARY KEY (chain, seq)
);
CREATE INDEX audit_entry_subject ON audit_entry (subject, period);

-- ---------------------------------------------------------------- roll-up function

-- Recomputes the roll-up rows of the given districts and provinces of one period from the observations.
-- Definition: lib/domain/scoring/roll-up.ts; a test holds the two against each other on random data.
-- Each statement sees what was committed before it (READ COMMITTED), and the scope rows are locked first.
CREATE FUNCTION recompute_roll_up(p_period text, p_districts text[], p_provinces text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO roll_up_scope (period, province, version)
    SELECT p_period, p, 0 FROM unnest(p_provinces) AS p ORDER BY p
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM roll_up_scope WHERE period = p_period AND province = ANY (p_provinces) ORDER BY province FOR UPDATE;
  UPDATE roll_up_scope SET version = version + 1 WHERE period = p_period AND province = ANY (p_provinces);

  DELETE FROM roll_up WHERE period = p_period AND (unit = ANY (p_districts) OR unit = ANY (p_provinces));
  DELETE FROM coverage WHERE period = p_period AND (unit = ANY (p_districts) OR unit = ANY (p_provinces));
  DELETE FROM workflow WHERE period = p_period AND (unit = ANY (p_districts) OR unit = ANY (p_provinces));

  -- Districts from their observations; a province's (and VN's) own observations in the same pass, kept under its own code.
  CREATE TEMP TABLE own_sum ON COMMIT DROP AS
    SELECT coalesce(o.district, o.province, 'VN') AS unit, o.district, o.province, l.lens, o.indicator,
           count(*) FILTER (WHERE o.state = 'reported')::int AS reported,
           count(*) FILTER (WHERE o.state = 'not-applicable')::int AS not_applicable,
           count(*) FILTER (WHERE o.met OR (o.feedback AND cardinality(o.services) > 0))::int AS met,
           coalesce(sum(o.numerator), 0)::bigint AS numerator,
           coalesce(sum(o.denominator), 0)::bigint AS denominator,
           (coalesce(sum(o.count), 0) + count(*) FILTER (WHERE o.met OR (o.feedback AND cardinality(o.services) > 0)))::bigint AS count
      FROM observation o
      LEFT JOIN observation w ON w.period = o.period AND w.indicator = o.indicator AND w.unit = o.unit
                             AND o.slot = 'approved' AND w.slot = 'working' AND w.status = 'submitted'
      CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
     WHERE o.period = p_period
       AND (o.district = ANY (p_districts) OR (o.district IS NULL AND coalesce(o.province, 'VN') = ANY (p_provinces)))
       AND ((l.lens = 'approved' AND o.slot = 'approved')
         OR (l.lens = 'provisional' AND ((o.slot = 'working' AND o.status = 'submitted') OR (o.slot = 'approved' AND w.unit IS NULL))))
     GROUP BY 1, 2, 3, 4, 5;

  INSERT INTO roll_up
    SELECT unit, p_period, lens, indicator, 'district', province, district, reported, not_applicable, met, numerator, denominator, count
      FROM own_sum WHERE district IS NOT NULL;

  INSERT INTO roll_up
    SELECT part.province, p_period, part.lens, part.indicator,
           CASE part.province WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.province, 'VN'), NULL,
           sum(part.reported), sum(part.not_applicable), sum(part.met), sum(part.numerator), sum(part.denominator), sum(part.count)
      FROM (
        SELECT province, lens, indicator, reported, not_applicable, met, numerator, denominator, count
          FROM roll_up WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
        UNION ALL
        SELECT unit, lens, indicator, reported, not_applicable, met, numerator, denominator, count
          FROM own_sum WHERE district IS NULL
      ) AS part
     GROUP BY part.province, part.lens, part.indicator;

  DROP TABLE own_sum;

  -- One row per unit that reports anything due: what it has approved, what would count provisionally, what is in the works.
  CREATE TEMP TABLE unit_state ON COMMIT DROP AS
    SELECT v.unit, v.level, v.province, v.district,
           count(*) FILTER (WHERE v.approved)::int AS approved,
           count(*) FILTER (WHERE v.approved OR v.working = 'submitted')::int AS provisional,
           count(*) FILTER (WHERE NOT v.approved AND v.working = 'submitted')::int AS submitted,
           count(*) FILTER (WHERE NOT v.approved AND v.working = 'returned')::int AS returned,
           count(*) FILTER (WHERE NOT v.approved AND v.working = 'draft')::int AS draft,
           count(*) FILTER (WHERE v.approved AND v.working IS NOT NULL)::int AS corrections,
           max(v.approved_at) AS approved_at, max(v.entered_at) AS entered_at,
           (SELECT count(*) FROM due_indicator d WHERE d.province = coalesce(v.province, 'VN') AND d.level = v.level)::int AS due
      FROM (
        SELECT o.unit, o.level, o.province, o.district, o.indicator,
               bool_or(o.slot = 'approved') AS approved, max(o.status) FILTER (WHERE o.slot = 'working') AS working,
               max(o.approved_at) AS approved_at, max(o.entered_at) AS entered_at
          FROM observation o
          JOIN due_indicator d ON d.province = coalesce(o.province, 'VN') AND d.level = o.level AND d.indicator = o.indicator
         WHERE o.period = p_period
           AND (o.district = ANY (p_districts) OR (o.district IS NULL AND coalesce(o.province, 'VN') = ANY (p_provinces)))
         GROUP BY o.unit, o.level, o.province, o.district, o.indicator
      ) AS v
     GROUP BY v.unit, v.level, v.province, v.district;

  INSERT INTO coverage
    SELECT s.district, p_period, l.lens, 'district', s.province, s.district,
           sum(CASE l.lens WHEN 'approved' THEN s.approved ELSE s.provisional END),
           count(*) FILTER (WHERE s.level = 'commune' AND s.due > 0 AND CASE l.lens WHEN 'approved' THEN s.approved ELSE s.provisional END = s.due),
           count(*) FILTER (WHERE s.level = 'commune' AND CASE l.lens WHEN 'approved' THEN s.approved ELSE s.provisional END > 0),
           max(CASE l.lens WHEN 'approved' THEN s.approved_at ELSE greatest(s.approved_at, s.entered_at) END)
      FROM unit_state s CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
     WHERE s.district IS NOT NULL
     GROUP BY s.district, s.province, l.lens;

  INSERT INTO coverage
    SELECT part.unit, p_period, part.lens, CASE part.unit WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.unit, 'VN'), NULL,
           sum(part.present), sum(part.communes_complete), sum(part.communes_present), max(part.latest_at)
      FROM (
        SELECT province AS unit, lens, present, communes_complete, communes_present, latest_at
          FROM coverage WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
        UNION ALL
        SELECT coalesce(s.province, 'VN'), l.lens, CASE l.lens WHEN 'approved' THEN s.approved ELSE s.provisional END, 0, 0,
               CASE l.lens WHEN 'approved' THEN s.approved_at ELSE greatest(s.approved_at, s.entered_at) END
          FROM unit_state s CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
         WHERE s.district IS NULL
      ) AS part
     GROUP BY part.unit, part.lens;

  INSERT INTO workflow
    SELECT s.district, p_period, 'district', s.province, s.district,
           sum(s.submitted), sum(s.returned), sum(s.draft), sum(s.corrections),
           count(*) FILTER (WHERE s.level = 'commune' AND s.approved = 0 AND s.submitted > 0),
           count(*) FILTER (WHERE s.level = 'commune' AND s.approved = 0 AND s.submitted = 0 AND s.returned > 0),
           count(*) FILTER (WHERE s.level = 'commune' AND s.approved = 0 AND s.submitted = 0 AND s.returned = 0 AND s.draft > 0)
      FROM unit_state s WHERE s.district IS NOT NULL
     GROUP BY s.district, s.province;

  INSERT INTO workflow
    SELECT part.unit, p_period, CASE part.unit WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.unit, 'VN'), NULL,
           sum(part.submitted), sum(part.returned), sum(part.draft), sum(part.corrections),
           sum(part.communes_submitted), sum(part.communes_returned), sum(part.communes_draft)
      FROM (
        SELECT province AS unit, submitted, returned, draft, corrections, communes_submitted, communes_returned, communes_draft
          FROM workflow WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
        UNION ALL
        SELECT coalesce(s.province, 'VN'), s.submitted, s.returned, s.draft, s.corrections, 0, 0, 0
          FROM unit_state s WHERE s.district IS NULL
      ) AS part
     GROUP BY part.unit;

  DROP TABLE unit_state;
END
$$;

-- ---------------------------------------------------------------- who may touch what

-- Settings of one transaction: app.context ('viewer', 'auth', 'job'), app.account, app.role, app.provinces, app.districts.
CREATE FUNCTION app_setting(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('app.' || name, true), '') $$;

GRANT USAGE ON SCHEMA public TO ntm_app, ntm_rollup;
GRANT SELECT ON unit, unit_succession, programme, pillar, service, not_applicable_reason, period, indicator, plan, target,
  due_indicator, reference_version TO ntm_app;
GRANT UPDATE (due, cutoff, mode) ON period TO ntm_app;
GRANT UPDATE (version) ON reference_version TO ntm_app;
GRANT SELECT, INSERT, UPDATE ON account, credential, session, api_token TO ntm_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_scope, sign_in_failure, api_usage, idempotency_key TO ntm_app;
GRANT SELECT, INSERT, UPDATE ON report TO ntm_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON observation TO ntm_app;
GRANT SELECT ON roll_up, coverage, workflow TO ntm_app;
GRANT SELECT, INSERT ON audit_entry TO ntm_app;
GRANT SELECT, INSERT, UPDATE ON audit_chain TO ntm_app;

GRANT SELECT ON observation, due_indicator TO ntm_rollup;
GRANT SELECT, INSERT, UPDATE, DELETE ON roll_up, coverage, workflow, roll_up_scope TO ntm_rollup;
GRANT CREATE ON SCHEMA public TO ntm_rollup;
ALTER FUNCTION recompute_roll_up(text, text[], text[]) OWNER TO ntm_rollup;
REVOKE CREATE ON SCHEMA public FROM ntm_rollup;
REVOKE ALL ON FUNCTION recompute_roll_up(text, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION recompute_roll_up(text, text[], text[]) TO ntm_app;

ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
ALTER TABLE report ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE coverage ENABLE ROW LEVEL SECURITY;
ALTER TABLE workflow ENABLE ROW LEVEL SECURITY;
ALTER TABLE roll_up_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_chain ENABLE ROW LEVEL SECURITY;
ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE credential ENABLE ROW LEVEL SECURITY;
ALTER TABLE account_scope ENABLE ROW LEVEL SECURITY;
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_failure ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_key ENABLE ROW LEVEL SECURITY;

-- Rows of units inside the viewer's scope. Without settings both lists are NULL and nothing matches.
CREATE POLICY observation_scope ON observation TO ntm_app USING (
  ((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[])));
-- Viewers and administrators see approved rows only, and only those who work on figures (or a job) write.
CREATE POLICY observation_role ON observation AS RESTRICTIVE TO ntm_app
  USING (slot = 'approved' OR (SELECT app_setting('role')) NOT IN ('viewer', 'administrator'))
  WITH CHECK ((SELECT app_setting('role')) IN ('central', 'province', 'district') OR (SELECT app_setting('context')) = 'job');
CREATE POLICY report_scope ON report TO ntm_app USING (
  ((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[])));
CREATE POLICY workflow_scope ON workflow FOR SELECT TO ntm_app USING (
  ((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[])));

-- Approved sums of the country and of every province are for every signed-in person; the rest only inside the scope.
CREATE POLICY roll_up_scope_or_public ON roll_up FOR SELECT TO ntm_app USING (
  (lens = 'approved' AND level <> 'district' AND (SELECT app_setting('context')) = 'viewer')
  OR (((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[]))));
CREATE POLICY coverage_scope_or_public ON coverage FOR SELECT TO ntm_app USING (
  (lens = 'approved' AND level <> 'district' AND (SELECT app_setting('context')) = 'viewer')
  OR (((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[]))));

CREATE POLICY roll_up_all ON roll_up TO ntm_rollup USING (true);
CREATE POLICY coverage_all ON coverage TO ntm_rollup USING (true);
CREATE POLICY workflow_all ON workflow TO ntm_rollup USING (true);
CREATE POLICY roll_up_scope_all ON roll_up_scope TO ntm_rollup USING (true);
CREATE POLICY observation_all ON observation FOR SELECT TO ntm_rollup USING (true);

-- Audit: read inside the scope (the administrator all of it); written by whoever acts, never changed: no UPDATE or DELETE is granted.
CREATE POLICY audit_read ON audit_entry FOR SELECT TO ntm_app USING (
  (SELECT app_setting('context')) = 'auth'
  OR (SELECT app_setting('role')) = 'administrator'
  OR (((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[]))));
CREATE POLICY audit_write ON audit_entry FOR INSERT TO ntm_app WITH CHECK ((SELECT app_setting('context')) <> '');
CREATE POLICY audit_chain_use ON audit_chain TO ntm_app USING ((SELECT app_setting('context')) <> '');

-- People. Sign-in, sessions and tokens run in the context 'auth'. A person sees the colleagues of the own scope.
CREATE POLICY account_auth ON account TO ntm_app USING (
  (SELECT app_setting('context')) = 'auth'
  OR ((SELECT app_setting('context')) = 'viewer' AND (SELECT app_setting('role')) = 'administrator'));
CREATE POLICY account_scope_auth ON account_scope TO ntm_app USING (
  (SELECT app_setting('context')) = 'auth'
  OR ((SELECT app_setting('context')) = 'viewer' AND (SELECT app_setting('role')) = 'administrator'));
CREATE POLICY account_scope_colleagues ON account_scope FOR SELECT TO ntm_app USING (
  (SELECT app_setting('context')) = 'viewer' AND (SELECT app_setting('role')) IN ('central', 'province', 'district')
  AND ((SELECT current_setting('app.provinces', true)) = '*'
    OR coalesce(province, '') = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR coalesce(district, '') = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[])));
CREATE POLICY account_colleagues ON account FOR SELECT TO ntm_app USING (
  (SELECT app_setting('context')) = 'viewer' AND id IN (SELECT account_id FROM account_scope));
CREATE POLICY credential_auth ON credential TO ntm_app USING ((SELECT app_setting('context')) = 'auth');
CREATE POLICY session_auth ON session TO ntm_app USING ((SELECT app_setting('context')) = 'auth');
CREATE POLICY api_token_auth ON api_token TO ntm_app USING ((SELECT app_setting('context')) = 'auth');
CREATE POLICY sign_in_failure_auth ON sign_in_failure TO ntm_app USING ((SELECT app_setting('context')) = 'auth');
CREATE POLICY api_usage_auth ON api_usage TO ntm_app USING ((SELECT app_setting('context')) = 'auth');
CREATE POLICY idempotency_key_own ON idempotency_key TO ntm_app USING (account_id::text = (SELECT app_setting('account')));
