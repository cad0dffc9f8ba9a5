-- Owners by evidence: which claims bring any is asked whenever a group or user comes, goes or changes its name elsewhere.
-- Cost: an index over the few claims that do. The owner that evidence gives is a relation with the number -1.

-- CreateIndex
CREATE INDEX "claim_entity_id_with_owners_idx" ON "claim"("entity_id") WHERE (owners IS NOT NULL);
