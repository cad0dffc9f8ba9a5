const config = {};
config.urls.push('x');

export default function () {}
