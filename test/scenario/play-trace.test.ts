import { describeBroken } from './broken-file.ts';

describeBroken('playTrace', [
  {
    what: 'traces that cannot be played',
    text: `functions:
  - { name: a, traffic: { trace: { file: gone.csv, format: azure2019 } } }
  - { name: b, traffic: { trace: { file: two.csv, format: azure2019 } } }
  - { name: c, traffic: { trace: { file: two.csv, format: azure2019, function: g } } }
  - { name: d, traffic: { trace: { file: bad.csv, format: azure2019 } } }
  - { name: e, traffic: { trace: { file: two.csv, format: azure2020 } } }
  - { name: f, traffic: { trace: { file: two.csv, format: azure2019, function: f1, durations: none.csv } } }
  - { name: g, count: perTraceRow, traffic: { rate: { perSecond: 1 } } }
  - { name: h, count: perTraceRow }
  - { name: i, traffic: { concurrency: { trace: { file: bad.csv } } } }`,
    files: {
      'two.csv': 'HashOwner,HashApp,HashFunction,Trigger,1\no,a,f1,http,1\no,a,f2,http,2\n',
      'bad.csv': 'HashOwner,HashApp,HashFunction,Trigger,1\no,a,f1,http,x\n',
    },
    expected: [
      '2:42: functions[0].traffic.trace.file: the file "gone.csv" cannot be read (SCN011)',
      '3:42: functions[1].traffic.trace.file: "two.csv" has 2 rows: name one by function (such as "f1"), or play all by count: perTraceRow (SCN012)',
      '4:80: functions[2].traffic.trace.function: "two.csv" has no row "g" (SCN012)',
      '6:59: functions[4].traffic.trace.format: "azure2020" is not one of azure2019, azure2021, csv, cloudwatch; did you mean "azure2021"? (SCN002)',
      '7:42: functions[5].traffic.trace.file: "two.csv" ends after 1m and the run after 1d: nothing is known of the rest, and nothing happens in it (SCN031)',
      '7:95: functions[5].traffic.trace.durations: the file "none.csv" cannot be read (SCN011)',
      '8:23: functions[6].count: "perTraceRow" refers to the trace of the definition, and it has none (SCN004)',
      '9:23: functions[7].count: "perTraceRow" refers to the trace of the definition, and it has none (SCN004)',
      'bad.csv:2:1: minute 1: "x" is not a whole number from 0 to 60000000 (SCN012)',
    ],
  },
  {
    what: 'tables with gaps, and what two formats alone take',
    text: `functions:
  - { name: a, traffic: { trace: { file: t.csv, format: csv } } }
  - { name: b, traffic: { trace: { file: t.csv, format: azure2021, period: 1m } } }
  - { name: c, traffic: { concurrency: { trace: { file: t.csv, format: csv, gaps: zero } } } }
  - { name: d, traffic: { trace: { file: t.json, format: cloudwatch, gaps: none } } }`,
    files: {
      't.csv':
        'time,invocations,concurrency,errors\n2026-11-27T00:00:00Z,5,1,0\n2026-11-27T00:01:00Z,5,2,0\n2026-11-27T00:04:00Z,5,3,0\n',
    },
    expected: [
      '3:34: functions[1].traffic.trace: period and from are keys of the formats csv and cloudwatch; the others count minutes from 0 (SCN018)',
      '5:76: functions[3].traffic.trace.gaps: "none" is not one of error, zero (SCN002)',
      't.csv:1:1: column "errors" is not played (SCN029)',
      't.csv:4:1: 2 of 5 periods of 1m are missing, the first at 2026-11-27T00:02:00Z (SCN028)',
    ],
  },
]);
