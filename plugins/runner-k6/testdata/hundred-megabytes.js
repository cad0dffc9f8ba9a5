const line = 'x'.repeat(100_000);

export default function () {
  for (let i = 0; i < 1_000; i++) console.log(line);
}
