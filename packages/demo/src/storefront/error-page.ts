import { type Html, html } from '../http/html.ts';
import type { ServiceError } from '../http/service-error.ts';
import { layout } from './layout.ts';

export function errorPage(error: ServiceError): Html {
  const title = titleOf(error);
  return layout(
    title,
    html`
<h1>${title}</h1>
<p class="lead">${adviceOf(error)}</p>
<p class="reason">${error.status} ${error.code}: ${error.message}</p>
<p><a href="/">Back to the shop</a> or <a href="/cart">to your cart</a></p>`,
  );
}

function titleOf({ status, dependency }: ServiceError): string {
  if (dependency !== undefined) return `Our ${dependency} service is not working`;
  if (status >= 500) return 'The shop is not working';
  return status === 404 ? 'There is nothing here' : 'That did not work';
}

function adviceOf({ status }: ServiceError): string {
  if (status >= 500) return 'It is our fault, not yours. Your cart is kept; please try again soon.';
  return 'Please check what you asked for.';
}
