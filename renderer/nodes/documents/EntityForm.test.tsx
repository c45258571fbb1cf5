import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { useDocument } from '../../stores/useStudio.ts';
import { EntityForm } from './EntityForm.tsx';

const path = 'nlu/entities/booking.yaml';
const pattern = 'id: booking\nname: Booking number\ntype: pattern\npatterns:\n  - "[A-Z]{2}"\n';

function Booking() {
  const entity = useDocument(({ project }) => project?.entities.booking);
  return entity === undefined ? null : <EntityForm entity={entity} />;
}
const open = (text = pattern) => renderInStudio(<Booking />, { files: { [path]: text } });

it('writes what customers may say, and what it is for', async () => {
  const { user, file } = await open();
  await user.type(screen.getByRole('textbox', { name: 'Description' }), 'On the ticket');
  await user.click(screen.getByRole('button', { name: 'Add a pattern' }));
  expect(file(path)).toContain('patterns:\n  - "[A-Z]{2}"\n  - …\n');
  expect(file(path)).toContain('description: On the ticket\n');
});

it('keeps a name that is emptied in the file', async () => {
  const { user, file } = await open();
  await user.clear(screen.getByRole('textbox', { name: /^Name/ }));
  expect(file(path)).toBe(pattern);
});

it('names the roles, which are edited in the file', async () => {
  await open('id: booking\nname: Booking\ntype: trained\nroles: [from, to]\n');
  expect(screen.getByText(/^Roles: from, to\./)).toBeVisible();
});
