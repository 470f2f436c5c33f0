/**
 * Codes of ISO 4217 list one (SIX Group) by their digits after the point. Metals, bond units, test codes and other
 * entries without a minor unit are left out: nobody is paid in them. XDR stands under `OWN_UNITS`.
 */
export const ISO_4217 = {
  edition: '2024-06-25',
  source: 'ISO 4217 list one, published by SIX Group as maintenance agency',
  digits: {
    0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
    2: `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
      CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL
      HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR
      MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP
      SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW
      ZWG`,
    3: 'BHD IQD JOD KWD LYD OMR TND',
    4: 'CLF UYW',
  },
} as const;

/** Codes that changed since that edition, or left the list earlier and still stand in old cases. */
export const ISO_4217_AMENDMENTS = [
  { code: 'XCG', digits: 2, note: 'Caribbean guilder, in force 2025-03-31' },
  { code: 'BYR', digits: 0, note: 'withdrawn 2017, replaced by BYN' },
  { code: 'EEK', digits: 2, note: 'withdrawn 2011, replaced by EUR' },
  { code: 'HRK', digits: 2, note: 'withdrawn 2023, replaced by EUR' },
  { code: 'LTL', digits: 2, note: 'withdrawn 2015, replaced by EUR' },
  { code: 'LVL', digits: 2, note: 'withdrawn 2014, replaced by EUR' },
  { code: 'SLL', digits: 2, note: 'withdrawn 2024, replaced by SLE' },
] as const;
