import { useHotkeys } from '@mantine/hooks';
import { useStudio } from '../stores/studioContext.ts';

/** Listens for the shortcuts of all commands. Inside text fields the browser's own editing keys win. */
export function Shortcuts() {
  const { commands } = useStudio();
  useHotkeys(
    commands.all().flatMap((command) =>
      (command.shortcuts ?? []).map(
        (shortcut) =>
          [
            shortcut,
            () => {
              if (command.enabled()) command.run();
            },
          ] as const,
      ),
    ) as Parameters<typeof useHotkeys>[0],
  );
  return null;
}
