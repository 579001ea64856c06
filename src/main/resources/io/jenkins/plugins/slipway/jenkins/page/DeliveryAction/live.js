/* Looks for news of the operations every few seconds while there can be any. A file of its own: pages run no inline script. */
(function () {
  "use strict";
  const PAUSE = 5000;
  const ID = "slipway-operations";

  function later() {
    window.setTimeout(look, PAUSE);
  }

  function look() {
    fetch("news", { credentials: "same-origin", cache: "no-store" })
      .then(function (response) {
        return response.ok ? response.text() : Promise.reject(response.status);
      })
      .then(show)
      .catch(later);
  }

  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById(ID);
    const old = document.getElementById(ID);
    if (fresh === null || old === null) {
      return;
    }
    if (fresh.dataset.choices !== old.dataset.choices) {
      // the buttons are outside of the fragment, each with a crumb of its page
      window.location.reload();
      return;
    }
    const place = document.importNode(fresh, true);
    old.replaceWith(place);
    // what Jenkins gives to buttons of its own, such as those that copy
    window.Behaviour.applySubtree(place, true);
    if (fresh.dataset.live === "true") {
      later();
    }
  }

  function begin() {
    const place = document.getElementById(ID);
    if (place !== null && place.dataset.live === "true") {
      later();
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", begin);
  } else {
    begin();
  }
})();
