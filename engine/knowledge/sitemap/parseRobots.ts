import { matchesWildcard } from './matchesWildcard.ts';

interface Rule {
  readonly allow: boolean;
  readonly pattern: string;
}

/**
 * Reads a robots.txt as RFC 9309 has it: the group of our own name, otherwise the one for everybody; the longest rule
 * that fits decides, and allowing wins over forbidding of the same length.
 *
 * @param agent - Our name, lower case.
 * @returns Whether a path with its query may be fetched.
 */
export function parseRobots(text: string, agent: string): (path: string) => boolean {
  const groups = new Map<string, Rule[]>();
  let agents: string[] = [];
  let inRules = false;
  for (const line of text.split(/\r?\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*)/i.exec(line) ?? [];
    const field = name.toLowerCase();
    if (field === 'user-agent') {
      agents = inRules ? [value.trim().toLowerCase()] : [...agents, value.trim().toLowerCase()];
      inRules = false;
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true;
      if (value.trim() === '') continue;
      for (const own of agents)
        groups.set(own, [...(groups.get(own) ?? []), { allow: field === 'allow', pattern: value.trim() }]);
    }
    // A group without rules allows everything, and takes the place of the one for everybody.
    for (const own of agents) if (!groups.has(own)) groups.set(own, []);
  }
  const rules = groups.get(agent) ?? groups.get('*') ?? [];
  const ordered = rules.toSorted(
    (a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow),
  );
  return (path) => ordered.find(({ pattern }) => fits(pattern, path))?.allow ?? true;
}

/** `*` stands for anything, `$` at the end for the end of the path. */
function fits(pattern: string, path: string): boolean {
  return pattern.endsWith('$')
    ? matchesWildcard(pattern.slice(0, -1), path, true)
    : matchesWildcard(pattern, path, false);
}
