import { createContext } from 'react';
import type { SidePanelDefinition } from '../ui/panelDefinition.ts';

/** Hands the registered side panels to the flow view, which is itself registered beside them. */
export const SidePanelsContext = createContext<readonly SidePanelDefinition[]>([]);
