import { Select } from '@mantine/core';
import { useStudio } from '../../stores/studioContext.ts';
import { useDocument, useSimulation } from '../../stores/useStores.ts';

const none: readonly string[] = [];

/** Chooses the language of the next conversation; not there while the project has only one. */
export function LocaleSelect() {
  const { simulation } = useStudio();
  const locale = useSimulation((state) => state.locale);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? none);
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? null);
  if (locales.length < 2) return null;
  return (
    <Select
      label="Language of the customer"
      data={[...locales]}
      value={locale ?? fallback}
      allowDeselect={false}
      onChange={(value) => simulation.getState().setLocale(value)}
    />
  );
}
