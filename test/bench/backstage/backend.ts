/**
 * Backstage's catalog backend as it comes from npm, with one entity provider that its parent process commands.
 * Runs on the Node of this folder; imports nothing of ours but what reads the fixture, so that both products read it alike.
 */
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  type DeferredEntity,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { obeyParent } from '../side-by-side/obey-parent.ts';
import { readTelling, type Telling, type ToldEntity } from '../side-by-side/telling.ts';

const NAME = 'bench';
let connection: EntityProviderConnection | undefined;

const provider = createBackendModule({
  pluginId: 'catalog',
  moduleId: NAME,
  register: (module) =>
    module.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      init: async ({ catalog }) => {
        catalog.addEntityProvider({
          getProviderName: () => NAME,
          connect: async (given) => {
            connection = given;
          },
        });
        // Kinds beyond Backstage's own need a processor that knows them.
        if (process.env.FOREIGN_KINDS)
          catalog.addProcessor({
            getProcessorName: () => 'foreign-kinds',
            validateEntityKind: async ({ apiVersion }) => !apiVersion.startsWith('backstage.io/'),
          });
      },
    }),
});

async function tell(telling: Telling): Promise<number> {
  const entities = readTelling(telling).map(deferred);
  const beganAt = Date.now();
  await connection?.applyMutation(
    telling.type === 'full' ? { type: 'full', entities } : { type: 'delta', added: entities, removed: [] },
  );
  return beganAt;
}

/** With what every provider must add: where the entity came from. */
function deferred({ entity: { metadata, ...rest }, location }: ToldEntity): DeferredEntity {
  const annotations = {
    ...metadata.annotations,
    'backstage.io/managed-by-location': location,
    'backstage.io/managed-by-origin-location': location,
  };
  // It is what JSON.parse gave, whatever ours call it.
  const entity = { ...rest, metadata: { ...metadata, annotations } } as unknown as DeferredEntity['entity'];
  return { entity, locationKey: NAME };
}

const backend = createBackend();
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(provider);
await backend.start();
obeyParent(tell);
