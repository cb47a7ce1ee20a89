// Resolves to the native binary where npm could install it; elsewhere requiring this throws, and the server falls back to ws.
module.exports = require("@uwsjs/linux-x64-22");
