// Cookies do not tell ports apart, and the portal is another page on the same host: the name says whose it is.
const NAME = 'halyard_cart';

/** The visitor's cart id, if the browser holds one. */
export function readCartCookie(header: string | undefined): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === NAME && value !== undefined && /^[\w-]{1,64}$/.test(value)) return value;
  }
  return undefined;
}

/** Lax: other sites' forms do not reach the cart. */
export function cartCookie(cartId: string): Readonly<Record<'set-cookie', string>> {
  return { 'set-cookie': `${NAME}=${cartId}; Path=/; HttpOnly; SameSite=Lax` };
}
