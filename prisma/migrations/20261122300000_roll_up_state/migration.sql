-- A text that is another one whenever a roll-up row of these provinces (NULL: of all) may be another one, so that sums
-- read under the same text need not be read again. recompute_roll_up, which alone writes roll-up rows, raises a version
-- in the transaction that changes them; versions only grow, so their number and sum tell which of them are visible. The
-- file node tells a table that was emptied and filled anew; the number of a transaction that has written makes its text
-- its own, because it may yet be rolled back.
CREATE FUNCTION roll_up_state(p_provinces text[])
RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT concat_ws('.', pg_relation_filenode('roll_up_scope'), count(*), sum(version), pg_current_xact_id_if_assigned())
    FROM roll_up_scope WHERE p_provinces IS NULL OR province = ANY (p_provinces)
$$;

GRANT CREATE ON SCHEMA public TO ntm_rollup;
ALTER FUNCTION roll_up_state(text[]) OWNER TO ntm_rollup;
REVOKE CREATE ON SCHEMA public FROM ntm_rollup;
REVOKE ALL ON FUNCTION roll_up_state(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION roll_up_state(text[]) TO ntm_app;
