-- Names and titles are identifiers from the start, also of entities whose source cannot be read just now.
-- Cost: two rows an entity, written once; a second for 50,000 entities.

INSERT INTO "identifier" ("type", "value", "ref", "stated_by", "origin")
SELECT 'name', lower("name"), "ref", "id", '' FROM "entity" WHERE lower("kind") <> 'location'
UNION ALL
SELECT 'title', lower("title"), "ref", "id", '' FROM "entity" WHERE lower("kind") <> 'location' AND length("title") BETWEEN 1 AND 300
ON CONFLICT DO NOTHING;
