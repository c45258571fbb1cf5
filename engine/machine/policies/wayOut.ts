/** Values of the ways out that policies offer as answers to tap; ids of options cannot be such, having no colon. */
export const wayOut = {
  person: 'policy:person',
  cancel: 'policy:cancel',
  neither: 'policy:neither',
} as const;
