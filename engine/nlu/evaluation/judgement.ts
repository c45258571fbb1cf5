/** One judgement: how sure it was, in [0, 1], and whether it was right. */
export interface Judgement {
  readonly confidence: number;
  readonly right: boolean;
}
