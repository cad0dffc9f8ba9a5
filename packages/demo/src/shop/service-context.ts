import type { DemoService } from '../demo-services.ts';
import type { ServiceClient } from '../http/call-service.ts';

/** What a service needs from outside itself. */
export interface ServiceContext {
  readonly clients: Readonly<Record<DemoService, ServiceClient>>;
  /** An id that cannot be guessed, e.g. `order-9f86d081884c7d65`. */
  readonly newId: (kind: string) => string;
  readonly now: () => Date;
}
