import { type Health, healthOf } from '@watchbill/health';
import { defineLoader } from '../loader.ts';

/** The health of an entity or a check; UNKNOWN when nothing is known of it. */
export const loadHealth = defineLoader<Health>(({ db, clock }, refs) => healthOf(db.read, refs, clock()));
