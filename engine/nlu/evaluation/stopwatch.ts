/** Milliseconds since any fixed moment, with fractions; never runs backwards. */
export type Stopwatch = () => number;
