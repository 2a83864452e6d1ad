-- How many contents (criteria and services) the communes of a unit meet is drawn on every overview; of the country it
-- took a walk over all of a period's observations. A row counts the communes of a district that stand alike under a
-- lens. `contents` says how they stand, whatever plan asks for: 'CQS-2 met,KTS-1 not-met,XHS-1 not-applicable', by code.
CREATE TABLE commune_contents (
  period    text NOT NULL,
  lens      text NOT NULL CHECK (lens IN ('approved', 'provisional')),
  province  text NOT NULL,
  district  text NOT NULL,
  contents  text NOT NULL,
  communes  integer NOT NULL CHECK (communes > 0),
  PRIMARY KEY (period, lens, province, district, contents)
);

-- The same rows as those of the observations they count.
ALTER TABLE commune_contents ENABLE ROW LEVEL SECURITY;
CREATE POLICY commune_contents_scope ON commune_contents FOR SELECT TO ntm_app USING (
  (lens = 'approved' OR (SELECT app_setting('role')) NOT IN ('viewer', 'administrator'))
  AND ((SELECT current_setting('app.provinces', true)) = '*'
    OR province = ANY ((SELECT string_to_array(current_setting('app.provinces', true), ','))::text[]))
  AND ((SELECT current_setting('app.districts', true)) = '*'
    OR district = ANY ((SELECT string_to_array(current_setting('app.districts', true), ','))::text[])));
CREATE POLICY commune_contents_all ON commune_contents TO ntm_rollup USING (true);
GRANT SELECT ON commune_contents TO ntm_app;
GRANT SELECT, INSERT, DELETE ON commune_contents TO ntm_rollup;

-- Lens by lens the value that counts of every commune and content, as in recompute_sums.
CREATE FUNCTION recompute_commune_contents(p_period text, p_districts text[], p_provinces text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET enable_nestloop = off AS $$
BEGIN
  DELETE FROM commune_contents
   WHERE period = p_period AND province = ANY (p_provinces) AND district = ANY (p_districts);

  WITH observed AS (
    SELECT o.province, o.district, o.unit, o.indicator, o.slot, o.status,
           CASE WHEN o.state = 'not-applicable' THEN 'not-applicable'
                WHEN o.met OR (o.feedback AND cardinality(o.services) > 0) THEN 'met'
                ELSE 'not-met' END AS stand,
           bool_or(o.status = 'submitted') OVER (PARTITION BY o.unit, o.indicator) AS resubmitted
      FROM observation o JOIN indicator i ON i.code = o.indicator AND i.measure IN ('criterion', 'services')
     WHERE o.period = p_period AND o.province = ANY (p_provinces) AND o.district = ANY (p_districts)
       AND o.level = 'commune'
  ), commune AS (
    SELECT l.lens, o.province, o.district, o.unit,
           string_agg(o.indicator || ' ' || o.stand, ',' ORDER BY o.indicator COLLATE "C") AS contents
      FROM observed o CROSS JOIN (VALUES ('approved'), ('provisional')) AS l (lens)
     WHERE CASE l.lens WHEN 'approved' THEN o.slot = 'approved'
                       ELSE o.status = 'submitted' OR (o.slot = 'approved' AND NOT o.resubmitted) END
     GROUP BY l.lens, o.province, o.district, o.unit
  )
  INSERT INTO commune_contents
    SELECT p_period, lens, province, district, contents, count(*)
      FROM commune
     GROUP BY lens, province, district, contents;
END
$$;

-- What is in the database already, while the function still is the tables' owner's.
SELECT recompute_commune_contents(p.code, d.districts, d.provinces)
  FROM period p,
       (SELECT array_agg(DISTINCT code) FILTER (WHERE level = 'district') AS districts,
               array_agg(DISTINCT code) FILTER (WHERE level = 'province') AS provinces FROM unit) AS d
 WHERE EXISTS (SELECT FROM observation o WHERE o.period = p.code);

-- One call sums everything anew, as before: every writer calls recompute_roll_up.
ALTER FUNCTION recompute_roll_up(text, text[], text[]) RENAME TO recompute_sums;
CREATE FUNCTION recompute_roll_up(p_period text, p_districts text[], p_provinces text[])
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM recompute_sums(p_period, p_districts, p_provinces);
  PERFORM recompute_commune_contents(p_period, p_districts, p_provinces);
END
$$;

GRANT CREATE ON SCHEMA public TO ntm_rollup;
ALTER FUNCTION recompute_commune_contents(text, text[], text[]) OWNER TO ntm_rollup;
ALTER FUNCTION recompute_roll_up(text, text[], text[]) OWNER TO ntm_rollup;
REVOKE CREATE ON SCHEMA public FROM ntm_rollup;
REVOKE ALL ON FUNCTION recompute_sums(text, text[], text[]), recompute_commune_contents(text, text[], text[]),
  recompute_roll_up(text, text[], text[]) FROM PUBLIC, ntm_app;
GRANT EXECUTE ON FUNCTION recompute_roll_up(text, text[], text[]) TO ntm_app;
