/* As much of Jenkins' own script as the pages call. */
window.Behaviour = {
  applySubtree: function (place) {
    place.dataset.applied = "true";
  },
};
