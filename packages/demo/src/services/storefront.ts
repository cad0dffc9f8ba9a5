import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { json, page, stylesheet } from '../http/answer.ts';
import { createFaultSwitch } from '../http/fault-switch.ts';
import { errorBody } from '../http/service-error.ts';
import { createService } from '../http/service-server.ts';
import type { ServiceContext } from '../shop/service-context.ts';
import { apiRoutes } from '../storefront/api-routes.ts';
import { errorPage } from '../storefront/error-page.ts';
import { pageRoutes } from '../storefront/page-routes.ts';

const FAULT = 'no worker is free to render the page: 32 of 32 are busy';
const CSS = readFileSync(new URL('../storefront/storefront.css', import.meta.url), 'utf8');

/** The shop's face: pages for people, an API for apps. It owns no data and asks cart and inventory for everything. */
export function createStorefront(context: ServiceContext): Server {
  return createService({
    name: 'storefront',
    faults: createFaultSwitch('storefront', FAULT),
    routes: [
      ...pageRoutes(context),
      ...apiRoutes(context),
      { method: 'GET', path: '/storefront.css', exempt: true, handle: () => stylesheet(CSS) },
    ],
    showError: (error, pathname) =>
      /^\/(?:api|demo)\//.test(pathname)
        ? json(error.status, errorBody('storefront', error))
        : page(error.status, errorPage(error)),
  });
}
