import type { ServiceClient } from '../http/call-service.ts';
import { ServiceError } from '../http/service-error.ts';
import type { Cart } from '../shop/order.ts';

/** The cart that a visitor holds; undefined when there is none, or it is long gone. */
export async function findCart(client: ServiceClient, cartId: string | undefined): Promise<Cart | undefined> {
  if (cartId === undefined) return undefined;
  try {
    return await client.get<Cart>(`/carts/${cartId}`);
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) return undefined;
    throw error;
  }
}

export async function openCart(client: ServiceClient, cartId: string | undefined): Promise<Cart> {
  return (await findCart(client, cartId)) ?? client.post<Cart>('/carts');
}
