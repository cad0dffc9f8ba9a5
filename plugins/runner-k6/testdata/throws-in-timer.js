export default function () {
  setTimeout(() => {
    throw new Error('too late');
  }, 10);
}
