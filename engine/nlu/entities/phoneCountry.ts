import { type CountryCode, isSupportedCountry } from 'libphonenumber-js';

/** Country that a language without a region stands for, where a product has to choose one. */
const COUNTRY_OF_LANGUAGE: Readonly<Record<string, CountryCode>> = {
  cs: 'CZ',
  da: 'DK',
  de: 'DE',
  en: 'US',
  es: 'ES',
  fi: 'FI',
  fr: 'FR',
  it: 'IT',
  ja: 'JP',
  ko: 'KR',
  nb: 'NO',
  nl: 'NL',
  pl: 'PL',
  pt: 'PT',
  sv: 'SE',
  tr: 'TR',
  uk: 'UA',
};

/** Country whose national phone numbers a conversation in this locale is likely to hold. */
export function phoneCountry(locale: string): CountryCode | undefined {
  const [language = '', region] = locale.split('-');
  const country = region?.toUpperCase();
  if (country !== undefined && isSupportedCountry(country)) return country;
  return COUNTRY_OF_LANGUAGE[language.toLowerCase()];
}
