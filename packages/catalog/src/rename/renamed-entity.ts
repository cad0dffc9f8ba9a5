/** An entity that is called otherwise now. */
export interface RenamedEntity {
  readonly entityId: string;
  readonly from: string;
  readonly to: string;
}
