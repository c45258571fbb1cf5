// What a picker does when it does not find what was typed: it creates it.

import type { ComponentType } from 'react';
import { idOfName } from '../../../engine/edit/freeId.ts';
import { addFlow, addNamedSlot } from '../../stores/projectEdits.ts';
import { runEdit } from '../../stores/runEdit.ts';
import type { Studio } from '../../stores/studio.ts';
import { addIntent } from '../../stores/utteranceEdits.ts';
import type { ReferenceType } from '../useReferenceOptions.ts';
import { type CreateDialogProps, NewActionDialog } from './NewActionDialog.tsx';
import { NewEntityDialog } from './NewEntityDialog.tsx';

/** Creates something with a typed name: at once, or after a dialog asked for the rest. */
export type Creator =
  | { readonly run: (studio: Studio, name: string) => string | undefined }
  | { readonly dialog: ComponentType<CreateDialogProps> };

/** How each type of thing is created. */
export const creators: { readonly [T in ReferenceType]: Creator } = {
  slot: { run: addNamedSlot },
  entity: { dialog: NewEntityDialog },
  intent: { run: addIntent },
  action: { dialog: NewActionDialog },
  flow: { run: addFlow },
  secret: {
    run: (studio, typed) =>
      runEdit(studio, 'environment.set', {
        kind: 'secret',
        name: idOfName(typed, 'secret').toUpperCase(),
        definition: {},
      })?.[0],
  },
};

/** Opens the view of something. */
export function openReferenced({ view }: Studio, type: ReferenceType, id: string): void {
  if (type === 'flow') view.getState().openFlow(id);
  else if (type === 'secret') view.getState().openItem('environment', `secrets.${id}`);
  else view.getState().openItem(listViews[type], id);
}

const listViews = { slot: 'slots', entity: 'entities', intent: 'intents', action: 'actions' } as const;
