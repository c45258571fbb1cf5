import { expect, it } from 'vitest';
import { handoffFields } from './handoffFields.ts';
import { packetFields } from './httpApiPage.ts';

it('says what every field of a handoff packet is, and of no others', () => {
  expect(Object.keys(handoffFields).sort()).toEqual(
    packetFields()
      .map(({ path }) => path)
      .sort(),
  );
});
