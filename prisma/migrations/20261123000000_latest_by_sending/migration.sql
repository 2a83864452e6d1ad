-- What is sent counts provisionally from when it is sent, not from when it was typed. One expression of recompute_sums
-- changes, the one that 20261122400000 wrote.
DO $$
DECLARE
  old_text constant text := 'max((r.row_of).entered_at) FILTER';
  new_text constant text := 'max(greatest((r.row_of).entered_at, (r.row_of).sent_at)) FILTER';
  definition constant text := pg_get_functiondef('recompute_sums(text, text[], text[])'::regprocedure);
BEGIN
  IF strpos(definition, old_text) = 0 THEN
    RAISE EXCEPTION 'recompute_sums does not contain: %', old_text;
  END IF;
  EXECUTE replace(definition, old_text, new_text);
END
$$;

SELECT recompute_roll_up(p.code, d.districts, d.provinces)
  FROM period p,
       (SELECT array_agg(DISTINCT code) FILTER (WHERE level = 'district') AS districts,
               array_agg(DISTINCT code) FILTER (WHERE level IN ('province', 'country')) AS provinces FROM unit) AS d
 WHERE EXISTS (SELECT FROM observation o WHERE o.period = p.code);
