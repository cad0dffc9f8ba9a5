export default function () {
  throw new Error(`no end ${'of this '.repeat(50_000)}`);
}
