import type { JsonObject } from '../../../engine/base/json.ts';
import type { Snapshot } from '../../../engine/kit/snapshot.ts';
import { valueText } from './valueText.ts';

/** A slot or variable at the end of a turn. */
export interface ValueRow {
  readonly name: string;
  readonly value: string;
  /** The value before the turn, where the turn changed it. */
  readonly before: string | null;
}

/** Slots and variables at the end of a turn, against the end of the one before. */
export interface ValueChanges {
  /** Filled slots, and those that the turn emptied. */
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

  const slots = rows(before?.slots ?? {}, after.slots, true);
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
