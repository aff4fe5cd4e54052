/* The search. The theme asks a worker that builds an index of every word before it answers, knows only Latin
   letters, and cannot be started from file://. This answers in its place, on the page itself: our entries are
   short, so looking through all of them takes milliseconds. A word is found by its beginning, whatever its
   capitals and accents, in any script; entries that have all words come first, and names before texts. */
(function () {
  "use strict";
  var SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; /* the messages between the theme and its worker */
  var WORDS = /([\p{L}\p{N}\p{M}]+)/u;
  var UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u; /* scripts that set no blanks between words */
  var LONGEST = 200, BEFORE = 60; /* characters of a text that are shown, and of these before the first match */
  var Native = window.Worker;

  var ASCII = /^[\0-\x7f]*$/, MARKUP = /[<&]|\s\s|^\s|\s$|[^\S ]/;

  function plain(html) {
    return !MARKUP.test(html) ? html : html.replace(/<[^>]*>/g, " ").replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, '"')
      .replace(/&#0?39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim();
  }
  function escaped(text) { return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"); }
  function folded(text) {
    return ASCII.test(text) ? text.toLowerCase().replace(/[^a-z0-9]+/g, " ").trim() : text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }
  function begins(words, wanted) { /* where in spaced words a wanted one begins */
    return words.indexOf(UNSPACED.test(wanted) ? wanted : " " + wanted);
  }

  function marked(text, wanted) {
    return text.split(WORDS).map(function (part, n) {
      var word = n % 2 ? " " + folded(part) : "";
      var hit = word && wanted.some(function (one) { return begins(word, one) >= 0; });
      return hit ? "<mark>" + escaped(part) + "</mark>" : escaped(part);
    }).join("");
  }
  function teaser(text, wanted) {
    if (text.length <= LONGEST) return text;
    var at = 0, found;
    found = text.split(WORDS).some(function (part, n) {
      if (n % 2 && wanted.some(function (one) { return begins(" " + folded(part), one) >= 0; })) return true;
      at += part.length;
      return false;
    });
    var from = !found || at < LONGEST - BEFORE ? 0 : text.lastIndexOf(" ", at - BEFORE) + 1;
    return (from ? "… " : "") + text.slice(from, from + LONGEST) + (from + LONGEST < text.length ? " …" : "");
  }

  function words(html) { /* its words, made when first looked at: whoever types one word wants few of 10,000 entries */
    var made, lower;
    return function (wanted) {
      if (made === undefined) {
        if (lower === undefined) lower = ASCII.test(html) ? html.toLowerCase() : null;
        if (lower !== null && lower.indexOf(wanted) < 0 && !/&/.test(lower)) return "";
        made = " " + folded(plain(html)) + " ";
      }
      return made;
    };
  }
  function entry(doc) {
    var at = doc.location.indexOf("#");
    return { location: doc.location, page: at < 0 ? doc.location : doc.location.slice(0, at),
      titleWords: words(doc.title), textWords: words(doc.text),
      get title() { return plain(doc.title); }, get text() { return plain(doc.text); } };
  }
  function weight(one, wanted) { /* how well a word fits: a whole name, a word of it, its beginning, the text */
    var title = one.titleWords(wanted), at = begins(title, wanted);
    if (at >= 0) return 10 + (at === 0 ? 2 : 0) + (title.indexOf(" " + wanted + " ") >= 0 ? 4 : 0);
    return begins(one.textWords(wanted), wanted) >= 0 ? 1 : 0;
  }
  function scored(entries, wanted) { /* those that have the most of the words, with how well they fit */
    var most = 0, found = [];
    entries.forEach(function (one) {
      var has = 0, score = 0;
      wanted.forEach(function (word) {
        var fits = weight(one, word);
        if (fits) has += 1;
        score += fits;
      });
      if (!has || has < most) return;
      if (has > most) { most = has; found = []; }
      found.push({ entry: one, score: score - one.title.length / 1000 }); /* of two, the shorter name */
    });
    return found.sort(function (a, b) { return b.score - a.score; });
  }

  function shown(found, wanted) { /* what is marked when the theme comes to print it: it prints few of many */
    var one = found.entry;
    return { location: one.location, score: found.score, terms: {},
      get title() { return marked(one.title, wanted); },
      get text() { return marked(teaser(one.text, wanted), wanted); } };
  }
  function search(entries, query) {
    var wanted = folded(query).split(" ").filter(Boolean);
    if (!wanted.length) return [];
    var pages = new Map(), heads = new Map();
    entries.forEach(function (one) { if (one.location === one.page) heads.set(one.page, one); });
    scored(entries, wanted).forEach(function (found) {
      var page = found.entry.page;
      if (!pages.has(page)) pages.set(page, []);
      pages.get(page).push(found);
    });
    return Array.from(pages, function (pair) { /* the theme shows what it finds below the entry of its page */
      var has = pair[1].some(function (found) { return found.entry.location === pair[0]; });
      var head = heads.get(pair[0]);
      return (has || !head ? pair[1] : pair[1].concat({ entry: head, score: 0 })).map(function (found) {
        return shown(found, wanted);
      });
    });
  }

  function PageWorker() {
    var self = new EventTarget(), entries = [];
    function answer(data) { self.dispatchEvent(new MessageEvent("message", { data: data })); }
    self.postMessage = function (message) {
      if (message.type === SETUP) {
        entries = message.data.docs.map(entry);
        setTimeout(answer, 0, { type: READY });
      } else if (message.type === QUERY) {
        setTimeout(answer, 0, { type: RESULT, data: { items: search(entries, message.data) } });
      }
    };
    self.terminate = function () { entries = []; };
    return self;
  }

  window.Worker = function (address, options) {
    return /\/workers\/search\.[^/]*$/.test(String(address)) ? PageWorker() : new Native(address, options);
  };
})();
