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

-- One row: `version` counts up whenever units, register or periods change, so that a process knows its copy is stale.
-- `demonstration`: the figures in this database are made up, and every page and export says so.
CREATE TABLE reference_version (
  id             integer PRIMARY KEY CHECK (id = 1),
  version        integer NOT NULL,
  source         text NOT NULL,
  demonstration  boolean NOT NULL DEFAULT false
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
CREATE INDEX observation_submitted ON observation (province, district, period) WHERE slot = 'working' AND status = 'submitted';

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
  PRIMARY KEY (unit, lens, period, indicator)
);
CREATE INDEX roll_up_province ON roll_up (period, province);

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
  PRIMARY KEY (unit, lens, period)
);
CREATE INDEX coverage_province ON coverage (period, province);

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
CREATE INDEX workflow_province ON workflow (period, province);

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

-- The observations of the given districts, and the own observations of the given provinces ('VN': the country's own).
-- Three index ranges; `owner` is the unit whose roll-up row they enter first.
CREATE FUNCTION observations_rolled_up_by(p_period text, p_districts text[], p_provinces text[])
RETURNS TABLE (owner text, row_of observation) LANGUAGE sql STABLE AS $$
  SELECT o.district, o FROM observation o
   WHERE o.period = p_period AND o.province = ANY (p_provinces) AND o.district = ANY (p_districts)
  UNION ALL
  SELECT o.province, o FROM observation o
   WHERE o.period = p_period AND o.province = ANY (p_provinces) AND o.district IS NULL
  UNION ALL
  SELECT 'VN', o FROM observation o
   WHERE o.period = p_period AND o.province IS NULL AND 'VN' = ANY (p_provinces)
$$;

-- Recomputes the roll-up rows of the given districts and of their provinces for one period from the observations.
-- `p_provinces` holds the provinces of all the given districts, and 'VN' for the country's own observations.
-- Definition: lib/domain/scoring/roll-up.ts; a test holds the two against each other on random data.
-- Each statement sees what was committed before it (READ COMMITTED), and the scope rows are locked first. A statement
-- does not see the rows it inserts itself: what it reads of `roll_up` are the districts that were not asked for.
CREATE FUNCTION recompute_roll_up(p_period text, p_districts text[], p_provinces text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
-- One district or the whole nation: a plan kept from one would ruin the other, and so would a nested loop over a
-- table that has just grown and is not analysed yet.
SET plan_cache_mode = force_custom_plan SET enable_nestloop = off AS $$
BEGIN
  INSERT INTO roll_up_scope (period, province, version)
    SELECT p_period, p, 0 FROM unnest(p_provinces) AS p ORDER BY p
    ON CONFLICT DO NOTHING;
  PERFORM 1 FROM roll_up_scope WHERE period = p_period AND province = ANY (p_provinces) ORDER BY province FOR UPDATE;
  UPDATE roll_up_scope SET version = version + 1 WHERE period = p_period AND province = ANY (p_provinces);

  DELETE FROM roll_up WHERE period = p_period
    AND ((unit = ANY (p_districts) AND province = ANY (p_provinces)) OR unit = ANY (p_provinces));
  DELETE FROM coverage WHERE period = p_period
    AND ((unit = ANY (p_districts) AND province = ANY (p_provinces)) OR unit = ANY (p_provinces));
  DELETE FROM workflow WHERE period = p_period
    AND ((unit = ANY (p_districts) AND province = ANY (p_provinces)) OR unit = ANY (p_provinces));

  WITH observed AS (
    SELECT r.owner, (r.row_of).*,
           bool_or((r.row_of).status = 'submitted') OVER (PARTITION BY (r.row_of).unit, (r.row_of).indicator) AS resubmitted
      FROM observations_rolled_up_by(p_period, p_districts, p_provinces) AS r
  ), counting AS (
    SELECT l.lens, o.*
      FROM observed o CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
     WHERE CASE l.lens WHEN 'approved' THEN o.slot = 'approved'
                       ELSE o.status = 'submitted' OR (o.slot = 'approved' AND NOT o.resubmitted) END
  ), own AS (
    SELECT c.owner, c.province, c.district, c.lens, c.indicator,
           count(*) FILTER (WHERE c.state = 'reported')::int AS reported,
           count(*) FILTER (WHERE c.state = 'not-applicable')::int AS not_applicable,
           count(*) FILTER (WHERE c.met OR (c.feedback AND cardinality(c.services) > 0))::int AS met,
           coalesce(sum(c.numerator), 0)::bigint AS numerator,
           coalesce(sum(c.denominator), 0)::bigint AS denominator,
           (coalesce(sum(c.count), 0) + count(*) FILTER (WHERE c.met OR (c.feedback AND cardinality(c.services) > 0)))::bigint AS count
      FROM counting c
     GROUP BY c.owner, c.province, c.district, c.lens, c.indicator
  ), districts AS (
    INSERT INTO roll_up
      SELECT owner, p_period, lens, indicator, 'district', province, district, reported, not_applicable, met, numerator, denominator, count
        FROM own WHERE district IS NOT NULL
      RETURNING province, lens, indicator, reported, not_applicable, met, numerator, denominator, count
  )
  INSERT INTO roll_up
    SELECT part.owner, p_period, part.lens, part.indicator,
           CASE part.owner WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.owner, 'VN'), NULL,
           sum(part.reported), sum(part.not_applicable), sum(part.met), sum(part.numerator), sum(part.denominator), sum(part.count)
      FROM (
        SELECT province AS owner, lens, indicator, reported, not_applicable, met, numerator, denominator, count FROM districts
        UNION ALL
        SELECT province, lens, indicator, reported, not_applicable, met, numerator, denominator, count
          FROM roll_up WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
        UNION ALL
        SELECT owner, lens, indicator, reported, not_applicable, met, numerator, denominator, count
          FROM own WHERE district IS NULL
      ) AS part
     GROUP BY part.owner, part.lens, part.indicator;

  -- One row per unit that reports anything due: what it has approved, what would count provisionally, what is in the works.
  WITH due AS (
    SELECT d.province, d.level, count(*)::int AS due FROM due_indicator d GROUP BY d.province, d.level
  ), cell AS (
    SELECT r.owner, (r.row_of).unit, (r.row_of).level, (r.row_of).province, (r.row_of).district, (r.row_of).indicator,
           bool_or((r.row_of).slot = 'approved') AS approved,
           max((r.row_of).status) FILTER (WHERE (r.row_of).slot = 'working') AS working,
           max((r.row_of).approved_at) AS approved_at, max((r.row_of).entered_at) AS entered_at
      FROM observations_rolled_up_by(p_period, p_districts, p_provinces) AS r
      JOIN due_indicator d ON d.province = coalesce((r.row_of).province, 'VN') AND d.level = (r.row_of).level
                          AND d.indicator = (r.row_of).indicator
     GROUP BY 1, 2, 3, 4, 5, 6
  ), state AS MATERIALIZED (
    SELECT c.owner, c.unit, c.level, c.province, c.district, max(due.due) AS due,
           count(*) FILTER (WHERE c.approved)::int AS approved,
           count(*) FILTER (WHERE c.approved OR c.working = 'submitted')::int AS provisional,
           count(*) FILTER (WHERE NOT c.approved AND c.working = 'submitted')::int AS submitted,
           count(*) FILTER (WHERE NOT c.approved AND c.working = 'returned')::int AS returned,
           count(*) FILTER (WHERE NOT c.approved AND c.working = 'draft')::int AS draft,
           count(*) FILTER (WHERE c.approved AND c.working IS NOT NULL)::int AS corrections,
           max(c.approved_at) AS approved_at,
           max(c.entered_at) FILTER (WHERE c.approved OR c.working = 'submitted') AS entered_at
      FROM cell c
      JOIN due ON due.province = coalesce(c.province, 'VN') AND due.level = c.level
     GROUP BY c.owner, c.unit, c.level, c.province, c.district
  ), seen AS (
    SELECT s.*, l.lens,
           CASE l.lens WHEN 'approved' THEN s.approved ELSE s.provisional END AS present,
           CASE l.lens WHEN 'approved' THEN s.approved_at ELSE greatest(s.approved_at, s.entered_at) END AS latest_at
      FROM state s CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
  ), covered AS (
    INSERT INTO coverage
      SELECT owner, p_period, lens, 'district', province, district, sum(present),
             count(*) FILTER (WHERE level = 'commune' AND present = due),
             count(*) FILTER (WHERE level = 'commune' AND present > 0), max(latest_at)
        FROM seen WHERE district IS NOT NULL
       GROUP BY owner, province, district, lens
      RETURNING province AS owner, lens, present, communes_complete, communes_present, latest_at
  ), covered_above AS (
    INSERT INTO coverage
      SELECT part.owner, p_period, part.lens, CASE part.owner WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.owner, 'VN'), NULL,
             sum(part.present), sum(part.communes_complete), sum(part.communes_present), max(part.latest_at)
        FROM (
          SELECT owner, lens, present, communes_complete, communes_present, latest_at FROM covered
          UNION ALL
          SELECT province, lens, present, communes_complete, communes_present, latest_at
            FROM coverage WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
          UNION ALL
          SELECT owner, lens, present, 0, 0, latest_at FROM seen WHERE district IS NULL
        ) AS part
       GROUP BY part.owner, part.lens
  ), worked AS (
    INSERT INTO workflow
      SELECT owner, p_period, 'district', province, district, sum(submitted), sum(returned), sum(draft), sum(corrections),
             count(*) FILTER (WHERE level = 'commune' AND approved = 0 AND submitted > 0),
             count(*) FILTER (WHERE level = 'commune' AND approved = 0 AND submitted = 0 AND returned > 0),
             count(*) FILTER (WHERE level = 'commune' AND approved = 0 AND submitted = 0 AND returned = 0 AND draft > 0)
        FROM state WHERE district IS NOT NULL
       GROUP BY owner, province, district
      RETURNING province AS owner, submitted, returned, draft, corrections, communes_submitted, communes_returned, communes_draft
  )
  INSERT INTO workflow
    SELECT part.owner, p_period, CASE part.owner WHEN 'VN' THEN 'country' ELSE 'province' END, nullif(part.owner, 'VN'), NULL,
           sum(part.submitted), sum(part.returned), sum(part.draft), sum(part.corrections),
           sum(part.communes_submitted), sum(part.communes_returned), sum(part.communes_draft)
      FROM (
        SELECT owner, submitted, returned, draft, corrections, communes_submitted, communes_returned, communes_draft FROM worked
        UNION ALL
        SELECT province, submitted, returned, draft, corrections, communes_submitted, communes_returned, communes_draft
          FROM workflow WHERE period = p_period AND level = 'district' AND province = ANY (p_provinces)
        UNION ALL
        SELECT owner, submitted, returned, draft, corrections, 0, 0, 0 FROM state WHERE district IS NULL
      ) AS part
     GROUP BY part.owner;
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
REVOKE ALL ON FUNCTION recompute_roll_up(text, text[], text[]), observations_rolled_up_by(text, text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION observations_rolled_up_by(text, text[], text[]) TO ntm_rollup;
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
CREATE FUNCTION app_may_write_figures() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT app_setting('role') IN ('central', 'province', 'district') OR app_setting('context') = 'job' $$;
CREATE POLICY observation_read ON observation AS RESTRICTIVE FOR SELECT TO ntm_app
  USING (slot = 'approved' OR (SELECT app_setting('role')) NOT IN ('viewer', 'administrator'));
CREATE POLICY observation_insert ON observation AS RESTRICTIVE FOR INSERT TO ntm_app WITH CHECK ((SELECT app_may_write_figures()));
CREATE POLICY observation_update ON observation AS RESTRICTIVE FOR UPDATE TO ntm_app USING ((SELECT app_may_write_figures()));
CREATE POLICY observation_delete ON observation AS RESTRICTIVE FOR DELETE TO ntm_app USING ((SELECT app_may_write_figures()));
CREATE POLICY report_insert ON report AS RESTRICTIVE FOR INSERT TO ntm_app WITH CHECK ((SELECT app_may_write_figures()));
CREATE POLICY report_update ON report AS RESTRICTIVE FOR UPDATE TO ntm_app USING ((SELECT app_may_write_figures()));
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

-- ---------------------------------------------------------------- settings of this database

-- Key 'demonstration': which periods hold demonstration figures, each noted in the transaction that wrote them.
CREATE TABLE setting (
  key    text PRIMARY KEY,
  value  jsonb NOT NULL
);
GRANT SELECT ON setting TO ntm_app;
