import { Popover } from '@mantine/core';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { Entity } from '../../../engine/model/entity.ts';
import { markValue, readMarks, unmarkValues } from '../../stores/utteranceMarks.ts';
import classes from './UtteranceValues.module.css';
import { utterancePieces } from './utterancePieces.ts';
import { ValueChoice } from './ValueChoice.tsx';

interface UtteranceRowProps {
  /** As it stands in the file. */
  readonly source: string;
  readonly entities: readonly Entity[];
  readonly onChange: (source: string) => void;
}

/**
 * An utterance whose values are marked by choosing words: by a click, by drawing over several, or with the arrow keys
 * (with shift for several) and enter. What is marked opens in the same way.
 */
export function UtteranceRow({ source, entities, onChange }: UtteranceRowProps) {
  const utterance = readMarks(source);
  const pieces = utterancePieces(utterance);
  const places = [...pieces.keys()].filter((place) => pieces[place]?.isWord === true);
  const [anchor, setAnchor] = useState<number | null>(null);
  const [head, setHead] = useState(places[0] ?? 0);
  const [open, setOpen] = useState(false);
  const drawing = useRef(false);
  const words = useRef(new Map<number, HTMLElement>());
  const [first, last] = [Math.min(anchor ?? head, head), Math.max(anchor ?? head, head)];
  const current = places.includes(head) ? head : places[0];
  const start = pieces[first]?.start ?? 0;
  const end = pieces[last]?.end ?? 0;

  const marked = pieces.slice(first, last + 1).find(({ annotation }) => annotation !== undefined)?.annotation;

  const close = (): void => {
    setOpen(false);
    setAnchor(null);
    words.current.get(head)?.focus();
  };
  const choose = (place: number, extend: boolean, from = head): void => {
    setAnchor(extend ? (anchor ?? from) : place);
    setHead(place);
  };
  const onKeyDown = (event: KeyboardEvent, place: number): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = places[places.indexOf(place) + step];
    if (event.key === 'Enter' || event.key === ' ') {
      if (place !== head || anchor === null) choose(place, false);
      setOpen(true);
    } else if (step !== 0 && next !== undefined) {
      choose(next, event.shiftKey, place);
      words.current.get(next)?.focus();
    } else return;
    event.preventDefault();
  };
  const apply = (changed: string): void => {
    close();
    onChange(changed);
  };

  return (
    <li className={classes.row}>
      {pieces.map((piece, place) => {
        if (!piece.isWord) {
          return (
            <span key={piece.start} className={classes.gap}>
              {piece.text}
            </span>
          );
        }
        const { annotation } = piece;
        const chosen = anchor !== null && place >= first && place <= last;
        const name = annotation && [annotation.entity, annotation.role].filter(Boolean).join(': ');
        const word = (
          // biome-ignore lint/a11y/useSemanticElements: a button's text cannot be drawn over
          <span
            role="button"
            className={classes.word}
            tabIndex={place === current ? 0 : -1}
            aria-expanded={open && place === head}
            aria-haspopup="dialog"
            data-chosen={chosen || undefined}
            data-value={annotation === undefined ? undefined : true}
            ref={(element) => {
              if (element === null) words.current.delete(place);
              else words.current.set(place, element);
            }}
            onKeyDown={(event) => onKeyDown(event, place)}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              drawing.current = true;
              setOpen(false);
              choose(place, event.shiftKey);
            }}
            onPointerEnter={() => drawing.current && choose(place, true)}
            onPointerUp={() => {
              drawing.current = false;
              setOpen(true);
            }}
          >
            {piece.text}
            {name !== undefined && <span className={classes.name}> {name}</span>}
          </span>
        );
        if (!open || place !== head) return <Fragment key={piece.start}>{word}</Fragment>;
        return (
          <Fragment key={piece.start}>
            {word}
            <Popover
              opened
              onChange={close}
              position="bottom"
              shadow="md"
              trapFocus
              withArrow
              withRoles={false}
            >
              <Popover.Target>
                <span />
              </Popover.Target>
              <Popover.Dropdown role="dialog" aria-label="What the words are">
                <ValueChoice
                  key={`${start} ${end}`}
                  text={utterance.text.slice(start, end)}
                  entities={entities}
                  annotation={marked}
                  onMark={(entity, role) =>
                    apply(markValue(source, { start, end, entity, ...(role !== undefined && { role }) }))
                  }
                  onRemove={() => apply(unmarkValues(source, start, end))}
                />
              </Popover.Dropdown>
            </Popover>
          </Fragment>
        );
      })}
    </li>
  );
}
