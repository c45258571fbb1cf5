import { useState } from 'react';
import { useDocument } from '../../stores/useStores.ts';
import classes from './KnowledgeView.module.css';
import { NoSources } from './NoSources.tsx';
import type { SourceKind } from './newSource.ts';
import { SearchPanel } from './SearchPanel.tsx';
import { SourceDetail, type SourceMode } from './SourceDetail.tsx';
import { SourceList } from './SourceList.tsx';
import { isIndexCurrent, sourceRows } from './sourceRows.ts';
import { useAddFiles } from './useAddFiles.ts';
import { useKnowledgeIndex } from './useKnowledgeIndex.ts';

const none: readonly string[] = [];

/** The knowledge base: its sources, the one that is open, and a search to try. */
export function KnowledgeView() {
  const paths = useDocument(({ project }) => project?.knowledge ?? none);
  const files = useDocument((state) => state.files);
  const index = useKnowledgeIndex();
  const [chosen, setChosen] = useState<string | null>(null);
  const [mode, setMode] = useState<SourceMode>('chunks');
  const [adding, setAdding] = useState<SourceKind | null>(null);
  const rows = sourceRows(paths, files, index.known);
  const open = rows.find(({ path }) => path === chosen) ?? rows[0];
  const addFiles = useAddFiles(paths, (path) => {
    setChosen(path);
    setMode('chunks');
  });
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
        addFiles([...event.dataTransfer.files]);
      }}
    >
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
      <SearchPanel empty={rows.length === 0} onSearched={index.refresh} />
    </div>
  );
}
