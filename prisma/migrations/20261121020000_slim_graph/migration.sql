-- The graph in two thirds of the room, written in half the time. An entity holds keys of what it is called by itself, instead
-- of five rows elsewhere; a relation is known by its place in its entity; and what hangs on an entity or a source goes with it
-- by a trigger for a whole statement: a foreign key asks once for each row that is written, 5 microseconds each.
-- Cost: writes every entity once and builds the indexes of relations; 6 seconds for 50,000 entities. The release before
-- cannot run beside this one.

ALTER TABLE "entity" ADD COLUMN "identifiers" BIGINT[];

-- As identifierKey computes it.
UPDATE "entity" e SET "identifiers" = keys.found
FROM (
  SELECT "stated_by", array_agg(DISTINCT
    ('x' || left(encode(sha256(convert_to("type" || ' ' || "value", 'UTF8')), 'hex'), 16))::bit(64)::bigint) AS found
  FROM "identifier" GROUP BY "stated_by"
) keys
WHERE keys."stated_by" = e."id";

DROP TABLE "identifier";

CREATE INDEX "entity_identifiers_idx" ON "entity" USING GIN ("identifiers");

-- Which of its entity's relations.
ALTER TABLE "relation" ADD COLUMN "nr" INTEGER NOT NULL DEFAULT 0;
UPDATE "relation" r SET "nr" = numbered.nr
FROM (
  SELECT ctid, row_number() OVER (PARTITION BY "stated_by" ORDER BY "type", "source", "target") - 1 AS nr FROM "relation"
) numbered
WHERE r.ctid = numbered.ctid;
ALTER TABLE "relation" DROP CONSTRAINT "relation_pkey", ADD CONSTRAINT "relation_pkey" PRIMARY KEY ("stated_by", "nr");
DROP INDEX "relation_source_type_idx";
CREATE INDEX "relation_source_idx" ON "relation"("source");

ALTER TABLE "relation" DROP CONSTRAINT "relation_stated_by_fkey";
ALTER TABLE "claim" DROP CONSTRAINT "claim_entity_id_fkey", DROP CONSTRAINT "claim_source_id_fkey";
ALTER TABLE "entity" DROP CONSTRAINT "entity_source_id_fkey";

CREATE FUNCTION "forget_entities"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT "id" FROM gone);
BEGIN
  DELETE FROM "relation" WHERE "stated_by" = ANY(ids);
  DELETE FROM "claim" WHERE "entity_id" = ANY(ids);
  RETURN NULL;
END $$;

CREATE FUNCTION "forget_sources"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ids text[] := ARRAY(SELECT "id" FROM gone);
BEGIN
  DELETE FROM "entity" WHERE "source_id" = ANY(ids);
  DELETE FROM "claim" WHERE "source_id" = ANY(ids);
  RETURN NULL;
END $$;

CREATE TRIGGER "forget_entities" AFTER DELETE ON "entity"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "forget_entities"();
CREATE TRIGGER "forget_sources" AFTER DELETE ON "source"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "forget_sources"();
