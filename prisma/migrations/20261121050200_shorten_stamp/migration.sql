-- Numbers of transactions were kept in the stamp until no older transaction ran, a backup for example, and each reading of the
-- stamp went through all of them. They need not be: what makes a stamp a new one is the number of the last that committed,
-- which none that committed before it can have seen, and so removed.
-- Cost: none.

CREATE OR REPLACE FUNCTION stamp_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own CONSTANT BIGINT := pg_current_xact_id()::text::bigint;
BEGIN
  INSERT INTO catalog_stamp VALUES (own) ON CONFLICT DO NOTHING;
  -- Those that another writer removes just now are left to it: writers do not wait for one another.
  IF FOUND THEN
    DELETE FROM catalog_stamp WHERE xid IN (SELECT xid FROM catalog_stamp WHERE xid <> own FOR UPDATE SKIP LOCKED);
  END IF;
  RETURN NULL;
END $$;
