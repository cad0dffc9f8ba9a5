import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { backstage } from './backstage-product.ts';
import { compareQueries, compareWork, unlikeAnswers } from './comparison.ts';
import { comparisonTable } from './comparison-table.ts';
import { writeFixture } from './fixture.ts';
import { installBackstage } from './install-backstage.ts';
import { measureProduct } from './measure-product.ts';
import type { Product } from './product.ts';
import { WATCHBILL } from './watchbill-product.ts';

/** Both products on the same fixture and machine, one after the other, each on a PostgreSQL of its own with the same settings. */
export async function sideBySide(sizes: readonly number[], say: (line: string) => void): Promise<string> {
  const { versions } = installBackstage();
  const tables: string[] = [];
  for (const size of sizes) {
    const home = mkdtempSync(join(tmpdir(), 'watchbill-side-by-side-'));
    try {
      const fixture = writeFixture(join(home, 'fixture.jsonl'), size);
      const measure = (product: Product) => {
        const folder = join(home, product.name);
        mkdirSync(folder);
        return measureProduct(product, fixture, folder, (progress) =>
          say(`${product.name}, ${size}: ${progress}`),
        );
      };
      // Ours first: should it fail, that is known before the long wait.
      const ours = await measure(WATCHBILL);
      const theirs = await measure(backstage());
      const unlike = unlikeAnswers(theirs, ours);
      tables.push(
        [
          `### ${size.toLocaleString('en')} entities`,
          '',
          comparisonTable('work', compareWork(theirs, ours)),
          '',
          comparisonTable('question', compareQueries(theirs, ours)),
          '',
          unlike.length === 0
            ? 'Every question that both were asked in the same words has the same answer.'
            : `**Not the same answer**: ${unlike.join(', ')}.`,
        ].join('\n'),
      );
    } finally {
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  }
  return [introduction(versions), ...tables].join('\n\n');
}

function introduction(versions: string): string {
  return `\`npm run bench -- catalog --peer --write\` writes this section: both products on the same descriptors, machine and settings of PostgreSQL, one after the
other, through the same HTTP client and the same URLs; here ${versions}
against Watchbill on Node ${process.versions.node}, ${availableParallelism()} processors shared by client, server and database. Each is told by a source
of its own kind in its own process, and something is visible when its API answers so. Backstage runs with its catalog plugin alone, without
authentication and permissions, and for the questions without its background processing: what favours it. The ratio is above 1 where Watchbill is
better. Questions are asked in the same words again and again: Watchbill answers most of them from what it keeps, as long as PostgreSQL says that the
catalog has not changed since; what a first answer costs stands in the rows *after a change* of the other section. The harness is
\`test/bench/side-by-side\`, the peer \`test/bench/backstage\`.`;
}
