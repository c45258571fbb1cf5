import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { createContext, type ReactNode, useContext } from 'react';
import type { Studio } from '../stores/studio.ts';
import { StudioContext } from '../stores/useStudio.ts';
import { cssVariables, theme } from '../ui/theme.ts';

/** How components are shown; `still`: without animations and portals, for tests and pictures. */
export interface Look {
  readonly scheme: 'light' | 'dark';
  readonly still: boolean;
}

export const LookContext = createContext<Look>({ scheme: 'light', still: true });

/** The providers of the studio's window. */
export function GalleryProviders({
  studio,
  children,
}: {
  readonly studio: Studio;
  readonly children: ReactNode;
}) {
  const { scheme, still } = useContext(LookContext);
  return (
    <StudioContext value={studio}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        forceColorScheme={scheme}
        env={still ? 'test' : 'default'}
      >
        <ModalsProvider labels={{ confirm: 'OK', cancel: 'Cancel' }}>
          <Notifications position="bottom-center" limit={4} />
          {children}
        </ModalsProvider>
      </MantineProvider>
    </StudioContext>
  );
}
