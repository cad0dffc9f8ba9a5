export default function () {
  for (let i = 0; ; i++) console.log(`line ${i} ${'x'.repeat(200)}`);
}
