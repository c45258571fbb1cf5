import { useMemo } from 'react';
import type { Project } from '../../engine/model/project.ts';
import { useDocument } from '../stores/useStudio.ts';

/** The types of fields that name something of the project. */
export type ReferenceType = 'slot' | 'entity' | 'intent' | 'action' | 'flow';

/** A thing a field can name. */
export interface ReferenceOption {
  readonly value: string;
  /** Name and id. */
  readonly label: string;
  readonly name: string;
}

/** The things of the project that a field of a type can name, by their names for people. */
export function useReferenceOptions(type: ReferenceType): readonly ReferenceOption[] {
  const source = useDocument(({ project }) => (project === null ? null : sourceOf(project, type)));
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

function sourceOf(
  project: Project,
  type: ReferenceType,
): Readonly<Record<string, { readonly name?: string | undefined }>> {
  if (type === 'slot') return project.manifest.slots as Readonly<Record<string, { readonly name?: string }>>;
  if (type === 'entity') return project.entities;
  if (type === 'intent') return project.intents;
  if (type === 'action') return project.actions;
  return project.flows;
}
