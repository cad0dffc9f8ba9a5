export default function () {
  const unfinished = ;
}
