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
      '6:59: functions[4].traffic.trace.format: "azure2020" is not one of azure2019; did you mean "azure2019"? (SCN002)',
      '7:95: functions[5].traffic.trace.durations: the file "none.csv" cannot be read (SCN011)',
      '8:23: functions[6].count: "perTraceRow" refers to the trace of the definition, and it has none (SCN004)',
      '9:23: functions[7].count: "perTraceRow" refers to the trace of the definition, and it has none (SCN004)',
      'bad.csv:2:1: minute 1: "x" is not a whole number of 0 or more (SCN012)',
    ],
  },
]);
