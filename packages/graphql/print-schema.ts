import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSchema } from 'graphql';
import { schema } from './src/schema.ts';

// `npm run schema -w @watchbill/graphql` writes schema.graphql anew.
writeFileSync(join(import.meta.dirname, 'schema.graphql'), `${printSchema(schema)}\n`);
