import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { addTestQuestion } from '../../../stores/knowledgeEdits.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { languageName } from '../languageName.ts';
import { PassageSelect } from './PassageSelect.tsx';
import type { QuestionDraft } from './questionDraft.ts';

const none: readonly string[] = [];

interface QuestionDialogProps {
  /** What the form begins with. */
  readonly draft: QuestionDraft;
  readonly onClose: () => void;
  /** It was written. */
  readonly onAdded: () => void;
}

/** The form of a test question: what is asked, and where the answer stands. */
export function QuestionDialog({ draft, onClose, onAdded }: QuestionDialogProps) {
  const studio = useStudio();
  const sources = useDocument(({ project }) => project?.knowledge ?? none);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? none);
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? 'en');
  const [ask, setAsk] = useState(draft.ask);
  const [expected, setExpected] = useState(draft.expect);
  const [locale, setLocale] = useState(draft.locale ?? fallback);
  const source = expected === null || expected === 'none' ? expected : (expected.split('#')[0] ?? null);
  const ready = ask.trim() !== '' && expected !== null;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready) return;
    const question = { ask: ask.trim(), expect: expected, ...(locale === fallback ? {} : { locale }) };
    if (addTestQuestion(studio, question)) onAdded();
  };
  return (
    <Modal opened onClose={onClose} title="Add a test question" size={520}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Question"
            description="In a customer’s words."
            value={ask}
            data-autofocus={draft.ask === '' || undefined}
            onChange={(event) => setAsk(event.currentTarget.value)}
          />
          <Select
            label="Source of the answer"
            placeholder="Choose a source"
            searchable
            value={source}
            data={[
              { value: 'none', label: 'None: it has no answer' },
              ...sources.map((path) => ({ value: path, label: path.replace(/^knowledge\//, '') })),
            ]}
            onChange={setExpected}
          />
          {source !== null && source !== 'none' && (
            <PassageSelect key={source} source={source} value={expected} onChange={setExpected} />
          )}
          {locales.length > 1 && (
            <Select
              label="Language of the customer"
              allowDeselect={false}
              value={locale}
              data={locales.map((value) => ({ value, label: languageName(value) }))}
              onChange={(value) => setLocale(value ?? fallback)}
            />
          )}
          <Text size="xs" c="dimmed">
            It is written into the project’s tests, and asked with the others.
          </Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              Add question
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
