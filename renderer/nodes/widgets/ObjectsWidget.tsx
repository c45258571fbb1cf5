import { ActionIcon, Button, Group, Input, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronRight, IconPlus, IconTrash } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { fieldKeys } from '../../../engine/kit/forms/fieldValues.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { valueAt } from '../../../engine/model/yaml/valueEdit.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { resolveText } from '../describeState.ts';
import {
  asText,
  type FieldOfType,
  type FieldPath,
  fieldProps,
  isFieldShown,
  nextItem,
  useFieldEditor,
  useListEditor,
  type WidgetProps,
} from '../FieldEditor.ts';
import { FieldMessage } from '../FieldMessage.tsx';
import classes from './ObjectsWidget.module.css';

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

/** One item of a list: its title, and its fields when it is open. */
function ObjectItem({ field, path, data, index, count, open, onToggle, onMove, onRemove }: ObjectItemProps) {
  const { renderField, problem } = useFieldEditor();
  const texts = useDocument(({ project }) => project?.locales[project.manifest.defaultLocale]) ?? noTexts;
  const label = field.fields.find((one) => one.path === 'label') ?? field.fields[0];
  const title = resolveText(asText(data[label?.path ?? '']), texts) || asText(data.id) || `Item ${index + 1}`;
  // The fields of a closed item cannot show what is wrong with them.
  const found = open ? [] : field.fields.flatMap((one) => problem([...path, one.path]) ?? []);
  const hidden = new Map(found.map((one) => [one.text, one]));
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
      {[...hidden.values()].map((one) => (
        <Text key={one.text} size="xs" component="div" px="xs" pb={6}>
          <FieldMessage problem={one} />
        </Text>
      ))}
      {open && (
        <Stack gap="sm" className={classes.fields}>
          {field.fields
            .filter((one) => isFieldShown(one, data))
            .map((one) => (
              <Fragment key={one.path}>
                {renderField(one, [...path, ...fieldKeys(one)], valueAt(data, fieldKeys(one)))}
              </Fragment>
            ))}
        </Stack>
      )}
    </div>
  );
}

/** A list of items with fields, such as options or cases. One item is open at a time. */
export function ObjectsWidget({ field, path, value }: WidgetProps<FieldOfType<'objects'>>) {
  const editor = useFieldEditor();
  const lists = useListEditor();
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  // Items are identified by their position in the list.
  const places = items.map((item, place) => ({ item, place }));
  const [open, setOpen] = useState<number | null>(null);

  const add = () => {
    lists.append(path, nextItem(field, items));
    setOpen(items.length);
  };

  return (
    <Input.Wrapper
      {...fieldProps(field, editor.problem(path))}
      labelElement="div"
      role="group"
      aria-label={field.label}
    >
      <Stack gap={6} my={4}>
        {places.map(({ item, place }) => (
          <ObjectItem
            key={place}
            field={field}
            path={[...path, place]}
            data={isJsonObject(item) ? item : {}}
            index={place}
            count={items.length}
            open={open === place}
            onToggle={() => setOpen(open === place ? null : place)}
            onMove={(to) => {
              lists.move(path, place, to);
              if (open === place) setOpen(to);
            }}
            onRemove={() => {
              lists.remove(
                [...path, place],
                isJsonObject(item) && typeof item.id === 'string' ? item.id : undefined,
              );
              setOpen(null);
            }}
          />
        ))}
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size={14} stroke={1.8} />}
            onClick={add}
          >
            {field.addLabel}
          </Button>
        </div>
      </Stack>
    </Input.Wrapper>
  );
}
