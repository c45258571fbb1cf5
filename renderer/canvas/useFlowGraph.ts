import { useMemo, useState } from 'react';
import { useDocument } from '../stores/useStores.ts';
import { createGraphBuilder, type FlowGraph } from './createGraphBuilder.ts';

const noTexts = {};

/** The drawing of a flow, kept up to date with the document; null while its file cannot be read. */
export function useFlowGraph(flowId: string): FlowGraph | null {
  const [build] = useState(createGraphBuilder);
  const flow = useDocument(({ project }) => project?.flows[flowId]);
  const layout = useDocument(({ project }) => project?.layouts[flowId]);
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  return useMemo(
    () => (flow === undefined ? null : build(flow, layout, texts)),
    [build, flow, layout, texts],
  );
}
