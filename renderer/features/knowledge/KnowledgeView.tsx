import { Button, Group, Tabs } from '@mantine/core';
import { IconBook2, IconFileText, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { addedFormatNames } from '../../stores/knowledge.ts';
import { useDocument } from '../../stores/useStudio.ts';
import type { MainViewDefinition } from '../../ui/panelDefinition.ts';
import { EmptyMessage } from '../../ui/StatusMessages.tsx';
import { AnswerDialog } from './gaps/AnswerDialog.tsx';
import { GapsPanel } from './gaps/GapsPanel.tsx';
import classes from './KnowledgeView.module.css';
import { QuestionsPanel } from './questions/QuestionsPanel.tsx';
import { QuestionDialog, type QuestionDraft } from './questions/TestQuestion.tsx';
import { SourceDetail, type SourceMode } from './SourceDetail.tsx';
import { SourceList } from './SourceList.tsx';
import { SearchPanel } from './search/SearchPanel.tsx';
import { isIndexCurrent, type SourceKind, sourceRows, useAddFiles } from './sources.ts';
import { useHostTask, useKnowledgeIndex } from './useKnowledgeIndex.ts';

/** Shown in place of a source while there is none. */
function NoSources({ onAdd }: { readonly onAdd: (kind: SourceKind) => void }) {
  return (
    <EmptyMessage
      icon={IconBook2}
      title="No knowledge yet"
      action={
        <Group gap="xs" justify="center">
          <Button
            size="xs"
            leftSection={<IconFileText size={16} stroke={1.7} />}
            onClick={() => onAdd('markdown')}
          >
            Write a text
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconTable size={16} stroke={1.7} />}
            onClick={() => onAdd('questions')}
          >
            Collect questions and answers
          </Button>
        </Group>
      }
    >
      Knowledge states answer customers from sources, and cite them. Write one here, or drop{' '}
      {addedFormatNames('or')} files onto this view.
    </EmptyMessage>
  );
}

const none: readonly string[] = [];

/** The knowledge base: its sources, its test questions, its gaps, and a search to try. */
function KnowledgeView() {
  const paths = useDocument(({ project }) => project?.knowledge ?? none);
  const files = useDocument((state) => state.files);
  const index = useKnowledgeIndex();
  const [chosen, setChosen] = useState<string | null>(null);
  const [mode, setMode] = useState<SourceMode>('chunks');
  const [adding, setAdding] = useState<SourceKind | null>(null);
  const [section, setSection] = useState<'sources' | 'questions' | 'gaps'>('sources');
  const [draft, setDraft] = useState<QuestionDraft | null>(null);
  const [answering, setAnswering] = useState<string | null>(null);
  const evaluation = useHostTask('knowledge.evaluate', 'kb.evaluate');
  const gaps = useHostTask('knowledge.gaps', 'kb.gaps');
  const rows = sourceRows(paths, files, index.known);
  const open = rows.find(({ path }) => path === chosen) ?? rows[0];
  const addFiles = useAddFiles(paths, (path) => {
    setChosen(path);
    setMode('chunks');
  });
  const addFilesNow = (files: readonly File[]) => {
    setSection('sources');
    addFiles(files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu entry "Files" does the same as dropping.
    <div
      className={classes.view}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      }}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        addFilesNow([...event.dataTransfer.files]);
      }}
    >
      <Tabs
        classNames={{ root: classes.main ?? '', list: classes.tabs ?? '', panel: classes.section ?? '' }}
        value={section}
        keepMounted={false}
        onChange={(value) => setSection(value === 'questions' || value === 'gaps' ? value : 'sources')}
      >
        <Tabs.List aria-label="Parts of the knowledge base">
          <Tabs.Tab value="sources">Sources</Tabs.Tab>
          <Tabs.Tab value="questions">Test questions</Tabs.Tab>
          <Tabs.Tab value="gaps">Gaps</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="sources">
          <SourceList
            rows={rows}
            current={isIndexCurrent(rows, index.known)}
            index={index}
            open={open?.path ?? null}
            onOpen={setChosen}
            onCreated={(path) => {
              setChosen(path);
              setMode('text');
            }}
            adding={adding}
            onAdding={setAdding}
            onFiles={addFiles}
          />
          <div className={classes.detail}>
            {open === undefined ? (
              <NoSources onAdd={setAdding} />
            ) : (
              <SourceDetail row={open} index={index} mode={mode} onMode={setMode} />
            )}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="questions">
          <QuestionsPanel evaluation={evaluation} onAdd={setDraft} />
        </Tabs.Panel>
        <Tabs.Panel value="gaps">
          <GapsPanel gaps={gaps} onAnswer={setAnswering} onTest={setDraft} />
        </Tabs.Panel>
      </Tabs>
      <SearchPanel
        empty={rows.length === 0}
        labels={index.known?.status.access ?? none}
        onTest={setDraft}
        onSearched={index.refresh}
      />
      {draft !== null && (
        <QuestionDialog
          draft={draft}
          onClose={() => setDraft(null)}
          onAdded={() => {
            setDraft(null);
            setSection('questions');
          }}
        />
      )}
      {answering !== null && (
        <AnswerDialog
          question={answering}
          onClose={() => setAnswering(null)}
          onAdded={(path) => {
            setAnswering(null);
            setChosen(path);
            setMode('text');
            setSection('sources');
          }}
        />
      )}
    </div>
  );
}

/** The sources of answers, their chunks, and a search to try them. */
export const knowledgeView: MainViewDefinition = {
  id: 'knowledge',
  label: 'Knowledge',
  icon: IconBook2,
  group: 'connect',
  component: KnowledgeView,
};
