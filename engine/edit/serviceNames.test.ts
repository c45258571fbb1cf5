import { describe, expect, it } from 'vitest';
import { servicePrefix, serviceVariable } from './serviceNames.ts';

describe('the variable for the address of a service', () => {
  const shop = 'https://api.shop.example';
  const name = (variables: Parameters<typeof serviceVariable>[2]) =>
    serviceVariable(shop, servicePrefix(shop), variables);

  it('is named after the service', () => {
    expect(name({})).toBe('SHOP_API_URL');
    expect(servicePrefix('http://127.0.0.1:4010')).toBe('LOCAL');
  });

  it('is the one that has the address, whatever its name', () => {
    expect(name({ ORDERS: { default: shop }, SHOP_API_URL: { default: 'https://old.example' } })).toBe(
      'ORDERS',
    );
  });

  it('is one that has no address yet, but never one with another address', () => {
    expect(name({ SHOP_API_URL: {} })).toBe('SHOP_API_URL');
    expect(name({ SHOP_API_URL: { default: 'https://test.shop.example' } })).toBe('SHOP_API_URL_2');
  });
});
