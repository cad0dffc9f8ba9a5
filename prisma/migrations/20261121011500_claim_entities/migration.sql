-- Several sources may speak of one entity: what each tells is a claim, and the entity is what they come to together.
-- Removals can be undone for a while, held for someone to confirm them, and a renamed entity stays the same one.
-- Cost: one row an entity, written once; half a second for 50,000 entities. The hash moves to the claim and is left empty, so
-- the next synchronisation of each source writes every entity once more. The release before cannot run beside this one.

-- DropForeignKey
ALTER TABLE "run" DROP CONSTRAINT "run_check_ref_fkey";

-- DropIndex
DROP INDEX "entity_source_id_location_idx";

-- AlterTable
ALTER TABLE "source" ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "progress" JSONB,
ADD COLUMN     "listed_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_removals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "confirmed_removals" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "lister" TEXT,
ADD COLUMN     "listing_since" TIMESTAMPTZ(3),
ADD COLUMN     "listing_fault" BIGINT;

-- AlterTable
ALTER TABLE "change" ADD COLUMN     "previous_ref" TEXT;

-- CreateTable
CREATE TABLE "claim" (
    "source_id" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "location" TEXT NOT NULL,
    "identity" TEXT,
    "hash" BYTEA NOT NULL,
    "inferred" BOOLEAN NOT NULL DEFAULT false,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "absent_since" TIMESTAMPTZ(3),
    "kept_by" TEXT,
    "document" JSONB,
    "directory" TEXT,
    "root" TEXT,
    "owners" JSONB,

    CONSTRAINT "claim_pkey" PRIMARY KEY ("source_id","ref")
);

-- CreateTable
CREATE TABLE "conflict" (
    "id" BIGSERIAL NOT NULL,
    "entity_id" UUID NOT NULL,
    "path" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "other_source_id" TEXT NOT NULL,
    "other_location" TEXT NOT NULL,
    "other_value" JSONB NOT NULL,

    CONSTRAINT "conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "listing" (
    "id" BIGSERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "refs" TEXT[],

    CONSTRAINT "listing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "identity" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "document" JSONB NOT NULL,
    "claims" JSONB NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alias" (
    "ref" TEXT NOT NULL,
    "entity_id" UUID NOT NULL,
    "source_id" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("ref")
);

INSERT INTO "claim" ("source_id", "ref", "entity_id", "location", "hash", "first_seen_at", "changed_at")
SELECT "source_id", "ref", "id", "location", ''::bytea, "created_at", "updated_at" FROM "entity";

ALTER TABLE "entity" DROP COLUMN "hash";

-- CreateIndex
CREATE INDEX "claim_entity_id_idx" ON "claim"("entity_id");

-- CreateIndex
CREATE INDEX "claim_source_id_location_idx" ON "claim"("source_id", "location");

-- CreateIndex
CREATE INDEX "claim_source_id_identity_idx" ON "claim"("source_id", "identity") WHERE (identity IS NOT NULL);

-- CreateIndex
CREATE INDEX "conflict_entity_id_idx" ON "conflict"("entity_id");

-- CreateIndex
CREATE INDEX "listing_source_id_idx" ON "listing"("source_id");

-- CreateIndex
CREATE INDEX "tombstone_ref_idx" ON "tombstone"("ref");

-- CreateIndex
CREATE INDEX "tombstone_expires_at_idx" ON "tombstone"("expires_at");

-- CreateIndex
CREATE INDEX "alias_entity_id_idx" ON "alias"("entity_id");

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "claim" ADD CONSTRAINT "claim_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conflict" ADD CONSTRAINT "conflict_entity_id_fkey" FOREIGN KEY ("entity_id") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "listing" ADD CONSTRAINT "listing_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alias" ADD CONSTRAINT "alias_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;
