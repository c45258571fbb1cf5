import { IconCheck, IconX } from '@tabler/icons-react';
import type { SentPacket } from '../../../engine/model/handoffPacket.ts';
import { EventLine } from '../../ui/EventLine.tsx';

/** What was tried before the handoff, in order, and whether it worked. */
export function TriedSteps({ tried }: { readonly tried: SentPacket['tried'] }) {
  const keyed = tried.map((step, index) => ({ ...step, key: `${index} ${step.name}` }));
  return (
    <>
      {keyed.map(({ key, type, name, ok, detail }) => (
        <EventLine key={key} icon={ok ? IconCheck : IconX} tone={ok ? 'good' : 'bad'}>
          {type} {name}
          {detail.text === '' ? '' : `: ${detail.text}`}
        </EventLine>
      ))}
    </>
  );
}
