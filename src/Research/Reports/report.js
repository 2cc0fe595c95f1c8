(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");

  var button = document.querySelector(".theme");
  var systemDark = window.matchMedia("(prefers-color-scheme: dark)");
  function theme() { return root.dataset.theme || (systemDark.matches ? "dark" : "light"); }
  function label() { button.textContent = theme() === "dark" ? "Light page" : "Dark page"; }
  button.addEventListener("click", function () {
    root.dataset.theme = theme() === "dark" ? "light" : "dark";
    label();
  });
  systemDark.addEventListener("change", label);
  label();

  function text(value, format) {
    if (value === "-") { return "–"; }
    var number = Number(value);
    if (format === "percent") { return (number * 100).toFixed(2) + "%"; }
    return number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }

  document.querySelectorAll("[data-times]").forEach(function (plot) {
    var times = plot.dataset.times.split(" ").map(Number);
    var parts = plot.dataset.series.split("|");
    var series = [];
    parts.forEach(function (part, index) {
      if (index % 3 === 0) {
        series.push({ name: part, format: parts[index + 1], values: parts[index + 2].split(" ") });
      }
    });
    var first = times[0];
    var span = Math.max(1, times[times.length - 1] - first);
    var hair = document.createElement("div");
    var tip = document.createElement("div");
    hair.className = "hair";
    tip.className = "tip";
    hair.hidden = tip.hidden = true;
    plot.append(hair, tip);

    function nearest(target) {
      var index = 0;
      var best = Infinity;
      times.forEach(function (time, at) {
        var distance = Math.abs(time - target);
        if (best > distance) { best = distance; index = at; }
      });
      return index;
    }

    function show(event) {
      var box = plot.getBoundingClientRect();
      var share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
      var index = nearest(first + share * span);
      var left = (times[index] - first) / span * box.width;
      hair.hidden = tip.hidden = false;
      hair.style.left = left + "px";
      tip.textContent = "";
      var head = document.createElement("b");
      head.textContent = new Date(times[index] * 60000).toISOString().slice(0, 16).replace("T", " ");
      tip.append(head);
      series.forEach(function (line) {
        var row = document.createElement("div");
        row.textContent = line.name + "  " + text(line.values[index], line.format);
        tip.append(row);
      });
      tip.style.left = Math.max(0, Math.min(box.width - tip.offsetWidth, left + 12)) + "px";
      if (left > box.width / 2) { tip.style.left = Math.max(0, left - tip.offsetWidth - 12) + "px"; }
    }

    plot.addEventListener("pointermove", show);
    plot.addEventListener("pointerdown", show);
    plot.addEventListener("pointerleave", function () { hair.hidden = tip.hidden = true; });
  });
})();
