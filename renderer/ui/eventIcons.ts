import {
  IconApi,
  IconBook2,
  IconCircleCheck,
  IconCode,
  IconHeadset,
  IconHourglass,
  IconSparkles,
  IconStar,
} from '@tabler/icons-react';

/** What stands before the line of something that happened between two messages. */
export const eventIcons = {
  action: IconApi,
  search: IconBook2,
  script: IconCode,
  generate: IconSparkles,
  survey: IconStar,
  timer: IconHourglass,
  handoff: IconHeadset,
  end: IconCircleCheck,
};
