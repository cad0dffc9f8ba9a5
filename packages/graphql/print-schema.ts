import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { schema } from './src/schema.ts';

// Writes schema.graphql anew: npx node packages/graphql/print-schema.ts
writeFileSync(join(import.meta.dirname, 'schema.graphql'), `${printSchema(schema)}\n`);
