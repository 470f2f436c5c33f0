import type { Refusals } from './refusals.js';

export const refusals: Refusals = {
  unreachable:
    'The server does not answer. Is it still running? What you typed is safe here; try again when it is back.',

  // the request
  'body-not-json': 'The server could not read what the page sent. Reload the page and try again.',
  'cursor-invalid': 'The list cannot be continued from here. Reload the page.',
  'not-found': 'The server has nothing at this address. Reload the page.',
  'method-not-allowed': 'The server does not do this at this address. Reload the page.',
  'body-too-slow': 'It took too long to reach the server. Try again.',
  'body-too-large': 'The case is larger than 1 MB. Cases in bulk are decided on the command line.',
  'media-type-not-json': 'The server could not read what the page sent. Reload the page and try again.',
  'host-not-local': 'This server answers only on its own machine. Open the page under 127.0.0.1 there.',
  'invalid-request': 'Some parts are not as they should be. Correct these:',
  'idempotency-key-reused': 'This was sent already with other contents. Begin a new case.',
  'draft-precondition-missing': 'It is not said which draft is meant. Reload the page.',
  'question-refused': 'This date or period cannot be reckoned. Check both.',

  // policies
  'unknown-policy': 'This policy is no longer on the server. Reload the page to see what runs now.',
  'filter-unknown': 'The list has no such policy, class or value. Choose one that is offered.',
  'unknown-version': 'The policy has no such version. Choose one from the list of versions.',
  'unknown-calendar': 'There is no such calendar. Choose one of those on the server.',
  'unknown-airports':
    'The server has no table of airports. Put airports.json into its configs and restart it.',
  'no-draft': 'The draft is gone: it was published or discarded. Reload the page.',
  'draft-changed': 'Somebody else changed this draft meanwhile. Compare the two texts before you save.',
  'policy-refused': 'The text has errors and was not published. What is wrong and where stands below.',
  'policy-renamed': 'The text is another policy: its name after “policy:” differs. Write the old name.',
  'version-unchanged': 'This text decides like a version that exists already; nothing was published.',
  'version-unreadable':
    'This version was written for another edition of Redress and can no longer be read. Decide by a later one.',

  // cases
  'unknown-case': 'There is no case with this number. Check the number, or find the case in the list.',
  'duplicate-id': 'A case with this number is stored already. Give this one another number.',
  'decided-otherwise':
    'The reasons of this case cannot be told again, since it would be decided otherwise today. The stored decision stands.',
  'case-refused': 'This case cannot be decided. Check what it states.',
  'at-missing': 'It is not said when the complaint was received. Fill in “Received” ("receivedAt").',
  'no-version-in-force':
    'No version of the policy is in force on the day of the receipt. Correct “Received”, or publish a version for that day.',
  'bad-moment': 'A moment is not written as one. Write 2026-03-02T10:00:00+08:00 or 2026-03-02.',
  'received-at-unreadable': '“Received” is not a moment. Write 2026-03-02T10:00:00+08:00.',
  'id-missing': 'The case has no number. Fill in “Case number” ("id").',
  'id-unreadable': 'The case number must be a text of at most 256 characters.',
  'bad-event': 'An event lacks its stage or name, or is of an unknown kind. Add it, or choose a known kind.',
  'event-unreadable':
    'An event of the case cannot be read. Write "kind", "at", and the "stage" or "event" it is about.',
  'case-key-unsupported': 'The case has a part that cannot be decided here yet. Decide this case by hand.',
  'case-shape':
    'A part of the case is not built as it should be: facts, settled and zones are names with values.',
  'case-too-deep': 'The case is nested deeper than 32 levels. Make it flatter.',
  'key-refused': 'A name in the case is reserved. Choose another.',
  'number-imprecise': 'A number is too long to be held exactly. Write it in double quotes.',
  'zone-unknown': 'A time zone is not known. Write one like Asia/Shanghai.',

  // amounts and rates
  'bad-currency-code': 'A currency is not written as one. Write three capital letters, such as CNY.',
  'bad-date': 'A date does not exist or is not written as one. Write 2026-03-02.',
  'bad-increment': 'An amount cannot be rounded to steps of zero or less. Name a larger step.',
  'bad-minor-units':
    'An amount is not a whole number of the smallest coin. Write it as a text, such as "250.00".',
  'bad-money': 'An amount is not written as one. Write {"amount":"250.00","currency":"CNY"}.',
  'bad-parts': 'An amount can only be split into one part or more. Check the number of parts.',
  'bad-rate': 'An exchange rate lacks something. Write base, quote, date, rate and source.',
  'currency-mismatch': 'Amounts in two currencies stand together. Use one, or give a rate.',
  'divided-by-zero': 'Something is divided by zero. Check the numbers of the case.',
  'duplicate-rate': 'Two exchange rates hold for the same day. Keep one.',
  'money-overflow': 'An amount is too large to be reckoned exactly. Check it.',
  'negative-money': 'An amount is below zero. Give one of zero or more.',
  'negative-weight': 'A share is below zero. Give one of zero or more.',
  'no-weights': 'An amount is to be shared and nobody has a share. Name at least one.',
  'not-a-decimal': 'A number is not written as one. Write digits with a point, such as 6.644.',
  'not-an-integer': 'A whole number is needed here. Leave out the part after the point.',
  'not-finite': 'A number is not one that can be reckoned with. Check the numbers of the case.',
  'not-terminating': 'A number has no end after the point. Round it.',
  'number-too-large': 'A number is too large to be reckoned exactly. Check it.',
  'rate-not-positive': 'An exchange rate must be above zero. Check it.',
  'same-currency': 'An exchange rate leads from a currency to itself. Name two currencies.',
  'too-many-decimals': 'An amount has more digits after the point than its currency has. Round it.',
  'unknown-currency': 'A currency is not known. Write its code of ISO 4217, such as CNY.',
  'unknown-rounding': 'A way of rounding is not known. Choose one of those in the guide.',

  // the server
  'internal-error': 'Something went wrong on the server. Its log has the cause under the number below.',
  'database-newer': 'The database was written by a newer Redress. Start that edition.',
  'database-closed': 'The server is stopping. Try again when it is back.',
  'database-in-use': 'Another program holds the database. End that one, then try again.',
  'database-read-only': 'The database cannot be written. Give the server the right to write its folder.',
  'database-unreachable': 'The database does not answer. Try again; if it stays so, check that it runs.',
  'database-unreadable': 'The database cannot be read. Restore its last backup.',
  'database-full': 'There is no room left for the database. Make room on the disk, then try again.',
};
