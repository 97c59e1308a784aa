extension ModuleSource {
    /// Makes an event emitter of `process`.
    static let process = #"""
    const EventEmitter = require('events');
    const { process, write, isListening, invalidArgumentType } = internal;
    const prototype = Object.getPrototypeOf(process);
    for (const name of Object.getOwnPropertyNames(prototype)) if (name !== 'constructor') delete prototype[name];
    EventEmitter.call(process);
    isListening(true);

    let capture = null;
    const captured = error => capture(error);
    process.setUncaughtExceptionCaptureCallback = function setUncaughtExceptionCaptureCallback(callback) {
      if (callback !== null && typeof callback !== 'function') invalidArgumentType('fn', 'of type function or null', callback);
      if (callback !== null && capture !== null) {
        throw require('internal/errors').nodeError(Error, 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET',
          '`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active');
      }
      capture = callback;
      process.removeListener('uncaughtException', captured);
      if (callback !== null) process.prependListener('uncaughtException', captured);
    };
    process.hasUncaughtExceptionCaptureCallback = function hasUncaughtExceptionCaptureCallback() { return capture !== null; };

    let isHintGiven = false;
    const deprecations = new Set();
    process.emitWarning = function emitWarning(warning, type, code, constructor) {
      let detail;
      if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
        constructor = type.ctor;
        code = type.code;
        if (typeof type.detail === 'string') detail = type.detail;
        type = type.type || 'Warning';
      } else if (typeof type === 'function') {
        constructor = type;
        code = '';
        type = 'Warning';
      }
      if (type !== undefined && typeof type !== 'string') invalidArgumentType('type', 'of type string', type);
      if (typeof code === 'function') {
        constructor = code;
        code = undefined;
      } else if (code !== undefined && typeof code !== 'string') invalidArgumentType('code', 'of type string', code);
      if (typeof warning === 'string') {
        warning = new Error(warning);
        warning.name = String(type || 'Warning');
        if (code !== undefined) warning.code = code;
        if (detail !== undefined) warning.detail = detail;
        Error.captureStackTrace(warning, constructor || process.emitWarning);
      } else if (!(warning instanceof Error)) {
        invalidArgumentType('warning', 'of type string or an instance of Error', warning);
      }
      if (warning.name === 'DeprecationWarning' && process.noDeprecation) return;
      process.nextTick(() => process.emit('warning', warning));
    };
    process.on('warning', function onWarning(warning) {
      let text = `(node:${process.pid}) `;
      if (warning.code) text += `[${warning.code}] `;
      text += `${warning.name || 'Error'}: ${warning.message}`;
      if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
      write(text + '\n', true);
      if (!isHintGiven) {
        const flag = warning.name === 'DeprecationWarning' ? '--trace-deprecation' : '--trace-warnings';
        write(`(Use \`node ${flag} ...\` to show where the warning was created)\n`, true);
        isHintGiven = true;
      }
    });
    """#
}
