import nope from 'k6/x/nope';

export default function () {
  nope();
}
