// Loaded before a command that is measured: leaves what the process has used where it is told to.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(process.env.REDRESS_BENCH_USAGE ?? '', JSON.stringify(process.resourceUsage()));
});
