import { IconApi } from '@tabler/icons-react';
import type { ActionItem } from '../../stores/conversationTurn.ts';
import { useDocument } from '../../stores/useStores.ts';
import { EventLine } from '../../ui/EventLine.tsx';

/** A call of an action in the chat: which, and how it went. */
export function ActionLine({ item }: { readonly item: ActionItem }) {
  const name = useDocument(({ project }) => project?.actions[item.action]?.name) ?? item.action;
  const { result, error } = item;
  if (result === null && error === null) return <EventLine icon={IconApi}>{name} is running…</EventLine>;
  if (result?.ok === true) {
    const status = result.response === null ? '' : ` · ${result.response.status}`;
    return (
      <EventLine icon={IconApi}>
        {name}
        {status} · {Math.round(result.durationMs)} ms
      </EventLine>
    );
  }
  const reason = error ?? result?.error;
  return (
    <EventLine icon={IconApi} tone="bad">
      {name} failed{reason == null ? '' : `: ${reason.message} (${reason.code})`}
    </EventLine>
  );
}
