/** An entity that is called otherwise now. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
}
