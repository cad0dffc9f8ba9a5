import { DemoError } from './demo-error.ts';

/** The shop's services, each with its distance from the base port. */
export const DEMO_SERVICES = [
  { name: 'storefront', portOffset: 0 },
  { name: 'cart', portOffset: 1 },
  { name: 'payments', portOffset: 2 },
  { name: 'inventory', portOffset: 3 },
  { name: 'mailer', portOffset: 4 },
] as const;

export type DemoService = (typeof DEMO_SERVICES)[number]['name'];

/** Every port of the demo: the five services and the inbox, which takes webhooks over HTTP and mail over SMTP. */
export type DemoPorts = Readonly<Record<DemoService | 'inbox' | 'smtp', number>>;

const INBOX_OFFSET = 5;
const SMTP_OFFSET = 6;
const DISTANCE_FROM_SERVER = 8;

/** The demo's base port beside a server on `serverPort`: 9282 → 9290. */
export function demoBasePort(serverPort: number): number {
  return serverPort + DISTANCE_FROM_SERVER;
}

/** @throws DemoError when the base port leaves no room for all seven. */
export function demoPorts(basePort: number): DemoPorts {
  const last = 65_535 - SMTP_OFFSET;
  if (!Number.isInteger(basePort) || basePort < 1 || basePort > last) {
    throw new DemoError(`demo base port '${basePort}': expected a whole number from 1 to ${last}, e.g. 9290`);
  }
  const services = Object.fromEntries(
    DEMO_SERVICES.map(({ name, portOffset }) => [name, basePort + portOffset]),
  );
  return {
    ...(services as Record<DemoService, number>),
    inbox: basePort + INBOX_OFFSET,
    smtp: basePort + SMTP_OFFSET,
  };
}

/** What a check's script needs to find the services of the demo at `basePort`. */
export function demoEnvironment(basePort: number): Readonly<Record<`${Uppercase<DemoService>}_URL`, string>> {
  const ports = demoPorts(basePort);
  const url = (service: DemoService): string => `http://127.0.0.1:${ports[service]}`;
  return {
    STOREFRONT_URL: url('storefront'),
    CART_URL: url('cart'),
    PAYMENTS_URL: url('payments'),
    INVENTORY_URL: url('inventory'),
    MAILER_URL: url('mailer'),
  };
}

/** @throws DemoError naming the five services when `name` is none of them. */
export function parseDemoService(name: string): DemoService {
  const found = DEMO_SERVICES.find((service) => service.name === name);
  if (found) return found.name;
  const names = DEMO_SERVICES.map((service) => service.name).join(', ');
  throw new DemoError(`demo service '${name}': expected one of ${names}`);
}
