import { Tooltip, UnstyledButton } from '@mantine/core';
import { useView } from '../stores/useStores.ts';
import { mainViews } from './panels.ts';
import classes from './Rail.module.css';

/** The left edge: one button for each main view. */
export function Rail() {
  const chosen = useView((state) => state.mainView);
  const show = useView((state) => state.showMainView);
  return (
    <nav className={classes.rail} aria-label="Views">
      {mainViews.map(({ id, label, icon: Icon }) => (
        <Tooltip key={id} label={label} position="right">
          <UnstyledButton
            className={classes.button}
            aria-label={label}
            aria-current={id === chosen ? 'page' : undefined}
            onClick={() => show(id)}
          >
            <Icon size={21} stroke={1.6} />
          </UnstyledButton>
        </Tooltip>
      ))}
    </nav>
  );
}
