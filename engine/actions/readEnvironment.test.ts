import { expect, it } from 'vitest';
import { missingEnvironment } from './readEnvironment.ts';

const declared = {
  variables: { SHOP_URL: {}, REGION: { default: 'eu' }, DESK_URL: {} },
  secrets: { SHOP_KEY: {}, DESK_KEY: {} },
};

it('names declared variables without a value or default; an empty value counts as none', () => {
  const env = { SHOP_URL: 'https://shop.example', DESK_URL: '', SHOP_KEY: ' \n', DESK_KEY: 'k', OTHER: '' };
  expect(missingEnvironment(declared, env).map(({ code, message }) => [code, message])).toEqual([
    ['ACTION_VARIABLE_MISSING', expect.stringContaining('DESK_URL')],
    ['ACTION_SECRET_MISSING', expect.stringContaining('SHOP_KEY')],
  ]);
});

it('reports nothing if every variable has a value', () => {
  const env = { SHOP_URL: 'a', DESK_URL: 'b', SHOP_KEY: 'c', DESK_KEY: 'd' };
  expect(missingEnvironment(declared, env)).toEqual([]);
});
