import type { RemovalGuard } from '@watchbill/catalog';

/** What `watchbill.yaml` says, checked and with defaults. The options of adapters are theirs to parse. */
export interface Configuration {
  /** Absolute path; null when there is no file. Relative paths in it start from its folder. */
  readonly file: string | null;
  readonly host: string;
  readonly port: number;
  /** How people reach the portal, for links in messages; null for `http://host:port`. */
  readonly baseUrl: string | null;
  /** Null: the folders of this clone. */
  readonly sources: readonly AdapterConfiguration[] | null;
  readonly notifiers: readonly AdapterConfiguration[];
  readonly routes: RawValue;
  readonly fallback: RawValue;
  /** The most checks at once; null: by the number of processors. */
  readonly concurrency: number | null;
  /** How long runs are kept. */
  readonly keepRunsMs: number;
  /** How long it is kept what became of entities. */
  readonly keepHistoryMs: number;
  /** How long what no source tells any more can come back. */
  readonly keepRemovedMs: number;
  /** Which removals wait for someone to confirm them. */
  readonly removalGuard: RemovalGuard;
  readonly k6Path: string | null;
  /** The version of k6 to get when none is there. */
  readonly k6Version: string | null;
  readonly browserPath: string | null;
}

/** One adapter: what it is, and options that its plugin reads. */
export interface AdapterConfiguration {
  readonly id: string;
  readonly type: string;
  readonly options: Readonly<Record<string, unknown>>;
  /** `file:line:column`, for messages. */
  readonly place: string;
}

/** A part that a domain package parses. */
export interface RawValue {
  readonly value: unknown;
  readonly place: string;
}

export const DEFAULT_PORT = 9282;
export const LOOPBACK = '127.0.0.1';
