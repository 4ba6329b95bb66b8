"use strict";
// Expressions are interpreted, not compiled, so that the page's policy need not allow code made of text.
document.querySelectorAll(".chart").forEach(function (place) {
  var spec = JSON.parse(document.getElementById(place.dataset.spec).textContent);
  vegaEmbed(place, spec, {
    mode: "vega-lite",
    renderer: "svg",
    ast: true,
    expr: vega.expressionInterpreter,
    actions: false,
    tooltip: false,
    defaultStyle: false
  }).then(function () {
    place.dataset.drawn = "yes";
  }).catch(function (error) {
    console.error(error);
    place.closest("figure").querySelectorAll("details").forEach(function (table) { table.open = true; });
  });
});
