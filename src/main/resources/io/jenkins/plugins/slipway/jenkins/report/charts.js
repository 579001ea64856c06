/*
 * Draws the charts of a report with ECharts, in the place of the drawings that the page came with and from the same numbers.
 * Without ECharts, or without script at all, those stay. A canvas and text drawn on it: a page may allow no inline style.
 */
(function () {
  "use strict";
  const CHART = "figure.slipway-chart[data-chart]";
  const FORMATS = {
    seconds: duration,
    milliseconds: function (value) {
      return Math.round(value) + " ms";
    },
    percent: function (share) {
      return rounded(share * 100) + " %";
    },
  };

  /* Steps in which people count time, in seconds. */
  const TIMES = [1, 5, 15, 60, 300, 900, 3600, 7200, 21600, 43200, 86400, 172800, 432000];
  const LINES = 4;

  function step(chart) {
    const values = chart.series.flatMap(function (series) {
      return series.values;
    });
    const least = Math.max.apply(null, values.concat(0)) / LINES;
    const days = Math.ceil(least / 86400) * 86400;
    const time = TIMES.find(function (one) {
      return one >= least;
    });
    return chart.unit === "seconds" ? time || days : undefined;
  }

  function rounded(value) {
    return String(Math.round(value * 100) / 100);
  }

  function duration(seconds) {
    if (seconds < 120) {
      return rounded(seconds) + " s";
    }
    if (seconds < 7200) {
      return rounded(seconds / 60) + " min";
    }
    return seconds < 172800 ? rounded(seconds / 3600) + " h" : rounded(seconds / 86400) + " d";
  }

  /* A colour of the theme as red, green and blue: ECharts does not know all the ways in which a theme can say it. */
  function colour(figure, name, otherwise) {
    const value = window.getComputedStyle(figure).getPropertyValue(name).trim();
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.fillStyle = otherwise;
    pen.fillStyle = value;
    pen.fillRect(0, 0, 1, 1);
    const pixel = pen.getImageData(0, 0, 1, 1).data;
    return "rgba(" + pixel[0] + "," + pixel[1] + "," + pixel[2] + "," + pixel[3] / 255 + ")";
  }

  function options(figure, chart) {
    const text = window.getComputedStyle(figure).color;
    const format = FORMATS[chart.unit] || rounded;
    const palette = [
      colour(figure, "--slipway-accent", "#0b5c8c"),
      colour(figure, "--slipway-canary", "#a14c00"),
    ];
    const line = colour(figure, "--slipway-border", "#dde1e7");
    return {
      animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      aria: { enabled: true },
      color: palette,
      textStyle: { color: text, fontFamily: window.getComputedStyle(figure).fontFamily },
      grid: { left: 8, right: 16, top: chart.series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
      legend: chart.series.length > 1 ? { top: 0, textStyle: { color: text } } : undefined,
      tooltip: {
        trigger: "axis",
        renderMode: "richText",
        confine: true,
        backgroundColor: colour(figure, "--slipway-card", "#ffffff"),
        borderColor: line,
        textStyle: { color: text },
        valueFormatter: function (value) {
          return value === null || value === undefined ? "no data" : format(value);
        },
      },
      xAxis: { type: "category", data: chart.labels, axisLabel: { color: text, hideOverlap: true }, axisLine: { lineStyle: { color: line } } },
      yAxis: { type: "value", interval: step(chart), axisLabel: { color: text, formatter: format }, splitLine: { lineStyle: { color: line } } },
      series: chart.series.map(function (series, index) {
        return {
          name: series.name,
          type: series.type,
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
