export default function () {
  console.log(JSON.stringify(__ENV));
}
