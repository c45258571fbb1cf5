import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { Welcome } from '../features/welcome/Welcome.tsx';
import type { Studio } from '../stores/studio.ts';
import { StudioContext } from '../stores/studioContext.ts';
import { useDocument } from '../stores/useStores.ts';
import { CommandPalette } from './CommandPalette.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { cssVariables, theme } from './theme.ts';
import { Workspace } from './Workspace.tsx';

/** The whole window: the welcome page until a project is open, then the workspace. */
export function App({ studio }: { readonly studio: Studio }) {
  return (
    <StudioContext value={studio}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ModalsProvider labels={{ confirm: 'OK', cancel: 'Cancel' }}>
          <Notifications position="bottom-center" limit={4} mb={28} />
          <ConnectionBanner />
          <Shortcuts />
          <CommandPalette />
          <Page />
        </ModalsProvider>
      </MantineProvider>
    </StudioContext>
  );
}

function Page() {
  const opened = useDocument((state) => state.opened?.path ?? null);
  return opened === null ? <Welcome /> : <Workspace key={opened} />;
}
