import type { Sql } from '@watchbill/database';
import type { ProductProcess } from './product-process.ts';

/** A product under measurement: how it is started, and what puts its database into the states that are compared. */
export interface Product {
  readonly name: string;
  /** Its database, made by it or for it on the PostgreSQL that it is given. */
  readonly database: string;
  start(options: StartProductOptions): Promise<RunningProduct>;
  /** Brings the background work to where it is after hours, so that a minute of it is like any other. */
  readonly steady: readonly Sql[];
  /** Lets the background work rest, as far as it can be told to. */
  readonly calm: readonly Sql[];
}

export interface StartProductOptions {
  /** Connection URL of a database of the PostgreSQL to use. */
  readonly databaseUrl: (database: string) => string;
  /** An empty folder of its own, the same at each start. */
  readonly folder: string;
  /** Without background work that can be turned off. */
  readonly quiet: boolean;
}

export interface RunningProduct extends ProductProcess {
  /** Of its catalog API. */
  readonly url: string;
}
