import { documentKind } from '../documentKinds.ts';
import type { ProjectFiles } from '../project.ts';
import { layoutFromNodes, layoutToNodes } from './layoutNodes.ts';
import type { Migration } from './migration.ts';
import { listToTransitionMap, transitionMapToList } from './transitionList.ts';

/**
 * Version 1, the format before the first release, wrote a state's transitions as a list
 * (`transitions: [{ on: next, to: ask }]`) and a layout as an array of `nodes`. Version 2 has a map for both.
 */
export const toVersion2: Migration = {
  from: 1,
  to: 2,
  up: (files) => convert(files, listToTransitionMap, layoutFromNodes),
  down: (files) => convert(files, transitionMapToList, layoutToNodes),
};

type Convert = (text: string, path: string) => string;

function convert(files: ProjectFiles, flow: Convert, layout: Convert): ProjectFiles {
  const entries = Object.entries(files).map(([path, text]): [string, string] => {
    const { kind } = documentKind(path).definition;
    if (kind === 'flow') return [path, flow(text, path)];
    return [path, kind === 'layout' ? layout(text, path) : text];
  });
  return Object.fromEntries(entries);
}
