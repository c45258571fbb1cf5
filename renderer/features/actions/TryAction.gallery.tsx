import { refusal } from '../../gallery/fakeHost.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { TryAction } from './TryAction.tsx';

function Open({ id }: { readonly id: string }) {
  const action = useDocument(({ project }) => project?.actions[id]);
  return action === undefined ? null : <TryAction action={action} />;
}

const ride = `id: ride
name: Mietwagen für eine Fahrt über die Landesgrenze vormerken
input:
  vehicle: { description: Kennzeichen }
  guests: { type: number }
  insured: { type: boolean }
request: { method: POST, url: '{{ env.SHOP_API_URL }}/rides' }
`;

export default gallery({
  name: 'Try an action',
  group: 'Panels',
  states: {
    'Before the first call': () => (
      <GalleryStudio>
        <Open id="order_status" />
      </GalleryStudio>
    ),
    'Inputs of all types': () => (
      <GalleryStudio files={{ 'actions/ride.yaml': ride }}>
        <Open id="ride" />
      </GalleryStudio>
    ),
    'The host refuses': () => (
      <GalleryStudio
        answers={{
          'actions.try': refusal({
            code: 'HOST_ACTION_UNUSABLE',
            message: 'The action cannot be tried',
            remedy: 'Correct its problems',
          }),
        }}
      >
        <Open id="order_status" />
      </GalleryStudio>
    ),
  },
});
