import { Button, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import type { TemplateInfo } from '../../../engine/contract/methods/projectMethods.ts';
import { useStudio } from '../../stores/studioContext.ts';
import { Logo } from '../../ui/Logo.tsx';
import { CreateProjectDialog } from './CreateProjectDialog.tsx';
import { FolderDialog } from './FolderDialog.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { Templates } from './Templates.tsx';
import { useOpenProject } from './useOpenProject.ts';
import classes from './Welcome.module.css';

/** The first page: go on with a project, open a folder, or start from a template. */
export function Welcome() {
  const { client } = useStudio();
  const { open, opening } = useOpenProject();
  const [template, setTemplate] = useState<TemplateInfo | null>(null);
  const [browsing, setBrowsing] = useState(false);

  const chooseFolder = async () => {
    const { capabilities } = await client.request('app.info', {});
    if (!capabilities.chooseFolder) {
      setBrowsing(true);
      return;
    }
    const { path } = await client.request('app.chooseFolder', { title: 'Open a project folder' });
    if (path !== null) open(path);
  };

  return (
    <div className={classes.page}>
      <main className={classes.content}>
        <Group justify="space-between" align="flex-end" mb={32} wrap="nowrap">
          <Group gap={14} wrap="nowrap">
            <Logo size={44} />
            <div>
              <Title order={1} size={26} lh={1.2}>
                Dialoom
              </Title>
              <Text c="dimmed" size="md">
                Design, simulate and ship customer-service conversations
              </Text>
            </div>
          </Group>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={18} stroke={1.6} />}
            onClick={() => void chooseFolder()}
          >
            Open folder…
          </Button>
        </Group>
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing={40} verticalSpacing={32}>
          <Templates onChoose={setTemplate} />
          <RecentProjects onOpen={open} opening={opening} />
        </SimpleGrid>
      </main>
      {template !== null && (
        <CreateProjectDialog template={template} onClose={() => setTemplate(null)} onCreated={open} />
      )}
      {browsing && (
        <FolderDialog
          title="Open a project folder"
          confirm="Open"
          projectsOnly
          onClose={() => setBrowsing(false)}
          onChoose={(path) => {
            setBrowsing(false);
            open(path);
          }}
        />
      )}
    </div>
  );
}
