export interface Item {
  readonly name: string;
  readonly price: number;
}

export const items: Item[] = JSON.parse(open('./items.json'));
