import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { ActionForm } from './ActionForm.tsx';

function Open({ id }: { readonly id: string }) {
  const action = useDocument(({ project }) => project?.actions[id]);
  return action === undefined ? null : <ActionForm action={action} />;
}

const undeclared = `id: booking
name: Buchung eines Mietwagens mit Zusatzfahrern im Ausland nachschlagen
request:
  method: POST
  url: '{{ env.RENTAL_API_URL }}/bookings/{{ input.booking_number }}'
  headers: { X-Channel: web }
  body: { number: '{{ input.booking_number }}', drivers: 2 }
auth: { type: oauth2, tokenUrl: '{{ env.RENTAL_API_URL }}/token', clientId: studio, secret: RENTAL_SECRET }
`;

export default gallery({
  name: 'Action',
  group: 'Sections',
  states: {
    'Looks something up': () => (
      <GalleryStudio>
        <Open id="order_status" />
      </GalleryStudio>
    ),
    'Nothing is declared': () => (
      <GalleryStudio files={{ 'actions/booking.yaml': undeclared }}>
        <Open id="booking" />
      </GalleryStudio>
    ),
  },
});
