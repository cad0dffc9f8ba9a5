/** A thing for sale, as inventory tells it. */
export interface Product {
  readonly sku: string;
  readonly name: string;
  readonly description: string;
  readonly priceCents: number;
  /** How many can be ordered now. */
  readonly available: number;
}
