import type { Product } from './product.ts';

/** More than all reservations that are kept at once can hold (50 of 9), so that a shop watched for months never sells out. */
const PLENTY = 500;

/** What the shop sells. One thing is always sold out, to show what a shop says then. */
export const ASSORTMENT: readonly Product[] = [
  {
    sku: 'deck-lantern',
    name: 'Deck lantern',
    description:
      'Brass, with a Fresnel lens and a flame that stays lit in a gale. Burns nine hours on a filling.',
    priceCents: 8_900,
    available: PLENTY,
  },
  {
    sku: 'watch-cap',
    name: 'Watch cap',
    description:
      'Knitted from oiled Shetland wool. Warm when wet, and folds over the ears for the middle watch.',
    priceCents: 3_400,
    available: PLENTY,
  },
  {
    sku: 'log-book',
    name: 'Log book',
    description: 'Two hundred ruled pages, sewn to lie flat. The paper takes ink in the rain.',
    priceCents: 2_250,
    available: PLENTY,
  },
  {
    sku: 'enamel-mug',
    name: 'Enamel mug',
    description: 'Holds a third of a litre and falls down companionways without complaint.',
    priceCents: 1_450,
    available: PLENTY,
  },
  {
    sku: 'signal-flags',
    name: 'Signal flags',
    description:
      'The forty flags of the International Code in hemmed cotton, with brass clips and a roll to keep them.',
    priceCents: 21_900,
    available: PLENTY,
  },
  {
    sku: 'ships-bell',
    name: "Ship's bell",
    description: 'Cast bronze with a plaited rope. Eight bells, and all is well.',
    priceCents: 14_500,
    available: 0,
  },
];
