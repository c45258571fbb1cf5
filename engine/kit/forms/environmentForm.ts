import type { FieldDescriptor } from './fieldDescriptor.ts';

const description: FieldDescriptor = {
  path: 'description',
  label: 'Description',
  type: 'string',
  help: 'What it is for, and where its value comes from.',
};

/** The declarations of the environment as forms, by their key in the manifest. */
export const environmentForms: {
  readonly [K in 'variables' | 'secrets']: readonly FieldDescriptor[];
} = {
  variables: [
    description,
    {
      path: 'default',
      label: 'Default',
      type: 'string',
      placeholder: 'https://api.example.com',
      help: 'Used where the environment has no value. It is in the file that everybody sees.',
    },
  ],
  secrets: [description],
};
