-- Texts by which people call entities, so that `who` answers for any of them from an index.
-- Cost: an empty table; the next synchronisation of each source writes every entity once more to fill it.

-- CreateTable
CREATE TABLE "identifier" (
    "type" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "stated_by" UUID NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "identifier_pkey" PRIMARY KEY ("type","value","ref","stated_by")
);

-- CreateIndex
CREATE INDEX "identifier_stated_by_idx" ON "identifier"("stated_by");

-- AddForeignKey
ALTER TABLE "identifier" ADD CONSTRAINT "identifier_stated_by_fkey" FOREIGN KEY ("stated_by") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Identifiers are read off documents by our code: an entity without a hash counts as changed.
UPDATE "entity" SET "hash" = '';
