import { slotForm } from '../../../engine/kit/slotForm.ts';

/** The form of a slot's declaration. */
export const slotFields = slotForm;

/** What the fields are when the file does not say them. */
export const slotDefaults = { scope: 'conversation', sensitive: false };
