-- What runs an entity in clusters, as seen last. Changes at each rollout, so it is apart from the entity and has no history.
-- Cost: nothing; a new table.

CREATE TABLE "workload" (
    "source_id" TEXT NOT NULL,
    "uid" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "cluster" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "selector" TEXT,
    "container" TEXT,
    "version" TEXT,
    "images" TEXT[],
    "hosts" TEXT[],
    "desired" INTEGER,
    "ready" INTEGER,
    "created_at" TIMESTAMPTZ(3),
    "because" TEXT NOT NULL,
    "identifiers" BIGINT[],

    CONSTRAINT "workload_pkey" PRIMARY KEY ("source_id","uid")
);

CREATE INDEX "workload_source_id_ref_idx" ON "workload"("source_id", "ref");

CREATE INDEX "workload_identifiers_idx" ON "workload" USING GIN ("identifiers");

-- It goes with the claim that it belongs to.
CREATE FUNCTION "forget_claims"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM "workload" w USING gone WHERE w."source_id" = gone."source_id" AND w."ref" = gone."ref";
  RETURN NULL;
END $$;

CREATE TRIGGER "forget_claims" AFTER DELETE ON "claim"
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION "forget_claims"();
