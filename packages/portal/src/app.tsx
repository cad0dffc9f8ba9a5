import { type AppOptions, createFetchApi, createSpecializedApp } from '@backstage/core-app-api';
import { createApiFactory, discoveryApiRef, fetchApiRef } from '@backstage/core-plugin-api';
import { alertsPlugin } from '@watchbill/ui-alerts';
import { catalogPlugin } from '@watchbill/ui-catalog';
import { checksPlugin } from '@watchbill/ui-checks';
import { graphqlApiFactory } from '@watchbill/ui-kit';
import { BrowserRouter } from 'react-router-dom';
import { discoveryApi } from './discovery-api.ts';
import { BootErrorPage } from './shell/boot-error-page.tsx';
import { CrashedPage } from './shell/crashed-page.tsx';
import { LoadingPage } from './shell/loading-page.tsx';
import { NotFoundPage } from './shell/not-found-page.tsx';
import { shell } from './shell/shell.tsx';
import { ThemeRoot } from './shell/theme-root.tsx';

// Ours draw their own icons; a host must know some for any name that a foreign plugin asks for.
const icons = new Proxy({}, { get: () => NoIcon, has: () => true }) as AppOptions['icons'];

const app = createSpecializedApp({
  icons,
  plugins: [catalogPlugin, checksPlugin, alertsPlugin],
  themes: [
    { id: 'light', title: 'Light', variant: 'light', Provider: ThemeRoot },
    { id: 'dark', title: 'Dark', variant: 'dark', Provider: ThemeRoot },
  ],
  components: {
    NotFoundErrorPage: NotFoundPage,
    BootErrorPage,
    Progress: LoadingPage,
    Router: BrowserRouter,
    ErrorBoundaryFallback: CrashedPage,
    ThemeProvider: ThemeRoot,
  },
  configLoader: async () => {
    const baseUrl = window.location.origin;
    return [{ context: 'portal', data: { app: { title: 'Watchbill', baseUrl }, backend: { baseUrl } } }];
  },
  apis: [
    graphqlApiFactory,
    createApiFactory(discoveryApiRef, discoveryApi),
    createApiFactory({ api: fetchApiRef, deps: {}, factory: () => createFetchApi({}) }),
  ],
});

export const App = app.createRoot(shell);

function NoIcon() {
  return null;
}
