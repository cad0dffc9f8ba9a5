import type { Fault } from '@watchbill/model';
import { describe, expect, test } from 'vitest';
import { asGithubCommand } from './as-github-command.ts';
import { FAULT_FORMATS, formatReport } from './fault-format.ts';
import { toSarif } from './to-sarif.ts';

const ERROR: Fault = {
  level: 'error',
  message: "spec.every '5': expected a number with a unit",
  position: { file: 'a/flow.yaml', line: 8, column: 10 },
  entityRef: 'check:default/flow',
};
const WARNING: Fault = { level: 'warning', message: 'no such file', position: { file: 'b.yaml' } };
const REPORT = { entities: 3, faults: [ERROR, WARNING] };

test('text is for people, and ends with the count', () => {
  expect(formatReport('text', REPORT)).toBe(
    "a/flow.yaml:8:10: error: spec.every '5': expected a number with a unit\nb.yaml: warning: no such file\n3 entities, 1 errors, 1 warnings",
  );
});

test('json has everything', () => {
  expect(JSON.parse(formatReport('json', REPORT))).toEqual(REPORT);
});

test.each(FAULT_FORMATS)('%s of no fault is not empty', (format) => {
  expect(formatReport(format, { entities: 0, faults: [] })).not.toBe('');
});

describe('a workflow command of GitHub', () => {
  test.each([
    {
      reason: 'an error with its place',
      fault: ERROR,
      is: "::error file=a/flow.yaml,line=8,col=10::spec.every '5': expected a number with a unit",
    },
    { reason: 'a warning of a whole file', fault: WARNING, is: '::warning file=b.yaml::no such file' },
    {
      reason: 'a message of several lines',
      fault: { ...WARNING, message: 'a\r\nb' },
      is: '::warning file=b.yaml::a%0D%0Ab',
    },
    {
      reason: 'a message that would be a command',
      fault: { ...WARNING, message: 'a\n::set-env name=X::y' },
      is: '::warning file=b.yaml::a%0A::set-env name=X::y',
    },
    {
      reason: 'percent signs first',
      fault: { ...WARNING, message: '100%0A' },
      is: '::warning file=b.yaml::100%250A',
    },
    {
      reason: 'a file with odd signs',
      fault: { ...WARNING, position: { file: 'a,b:c%\n.yaml', line: 1 } },
      is: '::warning file=a%2Cb%3Ac%25%0A.yaml,line=1::no such file',
    },
  ])('$reason', ({ fault, is }) => {
    expect(asGithubCommand(fault)).toBe(is);
  });

  test('all of them, then the count', () => {
    expect(formatReport('github', REPORT).split('\n')).toEqual([
      expect.stringMatching(/^::error /),
      expect.stringMatching(/^::warning /),
      '3 entities, 1 errors, 1 warnings',
    ]);
  });
});

describe('SARIF', () => {
  test('has what sarif-schema-2.1.0.json requires, of the types that it requires', () => {
    const log = JSON.parse(formatReport('sarif', REPORT)) as Record<string, unknown>;
    // sarifLog: version, runs; run: tool; tool: driver; toolComponent: name; reportingDescriptor: id; result: message.
    expect(Object.keys(log).sort()).toEqual(['$schema', 'runs', 'version']);
    expect(log).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'watchbill',
              semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+/),
              rules: [{ id: 'descriptor', shortDescription: { text: expect.any(String) } }],
            },
          },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'descriptor',
              ruleIndex: 0,
              level: 'error',
              message: { text: ERROR.message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: 'a/flow.yaml' },
                    region: { startLine: 8, startColumn: 10 },
                  },
                  logicalLocations: [{ fullyQualifiedName: 'check:default/flow' }],
                },
              ],
            },
            {
              level: 'warning',
              locations: [{ physicalLocation: { artifactLocation: { uri: 'b.yaml' } } }],
            },
          ],
        },
      ],
    });
  });

  test('of no fault has a run with no results: what was found before is mended', () => {
    expect(toSarif([])).toMatchObject({ runs: [{ results: [] }] });
  });

  test.each([
    { file: 'a b/ä#.yaml', uri: 'a%20b/%C3%A4%23.yaml' },
    { file: 'c:d.yaml', uri: 'c%3Ad.yaml' },
    { file: '../up.yaml', uri: '../up.yaml' },
    { file: '/srv/a b.yaml', uri: 'file:///srv/a%20b.yaml' },
  ])('$file is $uri', ({ file, uri }) => {
    const text = JSON.stringify(toSarif([{ ...WARNING, position: { file } }]));
    expect(text).toContain(`"artifactLocation":{"uri":"${uri}"}`);
  });

  test('a line without a column, and none at all', () => {
    const regions = [{ file: 'a', line: 2 }, { file: 'a' }].map(
      (position) => /"region":(\{.*?\})/.exec(JSON.stringify(toSarif([{ ...WARNING, position }])))?.[1],
    );
    expect(regions).toEqual(['{"startLine":2}', undefined]);
  });
});
