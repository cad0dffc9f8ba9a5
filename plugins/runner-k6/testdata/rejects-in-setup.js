export async function setup() {
  throw new Error('no token, later');
}

export default function () {}
