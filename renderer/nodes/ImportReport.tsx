import { List, Stack, Text } from '@mantine/core';
import type { ReportEntry } from '../../engine/model/reports/importReport.ts';
import { reportEntryText } from '../../engine/words/importWords.ts';

const outcomes = [
  { outcome: 'taken', title: 'Imported' },
  { outcome: 'changed', title: 'Changed' },
  { outcome: 'left_out', title: 'Left out' },
] as const;

/** The rest is counted: a document of a thousand operations leaves out something of most of them. */
const mostShown = 100;

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface ImportReportProps {
  readonly report: readonly ReportEntry[];
  /** The import has not been done yet. */
  readonly planned?: boolean;
}

/** What an import did or would do, by outcome. Outcomes without entries are not shown. */
export function ImportReport({ report, planned = false }: ImportReportProps) {
  if (report.length === 0) return null;
  return (
    <Stack gap="sm">
      {outcomes.map(({ outcome, title }) => {
        const entries = report.filter((entry) => entry.outcome === outcome);
        if (entries.length === 0) return null;
        const heading = planned && outcome === 'taken' ? 'To be imported' : title;
        return (
          <section key={outcome} aria-label={heading}>
            <Text size="xs" fw={600} c="dimmed" mb={2}>
              {heading} ({entries.length})
            </Text>
            <List size="sm" spacing={2} listStyleType="disc">
              {entries.slice(0, mostShown).map((entry) => (
                <List.Item key={JSON.stringify(entry)}>{sentence(reportEntryText(entry))}</List.Item>
              ))}
              {entries.length > mostShown && <List.Item>and {entries.length - mostShown} more</List.Item>}
            </List>
          </section>
        );
      })}
    </Stack>
  );
}
