import { useState } from 'react';
import type { OperationSummary } from '../../../engine/model/reports/importReport.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { ImportOperationsDialog, OperationList } from './ImportOperationsDialog.tsx';

function Chosen({ operations }: { readonly operations: readonly OperationSummary[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['op_1']));
  return <OperationList operations={operations} chosen={chosen} onChoose={setChosen} />;
}

const long =
  'Freigegebene Fahrzeuge einer Region mit Ausstattung, Verfügbarkeit und voraussichtlichem Rückgabetermin';
const operations = Array.from({ length: 260 }, (_, index): OperationSummary => {
  const method = (['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const)[index % 5] ?? 'GET';
  const path =
    index === 2 ? `/regions/{region}/vehicles/{vehicle}/availability/{year}/{month}` : `/rides/${index}`;
  return {
    id: `op_${index}`,
    method,
    path,
    summary: index === 2 ? long : index % 3 === 0 ? '' : `Ride ${index}`,
    tags: ['rides'],
    deprecated: index === 3,
  };
});

export default gallery({
  name: 'Import from OpenAPI',
  group: 'Dialogs',
  states: {
    'Choose a document': () => (
      <GalleryStudio>
        <ImportOperationsDialog onClose={() => {}} />
      </GalleryStudio>
    ),
    'Choose from many operations': () => (
      <GalleryStudio>
        <Chosen operations={operations} />
      </GalleryStudio>
    ),
    'A document without operations': () => (
      <GalleryStudio>
        <Chosen operations={[]} />
      </GalleryStudio>
    ),
  },
});
