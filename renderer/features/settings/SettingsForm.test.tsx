import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { useRawManifest } from '../../nodes/settings/useSettingsEditor.ts';
import { ProjectForm } from './SettingsForm.tsx';

function Project() {
  return <ProjectForm raw={useRawManifest()} />;
}

it('writes the fields of the project, and requires a name', async () => {
  const { user, file } = await renderInStudio(<Project />);
  const name = screen.getByRole('textbox', { name: /^Name/ });
  await user.type(name, ' 2');
  expect(file(manifestPath)).toContain('\nname: Retail support 2\n');
  await user.clear(name);
  expect(name).toBeInvalid();
  expect(file(manifestPath)).toMatch(/\nname: .+\n/);
});

it('accepts language tags only', async () => {
  const { user, file } = await renderInStudio(<Project />);
  const languages = screen.getByLabelText('Languages', { selector: 'input' });
  await user.type(languages, 'fr{Enter}');
  expect(file(manifestPath)).toContain('locales: [en, de, fr]');
  await user.type(languages, 'nonsense language{Enter}');
  expect(screen.getByText(/is not a language tag/)).toBeVisible();
  expect(file(manifestPath)).toContain('locales: [en, de, fr]');
});

describe('the time zone', () => {
  const box = () => screen.getByRole('combobox', { name: 'Time zone' });

  it.each([
    ['new york', 'America/New York', 'America/New_York'],
    ['japan', 'Asia/Tokyo', 'Asia/Tokyo'],
    ['europe/ber', 'Europe/Berlin', 'Europe/Berlin'],
  ])('is found by %s', async (typed, label, name) => {
    const { user, file } = await renderInStudio(<Project />);
    await user.click(box());
    await user.type(box(), typed);
    await user.click(screen.getByRole('option', { name: label }));
    expect(file(manifestPath)).toContain(`timeZone: ${name}`);
  });

  it('is the first whose name begins with what was typed', async () => {
    const { user, file } = await renderInStudio(<Project />);
    await user.click(box());
    await user.type(box(), 'tok{Enter}');
    expect(file(manifestPath)).toContain('timeZone: Asia/Tokyo');
  });

  it('is UTC again when it is cleared', async () => {
    const files = { [manifestPath]: `${sampleFiles[manifestPath]}\ntimeZone: Europe/Berlin\n` };
    const { user, file } = await renderInStudio(<Project />, { files });
    expect(box()).toHaveValue('Europe/Berlin');
    await user.click(screen.getByLabelText('Clear the time zone'));
    expect(file(manifestPath)).not.toContain('timeZone');
  });

  it('says that nothing matches', async () => {
    const { user } = await renderInStudio(<Project />);
    await user.click(box());
    await user.type(box(), 'atlantis');
    expect(await screen.findByText('No matches')).toBeVisible();
  });
});
