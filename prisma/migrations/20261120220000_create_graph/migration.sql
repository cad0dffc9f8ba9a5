-- The whole first schema: sources, the graph, checks and their runs, health, incidents and the outbox, credentials.
-- Cost: none, all tables are new.

-- CreateTable
CREATE TABLE "source" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'SYNCING',
    "last_sync_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entity" (
    "id" UUID NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "namespace" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "description" TEXT,
    "type" TEXT,
    "lifecycle" TEXT,
    "owner_ref" TEXT,
    "tags" TEXT[],
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "directory" TEXT,
    "root" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "stated_by" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("stated_by","type","source","target")
);

-- CreateTable
CREATE TABLE "fault" (
    "id" BIGSERIAL NOT NULL,
    "source_id" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "line" INTEGER,
    "column" INTEGER,
    "entity_ref" TEXT,

    CONSTRAINT "fault_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "check" (
    "ref" TEXT NOT NULL,
    "entity_ref" TEXT NOT NULL,
    "definition" JSONB NOT NULL,
    "every_ms" INTEGER NOT NULL,
    "timeout_ms" INTEGER NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "next_run_at" TIMESTAMPTZ(3) NOT NULL,
    "retry" BOOLEAN NOT NULL DEFAULT false,
    "lease_until" TIMESTAMPTZ(3),
    "lease_by" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "verdict_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "run" (
    "id" UUID NOT NULL,
    "check_ref" TEXT NOT NULL,
    "entity_ref" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "actor" TEXT,
    "outcome" TEXT,
    "reason" TEXT,
    "failure" JSONB,
    "steps" JSONB NOT NULL DEFAULT '[]',
    "requests" JSONB NOT NULL DEFAULT '[]',
    "thresholds" JSONB NOT NULL DEFAULT '[]',
    "console" JSONB NOT NULL DEFAULT '[]',
    "truncated" BOOLEAN NOT NULL DEFAULT false,
    "runner" TEXT,
    "epoch" INTEGER,
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "run_event" (
    "run_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "event" JSONB NOT NULL,

    CONSTRAINT "run_event_pkey" PRIMARY KEY ("run_id","seq")
);

-- CreateTable
CREATE TABLE "health" (
    "ref" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'UNKNOWN',
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,
    "cause_ref" TEXT,
    "run_id" UUID,
    "memory" JSONB,

    CONSTRAINT "health_pkey" PRIMARY KEY ("ref")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "entity_ref" TEXT NOT NULL,
    "check_ref" TEXT,
    "owner_ref" TEXT,
    "run_id" UUID,
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "severity" TEXT NOT NULL,
    "health" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acknowledged_by" TEXT,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery" (
    "id" UUID NOT NULL,
    "incident_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "notifier" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PENDING',
    "reason" TEXT NOT NULL,
    "notification" JSONB NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_attempt_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credential" (
    "hash" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "credential_pkey" PRIMARY KEY ("hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "entity_ref_key" ON "entity"("ref");

-- CreateIndex
CREATE INDEX "entity_source_id_location_idx" ON "entity"("source_id", "location");

-- CreateIndex
CREATE INDEX "entity_kind_name_idx" ON "entity"("kind", "name");

-- CreateIndex
CREATE INDEX "entity_owner_ref_idx" ON "entity"("owner_ref");

-- CreateIndex
CREATE INDEX "relation_source_type_idx" ON "relation"("source", "type");

-- CreateIndex
CREATE INDEX "relation_target_type_idx" ON "relation"("target", "type");

-- CreateIndex
CREATE INDEX "fault_source_id_location_idx" ON "fault"("source_id", "location");

-- CreateIndex
CREATE INDEX "fault_entity_ref_idx" ON "fault"("entity_ref");

-- CreateIndex
CREATE INDEX "check_next_run_at_idx" ON "check"("next_run_at");

-- CreateIndex
CREATE INDEX "check_entity_ref_idx" ON "check"("entity_ref");

-- CreateIndex
CREATE INDEX "run_check_ref_queued_at_idx" ON "run"("check_ref", "queued_at" DESC);

-- CreateIndex
CREATE INDEX "run_finished_at_idx" ON "run"("finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "run_queued_once" ON "run"("check_ref") WHERE (state = 'QUEUED');

-- CreateIndex
CREATE INDEX "health_state_idx" ON "health"("state");

-- CreateIndex
CREATE INDEX "incident_entity_ref_idx" ON "incident"("entity_ref");

-- CreateIndex
CREATE INDEX "incident_state_started_at_idx" ON "incident"("state", "started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "incident_unresolved_once" ON "incident"("entity_ref") WHERE (state <> 'RESOLVED');

-- CreateIndex
CREATE INDEX "delivery_next_attempt_at_idx" ON "delivery"("next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "delivery_incident_id_type_notifier_target_key" ON "delivery"("incident_id", "type", "notifier", "target");

-- AddForeignKey
ALTER TABLE "entity" ADD CONSTRAINT "entity_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_stated_by_fkey" FOREIGN KEY ("stated_by") REFERENCES "entity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fault" ADD CONSTRAINT "fault_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run" ADD CONSTRAINT "run_check_ref_fkey" FOREIGN KEY ("check_ref") REFERENCES "check"("ref") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "run_event" ADD CONSTRAINT "run_event_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A check's row is written at each claim and each verdict: free room on its page keeps those updates off the indexes.
ALTER TABLE "check" SET (fillfactor = 50);
