/* Only while `cxrisk serve` runs: shows the next site when it is built, at the same place, and what went wrong. */
(function () {
  "use strict";
  var mine = document.currentScript.getAttribute("data-site");
  var place = "cxrisk-place:" + location.pathname;
  var source = null;
  var bar = null;

  function each(act) { Array.prototype.forEach.call(document.querySelectorAll("details"), act); }

  function remember() {
    var open = [];
    each(function (one, n) { if (one.open) open.push(n); });
    sessionStorage.setItem(place, JSON.stringify({ x: scrollX, y: scrollY, open: open }));
  }

  function restore() {
    var kept = JSON.parse(sessionStorage.getItem(place) || "null");
    sessionStorage.removeItem(place);
    if (!kept) return;
    each(function (one, n) { if (kept.open.indexOf(n) >= 0) one.open = true; });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
  }

  function say(words) {
    if (!words) {
      if (bar) bar.remove();
      bar = null;
      return;
    }
    if (!bar) {
      bar = document.createElement("div");
      bar.id = "cxrisk-live";
      bar.setAttribute("role", "alert");
      bar.style.cssText = "position:fixed;left:0;right:0;bottom:0;z-index:99;max-height:40vh;overflow:auto;" +
        "padding:.8rem 1.2rem;background:#7a1f2b;color:#fff;font:500 14px/1.5 system-ui,sans-serif;white-space:pre-wrap";
      document.body.appendChild(bar);
    }
    bar.textContent = words;
  }

  function hear(event) {
    var news = JSON.parse(event.data);
    if (news.site !== mine) {
      remember();
      location.reload();
    } else {
      say(news.says);
    }
  }

  /* A tab that nobody looks at gives its connection back: a browser has only a few for one server. */
  function attend() {
    if (source) source.close();
    source = null;
    if (document.hidden) return;
    source = new EventSource("/cxrisk-live");
    source.onmessage = hear;
    source.onerror = function () { say("cxrisk serve does not answer: this page may be out of date"); };
  }

  history.scrollRestoration = "manual";
  restore();
  addEventListener("load", restore);
  document.addEventListener("visibilitychange", attend);
  attend();
})();
