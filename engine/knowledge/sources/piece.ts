import type { Block } from './block.ts';

/** A piece of a block that is in one chunk whole. */
export interface Piece extends Block {
  /** Goes on where the piece before stopped: both are of one block that was too long. */
  readonly continues: boolean;
}
