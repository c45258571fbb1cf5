import '@fontsource-variable/inter';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '@xyflow/react/dist/style.css';
import '../app/global.css';
import { createRoot } from 'react-dom/client';
import { GalleryPage } from './GalleryPage.tsx';
import { placesForPictures } from './pictures.ts';

Object.assign(window, { gallery: placesForPictures() });

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no element to draw into');
createRoot(root).render(<GalleryPage />);
