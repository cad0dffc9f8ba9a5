import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { GraphqlError } from './graphql-error.ts';

/** One cache for all pages of all plugins, whoever hosts them. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The server may well be this machine: a lost Internet connection says nothing about it.
      networkMode: 'always',
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && !(error instanceof GraphqlError),
    },
    mutations: { networkMode: 'always' },
  },
});

export function QueryProvider({ children }: { readonly children: ReactNode }) {
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
