// Goes to where something is: a problem, an utterance, what undo changed.
import { formatLocation, type Location } from '../../engine/base/location.ts';
import type { Problem } from '../../engine/base/problem.ts';
import { flowPath, intentPath, outOfScopePath } from '../../engine/model/documentKinds.ts';
import { plainUtterance } from '../../engine/model/documents/utterance.ts';
import type { Project } from '../../engine/model/project.ts';
import type { PlacedUtterance } from '../../engine/model/reports/trainingDataReport.ts';
import { type DocumentState, worstSeverity } from './documentState.ts';
import { showNotice } from './runEdit.ts';
import type { Studio } from './studio.ts';
import { textKeyIn } from './texts.ts';
import { useDocument, useStudio } from './useStudio.ts';
import type { ListView } from './view/viewState.ts';

const flowFile = /^flows\/([^/]+)\.(?:flow\.yaml|layout\.json)$/;

const itemViews: Readonly<Record<string, ListView>> = {
  action: 'actions',
  entity: 'entities',
  intent: 'intents',
};

/** Opens the view of a document that has one and can be read. Returns false if there is none. */
function openInView({ view, document }: Studio, { file, field }: Location): boolean {
  const found = file === undefined ? undefined : document.getState().parsed?.documents[file];
  if (found?.value === undefined) return false;
  if (found.kind === 'locale') {
    const { project } = document.getState();
    const key = project === null ? undefined : textKeyIn(project, field ?? '');
    if (key !== undefined) view.getState().openItem('texts', key);
    return key !== undefined;
  }
  const [group, kind, name] = field?.split(/[.[]/) ?? [];
  const [list, id] =
    found.kind !== 'manifest'
      ? [itemViews[found.kind], found.id]
      : group === 'slots'
        ? (['slots', kind] as const)
        : group === 'environment'
          ? (['environment', `${kind}.${name}`] as const)
          : group === 'policies' && kind === 'escalation'
            ? (['escalation', /\.rules\[(\d+)/.exec(field ?? '')?.[1] ?? 'handover'] as const)
            : [undefined, undefined];
  if (list === undefined || id === undefined) return false;
  view.getState().openItem(list, id);
  return true;
}

/** Goes to a problem: to the state on the canvas, to the view of the document, otherwise to the line in its file. */
export function goToProblem(studio: Studio, { location }: Problem): void {
  const { view, document } = studio;
  if (location === undefined) return;
  const { project, files } = document.getState();
  const flowId = location.flow ?? flowFile.exec(location.file ?? '')?.[1];
  const flow = project?.flows[flowId ?? ''];
  if (flowId === undefined && openInView(studio, location)) return;
  if (flowId !== undefined && flow?.states.some(({ id }) => id === location.state) === true) {
    view.getState().revealState(flowId, location.state ?? '');
    view.getState().openSidePanel('inspector');
  } else if (location.file?.endsWith('.flow.yaml') === true && flowId !== undefined)
    view.getState().revealText(flowId, location.line ?? 1);
  else if (location.file !== undefined && files[location.file] !== undefined)
    view.getState().openFile(location.file, location.line ?? 1);
  else if (flowId !== undefined) view.getState().openFlow(flowId);
}

/** Opens the problems list; undefined while the project has no errors, because the list would not help then. */
export function useShowProblems(): (() => void) | undefined {
  const { view } = useStudio();
  const errors = useDocument(({ problems }) => worstSeverity(problems) === 'error');
  if (!errors) return undefined;
  return () => {
    view.getState().showMainView('flows');
    view.getState().setProblemsOpen(true);
  };
}

/** A location for a list: for a state, its flow and id are enough without the file. */
export function locationText(location: Location): string {
  const { flow, state, file, line } = location;
  if (flow !== undefined && state !== undefined) return `${flow} › ${state}`;
  if (file !== undefined) return line === undefined ? file : `${file}:${line}`;
  return formatLocation(location);
}

/**
 * Undoes or redoes one step and shows the flow that it changed, if it changed just one. No edit happens unseen: a notice
 * says what was undone, and where, unless the flow that is open shows it.
 */
export function moveInHistory(studio: Studio, direction: 'undo' | 'redo'): void {
  const { document, view } = studio;
  const before = document.getState();
  const { flow: open, selection } = view.getState();
  const isSeen = shownPaths(studio);
  const paths = before[direction]();
  const after = document.getState();
  if (paths.length > 0 && !paths.every((path) => isSeen(path, after.project))) {
    const label = (direction === 'undo' ? before.undoLabel : before.redoLabel) ?? '';
    const names = paths
      .filter((path) => !path.endsWith('.layout.json') || paths.length === 1)
      .map((path) => nameOfFile(after, path) ?? nameOfFile(before, path) ?? path);
    showNotice({
      id: 'history',
      title: `${direction === 'undo' ? 'Undone' : 'Redone'}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
      message: names.length > 3 ? `In ${names.length} files` : `In ${names.join(', ')}`,
    });
  }
  const flowsBefore = before.project?.flows ?? {};
  const flows = after.project?.flows ?? {};
  const changed = [...new Set(paths.map((path) => flowFile.exec(path)?.[1]))];
  const added = changed.filter(
    (id) => id !== undefined && flowsBefore[id] === undefined && flows[id] !== undefined,
  );
  if (open !== null && flowsBefore[open] !== undefined && flows[open] === undefined && added.length === 1) {
    // The id of the open flow changed back.
    view.getState().openFlow(added[0] ?? open);
    view.getState().select(selection);
    return;
  }
  const [flow] = changed;
  if (changed.length === 1 && flow !== undefined && flows[flow] !== undefined) view.getState().openFlow(flow);
  const { file, flow: shown, flowMode } = view.getState();
  const path = file ?? (shown !== null && flowMode === 'text' ? flowPath(shown) : undefined);
  if (path !== undefined && paths.includes(path))
    view.getState().showLine(firstChangedLine(before.files[path] ?? '', after.files[path] ?? ''));
}

/** The line (from 1) of the text after a change where it first differs. */
function firstChangedLine(before: string, after: string): number {
  const [old, lines] = [before.split('\n'), after.split('\n')];
  const index = lines.findIndex((line, i) => line !== old[i]);
  return index === -1 ? lines.length : index + 1;
}

/** Which files a person sees now: the one that is open as text, or the open flow with the texts that it says. */
function shownPaths({ document, view }: Studio): (path: string, after: Project | null) => boolean {
  const { mainView, file, flow } = view.getState();
  const { project } = document.getState();
  if (mainView !== 'flows') return () => false;
  if (file !== null) return (path) => path === file;
  const says = JSON.stringify(project?.flows[flow ?? ''] ?? null);
  return (path, after) => {
    if (flowFile.exec(path)?.[1] === flow) return true;
    const locale = localeFile.exec(path)?.[1];
    if (locale === undefined) return false;
    const [texts, next] = [project?.locales[locale] ?? {}, after?.locales[locale] ?? {}];
    const keys = [...new Set([...Object.keys(texts), ...Object.keys(next)])];
    return keys.every((key) => texts[key] === next[key] || says.includes(`"$${key}"`));
  };
}

const localeFile = /^locales\/(.+)\.yaml$/;

/** The name of a document for people; undefined if it has none. */
function nameOfFile({ parsed }: DocumentState, path: string): string | undefined {
  const flow = flowFile.exec(path)?.[1];
  const value = parsed?.documents[flow === undefined ? path : flowPath(flow)]?.value;
  return typeof value === 'object' && 'name' in value && typeof value.name === 'string'
    ? value.name
    : undefined;
}

/** Whether an utterance as it is written, with its annotations, has this plain text, which reports contain. */
export function saysText(written: string, text: string): boolean {
  return written === text || plainUtterance(written) === text;
}

/** Opens an utterance where it can be edited: in the form of its intent, otherwise in its file. */
export function openUtterance(studio: Studio, { text, intent }: PlacedUtterance): void {
  const { project, parsed } = studio.document.getState();
  const document = intent === null ? project?.outOfScope : project?.intents[intent];
  if (document === undefined || document === null) return;
  const says = (written: string): boolean => saysText(written, text);
  if (intent !== null && document.utterances.some(says)) {
    studio.view.getState().revealIntent(intent, text);
    return;
  }
  if (intent === null && document.utterances.includes(text)) {
    studio.view.getState().openUnderstanding('scope');
    return;
  }
  const file = intent === null ? outOfScopePath : intentPath(intent);
  const language = Object.keys(document.translations).find((tag) => document.translations[tag]?.some(says));
  const list = language === undefined ? ['utterances'] : ['translations', language];
  const index = (language === undefined ? document.utterances : document.translations[language])?.findIndex(
    says,
  );
  if (index === undefined || index < 0) {
    if (intent !== null) studio.view.getState().revealIntent(intent, null);
    return;
  }
  studio.view.getState().openFile(file, parsed?.documents[file]?.locate([...list, index]).line ?? 1);
}
