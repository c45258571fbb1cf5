import { Button, Group, Popover, Select, Stack, Text } from '@mantine/core';
import { Fragment, type KeyboardEvent, useRef, useState } from 'react';
import type { Entity } from '../../../engine/model/documents/entity.ts';
import type { Intent } from '../../../engine/model/documents/intent.ts';
import type { AnnotatedUtterance, Annotation } from '../../../engine/model/documents/utterance.ts';
import { useDocument, useStudio } from '../../stores/useStudio.ts';
import { markValue, readMarks, roleNames, setUtterance, unmarkValues } from '../../stores/utteranceEdits.ts';
import classes from './UtteranceValues.module.css';

/** A part of an utterance: space and signs, a word, or an annotated value. */
export interface UtterancePiece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whether it can be chosen. */
  readonly isWord: boolean;
  readonly annotation: Annotation | undefined;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['\u2019-][\p{L}\p{M}\p{N}]+)*/gu;

/** Takes an utterance apart for choosing in it. The pieces in order make up the text. */
export function utterancePieces({ text, annotations }: AnnotatedUtterance): readonly UtterancePiece[] {
  const pieces: UtterancePiece[] = [];
  const add = (start: number, end: number, isWord: boolean, annotation?: Annotation): void => {
    if (start < end) pieces.push({ start, end, text: text.slice(start, end), isWord, annotation });
  };
  const addPlain = (from: number, to: number): void => {
    let at = from;
    for (const { 0: word, index } of text.slice(from, to).matchAll(WORD)) {
      add(at, from + index, false);
      add(from + index, from + index + word.length, true);
      at = from + index + word.length;
    }
    add(at, to, false);
  };
  let at = 0;
  for (const annotation of annotations) {
    addPlain(at, annotation.start);
    add(annotation.start, annotation.end, true, annotation);
    at = annotation.end;
  }
  addPlain(at, text.length);
  return pieces;
}

/** As many need no search. */
const maxWithoutSearch = 8;

interface ValueChoiceProps {
  /** The words that are chosen. */
  readonly text: string;
  readonly entities: readonly Entity[];
  /** What they are annotated as. */
  readonly annotation: Annotation | undefined;
  readonly onMark: (entity: string, role: string | undefined) => void;
  readonly onRemove: () => void;
}

/** Says what the chosen words of an utterance are. */
function ValueChoice({ text, entities, annotation, onMark, onRemove }: ValueChoiceProps) {
  const [entity, setEntity] = useState(annotation?.entity ?? entities[0]?.id ?? null);
  const [role, setRole] = useState(annotation?.role ?? null);
  const definition = entities.find(({ id }) => id === entity);
  const roles = definition === undefined ? [] : roleNames(definition);
  if (entities.length === 0) {
    return (
      <Text size="xs" maw={240}>
        The project has no entities yet. Add nlu/entities/place.yaml of type trained, or any other.
      </Text>
    );
  }
  return (
    <Stack gap="xs" w={250}>
      <Text size="sm" fw={600} truncate title={text}>
        {text}
      </Text>
      <Select
        label="Entity"
        size="xs"
        searchable={entities.length > maxWithoutSearch}
        data-autofocus
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
        data={entities.map(({ id, name }) => ({ value: id, label: name === id ? id : `${name} (${id})` }))}
        value={entity}
        onChange={(id) => {
          setEntity(id);
          setRole(null);
        }}
      />
      {roles.length > 0 && (
        <Select
          label="Role"
          size="xs"
          clearable
          placeholder="None"
          comboboxProps={{ withinPortal: false }}
          data={roles}
          value={role}
          onChange={setRole}
        />
      )}
      <Group gap="xs" justify="flex-end">
        {annotation !== undefined && (
          <Button size="xs" variant="default" onClick={onRemove}>
            Remove
          </Button>
        )}
        <Button
          size="xs"
          disabled={entity === null}
          onClick={() => entity !== null && onMark(entity, role ?? undefined)}
        >
          {annotation === undefined ? 'Mark' : 'Change'}
        </Button>
      </Group>
    </Stack>
  );
}

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
function UtteranceRow({ source, entities, onChange }: UtteranceRowProps) {
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

/** Rows shown at once: a list of thousands must not freeze the window. */
const page = 100;

/** The utterances of an intent with the values marked in them. */
export function UtteranceValues({ intent: { id, utterances } }: { readonly intent: Intent }) {
  const studio = useStudio();
  const entities = Object.values(useDocument(({ project }) => project?.entities) ?? {});
  const [most, setMost] = useState(page);
  return (
    <Stack gap="xs">
      <Text size="xs" c="dimmed">
        Choose the words of a value: click, draw over several, or use the arrow keys (with shift for several)
        and enter.
      </Text>
      <ul className={classes.list} aria-label="Values in the utterances">
        {utterances.slice(0, most).map((source, n) => (
          <UtteranceRow
            // biome-ignore lint/suspicious/noArrayIndexKey: an utterance has no other name, and may be there twice
            key={n}
            source={source}
            entities={entities}
            onChange={(changed) => setUtterance(studio, id, n, changed)}
          />
        ))}
      </ul>
      {utterances.length > most && (
        <Button size="xs" variant="default" onClick={() => setMost(most + page)}>
          Show more ({utterances.length - most})
        </Button>
      )}
    </Stack>
  );
}
