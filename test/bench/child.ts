import { fork } from 'node:child_process';

/** Runs a script of this folder in a process of its own, and gives what it answers. */
export function ask<T>(
  script: URL,
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(script, words, { env: { ...process.env, ...environment }, serialization: 'advanced' });
    let answered: { readonly answer: T } | undefined;
    child.on('message', (message) => {
      answered = message as { readonly answer: T };
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0 && answered !== undefined) resolve(answered.answer);
      else reject(new Error(`${script.pathname} ${words.join(' ')} ended with status ${code}`));
    });
  });
}

/** Answers from within such a script. */
export function answer(given: unknown): void {
  if (process.send === undefined) process.stdout.write(`${JSON.stringify(given, undefined, 2)}\n`);
  else process.send({ answer: given }, () => process.disconnect());
}
