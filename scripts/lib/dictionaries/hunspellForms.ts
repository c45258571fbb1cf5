/** One rule of an affix: what is removed, what is added, and which words it applies to. */
interface AffixRule {
  readonly remove: string;
  readonly add: string;
  readonly applies: RegExp;
}

interface Affixes {
  readonly prefixes: ReadonlyMap<string, readonly AffixRule[]>;
  readonly suffixes: ReadonlyMap<string, readonly AffixRule[]>;
}

/**
 * All forms of the words of a Hunspell dictionary whose flags are single characters, as in the English ones. Words that
 * occur only within numbers ("th") are left out with the numbers.
 *
 * @param aff - Content of the file of affixes.
 * @param dic - Content of the file of words.
 */
export function hunspellForms(aff: string, dic: string): readonly string[] {
  const affixes = readAffixes(aff);
  return dic
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [word = '', flags = ''] = line.trim().split('/');
      return word === '' || /\d/.test(word) ? [] : formsOf(word, flags, affixes);
    });
}

function readAffixes(aff: string): Affixes {
  const prefixes = new Map<string, AffixRule[]>();
  const suffixes = new Map<string, AffixRule[]>();
  for (const line of aff.split('\n')) {
    const [type, flag = '', removed = '', added = '', condition] = line.trim().split(/\s+/);
    // The first line of an affix has the number of its rules and no condition.
    if ((type !== 'PFX' && type !== 'SFX') || condition === undefined) continue;
    const rules = type === 'PFX' ? prefixes : suffixes;
    const applies = new RegExp(type === 'PFX' ? `^${condition}` : `${condition}$`);
    const rule = { remove: removed === '0' ? '' : removed, add: added === '0' ? '' : added, applies };
    rules.set(flag, [...(rules.get(flag) ?? []), rule]);
  }
  return { prefixes, suffixes };
}

function formsOf(word: string, flags: string, { prefixes, suffixes }: Affixes): readonly string[] {
  const stems = [word];
  for (const flag of flags) {
    for (const { remove, add, applies } of prefixes.get(flag) ?? [])
      if (applies.test(word)) stems.push(add + word.slice(remove.length));
  }
  const forms = [...stems];
  for (const stem of stems) {
    for (const flag of flags) {
      for (const { remove, add, applies } of suffixes.get(flag) ?? [])
        if (applies.test(stem)) forms.push(stem.slice(0, stem.length - remove.length) + add);
    }
  }
  return forms;
}
