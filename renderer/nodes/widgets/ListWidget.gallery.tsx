import { FieldStage } from '../../gallery/FieldStage.tsx';
import { gallery } from '../../gallery/gallery.ts';

const collect = { slot: 'email', prompt: 'Your e-mail address?' };

export default gallery({
  name: 'List of texts',
  group: 'Widgets',
  states: {
    Empty: () => <FieldStage kind="collect" field="reprompts" data={collect} />,
    Texts: () => (
      <FieldStage
        kind="collect"
        field="reprompts"
        data={{ ...collect, reprompts: ['That is no e-mail address.', '$verify.ask_email_again'] }}
      />
    ),
    'With a warning': () => (
      <FieldStage
        kind="collect"
        field="reprompts"
        data={{ ...collect, reprompts: ['Again, please.', '{{ slots.nobody }}?'] }}
      />
    ),
    Words: () => <FieldStage kind="knowledge" field="tags" data={{ tags: ['shipping', 'returns'] }} />,
  },
});
