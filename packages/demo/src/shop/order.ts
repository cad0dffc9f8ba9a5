/** One product in a cart or an order, at the price it had when it was put in. */
export interface Line {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitCents: number;
}

export interface Cart {
  readonly id: string;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly totalCents: number;
}

export interface Customer {
  readonly name: string;
  readonly email: string;
}

export interface Order {
  readonly id: string;
  readonly placedAt: string;
  readonly customer: Customer;
  readonly currency: string;
  readonly lines: readonly Line[];
  readonly totalCents: number;
  readonly payment: { readonly id: string; readonly state: 'captured'; readonly cardEnding: string };
  /** A paid order stands even when its receipt could not be sent. */
  readonly receipt:
    | { readonly state: 'sent'; readonly id: string }
    | { readonly state: 'failed'; readonly reason: string };
}

export function totalCents(lines: readonly Line[]): number {
  return lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
}
