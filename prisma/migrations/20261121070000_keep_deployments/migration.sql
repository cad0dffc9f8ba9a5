-- Builds and deployments of entities, as CI tells them.
-- Cost: nothing; a new table.

CREATE TABLE "deployment" (
    "source_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "entity_id" UUID,
    "subjects" TEXT[],
    "activity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "environment" TEXT,
    "version" TEXT,
    "commit" TEXT,
    "url" TEXT,
    "actor" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deployment_pkey" PRIMARY KEY ("source_id","id")
);

CREATE INDEX "deployment_entity_id_at_idx" ON "deployment"("entity_id", "at" DESC);

CREATE INDEX "deployment_at_idx" ON "deployment"("at");
