-- A province's approved figure is everybody's, also where it is the share of its districts that count enough
-- (`count-per-unit` with `per` district): whoever reads it, the same districts must be counted. Row-level security hides
-- the rows of other people's districts, so this function gives the approved rows of exactly those indicators that a
-- plan holding the district counts per district. The application shows how many districts pass, never which.
CREATE FUNCTION public_unit_counts(p_units text[], p_indicators text[])
RETURNS SETOF roll_up LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.* FROM roll_up r
   WHERE r.unit = ANY (p_units) AND r.indicator = ANY (p_indicators) AND r.lens = 'approved' AND r.level = 'district'
     AND app_setting('context') = 'viewer'
     AND EXISTS (
       SELECT FROM target t JOIN plan p ON p.code = t.plan JOIN indicator i ON i.code = t.indicator
        WHERE t.indicator = r.indicator AND p.unit IN (r.province, 'VN')
          AND coalesce(t.kind, i.kind) = 'count-per-unit' AND coalesce(t.per, i.per) = 'district')
$$;

GRANT SELECT ON target, plan, indicator TO ntm_rollup;
GRANT CREATE ON SCHEMA public TO ntm_rollup;
ALTER FUNCTION public_unit_counts(text[], text[]) OWNER TO ntm_rollup;
REVOKE CREATE ON SCHEMA public FROM ntm_rollup;
REVOKE ALL ON FUNCTION public_unit_counts(text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION public_unit_counts(text[], text[]) TO ntm_app;
