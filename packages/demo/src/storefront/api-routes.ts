import { json } from '../http/answer.ts';
import { readFields } from '../http/fields.ts';
import type { Route } from '../http/route.ts';
import type { ServiceContext } from '../shop/service-context.ts';

/** The shop as apps use it. */
export function apiRoutes({ clients }: ServiceContext): readonly Route[] {
  const { cart: carts, inventory } = clients;
  const segment = (text: string | undefined): string => encodeURIComponent(text ?? '');
  return [
    {
      method: 'GET',
      path: '/api/products',
      handle: async () => json(200, await inventory.get('/products')),
    },
    {
      method: 'POST',
      path: '/api/carts',
      handle: async () => json(201, await carts.post('/carts')),
    },
    {
      method: 'POST',
      path: '/api/carts/:id/items',
      handle: async ({ params, body }) =>
        json(200, await carts.post(`/carts/${segment(params.id)}/items`, readFields(body))),
    },
    {
      method: 'POST',
      path: '/api/carts/:id/checkout',
      handle: async ({ params, body }) =>
        json(201, await carts.post(`/carts/${segment(params.id)}/checkout`, readFields(body))),
    },
    {
      method: 'GET',
      path: '/api/orders/:id',
      handle: async ({ params }) => json(200, await carts.get(`/orders/${segment(params.id)}`)),
    },
  ];
}
