import { expect, it } from 'vitest';
import { handoffFields } from './handoffFields.ts';
import { packetFields } from './httpApiPage.ts';

it('describes every field of a handoff packet, and no others', () => {
  expect(Object.keys(handoffFields).sort()).toEqual(
    packetFields()
      .map(({ path }) => path)
      .sort(),
  );
});
