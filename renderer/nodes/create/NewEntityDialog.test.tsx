import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { NewEntityDialog, readListedValue } from './NewEntityDialog.tsx';

async function open(name = '') {
  const closed: (string | null)[] = [];
  const rendered = await renderInStudio(<NewEntityDialog name={name} onClose={(id) => closed.push(id)} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'New entity' }));
  const choose = (kind: string) => rendered.user.click(dialog.getByRole('radio', { name: kind }));
  const create = () => rendered.user.click(dialog.getByRole('button', { name: 'Create entity' }));
  return { ...rendered, dialog, closed, choose, create };
}

it('creates a list with synonyms', async () => {
  const { user, dialog, file, closed, create } = await open('Fare');
  expect(dialog.getByRole('button', { name: 'Create entity' })).toBeDisabled();
  await user.type(dialog.getByRole('textbox', { name: 'Values' }), 'Economy: eco, cheap{Enter}Business');
  await create();
  expect(file('nlu/entities/fare.yaml')).toBe(
    'id: fare\nname: Fare\ntype: list\nvalues:\n  - value: Economy\n    synonyms:\n      - eco\n      - cheap\n\n  - value: Business\n',
  );
  expect(closed).toEqual(['fare']);
});

it('creates a pattern', async () => {
  const { user, dialog, file, choose, create } = await open('Booking number');
  await choose('Pattern');
  await user.click(dialog.getByRole('textbox', { name: 'Pattern' }));
  await user.paste('[A-Z]{2}\\d{4}');
  await create();
  expect(file('nlu/entities/booking_number.yaml')).toContain(
    'type: pattern\npatterns:\n  - "[A-Z]{2}\\\\d{4}"\n',
  );
});

it('creates one of a built-in recogniser, and one that is learnt', async () => {
  const { user, dialog, file, choose, create } = await open('Travel day');
  await choose('Built-in');
  await user.click(dialog.getByRole('combobox', { name: 'Recogniser' }));
  await user.click(screen.getByRole('option', { name: 'Time of day' }));
  await create();
  expect(file('nlu/entities/travel_day.yaml')).toContain('type: builtin\nbuiltin: time\n');
  await choose('Learnt');
  await create();
  expect(file('nlu/entities/travel_day_2.yaml')).toContain('type: trained\n');
});

it.each([
  ['Economy', { value: 'Economy' }],
  ['Economy: eco; cheap ,', { value: 'Economy', synonyms: ['eco', 'cheap'] }],
  ['9:30: half past nine', { value: '9:30', synonyms: ['half past nine'] }],
])('reads %s', (line, value) => {
  expect(readListedValue(line)).toEqual(value);
});
