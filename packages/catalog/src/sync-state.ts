/**
 * How far a source is:
 * - `SYNCING`: being read whole.
 * - `CURRENT`: read whole; what is stored is what it says.
 * - `FAILED`: could not be read; what is stored is what it said before.
 */
export type SyncState = 'SYNCING' | 'CURRENT' | 'FAILED';
