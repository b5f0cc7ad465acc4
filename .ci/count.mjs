// Prints "PASSED FAILED" of a Vitest JSON report; fails where no test ran.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
if (report.numTotalTests === 0) throw new Error('No test ran.');
const brokenFiles = report.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
console.log(report.numPassedTests, report.numFailedTests + brokenFiles);
