import type { DialogDefinition } from '../../ui/panelDefinition.ts';
import { ExportDialog } from './ExportDialog.tsx';

/** Writes the project as a bundle that the runtime serves. */
export const exportDialog: DialogDefinition = { id: 'export', component: ExportDialog };
