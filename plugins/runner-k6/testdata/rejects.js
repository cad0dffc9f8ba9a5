export default async function () {
  await Promise.reject(new Error('not today'));
}
