import { fileURLToPath } from 'node:url';

/** The clone. This file runs on whatever Node the machine has. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
