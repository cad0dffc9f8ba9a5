import { WebSocket } from 'k6/websockets';

export default function () {
  new WebSocket(__ENV.WS_URL).onopen = () => console.log('open');
}
