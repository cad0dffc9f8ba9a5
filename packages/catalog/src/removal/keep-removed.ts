/** How long what no source tells any more can come back, unless configured: a week. */
export const KEEP_REMOVED_MS = 7 * 86_400_000;
