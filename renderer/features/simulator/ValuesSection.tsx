import { Text } from '@mantine/core';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import type { Snapshot } from '../../../engine/kit/snapshot.ts';
import { verifiedSlots } from '../../stores/simulationStore.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { Facts } from '../../ui/Facts.tsx';

/** A value of a slot, variable or entity in one line. */
export function valueText(value: Json | undefined): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A slot or variable at the end of a turn. */
interface ValueRow {
  readonly name: string;
  readonly value: string;
  /** The value before the turn, if the turn changed it. */
  readonly before: string | null;
  /** True if an action of the conversation has confirmed the value of the slot. */
  readonly verified?: true;
}

/** Slots and variables at the end of a turn, compared with the end of the previous one. */
interface ValueChanges {
  /** Filled slots, and slots that the turn cleared. */
  readonly slots: readonly ValueRow[];
  /** Declared slots that are not in `slots`. */
  readonly emptySlots: number;
  /** Variables of each running flow, outermost first. */
  readonly frames: readonly { readonly flow: string; readonly vars: readonly ValueRow[] }[];
  /** How many values the turn changed. */
  readonly changed: number;
}

/**
 * Compares the values at the end of a turn with those before it.
 *
 * @param sensitive - Slots whose values are not shown.
 */
export function valueChanges(
  before: Snapshot | undefined,
  after: Snapshot,
  sensitive: ReadonlySet<string>,
): ValueChanges {
  const hide = (name: string, text: string) => (sensitive.has(name) && text !== '–' ? '••••' : text);
  const rows = (was: JsonObject, is: JsonObject, mask: boolean): readonly ValueRow[] =>
    Object.keys({ ...is, ...was }).flatMap((name) => {
      const [old, now] = [valueText(was[name]), valueText(is[name])];
      if (old === '–' && now === '–') return [];
      const show = (text: string) => (mask ? hide(name, text) : text);
      return [{ name, value: show(now), before: old === now ? null : show(old) }];
    });

  const verified = verifiedSlots(after);
  const slots = rows(before?.slots ?? {}, after.slots, true).map((row) =>
    verified.has(row.name) ? { ...row, verified: true as const } : row,
  );
  const frames = after.frames.map((frame, depth) => {
    const known = before?.frames[depth];
    const was = known?.flow === frame.flow ? known.vars : {};
    return { flow: frame.flow, vars: rows(was, frame.vars, false) };
  });
  const all = [...slots, ...frames.flatMap(({ vars }) => vars)];
  return {
    slots,
    emptySlots: Object.keys(after.slots).length - slots.length,
    frames: frames.filter(({ vars }) => vars.length > 0),
    changed: all.filter((row) => row.before !== null).length,
  };
}

/** A value, and the previous one if the turn changed it. */
function ValueText({ row }: { readonly row: ValueRow }) {
  return (
    <>
      {row.value}
      {row.verified && (
        <Text component="span" size="xs" c="dimmed">
          {' '}
          verified
        </Text>
      )}
      {row.before !== null && row.before !== '–' && (
        <Text component="span" size="xs" c="dimmed">
          {' '}
          was {row.before}
        </Text>
      )}
    </>
  );
}

const noFlows = {};

/** Slots and variables at the end of the turn; what the turn changed is marked, with the previous value. */
export function ValuesSection({ values }: { readonly values: ValueChanges }) {
  const flows = useDocument(({ project }) => project?.flows ?? noFlows);
  const nameOf = (flow: string) => (flows as Record<string, { name: string }>)[flow]?.name ?? flow;
  return (
    <div>
      {values.slots.length > 0 && <Facts facts={values.slots.map(fact)} />}
      {values.emptySlots > 0 && (
        <Text size="xs" c="dimmed" mt={values.slots.length > 0 ? 4 : 0}>
          {values.emptySlots} {values.emptySlots === 1 ? 'slot is' : 'slots are'} empty.
        </Text>
      )}
      {values.frames.map(({ flow, vars }) => (
        <div key={flow}>
          <Text size="xs" fw={600} c="dimmed" mt={8} mb={2}>
            Variables of {nameOf(flow)}
          </Text>
          <Facts facts={vars.map(fact)} />
        </div>
      ))}
    </div>
  );
}

function fact(row: ValueRow) {
  return { name: row.name, value: <ValueText row={row} />, marked: row.before !== null };
}
