import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  Radio,
  ScrollArea,
  Select,
  Stack,
  Text,
  TextInput,
  ThemeIcon,
} from '@mantine/core';
import { IconMessages, IconPlayerPlay, IconUser, IconUserCheck } from '@tabler/icons-react';
import { ProblemMessage } from '../../nodes/ProblemMessage.tsx';
import { TimeZoneSelect } from '../../nodes/TimeZoneSelect.tsx';
import type { ActionsMode } from '../../stores/simulationStore.ts';
import { useDocument, useSimulation, useStudio } from '../../stores/useStudio.ts';
import classes from './SimulatorStart.module.css';

/** What can answer actions, with explanations. */
export const actionsModes: readonly {
  readonly mode: ActionsMode;
  readonly label: string;
  readonly explanation: string;
}[] = [
  {
    mode: 'mock',
    label: 'Mock',
    explanation:
      'Actions are answered from their mock examples, over HTTP on this machine. No other system is called.',
  },
  {
    mode: 'live',
    label: 'Live',
    explanation:
      'Actions call your real services, with the variables and secrets of this environment. Changes made there are real.',
  },
];

/** Chooses what answers the project's actions. */
function ActionsModeChoice() {
  const { simulation } = useStudio();
  const actions = useSimulation((state) => state.actions);
  return (
    <Radio.Group
      label="API actions"
      value={actions}
      onChange={(value) => simulation.getState().setActions(value === 'live' ? 'live' : 'mock')}
    >
      <Stack gap="xs" mt={6}>
        {actionsModes.map(({ mode, label, explanation }) => (
          <Radio.Card key={mode} value={mode} className={classes.card ?? ''} aria-label={label}>
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Radio.Indicator size="sm" mt={2} />
              <div>
                <Text size="sm" fw={600}>
                  {label}
                </Text>
                <Text size="xs" c="dimmed" lh={1.45}>
                  {explanation}
                </Text>
              </div>
            </Group>
          </Radio.Card>
        ))}
      </Stack>
    </Radio.Group>
  );
}

/**
 * Chooses the customer of the next conversation: unknown, or with an id, whether authenticated, and where they are.
 *
 * @param props.size - Pixels of the button.
 */
export function CustomerChoice({ size }: { readonly size: number }) {
  const { simulation } = useStudio();
  const customer = useSimulation((state) => state.customer);
  const timeZone = useSimulation((state) => state.timeZone);
  const { setCustomer, setTimeZone } = simulation.getState();
  const isKnown = customer.id !== null || customer.authenticated || timeZone !== null;
  const Icon = customer.authenticated ? IconUserCheck : IconUser;
  return (
    <Popover width={280} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size={size}
          variant={isKnown ? 'light' : 'default'}
          color={isKnown ? 'loom' : 'gray'}
          aria-label="Customer"
          title={customer.id === null ? 'Customer' : `Customer ${customer.id}`}
        >
          <Icon size={17} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label="Customer">
        <Stack gap="sm">
          <TextInput
            label="Customer id"
            description="The id in your system. Leave empty for an unknown customer."
            placeholder="c-1024"
            maxLength={200}
            value={customer.id ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setCustomer({ ...customer, id: value === '' ? null : value })
            }
          />
          <Checkbox
            label="Authenticated"
            checked={customer.authenticated}
            onChange={({ currentTarget: { checked } }) =>
              setCustomer({ ...customer, authenticated: checked })
            }
          />
          <TimeZoneSelect
            label="Time zone"
            description="What “today” and opening hours are for them."
            placeholder="The project’s"
            value={timeZone}
            onChange={setTimeZone}
            isInPopover
          />
          <Text size="xs" c="dimmed" lh={1.45}>
            Applies to the next conversation. Customer memory is cleared when the project closes.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const noLocales: readonly string[] = [];

/** Chooses the language of the next conversation; hidden if the project has only one. */
function LocaleSelect() {
  const { simulation } = useStudio();
  const locale = useSimulation((state) => state.locale);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? noLocales);
  const fallback = useDocument(({ project }) => project?.manifest.defaultLocale ?? null);
  if (locales.length < 2) return null;
  return (
    <Select
      label="Language of the customer"
      data={[...locales]}
      value={locale ?? fallback}
      allowDeselect={false}
      onChange={(value) => simulation.getState().setLocale(value)}
    />
  );
}

/** Shown before the first conversation: what the simulator does, the options, and the start button. */
export function SimulatorStart() {
  const { simulation } = useStudio();
  const error = useSimulation((state) => state.error);
  const start = () => void simulation.getState().start();
  return (
    <ScrollArea h="100%" type="auto" scrollbarSize={8}>
      <Stack gap="md" p="md">
        {error === null ? (
          <Stack gap={6} align="center" ta="center" pt="md">
            <ThemeIcon variant="light" size={40} radius="xl">
              <IconMessages size={20} stroke={1.6} />
            </ThemeIcon>
            <Text fw={600} size="md">
              Talk to your project
            </Text>
            <Text size="sm" c="dimmed" maw={320}>
              The simulator runs the saved project with the same engine as in production. The canvas shows
              where the conversation is.
            </Text>
          </Stack>
        ) : (
          <ProblemMessage error={error} />
        )}
        <ActionsModeChoice />
        <LocaleSelect />
        <Group gap="xs" wrap="nowrap">
          <Button flex={1} leftSection={<IconPlayerPlay size={16} stroke={1.8} />} onClick={start}>
            Start conversation
          </Button>
          <CustomerChoice size={36} />
        </Group>
      </Stack>
    </ScrollArea>
  );
}
