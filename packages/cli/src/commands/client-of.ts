import type { Command } from 'commander';
import { type ApiClient, createApiClient } from '../api-client.ts';
import { serverUrl } from '../server-url.ts';

/** The client for a command, by the `--url` that stands before or after its name. */
export function clientOf(command: Command): ApiClient {
  return createApiClient(serverUrl(command.optsWithGlobals<{ url?: string }>().url));
}
