const line = 'chatter '.repeat(25);

export default function () {
  for (let i = 0; i < 20_000; i++) console.log(`${i} ${line}`);
  console.log('x'.repeat(3_000_000));
}
