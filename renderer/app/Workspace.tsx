import { useView } from '../stores/useStores.ts';
import { ConflictDialog } from './ConflictDialog.tsx';
import { dialogs, mainViews, sidePanels } from './panels.ts';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { SidePanelsContext } from './sidePanelsContext.ts';
import { TopBar } from './TopBar.tsx';
import classes from './Workspace.module.css';

/** An open project: top bar, rail, the view that the rail chose, and the status line. */
export function Workspace() {
  const chosen = useView((state) => state.mainView);
  const dialogId = useView((state) => state.dialog);
  const closeDialog = useView((state) => state.closeDialog);
  const view = mainViews.find((one) => one.id === chosen) ?? mainViews[0];
  const dialog = dialogs.find((one) => one.id === dialogId);
  const View = view?.component;
  const Dialog = dialog?.component;
  return (
    <div className={classes.workspace}>
      <TopBar />
      <div className={classes.middle}>
        <Rail />
        <main className={classes.main} aria-label={view?.label}>
          <SidePanelsContext value={sidePanels}>{View !== undefined && <View />}</SidePanelsContext>
        </main>
      </div>
      <StatusBar />
      {Dialog !== undefined && <Dialog onClose={closeDialog} />}
      <ConflictDialog />
    </div>
  );
}
