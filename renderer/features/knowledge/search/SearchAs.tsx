import { Group, NativeSelect, TagsInput } from '@mantine/core';
import { useDocument } from '../../../stores/useStores.ts';
import { languageName } from '../languageName.ts';

const none: readonly string[] = [];

interface SearchAsProps {
  readonly locale: string;
  readonly onLocale: (locale: string) => void;
  /** Words that passages ask of whoever reads them. */
  readonly labels: readonly string[];
  readonly access: readonly string[];
  readonly onAccess: (access: readonly string[]) => void;
}

/** As whom to search: the language, where the project has several, and the access, where passages ask for some. */
export function SearchAs({ locale, onLocale, labels, access, onAccess }: SearchAsProps) {
  const locales = useDocument(({ project }) => project?.manifest.locales ?? none);
  if (locales.length < 2 && labels.length === 0) return null;
  return (
    <Group gap="xs" mt="xs" align="flex-start" wrap="nowrap">
      {locales.length > 1 && (
        <NativeSelect
          size="xs"
          w={labels.length === 0 ? '100%' : 120}
          style={{ flex: 'none' }}
          label="Language"
          data={locales.map((value) => ({ value, label: languageName(value) }))}
          value={locale}
          onChange={(event) => onLocale(event.currentTarget.value)}
        />
      )}
      {labels.length > 0 && (
        <TagsInput
          size="xs"
          flex={1}
          label="Access of the customer"
          placeholder={access.length === 0 ? 'None' : undefined}
          data={[...labels]}
          value={[...access]}
          onChange={onAccess}
        />
      )}
    </Group>
  );
}
