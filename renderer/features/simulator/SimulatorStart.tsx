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
import { locationText, useShowProblems } from '../../stores/navigation.ts';
import type { ActionsMode } from '../../stores/simulationStore.ts';
import { useDocument, useSimulation, useStudio } from '../../stores/useStudio.ts';
import { ErrorMessage } from '../../ui/StatusMessages.tsx';
import classes from './ActionsModeChoice.module.css';

/** The ways in which actions are answered, in plain words. */
export const actionsModes: readonly {
  readonly mode: ActionsMode;
  readonly label: string;
  readonly explanation: string;
}[] = [
  {
    mode: 'mock',
    label: 'Mock',
    explanation:
      'The mock examples of your actions answer, over real HTTP on this machine. No other system is touched.',
  },
  {
    mode: 'live',
    label: 'Live',
    explanation:
      'Your real services answer, with the variables and secrets of this environment. What an action changes there is changed.',
  },
];

/** Chooses what answers the project's actions, with what each choice means. */
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
 * Chooses whom the next conversation is with: nobody known, or a customer, who may have proved who they are.
 *
 * @param props.size - Pixels of the button.
 */
export function CustomerChoice({ size }: { readonly size: number }) {
  const { simulation } = useStudio();
  const customer = useSimulation((state) => state.customer);
  const { setCustomer } = simulation.getState();
  const known = customer.id !== null || customer.authenticated;
  const Icon = customer.authenticated ? IconUserCheck : IconUser;
  return (
    <Popover width={280} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          size={size}
          variant={known ? 'light' : 'default'}
          color={known ? 'loom' : 'gray'}
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
            description="As your system names them. Empty: nobody knows who it is."
            placeholder="c-1024"
            maxLength={200}
            value={customer.id ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setCustomer({ ...customer, id: value === '' ? null : value })
            }
          />
          <Checkbox
            label="Has proved who they are"
            checked={customer.authenticated}
            onChange={({ currentTarget: { checked } }) =>
              setCustomer({ ...customer, authenticated: checked })
            }
          />
          <Text size="xs" c="dimmed" lh={1.45}>
            Holds from the next start. What is remembered of a customer here is forgotten when the project is
            closed.
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

const none: readonly string[] = [];

/** Chooses the language of the next conversation; not there while the project has only one. */
function LocaleSelect() {
  const { simulation } = useStudio();
  const locale = useSimulation((state) => state.locale);
  const locales = useDocument(({ project }) => project?.manifest.locales ?? none);
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

/** What the simulator shows before the first conversation: what it does, how actions are answered, and the button. */
export function SimulatorStart() {
  const { simulation } = useStudio();
  const error = useSimulation((state) => state.error);
  const showProblems = useShowProblems();
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
              The simulator runs the saved project with the engine that serves it in production. The canvas
              shows where the conversation is.
            </Text>
          </Stack>
        ) : (
          <ErrorMessage
            error={error}
            where={error.location && locationText(error.location)}
            onShowProblems={showProblems}
          />
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
