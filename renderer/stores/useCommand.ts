import { useMemo, useSyncExternalStore } from 'react';
import type { UiCommand } from '../ui/uiCommand.ts';
import { useStudio } from './studioContext.ts';

/** A command of the registry; the component is drawn again when its label or whether it is enabled changes. */
export function useCommand(id: string): UiCommand {
  const studio = useStudio();
  const command = studio.commands.get(id);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      const ends = [studio.document.subscribe(listener), studio.view.subscribe(listener)];
      return () => {
        for (const end of ends) end();
      };
    },
    [studio],
  );
  useSyncExternalStore(subscribe, () => `${command.enabled()} ${command.label()}`);
  return command;
}
