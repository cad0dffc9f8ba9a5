#!/usr/bin/env node
/** `npm start`: from a bare clone to a running portal. */
import { ensureInstalled } from './install.mjs';
import { runPinned } from './run-pinned.mjs';

ensureInstalled();
runPinned(['up', ...process.argv.slice(2)]);
