#!/usr/bin/env node
import { exitCodes } from './exit-codes.ts';
import { processIo } from './process-io.ts';
import { heni } from './program.ts';

const ending = await heni(process.argv.slice(2), processIo());
process.exitCode = exitCodes[ending].code;
