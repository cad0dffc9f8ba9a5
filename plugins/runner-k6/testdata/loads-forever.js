for (;;) {}

export default function () {}
