import type { Server } from 'node:http';
import { json } from '../http/answer.ts';
import { createFaultSwitch } from '../http/fault-switch.ts';
import { readEmail, readFields, readList, readNumber, readText } from '../http/fields.ts';
import { ServiceError } from '../http/service-error.ts';
import { createService } from '../http/service-server.ts';
import { BoundedMap } from '../shop/bounded-map.ts';
import { formatMoney } from '../shop/money.ts';
import type { Line } from '../shop/order.ts';
import type { ServiceContext } from '../shop/service-context.ts';

export interface Receipt {
  readonly id: string;
  readonly state: 'sent';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly sentAt: string;
}

const FAULT = 'the mail relay refuses the message: 421 4.7.0 too many connections from this host';
const RECEIPTS_KEPT = 200;
const LINES_LIMIT = 50;
const LARGEST_CENTS = 10_000_00;

/** Writes receipts and posts them. The customers' mailboxes are its own memory: a demo sends nobody mail. */
export function createMailer({ newId, now }: ServiceContext): Server {
  const sent = new BoundedMap<Receipt>(RECEIPTS_KEPT);

  const send = (body: unknown): Receipt => {
    const fields = readFields(body);
    const id = newId('receipt');
    const receipt: Receipt = { id, state: 'sent', ...writeReceipt(fields), sentAt: now().toISOString() };
    sent.set(id, receipt);
    return receipt;
  };
  const find = (id: string): Receipt => {
    const receipt = sent.get(id);
    if (receipt) return receipt;
    throw new ServiceError(404, 'unknown_receipt', `receipt '${id}' does not exist`);
  };

  return createService({
    name: 'mailer',
    faults: createFaultSwitch('mailer', FAULT),
    routes: [
      { method: 'POST', path: '/receipts', handle: ({ body }) => json(201, send(body)) },
      { method: 'GET', path: '/receipts/:id', handle: ({ params }) => json(200, find(params.id ?? '')) },
    ],
  });
}

function writeReceipt(fields: Readonly<Record<string, unknown>>): Pick<Receipt, 'to' | 'subject' | 'text'> {
  const customer = readFields(fields.customer);
  const orderId = readText(fields.orderId, 'orderId');
  const lines = readList(fields.lines, 'lines', LINES_LIMIT).map(readLine);
  const total = lines.reduce((sum, { quantity, unitCents }) => sum + quantity * unitCents, 0);
  const items = lines.map(
    ({ quantity, name, unitCents }) => `${quantity} × ${name}  ${formatMoney(quantity * unitCents)}`,
  );
  return {
    to: readEmail(customer.email, 'customer.email'),
    subject: `Your order ${orderId}`,
    text: [
      `Dear ${readText(customer.name, 'customer.name')},`,
      '',
      ...items,
      `Total  ${formatMoney(total)}`,
    ].join('\n'),
  };
}

function readLine(line: unknown): Omit<Line, 'sku'> {
  const fields = readFields(line);
  return {
    name: readText(fields.name, 'name'),
    quantity: readNumber(fields.quantity, 'quantity', 1, 99),
    unitCents: readNumber(fields.unitCents, 'unitCents', 0, LARGEST_CENTS),
  };
}
