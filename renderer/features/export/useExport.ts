import { useState } from 'react';
import type { AppError } from '../../../engine/base/appError.ts';
import type { BundleInfo } from '../../../engine/contract/methods/bundleMethods.ts';
import { toAppError } from '../../client/toAppError.ts';
import { useStudio } from '../../stores/studioContext.ts';

/** What a person says of an export. */
export interface ExportOrder {
  readonly path: string;
  readonly overwrite: boolean;
  /** Empty: unsigned. */
  readonly signingKeyPath: string;
}

/** Why an export failed, and where it was to go. */
export interface ExportFailure {
  readonly error: AppError;
  readonly path: string;
}

/** Writes the bundle once everything is saved. */
export function useExport() {
  const { client, document } = useStudio();
  const [result, setResult] = useState<BundleInfo | null>(null);
  const [failure, setFailure] = useState<ExportFailure | null>(null);
  const [busy, setBusy] = useState(false);

  const run = async ({ path, overwrite, signingKeyPath }: ExportOrder) => {
    setBusy(true);
    setFailure(null);
    try {
      await document.getState().whenSaved();
      const key = signingKeyPath.trim();
      setResult(
        await client.request('bundle.export', {
          projectId: document.getState().opened?.id ?? '',
          path: path.trim(),
          overwrite,
          signingKeyPath: key === '' ? null : key,
        }),
      );
    } catch (thrown) {
      setFailure({ error: toAppError(thrown), path });
    }
    setBusy(false);
  };
  return { result, failure, busy, run: (order: ExportOrder) => void run(order) };
}
