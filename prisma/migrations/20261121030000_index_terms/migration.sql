-- Filters, search and lists from indexes: hashes of an entity's values and words, a vocabulary that finds words by their
-- parts, and names in order.
-- Cost: an empty column; the next start fills it, 10 seconds for 50,000 entities.

DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION WHEN OTHERS THEN
  RAISE EXCEPTION 'expected the extension pg_trgm, which comes with PostgreSQL (%): install the package postgresql-contrib, or let an administrator run CREATE EXTENSION pg_trgm in this database', SQLERRM;
END $$;

ALTER TABLE "entity" ADD COLUMN "terms" BIGINT[];

-- Its few readers find names among the identifiers.
DROP INDEX "entity_kind_name_idx";

-- Little is left to be looked through beside the index, whatever was just written.
CREATE INDEX "entity_terms_idx" ON "entity" USING GIN ("terms") WITH (gin_pending_list_limit = 256);

CREATE INDEX "entity_in_order_of_name_idx" ON "entity" (lower("name") COLLATE "C", "ref" COLLATE "C");

-- Within a kind as well. With what is counted most, so that counting reads it instead of the table, which is ten times as large.
CREATE INDEX "entity_of_kind_in_order_of_name_idx" ON "entity" (lower("kind"), lower("name") COLLATE "C", "ref" COLLATE "C")
  INCLUDE ("kind", "namespace", "type", "lifecycle", "owner_ref", "tags");

-- Without it, one of two hundred entities is taken for one of a kind.
CREATE STATISTICS "entity_kind_stats" ON lower("kind"), lower("type") FROM "entity";

-- CreateTable
CREATE TABLE "word" (
    "word" TEXT NOT NULL,
    "term" BIGINT NOT NULL,

    CONSTRAINT "word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "word_word_idx" ON "word" USING GIN ("word" gin_trgm_ops);
