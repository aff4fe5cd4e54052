/* Search in a site that lies on a disk. From file:// a browser starts no worker, so the worker's script
   runs in a hidden frame of the same page instead; messages go to and fro as events. */
(function () {
  "use strict";
  if (location.protocol !== "file:") return;

  function FrameWorker(address) {
    var self = new EventTarget();
    var frame = document.createElement("iframe");
    var waiting = [];
    var ready = false;
    frame.hidden = true;
    frame.title = "search";
    document.body.appendChild(frame);
    var inner = frame.contentWindow;

    function load(source) {
      return new Promise(function (done, failed) {
        var script = inner.document.createElement("script");
        script.src = source;
        script.onload = done;
        script.onerror = failed;
        inner.document.body.appendChild(script);
      });
    }
    function hand(message) { inner.dispatchEvent(new MessageEvent("message", { data: message })); }

    inner.postMessage = function (message) { self.dispatchEvent(new MessageEvent("message", { data: message })); };
    inner.importScripts = function () {
      return Array.prototype.reduce.call(arguments, function (before, source) {
        return before.then(function () { return load(source); });
      }, Promise.resolve());
    };
    self.postMessage = function (message) { if (ready) hand(message); else waiting.push(message); };
    self.terminate = function () { frame.remove(); };
    load(new URL(address, document.baseURI).href).then(function () {
      ready = true;
      waiting.splice(0).forEach(hand);
    }, function () { self.dispatchEvent(new Event("error")); });
    return self;
  }

  window.IFrameWorker = FrameWorker; // the theme's worker looks for this name to find its word lists
  window.Worker = FrameWorker;
})();
