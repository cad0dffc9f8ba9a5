/**
 * How far a source is:
 * - `SYNCING`: being read whole.
 * - `CURRENT`: read whole; what is stored is what it says.
 * - `FAILED`: could not be read; what is stored is what it said before.
 * - `REMOVED`: no longer configured; what is left of it is kept by hand, or can come back.
 */
export type SyncState = 'SYNCING' | 'CURRENT' | 'FAILED' | 'REMOVED';
