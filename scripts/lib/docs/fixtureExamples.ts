import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../engine/base/json.ts';
import type { NodeFixture } from '../../../engine/kit/defineNode.ts';
import { readableYaml } from './readableYaml.ts';

/**
 * The fixtures of a node kind as YAML documents: each a state with all that the fixtures say of it.
 *
 * @param kind - Name of the node kind.
 */
export function fixtureExamples(kind: string, fixtures: readonly NodeFixture[]): readonly string[] {
  const groups: { readonly data: JsonObject; readonly members: NodeFixture[] }[] = [];
  for (const fixture of fixtures) {
    const group = groups.find(({ data }) => isDeepStrictEqual(data, fixture.data));
    if (group === undefined) groups.push({ data: fixture.data, members: [fixture] });
    else group.members.push(fixture);
  }
  return groups.map(({ data, members }) =>
    [
      readableYaml({ state: { kind, ...data } }, 2),
      readableYaml({ examples: members.map(exampleOf) }, 3),
    ].join(''),
  );
}

function exampleOf({ title, trigger, expect, slotTypes, slots, vars, local, message }: NodeFixture) {
  const given = Object.entries({ slotTypes, slots, vars, local, message });
  return {
    title,
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    trigger,
    gives: expect,
  };
}
