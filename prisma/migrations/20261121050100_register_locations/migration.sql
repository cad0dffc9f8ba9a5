-- Places to read that somebody named through the API, beside those of the configuration.
-- Cost: none, the table is new.

-- CreateTable
CREATE TABLE "registered_location" (
    "id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "registered_location_pkey" PRIMARY KEY ("id")
);
