export default function () {
  console.error('Uncaught (in promise) Error: only words');
  console.error("thresholds on metrics 'checks' have been crossed");
  console.error('error building browser on IterStart: only words');
}
