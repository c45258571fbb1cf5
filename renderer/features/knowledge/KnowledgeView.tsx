import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { useDocument } from '../../stores/useStores.ts';
import { AnswerDialog } from './gaps/AnswerDialog.tsx';
import { GapsPanel } from './gaps/GapsPanel.tsx';
import classes from './KnowledgeView.module.css';
import { NoSources } from './NoSources.tsx';
import type { SourceKind } from './newSource.ts';
import { QuestionDialog } from './questions/QuestionDialog.tsx';
import { QuestionsPanel } from './questions/QuestionsPanel.tsx';
import type { QuestionDraft } from './questions/questionDraft.ts';
import { SourceDetail, type SourceMode } from './SourceDetail.tsx';
import { SourceList } from './SourceList.tsx';
import { SearchPanel } from './search/SearchPanel.tsx';
import { isIndexCurrent, sourceRows } from './sourceRows.ts';
import { useAddFiles } from './useAddFiles.ts';
import { useHostTask } from './useHostTask.ts';
import { useKnowledgeIndex } from './useKnowledgeIndex.ts';

const none: readonly string[] = [];

/** The knowledge base: its sources, how well it answers test questions, what it lacks, and a search to try. */
export function KnowledgeView() {
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
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the menu's entry "Files" as its equal.
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
