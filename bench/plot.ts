import type { Curve } from "./item";
import { loadPeer } from "./peers";

interface Vega {
  parse(spec: unknown): unknown;
  View: new (runtime: unknown, options: { renderer: "none" }) => { toSVG(): Promise<string> };
}

interface VegaLite {
  compile(spec: unknown): { spec: unknown };
}

/** A curve as SVG, both axes logarithmic: a straight line of slope one is linear growth. */
export async function plot(curve: Curve, peersFolder: string): Promise<string> {
  const [vega, vegaLite] = await Promise.all([
    loadPeer<Vega>(peersFolder, "vega"),
    loadPeer<VegaLite>(peersFolder, "vega-lite"),
  ]);
  const values = curve.series.flatMap(({ name, points }) => points.map(([x, y]) => ({ name, x, y })));
  const axis = (field: "x" | "y", title: string) => ({
    field,
    title,
    type: "quantitative",
    scale: { type: "log", nice: true },
  });
  const { spec } = vegaLite.compile({
    title: curve.title,
    width: 560,
    height: 320,
    background: "white",
    data: { values },
    mark: { type: "line", point: true },
    encoding: {
      x: axis("x", curve.x),
      y: axis("y", curve.y),
      color: { field: "name", type: "nominal", title: null },
    },
  });
  return `${await new vega.View(vega.parse(spec), { renderer: "none" }).toSVG()}\n`;
}
