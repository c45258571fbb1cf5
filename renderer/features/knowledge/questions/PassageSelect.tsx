import { Select } from '@mantine/core';
import { useRequest } from '../../../stores/useRequest.ts';
import { useDocument } from '../../../stores/useStores.ts';

interface PassageSelectProps {
  readonly source: string;
  /** The source, or the id of one of its passages. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** Chooses a passage of a source, or whichever of it. Until the passages are known, the one that is chosen is offered. */
export function PassageSelect({ source, value, onChange }: PassageSelectProps) {
  const projectId = useDocument(({ opened }) => opened?.id ?? '');
  const { data, error } = useRequest('knowledge.chunks', { projectId, source });
  const known = (data ?? []).map(({ id, titlePath }) => ({ value: id, label: titlePath.join(' › ') || id }));
  const isUnknown = value !== null && value !== source && known.every((one) => one.value !== value);
  return (
    <Select
      label="Passage"
      searchable
      allowDeselect={false}
      value={value}
      error={error === null ? undefined : `The passages are not known: ${error.message}`}
      data={[
        { value: source, label: 'Any passage of the source' },
        ...(isUnknown ? [{ value, label: value.split('#')[1] ?? value }] : []),
        ...known,
      ]}
      onChange={(chosen) => onChange(chosen ?? source)}
    />
  );
}
