// The languages of the project: the head of a column, adding one, and removing one.

import { ActionIcon, Button, Group, Menu, Modal, Select, Stack, Text, Tooltip } from '@mantine/core';
import { useModals } from '@mantine/modals';
import { IconChecks, IconDotsVertical, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { isLanguageTag } from '../../../stores/projectEdits.ts';
import { runEdit } from '../../../stores/runEdit.ts';
import { contentOfLocale, simulateIn, type TranslationProgress } from '../../../stores/texts.ts';
import { useStudio } from '../../../stores/useStudio.ts';
import { countText, languageName } from '../../../ui/format.ts';
import classes from './Languages.module.css';

interface LanguageHeadProps {
  readonly locale: string;
  readonly isDefault: boolean;
  readonly total: number;
  readonly progress: TranslationProgress;
}

/** The head of a column: which language, how far it is translated, and what can be done with it. */
export function LanguageHead({ locale, isDefault, total, progress }: LanguageHeadProps) {
  const studio = useStudio();
  const remove = useRemoveLanguage(locale);
  const { translated, outdated, missing } = progress;
  const share = total === 0 ? 100 : Math.floor((translated / total) * 100);
  const name = languageName(locale);
  return (
    <>
      <Text size="xs" fw={600} truncate>
        {name}
      </Text>
      <Text size="xs" c="dimmed" fw={400} ff="monospace" ml={6}>
        {locale}
      </Text>
      <div className={classes.space} />
      {isDefault ? (
        <Text size="xs" c="dimmed" fw={400}>
          Default
        </Text>
      ) : (
        <Tooltip label={`${missing} missing, ${outdated.length} outdated`}>
          <Group gap={6} wrap="nowrap" className={classes.progress}>
            <span className={classes.bar} aria-hidden>
              <span style={{ width: `${share}%` }} />
            </span>
            <Text size="xs" c="dimmed" fw={400}>
              {share} %
            </Text>
          </Group>
        </Tooltip>
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon size={24} aria-label={`More for ${name}`}>
            <IconDotsVertical size={15} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPlayerPlay size={15} stroke={1.7} />}
            onClick={() => simulateIn(studio, locale)}
          >
            Simulate in {name}
          </Menu.Item>
          {!isDefault && (
            <>
              <Menu.Item
                leftSection={<IconChecks size={15} stroke={1.7} />}
                disabled={outdated.length === 0}
                onClick={() => runEdit(studio, 'locale.confirm', { locale, keys: [...outdated] })}
              >
                Mark all as up to date
              </Menu.Item>
              <Menu.Item color="red" leftSection={<IconTrash size={15} stroke={1.7} />} onClick={remove}>
                Remove {name}…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** A function that asks what removing a language means, and removes it. */
function useRemoveLanguage(locale: string): () => void {
  const modals = useModals();
  const studio = useStudio();
  return () => {
    const { project } = studio.document.getState();
    if (project === null) return;
    const { texts, utterances } = contentOfLocale(project, locale);
    const name = languageName(locale);
    modals.openConfirmModal({
      title: `Remove ${name}?`,
      children: (
        <Stack gap="xs">
          <Text size="sm">
            {countText(texts, 'text')} and {countText(utterances, 'utterance')} in {name} are deleted.
            Customers who write in {name} are answered in another language of the project.
          </Text>
          <Text size="sm">Tests in this language stay. Undo restores everything.</Text>
        </Stack>
      ),
      labels: { confirm: `Remove ${name}`, cancel: 'Cancel' },
      confirmProps: { color: 'red.9' },
      onConfirm: () => runEdit(studio, 'locale.delete', { locale }),
    });
  };
}

/** Languages that are offered; any other is added by its tag. */
const common =
  'ar bg bn ca cs da de de-AT de-CH el en en-GB en-US es es-419 es-MX et fa fi fr fr-CA fr-CH he hi hr hu id it ja ko lt lv ms nb nl nl-BE pl pt pt-BR ro ru sk sl sr sv th tr uk ur vi zh-Hans zh-Hant'.split(
    ' ',
  );

interface AddLanguageDialogProps {
  readonly known: readonly string[];
  readonly onClose: () => void;
}

/** Asks for a language, and adds it to the project. */
export function AddLanguageDialog({ known, onClose }: AddLanguageDialogProps) {
  const studio = useStudio();
  const [search, setSearch] = useState('');
  const [locale, setLocale] = useState<string | null>(null);
  const typed = search.trim();
  const tags = new Set(isLanguageTag(typed) ? [typed, ...common] : common);
  return (
    <Modal opened onClose={onClose} title="Add a language" size="sm">
      <Stack gap="md">
        <Select
          label="Language"
          placeholder="Name, or a tag such as pt-BR"
          searchable
          data-autofocus
          nothingFoundMessage="No such language. A tag such as pt-BR adds any other."
          data={[...tags]
            .filter((tag) => !known.includes(tag))
            .map((tag) => ({ value: tag, label: `${languageName(tag)} (${tag})` }))}
          searchValue={search}
          onSearchChange={setSearch}
          value={locale}
          onChange={setLocale}
        />
        <Text size="sm" c="dimmed">
          The language has no texts at first. Until they are translated, customers read the default language.
          Add utterances in it to the intents, so that they are understood.
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            disabled={locale === null}
            onClick={() => {
              if (locale !== null && runEdit(studio, 'locale.add', { locale }) !== undefined) onClose();
            }}
          >
            Add
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
