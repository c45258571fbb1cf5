const fault = 'The conversation did not come to its end';

/** Has a conversation again and again; one that does not come to its end is a fault of the bench. */
export function repeat(converse: () => boolean): (times: number) => void {
  return (times) => {
    for (let count = 0; count < times; count += 1) if (!converse()) throw new Error(fault);
  };
}

/** The same for a conversation that has to be waited for. */
export function repeatAsync(converse: () => Promise<boolean>): (times: number) => Promise<void> {
  return async (times) => {
    for (let count = 0; count < times; count += 1) if (!(await converse())) throw new Error(fault);
  };
}
