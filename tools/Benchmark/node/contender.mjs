// node contender.mjs json-rules-engine|zen CASES.ndjson
// Decides cases when told to on standard input: `decide INDEX` answers with the place of the rule that decides,
// `run FIRST COUNT` with the nanoseconds of processor time that the whole process took for so many.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { byJsonRules } from './json-rules.mjs';
import { byZen } from './zen.mjs';

const [kind, file] = process.argv.slice(2);
// Both engines take names of one word.
const cases = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) =>
  Object.fromEntries(Object.entries(JSON.parse(line)).map(([name, value]) => [name.replace(/[ -]/g, '_'), value])));
const winner = await (kind === 'zen' ? byZen() : byJsonRules());

let sum = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const [order, first, count] = line.split(' ');
  if (order === 'decide') {
    console.log(await winner(cases[Number(first)]));
    continue;
  }
  const before = process.cpuUsage();
  for (let i = Number(first), end = i + Number(count); i < end; i++) sum += await winner(cases[i]);
  const { user, system } = process.cpuUsage(before);
  console.log((user + system) * 1000);
}
