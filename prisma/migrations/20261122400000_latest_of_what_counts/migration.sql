-- "Latest figure" under the provisional lens is the latest that counts there: an approved value, or one that was sent. A
-- draft or a returned correction beside an approved value does not count and had put its own time in. One expression of
-- recompute_sums changes; the rest of its text stays what the first migration says.
DO $$
DECLARE
  old_text constant text := 'max((r.row_of).entered_at) AS entered_at';
  new_text constant text := 'max((r.row_of).entered_at) FILTER (WHERE (r.row_of).slot = ''approved'' OR (r.row_of).status = ''submitted'') AS entered_at';
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
