import { useMemo } from 'react';
import type { Json, JsonObject } from '../../../engine/base/json.ts';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { isJsonObject } from '../../../engine/model/yaml/deepEqual.ts';
import { useDocument } from '../../stores/useStores.ts';

/** The manifest as it stands in the file, without defaults. */
export interface RawManifest {
  readonly value: JsonObject;
  readonly slots: Readonly<Record<string, JsonObject>>;
}

/** Reads the manifest without its defaults, so that a form can tell what the project says from what it leaves open. */
export function useRawManifest(): RawManifest {
  const written = useDocument(({ parsed }) => parsed?.documents[manifestPath]?.yaml?.value);
  return useMemo(() => rawManifestOf(written), [written]);
}

/** A manifest as it is written; a text that is no YAML is an empty one. */
export function rawManifestOf(written: Json | undefined): RawManifest {
  const value = objectOf(written);
  const slots = Object.fromEntries(
    Object.entries(objectOf(value.slots)).map(([name, definition]) => [name, objectOf(definition)]),
  );
  return { value, slots };
}

function objectOf(value: Json | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}
