import { describe, expect, test } from 'vitest';
import { isLoopback, readSettings } from './settings.js';

describe('settings', () => {
  test('without an environment the server listens on port 8787 of this machine', () => {
    expect(readSettings({})).toMatchObject({ port: 8787, host: '127.0.0.1' });
  });

  test('port 0 is allowed and means any free one', () => {
    expect(readSettings({ PORT: '0' }).port).toBe(0);
  });

  test.each(['65536', '-1', '80a', '1e3', '123456'])('the port %s is refused', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow(expect.objectContaining({ code: 'bad-port' }));
  });

  test.each(['0.0.0.0', '::', '192.168.1.7', 'redress.example', '127.0.0.1.example'])(
    'the host %s is refused until people sign in',
    (HOST) => {
      expect(() => readSettings({ HOST })).toThrow(expect.objectContaining({ code: 'identity-missing' }));
    },
  );

  test.each(['localhost', '127.0.0.1', '127.8.8.8', '::1', '[::1]'])('%s means this machine', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
});
