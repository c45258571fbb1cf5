/** Signs of currencies; they stand before or after an amount. */
export const currencySigns = '$€£¥₹₽₺₩₴₪฿';

/**
 * Codes (ISO 4217) and abbreviations in lower case; they stand before or after an amount. Those that are words as well
 * are left out: "10 Sek" are seconds, "5 try" is a slip.
 */
export const currencyCodes: readonly string[] =
  'eur usd gbp chf jpy cad aud nzd nok dkk pln czk huf bgn uah rub inr cny krw brl mxn zar sgd hkd sfr kr'.split(
    ' ',
  );

/** Names in several languages, in lower case, but for those that count other things ("livres" are books); after an amount. */
export const currencyNames: readonly string[] = (
  'euros euro dollars dollar bucks buck pounds pound quid francs franc franken yen yuan rupees rupee rupien kronen krone ' +
  'kronor krona zloty złoty pesos reais dólares dólar'
).split(' ');

/** Names of the hundredth part, in lower case. */
export const centNames: readonly string[] = 'cents cent pence pennies rappen céntimos centimes'.split(' ');
