import { useMemo } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { parseYaml } from '../../../engine/model/yaml/parseYaml.ts';
import { useDocument } from '../../stores/useStores.ts';

/** The manifest as it stands in the file, without defaults. */
export interface RawManifest {
  readonly value: JsonObject;
  readonly slots: Readonly<Record<string, JsonObject>>;
}

/** Reads the manifest without its defaults, so that a form can tell what the project says from what it leaves open. */
export function useRawManifest(): RawManifest {
  const text = useDocument(({ files }) => files[manifestPath] ?? '');
  return useMemo(() => readRawManifest(text), [text]);
}

/** Reads a manifest without its defaults; a text that is no YAML is an empty one. */
export function readRawManifest(text: string): RawManifest {
  const parsed = parseYaml(text, manifestPath);
  const value = parsed.ok ? objectOf(parsed.value.value) : {};
  const slots = Object.fromEntries(
    Object.entries(objectOf(value.slots)).map(([name, definition]) => [name, objectOf(definition)]),
  );
  return { value, slots };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
