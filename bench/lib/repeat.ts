const notEnded = 'The conversation did not end';

/** Repeats a conversation; if one does not end, the bench has a bug. */
export function repeat(converse: () => boolean): (times: number) => void {
  return (times) => {
    for (let count = 0; count < times; count += 1) if (!converse()) throw new Error(notEnded);
  };
}

/** Repeats an asynchronous conversation. */
export function repeatAsync(converse: () => Promise<boolean>): (times: number) => Promise<void> {
  return async (times) => {
    for (let count = 0; count < times; count += 1) if (!(await converse())) throw new Error(notEnded);
  };
}
