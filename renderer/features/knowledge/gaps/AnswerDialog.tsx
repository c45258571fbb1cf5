import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type SubmitEvent, useState } from 'react';
import { runEdit } from '../../../stores/runEdit.ts';
import { useDocument, useStudio } from '../../../stores/useStudio.ts';
import { newSource } from '../sources.ts';

const delimiters = [',', ';', '\t'];

/**
 * Adds a question and its answer to the text of a source of such, in the order of its columns; other columns stay empty.
 *
 * @returns Undefined where the first line does not name the columns `question` and `answer`.
 */
export function answerRow(text: string, question: string, answer: string): string | undefined {
  const firstLine =
    text
      .replace(/^\uFEFF/, '')
      .trimStart()
      .split(/\r?\n/, 1)[0] ?? '';
  for (const delimiter of delimiters) {
    const columns = firstLine.split(delimiter).map((name) => name.replaceAll('"', '').trim().toLowerCase());
    if (!columns.includes('question') || !columns.includes('answer')) continue;
    const cells = columns.map((name) => (name === 'question' ? question : name === 'answer' ? answer : ''));
    const row = cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
    return `${text}${text.endsWith('\n') ? '' : '\n'}${row}\n`;
  }
  return undefined;
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

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
    if (runEdit(studio, 'knowledge.replace', { title: `Add an answer to ${path}`, changes }) !== undefined)
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
