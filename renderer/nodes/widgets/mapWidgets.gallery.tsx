import type { Json } from '../../../engine/base/json.ts';
import type { FieldDescriptor } from '../../../engine/kit/forms/fieldDescriptor.ts';
import { LooseField } from '../../gallery/FieldStage.tsx';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';

const headers: FieldDescriptor = {
  path: 'headers',
  label: 'Headers',
  type: 'texts',
  addLabel: 'Add a header',
};
const inputs: FieldDescriptor = {
  path: 'input',
  label: 'Inputs',
  type: 'named',
  addLabel: 'Add an input',
  help: 'What a state passes in.',
  fields: [
    {
      path: 'type',
      label: 'Type',
      type: 'select',
      options: ['text', 'number', 'boolean', 'json'].map((value) => ({ value, label: value })),
    },
    { path: 'description', label: 'Description', type: 'string' },
  ],
};
const body: FieldDescriptor = { path: 'body', label: 'Body', type: 'json' };
const slots: FieldDescriptor = {
  path: 'slots',
  label: 'Verified slots',
  type: 'list',
  item: 'slot',
  addLabel: 'Choose slots',
};

const stage = (field: FieldDescriptor, value?: Json) => () => (
  <GalleryStudio>
    <LooseField field={field} {...(value === undefined ? {} : { value })} />
  </GalleryStudio>
);

export default gallery(
  {
    name: 'Texts by name',
    group: 'Widgets',
    states: {
      Empty: stage(headers),
      'With values': stage(headers, {
        Accept: 'application/json',
        'X-Rückverfolgungsnummer-der-Sendung': '{{ input.booking_number }}-{{ env.CHANNEL }}',
      }),
    },
  },
  {
    name: 'Objects by name',
    group: 'Widgets',
    states: {
      Empty: stage(inputs),
      'With values': stage(inputs, {
        booking_number: { type: 'text', description: 'As on the ticket' },
        guests: { type: 'number' },
      }),
    },
  },
  {
    name: 'JSON',
    group: 'Widgets',
    states: {
      Empty: stage(body),
      'With a value': stage(body, { booking: '{{ input.booking_number }}', guests: 2, notes: [null, true] }),
    },
  },
  {
    name: 'List of slots',
    group: 'Widgets',
    states: {
      Empty: stage(slots),
      Chosen: stage(slots, ['order_id', 'email']),
      'One is missing': stage(slots, ['order_id', 'gone']),
    },
  },
);
