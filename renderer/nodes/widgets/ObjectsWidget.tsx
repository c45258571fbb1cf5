import { Button, Input, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { useFieldEditor } from '../FieldEditor.ts';
import { fieldProps } from '../fieldProps.ts';
import type { FieldOfType, WidgetProps } from '../widgetProps.ts';
import { ObjectItem } from './ObjectItem.tsx';

/** Several items, each with its own fields: options, cases. One is open at a time. */
export function ObjectsWidget({ field, path, value }: WidgetProps<FieldOfType<'objects'>>) {
  const editor = useFieldEditor();
  const items: readonly Json[] = Array.isArray(value) ? value : [];
  // Items are addressed by their place in the list.
  const places = items.map((item, place) => ({ item, place }));
  const [open, setOpen] = useState<number | null>(null);

  const add = () => {
    const ids = new Set(items.map((item) => (isObject(item) ? item.id : undefined)));
    let n = items.length + 1;
    while (ids.has(field.create(n).id ?? '')) n += 1;
    editor.append(path, field.create(n));
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
            data={isObject(item) ? item : {}}
            index={place}
            count={items.length}
            open={open === place}
            onToggle={() => setOpen(open === place ? null : place)}
            onMove={(to) => {
              editor.move(path, place, to);
              if (open === place) setOpen(to);
            }}
            onRemove={() => {
              editor.remove(
                [...path, place],
                isObject(item) && typeof item.id === 'string' ? item.id : undefined,
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

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
