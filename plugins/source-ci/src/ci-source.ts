import type { EmitMutation, Source } from '@watchbill/catalog';
import { readCdEvent } from './cd-event.ts';
import { type HttpMessage, readCloudEvents } from './cloud-event.ts';
import { toDeployment } from './to-deployment.ts';

export interface CiSource extends Source {
  /**
   * Takes CDEvents over CloudEvents' HTTP binding; resolves when what they say is stored.
   * @returns how many of the events say something of builds and deployments
   * @throws InputError for what is no CDEvent; then nothing of the message is taken.
   */
  receive(message: HttpMessage): Promise<number>;
}

/** Builds and deployments as pipelines tell them. It has no entities, and nothing to read: what it knows comes in. */
export function createCiSource({ id }: { readonly id: string }): CiSource {
  let emit: EmitMutation | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
  return {
    id,
    type: 'ci',
    start: async (emitMutation) => {
      emit = emitMutation;
    },
    sync: () => inTurn(async () => emit?.({ type: 'full', entities: [], faults: [], unreadable: [] })),
    receive: async (message) => {
      const deployments = readCloudEvents(message).flatMap(
        ({ data }) => toDeployment(readCdEvent(data)) ?? [],
      );
      if (deployments.length === 0) return 0;
      await inTurn(async () =>
        emit?.({ type: 'delta', locations: [], entities: [], faults: [], unreadable: [], deployments }),
      );
      return deployments.length;
    },
    stop: async () => {
      emit = undefined;
      await last;
    },
  };
}
