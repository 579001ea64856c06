/*
 * Spares the reloading when a table of a report is sorted, filtered or paged: the server's answer to the same link replaces that part
 * of the page alone. Without script the links and the form work as they are.
 */
(function () {
  "use strict";
  const PART = "section[data-swap]";
  const TYPING = 250;
  let latest = 0;
  let timer = 0;

  function part() {
    return document.querySelector(PART);
  }

  function load(url, remember) {
    const asked = ++latest;
    const old = part();
    old.setAttribute("aria-busy", "true");
    return fetch(url, { credentials: "same-origin", cache: "no-store" })
      .then(function (response) {
        return response.ok ? response.text() : Promise.reject(response.status);
      })
      .then(function (text) {
        // an answer that another one has overtaken
        if (asked === latest) {
          show(text);
          if (remember) {
            window.history.pushState({ slipway: true }, "", url);
          }
        }
      })
      .catch(function () {
        // what the browser itself says of it is clearer than anything said here
        window.location.assign(url);
      });
  }

  function show(text) {
    const fresh = new DOMParser().parseFromString(text, "text/html").querySelector(PART);
    const old = part();
    if (fresh === null) {
      throw new Error("the answer has no " + PART);
    }
    const focus = focused(old);
    const place = document.importNode(fresh, true);
    old.replaceWith(place);
    focus(place);
    tell(place);
    document.dispatchEvent(new CustomEvent("slipway:shown"));
  }

  /* Who types or walks by keyboard stays where he is: a field has a name, a link its words. */
  function focused(old) {
    const active = document.activeElement;
    if (active === null || !old.contains(active)) {
      return function () {};
    }
    const words = active.textContent.trim();
    const text = active.value;
    const at = active.selectionStart;
    return function (place) {
      const again = active.name
        ? place.querySelector("[name='" + CSS.escape(active.name) + "']")
        : Array.from(place.querySelectorAll("a[data-swap-link]")).find(function (link) {
            return link.textContent.trim() === words;
          });
      if (!again) {
        return;
      }
      again.focus({ preventScroll: true });
      if (again.type === "search") {
        again.value = text;
        again.setSelectionRange(at, at);
      }
    };
  }

  function tell(place) {
    const status = document.querySelector("[data-swap-status]");
    const words = place.querySelector("[data-swap-words]");
    if (status !== null && words !== null) {
      status.textContent = words.textContent;
    }
  }

  function formUrl(form) {
    const query = new URLSearchParams(new FormData(form));
    return new URL("?" + query, form.action || window.location.href).toString();
  }

  document.addEventListener("click", function (event) {
    const link = event.target.closest(PART + " a[data-swap-link]");
    if (link !== null && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      load(link.href, true);
    }
  });

  document.addEventListener("submit", function (event) {
    const form = event.target.closest(PART + " form[role=search]");
    if (form !== null) {
      event.preventDefault();
      load(formUrl(form), true);
    }
  });

  document.addEventListener("input", function (event) {
    const form = event.target.closest(PART + " form[role=search]");
    if (form !== null) {
      window.clearTimeout(timer);
      timer = window.setTimeout(function () {
        load(formUrl(form), false);
      }, TYPING);
    }
  });

  window.addEventListener("popstate", function () {
    if (part() !== null) {
      load(window.location.href, false);
    }
  });
})();
