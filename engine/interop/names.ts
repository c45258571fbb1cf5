// The names that an import gives to what it creates.

/** "Return an item" gives `return_an_item`, "Größe?" gives `grosse`; undefined if no letter is left. */
export function identifierOf(label: string): string | undefined {
  const id = label
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
    .slice(0, 64);
  return id === '' ? undefined : id;
}

/** The words of a name in camel case, apart: `getOrderById` gives `get Order By Id`. */
export function splitCamelCase(text: string): string {
  return text.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2');
}

/** The name of an environment variable: `x-api-key` gives `X_API_KEY`. */
export function constantName(text: string): string {
  const words = text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_');
  const name = words.replaceAll(/^_+|_+$/g, '');
  return /^[A-Z]/.test(name) ? name : `SERVICE_${name}`;
}

/** `wanted`, or with the first number that makes it free: `get_order_2`. */
export function freeName(wanted: string, isTaken: (name: string) => boolean): string {
  let name = wanted;
  for (let count = 2; isTaken(name); count += 1) name = `${wanted.slice(0, 58)}_${count}`;
  return name;
}
