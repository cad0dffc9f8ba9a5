import { join } from 'node:path';

/** k6 and Chromium are provided once for all suites, and for the product started from this clone. */
export const TOOLS = process.env.WATCHBILL_TOOLS || join(import.meta.dirname, '../../../.watchbill/tools');
