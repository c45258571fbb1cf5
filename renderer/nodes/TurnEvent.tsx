import { kindIcons } from 'virtual:kind-icons';
import { IconCircleCheck, IconHeadset, IconHourglass, IconQuestionMark, IconStar } from '@tabler/icons-react';
import type { ProblemItem, SayItem, TurnItem } from '../stores/conversation/conversationTurns.ts';
import { describeItem, descriptionOf, useWords } from '../stores/conversation/conversationWords.ts';
import { useActionName } from '../stores/useStudio.ts';
import { EventLine } from '../ui/ChatBubble.tsx';
import type { IconComponent } from '../ui/panelDefinition.ts';

type EventItem = Exclude<TurnItem, SayItem | ProblemItem>;

const icons: Readonly<Record<Exclude<EventItem['type'], 'request'>, IconComponent>> = {
  survey: IconStar,
  timer: IconHourglass,
  handoff: IconHeadset,
  end: IconCircleCheck,
};

/** Something that happened between two messages of a conversation, in one line. */
export function TurnEvent({ item }: { readonly item: EventItem }) {
  const { say } = useWords();
  const { text, tone } = describeItem(item, useActionName(), say);
  return (
    <EventLine icon={iconOf(item)} tone={tone}>
      {text}
    </EventLine>
  );
}

function iconOf(item: EventItem): IconComponent {
  if (item.type !== 'request') return icons[item.type];
  return kindIcons[descriptionOf(item.request).icon] ?? IconQuestionMark;
}
