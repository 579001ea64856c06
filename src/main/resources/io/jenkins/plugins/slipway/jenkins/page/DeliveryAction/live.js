/* Looks for news of the operations every few seconds while there can be any. A file of its own: pages run no inline script. */
(function () {
  "use strict";
  const PAUSE = 5000;
  const ID = "slipway-operations";
  let latest = "";

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
    if (fresh.innerHTML !== latest) {
      latest = fresh.innerHTML;
      replace(old, document.importNode(fresh, true));
    }
    if (fresh.dataset.live === "true") {
      later();
    }
  }

  /* What the reader has opened stays open, and where he is by keyboard he stays. */
  function replace(old, place) {
    const active = document.activeElement;
    const at = old.contains(active) && active.tagName === "SUMMARY" ? words(active) : null;
    const opened = Array.from(old.querySelectorAll("details[open] > summary")).map(words);
    place.querySelectorAll("details > summary").forEach(function (summary) {
      summary.parentElement.open = opened.includes(words(summary));
    });
    old.replaceWith(place);
    // what Jenkins gives to buttons of its own, such as those that copy
    window.Behaviour.applySubtree(place, true);
    document.dispatchEvent(new CustomEvent("slipway:shown"));
    const again = Array.from(place.querySelectorAll("summary")).find(function (summary) {
      return words(summary) === at;
    });
    if (again !== undefined) {
      again.focus({ preventScroll: true });
    }
  }

  function words(summary) {
    const heading = summary.closest("section, figure");
    return (heading === null ? "" : heading.getAttribute("aria-label") || heading.dataset.kind || "") + summary.textContent.replace(/\d+/g, "");
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
