import { useMemo } from 'react';
import type { Project } from '../../engine/model/project.ts';
import { useDocument } from '../stores/useStudio.ts';

/** The types of fields that refer to something in the project. */
export type ReferenceType = 'slot' | 'entity' | 'intent' | 'action' | 'flow' | 'secret';

/** Something that a field can refer to. */
export interface ReferenceOption {
  readonly value: string;
  /** Name and id. */
  readonly label: string;
  readonly name: string;
}

/** What a field of a type can refer to in the project, sorted by name. */
export function useReferenceOptions(type: ReferenceType): readonly ReferenceOption[] {
  const source = useDocument(({ project }) => (project === null ? null : sources[type](project)));
  return useMemo(() => {
    if (source === null) return [];
    return Object.entries(source)
      .map(([value, { name }]) => ({
        value,
        name: name ?? value,
        label: name === undefined || name === value ? value : `${name} · ${value}`,
      }))
      .sort((a, b) => a.label.localeCompare(b.label));
  }, [source]);
}

type Named = Readonly<Record<string, { readonly name?: string | undefined }>>;

const sources: { readonly [T in ReferenceType]: (project: Project) => Named } = {
  slot: ({ manifest }) => manifest.slots as Named,
  entity: ({ entities }) => entities,
  intent: ({ intents }) => intents,
  action: ({ actions }) => actions,
  flow: ({ flows }) => flows,
  secret: ({ manifest }) => manifest.environment.secrets as Named,
};
