import { Button, Text, UnstyledButton } from '@mantine/core';
import { IconArrowNarrowRight, IconChevronRight } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { Confusion } from '../../../../engine/model/understanding/nluReport.ts';
import classes from './ConfusionList.module.css';
import { MisreadMessages } from './MisreadMessages.tsx';

const AT_FIRST = 8;

interface ConfusionListProps {
  /** Most frequent first. */
  readonly confusions: readonly Confusion[];
  readonly open: Confusion | null;
  readonly onOpen: (confusion: Confusion | null) => void;
  readonly nameOf: (intent: string | null) => string;
}

/** The worst confusions; each opens to the messages that were misread. */
export function ConfusionList({ confusions, open, onOpen, nameOf }: ConfusionListProps) {
  const [all, setAll] = useState(false);
  const opened = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (open !== null) opened.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const shown = confusions.filter((one, at) => all || at < AT_FIRST || one === open);
  return (
    <>
      <ul className={classes.list} aria-label="Worst confusions">
        {shown.map((confusion) => {
          const { intent, found, count } = confusion;
          const isOpen = confusion === open;
          return (
            <li key={`${intent}\n${found}`} ref={isOpen ? opened : undefined}>
              <UnstyledButton
                className={classes.row}
                aria-expanded={isOpen}
                onClick={() => onOpen(isOpen ? null : confusion)}
              >
                <IconChevronRight size={14} stroke={1.8} className={classes.chevron} />
                <span className={classes.count}>{count}</span>
                <Text span size="sm" truncate>
                  {nameOf(intent)}
                </Text>
                <IconArrowNarrowRight
                  size={16}
                  stroke={1.6}
                  aria-label="taken for"
                  color="var(--dl-text-soft)"
                  style={{ flex: 'none' }}
                />
                <Text span size="sm" truncate>
                  {found === null ? 'nothing' : nameOf(found)}
                </Text>
              </UnstyledButton>
              {isOpen && <MisreadMessages confusion={confusion} nameOf={nameOf} />}
            </li>
          );
        })}
      </ul>
      {confusions.length > AT_FIRST && (
        <Button size="compact-xs" variant="subtle" mt={6} onClick={() => setAll(!all)}>
          {all ? 'Show the worst only' : `Show all ${confusions.length}`}
        </Button>
      )}
    </>
  );
}
