import { ActionIcon, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronRight, IconTrash } from '@tabler/icons-react';
import { Fragment } from 'react';
import type { JsonObject } from '../../../engine/base/json.ts';
import { useDocument } from '../../stores/useStores.ts';
import { asText } from '../asText.ts';
import { resolveText } from '../describeState.ts';
import { type FieldPath, useFieldEditor } from '../FieldEditor.ts';
import { isFieldThere } from '../isFieldThere.ts';
import type { FieldOfType } from '../widgetProps.ts';
import classes from './ObjectItem.module.css';

interface ObjectItemProps {
  readonly field: FieldOfType<'objects'>;
  readonly path: FieldPath;
  readonly data: JsonObject;
  readonly index: number;
  readonly count: number;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onMove: (to: number) => void;
  readonly onRemove: () => void;
}

const noTexts = {};

/** One item of a list: a line that says what it is, and its fields when it is open. */
export function ObjectItem({
  field,
  path,
  data,
  index,
  count,
  open,
  onToggle,
  onMove,
  onRemove,
}: ObjectItemProps) {
  const { renderField } = useFieldEditor();
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  const label = field.fields.find((one) => one.path === 'label') ?? field.fields[0];
  const title = resolveText(asText(data[label?.path ?? '']), texts) || asText(data.id) || `Item ${index + 1}`;
  return (
    <div className={classes.item} data-open={open || undefined}>
      <Group gap={2} wrap="nowrap" pr={4}>
        <UnstyledButton className={classes.head} onClick={onToggle} aria-expanded={open}>
          <IconChevronRight size={14} stroke={1.8} className={classes.chevron} />
          <Text size="sm" truncate>
            {title}
          </Text>
        </UnstyledButton>
        <ActionIcon
          size={24}
          aria-label={`Move ${title} up`}
          disabled={index === 0}
          onClick={() => onMove(index - 1)}
        >
          <IconArrowUp size={14} stroke={1.7} />
        </ActionIcon>
        <ActionIcon
          size={24}
          aria-label={`Move ${title} down`}
          disabled={index === count - 1}
          onClick={() => onMove(index + 1)}
        >
          <IconArrowDown size={14} stroke={1.7} />
        </ActionIcon>
        <ActionIcon size={24} aria-label={`Remove ${title}`} onClick={onRemove}>
          <IconTrash size={14} stroke={1.7} />
        </ActionIcon>
      </Group>
      {open && (
        <Stack gap="sm" className={classes.fields}>
          {field.fields
            .filter((one) => isFieldThere(one, data))
            .map((one) => (
              <Fragment key={one.path}>{renderField(one, [...path, one.path], data[one.path])}</Fragment>
            ))}
        </Stack>
      )}
    </div>
  );
}
