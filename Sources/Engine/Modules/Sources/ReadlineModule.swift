extension ModuleSource {
    /// `node:readline`, for input that comes line by line: a terminal edits its lines itself.
    static let readline = #"""
    const EventEmitter = require('events');
    const { nodeError, abortError, invalidArgumentValue } = require('internal/errors');
    const { Buffer } = require('buffer');
    const { StringDecoder } = require('string_decoder');
    const { invalidArgumentType, process } = internal;
    const closed = () => nodeError(Error, 'ERR_USE_AFTER_CLOSE', 'readline was closed');
    const lineEnd = /\r\n|\n|\r(?!\n)|\u2028|\u2029/g;
    const states = new WeakMap(), state = rl => states.get(rl);

    function Interface(input, output, completer, terminal) {
      if (!(this instanceof Interface)) return new Interface(input, output, completer, terminal);
      let options = {};
      if (input?.input) { options = input; ({ output, completer } = options); input = options.input; }
      const { prompt = '> ', signal, history, historySize } = options;
      if (completer !== undefined && typeof completer !== 'function') throw invalidArgumentValue('completer', completer);
      if (history !== undefined && !Array.isArray(history)) invalidArgumentType('history', 'an instance of Array', history);
      if (historySize !== undefined && (typeof historySize !== 'number' || Number.isNaN(historySize) || historySize < 0)) throw invalidArgumentValue('historySize', historySize);
      if (typeof input?.on !== 'function') invalidArgumentType('input', 'an instance of Stream', input);
      EventEmitter.call(this);
      this.terminal = false;
      this.line = '';
      this.closed = false;
      this.input = input;
      this.output = output;
      for (const name of ['terminal', 'input', 'output', 'closed']) Object.defineProperty(this, name, { enumerable: false });
      const own = { prompt: `${prompt}`, rest: '', decoder: new StringDecoder('utf8'), isPaused: false, question: undefined, endedWithReturn: false };
      states.set(this, own);
      own.onData = chunk => take(this, chunk);
      own.onEnd = () => {
        if (own.rest.length > 0) { const last = own.rest; own.rest = ''; tell(this, last); }
        this.close();
      };
      own.onError = error => this.emit('error', error);
      input.on('error', own.onError);
      input.on('data', own.onData);
      input.on('end', own.onEnd);
      if (signal) {
        const abort = () => this.close();
        if (signal.aborted) process.nextTick(abort); else { signal.addEventListener('abort', abort, { once: true }); this.once('close', () => signal.removeEventListener('abort', abort)); }
      }
      input.resume();
    }
    function take(rl, chunk) {
      const own = state(rl);
      let text = own.decoder.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      if (own.endedWithReturn && text.startsWith('\n')) text = text.slice(1);
      own.endedWithReturn = text.endsWith('\r');
      const parts = (own.rest + text).split(lineEnd);
      own.rest = parts.pop();
      for (const line of parts) tell(rl, line);
    }
    function tell(rl, line) {
      const own = state(rl);
      if (!own.question) { rl.emit('line', line); return; }
      const answer = own.question;
      own.question = undefined;
      own.prompt = own.oldPrompt;
      answer(line);
    }
    Object.setPrototypeOf(Interface.prototype, EventEmitter.prototype);
    Object.setPrototypeOf(Interface, EventEmitter);
    const methods = {
      setPrompt(prompt) { state(this).prompt = prompt; },
      getPrompt() { return state(this).prompt; },
      prompt(preserveCursor) {
        if (state(this).isPaused) this.resume();
        this.output?.write(state(this).prompt);
      },
      question(query, options, callback) {
        if (typeof options === 'function') { callback = options; options = {}; }
        const own = state(this);
        if (this.closed) throw closed();
        if (typeof callback !== 'function') return;
        if (options.signal) {
          if (options.signal.aborted) return;
          options.signal.addEventListener('abort', () => { if (own.question === callback) { own.question = undefined; own.prompt = own.oldPrompt; } }, { once: true });
        }
        if (!own.question) {
          own.oldPrompt = own.prompt;
          own.prompt = query;
          own.question = callback;
        }
        this.prompt();
      },
      close() {
        if (this.closed) return;
        this.pause();
        const own = state(this);
        for (const [event, listener] of [['data', own.onData], ['end', own.onEnd], ['error', own.onError]]) this.input.removeListener(event, listener);
        this.closed = true;
        this.emit('close');
      },
      pause() {
        const own = state(this);
        if (own.isPaused) return;
        this.input.pause();
        own.isPaused = true;
        this.emit('pause');
        return this;
      },
      resume() {
        const own = state(this);
        if (!own.isPaused) return;
        this.input.resume();
        own.isPaused = false;
        this.emit('resume');
        return this;
      },
      write(text) {
        if (state(this).isPaused) this.resume();
        if (text) take(this, text);
      },
      getCursorPos() { return { cols: state(this).prompt.length, rows: 0 }; },
    };
    for (const name of Object.keys(methods)) Object.defineProperty(Interface.prototype, name, { value: methods[name], writable: true, configurable: true });
    Object.defineProperty(Interface.prototype, Symbol.asyncIterator, { writable: true, configurable: true, value() {
      return state(this).lines ??= EventEmitter.on(this, 'line', { close: ['close'], highWaterMark: 1024, [internal.firstValue]: true });
    } });
    if (Symbol.dispose) Object.defineProperty(Interface.prototype, Symbol.dispose, { value() { this.close(); }, writable: true, configurable: true });
    Object.defineProperty(Interface.prototype.question, Symbol.for('nodejs.util.promisify.custom'), { configurable: true, value(query, options) {
      return new Promise((resolve, reject) => {
        options?.signal?.addEventListener('abort', () => reject(abortError(options.signal.reason)), { once: true });
        this.question(query, options ?? {}, resolve);
      });
    } });

    class PromiseInterface extends Interface {
      question(query, options = {}) {
        return new Promise((resolve, reject) => {
          if (options.signal?.aborted) return reject(abortError(options.signal.reason));
          options.signal?.addEventListener('abort', () => reject(abortError(options.signal.reason)), { once: true });
          super.question(query, options, resolve);
        });
      }
    }
    Object.defineProperty(PromiseInterface, 'name', { value: 'Interface' });

    const write = (stream, text, callback) => {
      if (callback !== undefined && typeof callback !== 'function') invalidArgumentType('callback', 'of type function', callback);
      if (stream === null || stream === undefined || text === '') { if (callback) process.nextTick(callback, null); return true; }
      return stream.write(text, callback);
    };
    const clearText = direction => direction < 0 ? '\x1b[1K' : direction > 0 ? '\x1b[0K' : '\x1b[2K';
    const moveText = (x, y) => (x < 0 ? `\x1b[${-x}D` : x > 0 ? `\x1b[${x}C` : '') + (y < 0 ? `\x1b[${-y}A` : y > 0 ? `\x1b[${y}B` : '');
    function placeText(x, y) {
      if (Number.isNaN(x)) throw invalidArgumentValue('x', x);
      if (Number.isNaN(y)) throw invalidArgumentValue('y', y);
      if (typeof x !== 'number') { if (typeof y === 'number') throw nodeError(TypeError, 'ERR_INVALID_CURSOR_POS', 'Cannot set cursor row without setting its column'); return ''; }
      return typeof y === 'number' ? `\x1b[${y + 1};${x + 1}H` : `\x1b[${x + 1}G`;
    }
    // What terminals send for keys that have no character.
    const keyCodes = {
      __proto__: null, A: 'up', B: 'down', C: 'right', D: 'left', E: 'clear', F: 'end', H: 'home', P: 'f1', Q: 'f2', R: 'f3', S: 'f4', Z: 'tab', '1~': 'home', '2~': 'insert', '3~': 'delete',
      '4~': 'end', '5~': 'pageup', '6~': 'pagedown', '7~': 'home', '8~': 'end', '11~': 'f1', '12~': 'f2', '13~': 'f3', '14~': 'f4', '15~': 'f5', '17~': 'f6', '18~': 'f7', '19~': 'f8',
      '20~': 'f9', '21~': 'f10', '23~': 'f11', '24~': 'f12',
    };
    const plainKeys = { __proto__: null, '\r': 'return', '\n': 'enter', '\t': 'tab', '\b': 'backspace', '\x7f': 'backspace', '\x1b': 'escape', ' ': 'space' };
    // An escape with what belongs to it, or a character.
    const keyPattern = /(\x1b*?)(?:(\x1b[O[])(\d*)(?:;(\d+))?([A-Z~])|([^\x1b]|\x1b(?![^])))/guy;
    function keyOf([sequence, escapes, start, number, modifier, letter, character]) {
      const key = { sequence, name: undefined, ctrl: false, meta: escapes.length > 0, shift: false };
      if (start !== undefined) {
        const held = (modifier ?? (letter === '~' ? 1 : number || 1)) - 1, code = letter === '~' ? `${number}~` : letter;
        Object.assign(key, { name: keyCodes[code] ?? 'undefined', ctrl: (held & 4) !== 0, meta: key.meta || (held & 10) !== 0, shift: (held & 1) !== 0 || letter === 'Z' });
        key.code = `${start[1]}${code}`;
        return key;
      }
      const plain = plainKeys[character];
      if (plain !== undefined) key.name = plain;
      else if (character <= '\x1a') { key.name = String.fromCharCode(character.charCodeAt(0) + 96); key.ctrl = true; }
      else if (/^[0-9A-Za-z]$/.test(character)) { key.name = character.toLowerCase(); key.shift = /[A-Z]/.test(character); }
      return key;
    }
    const watched = new WeakSet();
    function emitKeypressEvents(stream) {
      if (watched.has(stream)) return;
      watched.add(stream);
      const decoder = new (require('string_decoder').StringDecoder)('utf8');
      const listen = () => stream.on('data', chunk => {
        if (stream.listenerCount('keypress') === 0) return;
        for (const match of decoder.write(chunk).matchAll(keyPattern)) {
          const key = keyOf(match);
          stream.emit('keypress', key.name !== undefined && match[6] === undefined || key.sequence.length > 1 && key.sequence[0] === '\x1b' ? undefined : key.sequence, key);
        }
      });
      if (stream.listenerCount('keypress') > 0) listen();
      else stream.on('newListener', function wait(event) { if (event === 'keypress') { stream.removeListener('newListener', wait); listen(); } });
    }

    class Readline {
      #stream; #todo = []; #commits;
      constructor(stream, options) { this.#stream = stream; this.#commits = !!options?.autoCommit; }
      #add(text) { if (this.#commits) process.nextTick(() => this.#stream.write(text)); else this.#todo.push(text); return this; }
      clearLine(direction) { return this.#add(clearText(direction)); }
      clearScreenDown() { return this.#add('\x1b[0J'); }
      cursorTo(x, y) { return this.#add(placeText(x, y)); }
      moveCursor(x, y) { return this.#add(moveText(x, y)); }
      commit() { return new Promise(resolve => { this.#stream.write(this.#todo.join(''), resolve); this.#todo = []; }); }
      rollback() { this.#todo = []; return this; }
    }
    const promises = { Interface: PromiseInterface, Readline, createInterface: (...args) => new PromiseInterface(...args) };
    Object.assign(exports, {
      Interface,
      clearLine: (stream, direction, callback) => write(stream, clearText(direction), callback),
      clearScreenDown: (stream, callback) => write(stream, '\x1b[0J', callback),
      createInterface: (input, output, completer, terminal) => new Interface(input, output, completer, terminal),
      cursorTo: (stream, x, y, callback) => { if (typeof y === 'function') { callback = y; y = undefined; } return write(stream, placeText(x, y), callback); },
      emitKeypressEvents,
      moveCursor: (stream, x, y, callback) => write(stream, moveText(x, y), callback),
      promises,
    });
    """#
}
