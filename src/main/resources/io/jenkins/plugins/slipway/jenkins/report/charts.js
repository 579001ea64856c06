/*
 * Draws the charts of a report with ECharts, in the place of the drawings that the page came with and from the same numbers.
 * Without ECharts, or without script at all, those stay. A canvas and text drawn on it: a page may allow no inline style.
 */
(function () {
  "use strict";
  const CHART = "figure.slipway-chart[data-chart]";
  const FORMATS = {
    seconds: duration,
    percent: function (value) {
      return rounded(value) + " %";
    },
  };

  function rounded(value) {
    return String(Math.round(value * 100) / 100);
  }

  function duration(seconds) {
    if (seconds < 1) {
      return Math.round(seconds * 1000) + " ms";
    }
    if (seconds < 120) {
      return rounded(seconds) + " s";
    }
    if (seconds < 7200) {
      return rounded(seconds / 60) + " min";
    }
    return seconds < 172800 ? rounded(seconds / 3600) + " h" : rounded(seconds / 86400) + " d";
  }

  /* A variable of the theme, as the browser understands it. */
  function colour(figure, name, otherwise) {
    const value = window.getComputedStyle(figure).getPropertyValue(name).trim();
    return value === "" || value.startsWith("var(") ? otherwise : value;
  }

  function options(figure, chart) {
    const text = window.getComputedStyle(figure).color;
    const format = FORMATS[chart.unit] || rounded;
    const palette = [
      colour(figure, "--slipway-first", "#2a6fb0"),
      colour(figure, "--slipway-second", "#b7500a"),
      colour(figure, "--slipway-third", "#2f7d4f"),
    ];
    const bars = figure.dataset.kind === "bars";
    const line = colour(figure, "--slipway-line", "#8888884d");
    return {
      animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      aria: { enabled: true, decal: { show: chart.series.length > 1 } },
      color: palette,
      textStyle: { color: text, fontFamily: window.getComputedStyle(figure).fontFamily },
      grid: { left: 8, right: 16, top: chart.series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
      legend: chart.series.length > 1 ? { top: 0, textStyle: { color: text } } : undefined,
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: colour(figure, "--slipway-surface", "#ffffff"),
        borderColor: line,
        textStyle: { color: text },
        valueFormatter: function (value) {
          return value === null || value === undefined ? "no data" : format(value);
        },
      },
      xAxis: { type: "category", data: chart.labels, axisLabel: { color: text, hideOverlap: true }, axisLine: { lineStyle: { color: line } } },
      yAxis: { type: "value", axisLabel: { color: text, formatter: format }, splitLine: { lineStyle: { color: line } } },
      series: chart.series.map(function (series, index) {
        return {
          name: series.name,
          type: bars ? "bar" : "line",
          data: series.values,
          symbol: index === 0 ? "circle" : "diamond",
          symbolSize: 5,
          showSymbol: chart.labels.length < 40,
          connectNulls: false,
          lineStyle: { width: 2, type: index === 0 ? "solid" : "dashed" },
          barMaxWidth: 28,
        };
      }),
    };
  }

  function draw(figure) {
    const drawing = figure.querySelector("svg");
    if (drawing === null || drawing.getClientRects().length === 0) {
      return;
    }
    const chart = JSON.parse(figure.dataset.chart);
    const place = document.createElement("div");
    place.className = "slipway-canvas";
    drawing.before(place);
    const drawn = window.echarts.init(place, null, { renderer: "canvas" });
    drawn.setOption(options(figure, chart));
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", drawing.querySelector("title") ? drawing.querySelector("title").textContent : "");
    drawing.setAttribute("hidden", "");
    figure.dataset.drawn = "true";
    new ResizeObserver(function () {
      drawn.resize();
    }).observe(place);
    onThemeChange(function () {
      drawn.setOption(options(figure, chart));
    });
  }

  function onThemeChange(redraw) {
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "class"] });
  }

  function drawAll() {
    if (window.echarts === undefined) {
      return;
    }
    document.querySelectorAll(CHART + ":not([data-drawn])").forEach(draw);
  }

  document.addEventListener("slipway:shown", drawAll);
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", drawAll);
  } else {
    drawAll();
  }
})();
