#!/usr/bin/env node
/** `npx watchbill …` in the clone. */
import { ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

ensureInstalled();
runPinned(process.argv.slice(2));
