-- Processes may keep entities as they serve them, and have to see at once that one of them is another by now. Each transaction
-- that changes what is served leaves its number here, by trigger, so that no writer can forget it; which numbers are there
-- is a stamp of the catalog, visible with the change and not before. Writers do not wait for one another.
-- Cost: one small row a transaction that changes entities, relations or a health; two microseconds.

-- CreateTable
CREATE TABLE "catalog_stamp" (
    "xid" BIGINT NOT NULL,

    CONSTRAINT "catalog_stamp_pkey" PRIMARY KEY ("xid")
);

-- Numbers older than every transaction that still runs say nothing more: the new one takes their place. Those that another
-- writer removes just now are left to it.
CREATE FUNCTION stamp_catalog() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO catalog_stamp VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    DELETE FROM catalog_stamp WHERE xid IN (
      SELECT xid FROM catalog_stamp WHERE xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      FOR UPDATE SKIP LOCKED
    );
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER stamp_catalog AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "entity"
FOR EACH STATEMENT EXECUTE FUNCTION stamp_catalog();

CREATE TRIGGER stamp_catalog AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "relation"
FOR EACH STATEMENT EXECUTE FUNCTION stamp_catalog();

-- A check's row is written at each of its runs; mostly only the memory of its state machine is another, which is not served.
CREATE TRIGGER stamp_catalog AFTER INSERT OR DELETE ON "health"
FOR EACH ROW EXECUTE FUNCTION stamp_catalog();

CREATE TRIGGER stamp_catalog_on_news AFTER UPDATE ON "health"
FOR EACH ROW WHEN ((OLD."ref", OLD."state", OLD."since", OLD."reason", OLD."cause_ref")
  IS DISTINCT FROM (NEW."ref", NEW."state", NEW."since", NEW."reason", NEW."cause_ref"))
EXECUTE FUNCTION stamp_catalog();
