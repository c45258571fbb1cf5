import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { runCommand } from '../../../stores/runCommand.ts';
import { useStudio } from '../../../stores/studioContext.ts';
import { useDocument } from '../../../stores/useStores.ts';
import { newSource } from '../newSource.ts';
import { answerRow } from './answerRow.ts';

const none: readonly string[] = [];
const newFile = 'new';

interface AnswerDialogProps {
  /** As customers asked it. */
  readonly question: string;
  readonly onClose: () => void;
  /** The answer was written into a source. */
  readonly onAdded: (path: string) => void;
}

/** The form of a question and its answer, which become a row of a source of such. */
export function AnswerDialog({ question: asked, onClose, onAdded }: AnswerDialogProps) {
  const studio = useStudio();
  const paths = useDocument(({ project }) => project?.knowledge ?? none);
  const files = useDocument((state) => state.files);
  const fitting = paths.filter(
    (path) => path.toLowerCase().endsWith('.csv') && answerRow(files[path] ?? '', 'q', 'a') !== undefined,
  );
  const [question, setQuestion] = useState(asked);
  const [answer, setAnswer] = useState('');
  const [into, setInto] = useState(fitting[0] ?? newFile);
  const ready = question.trim() !== '' && answer.trim() !== '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!ready) return;
    const fresh = newSource('answers', 'questions', Object.keys(files));
    const { path, text } = into === newFile ? fresh : { path: into, text: files[into] ?? '' };
    const next = answerRow(text, question.trim(), answer.trim());
    if (next === undefined) return;
    const changes = { [path]: next };
    if (runCommand(studio, 'knowledge.replace', { title: `Add an answer to ${path}`, changes }) !== undefined)
      onAdded(path);
  };
  return (
    <Modal opened onClose={onClose} title="Add an answer" size={520}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          <TextInput
            label="Question"
            description="As most customers would ask it: it is searched, too."
            value={question}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Textarea
            label="Answer"
            description="It is given as it stands."
            autosize
            minRows={3}
            maxRows={10}
            data-autofocus
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
          />
          <Select
            label="Source"
            allowDeselect={false}
            value={into}
            data={[
              ...fitting.map((path) => ({ value: path, label: path.replace(/^knowledge\//, '') })),
              { value: newFile, label: 'A new source of questions and answers' },
            ]}
            onChange={(value) => setInto(value ?? newFile)}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={!ready}>
              Add answer
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
