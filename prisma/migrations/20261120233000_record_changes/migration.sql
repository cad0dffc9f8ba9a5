-- What became of each entity: the portal shows who changed what, and the catalog can be asked as it was at a time.
-- Cost: none, both tables are new. An entity that is written takes one row more; what was there before has no past.
-- The release before does not write these tables: what it changes while both run has no history.

-- CreateTable
CREATE TABLE "change" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "previous_location" TEXT,
    "differences" JSONB NOT NULL DEFAULT '[]',
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "document" JSONB,

    CONSTRAINT "change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "history" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "change_ref_id_idx" ON "change"("ref", "id" DESC);

-- CreateIndex
CREATE INDEX "change_at_idx" ON "change" USING BRIN ("at");

INSERT INTO "history" ("since") VALUES (date_trunc('milliseconds', clock_timestamp()));
