import { never, refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import type { Sample } from '../../gallery/openSample.ts';
import { Panel, played } from '../../gallery/stages.tsx';
import { simulatorPanel } from './Simulator.tsx';

const problem = { code: 'RUN_FAILED', message: 'The turn could not be run', remedy: 'Send it again' };
const panel = <Panel panel={simulatorPanel} />;

function starting({ studio, host }: Sample): void {
  void studio.simulation.getState().start();
  host.emit('progress', {
    projectId: 'project_1',
    task: 'nlu',
    label: 'Training',
    fraction: 0.6,
    done: false,
  });
}

async function answering(sample: Sample): Promise<void> {
  await played(0)(sample);
  void sample.studio.simulation.getState().send({ text: 'Where is my order?' });
}

export default gallery({
  name: simulatorPanel.label,
  group: 'Panels',
  states: {
    'Not started': () => <GalleryStudio>{panel}</GalleryStudio>,
    'Cannot start': () => (
      <GalleryStudio answers={{ 'simulator.start': refusal(problem) }} prepare={played(0)}>
        {panel}
      </GalleryStudio>
    ),
    Starting: () => (
      <GalleryStudio answers={{ 'simulator.start': never }} prepare={starting}>
        {panel}
      </GalleryStudio>
    ),
    Started: () => <GalleryStudio prepare={played(0)}>{panel}</GalleryStudio>,
    Answering: () => (
      <GalleryStudio answers={{ 'simulator.send': never }} prepare={answering}>
        {panel}
      </GalleryStudio>
    ),
    'A turn failed': () => (
      <GalleryStudio answers={{ 'simulator.send': refusal(problem) }} prepare={played(1)}>
        {panel}
      </GalleryStudio>
    ),
    'An answer with sources': () => <GalleryStudio prepare={played(1)}>{panel}</GalleryStudio>,
    'An action': () => <GalleryStudio prepare={played(4)}>{panel}</GalleryStudio>,
    'Handed over': () => <GalleryStudio prepare={played(5)}>{panel}</GalleryStudio>,
    'The project has changed': () => (
      <GalleryStudio
        prepare={async (sample) => {
          await played(1)(sample);
          sample.studio.document
            .getState()
            .run('flow.setField', { flow: 'main', field: 'name', value: 'Menu' });
          sample.studio.document
            .getState()
            .run('state.setField', { flow: 'main', state: 'start', path: ['note'], value: 'Changed' });
        }}
      >
        {panel}
      </GalleryStudio>
    ),
  },
});
