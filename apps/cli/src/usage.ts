/** The call itself was wrong: exit status 2. */
export class UsageError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
  ) {
    super(message);
    this.name = 'UsageError';
  }
}

export const USAGE = `redress decides complaints by written policies.

  redress due FILE|-          by when something is due: one question a line (NDJSON), one answer a line
  redress elapsed FILE|-      how much working time has passed
  redress decide --policy POLICY --cases FILE|- [--mapping FILE] [--at INSTANT] [--rates FILE] [--lookups DIR]
                 [--explain] [--locale en|zh-CN|zh-TW] [--audience agent|customer] [--record FILE] [--fail-on undetermined]
  redress lint POLICY…        what is wrong or doubtful in a policy, with its place and what to do
  redress test POLICY…        runs the tests inside a policy; shows expected beside actual
  redress replay --baseline POLICY --candidate POLICY --cases FILE|- [--mapping FILE] [--at INSTANT] [--rates FILE]
                 [--changes FILE] [--report FILE.json] [--lookups DIR]
  redress verify RECORDS      decides recorded decisions again and compares

Everywhere: --policies DIR  the folder of policies, calendars and mappings (default configs)
            --json          JSON also on a terminal
            FILE may be gzip; - is standard input or output. Exit status: 0 fine, 1 a line, check or test failed, 2 wrong call.
`;
