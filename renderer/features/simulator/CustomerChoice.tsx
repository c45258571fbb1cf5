import { ActionIcon, Checkbox, Popover, Stack, Text, TextInput } from '@mantine/core';
import { IconUser, IconUserCheck } from '@tabler/icons-react';
import { useStudio } from '../../stores/studioContext.ts';
import { useSimulation } from '../../stores/useStores.ts';

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
