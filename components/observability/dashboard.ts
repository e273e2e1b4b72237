import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Watch } from "./alarms";

export interface DashboardArgs {
  region: string;
  /** What the panels show, panel by panel. */
  panels: Record<string, Watch[]>;
}

/** Panels a row; CloudWatch's grid is 24 wide. */
const COLUMNS = 2;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 6;

/** One page that shows how far the pipeline has got and where it stands still. */
export class Dashboard extends pulumi.ComponentResource {
  readonly dashboardName: pulumi.Output<string>;

  constructor(name: string, args: DashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:observability:Dashboard", name, {}, opts);

    const widgets = Object.entries(args.panels).map(([title, watches], index) => ({
      type: "metric",
      x: (index % COLUMNS) * WIDTH,
      y: Math.floor(index / COLUMNS) * HEIGHT,
      width: WIDTH,
      height: HEIGHT,
      properties: {
        title,
        region: args.region,
        period: 300,
        view: "timeSeries",
        metrics: watches.map(metricOf),
      },
    }));

    const dashboard = new aws.cloudwatch.Dashboard(
      `${name}-dashboard`,
      {
        dashboardName: `${pulumi.getProject()}-${pulumi.getStack()}`,
        dashboardBody: pulumi.jsonStringify({ widgets }),
      },
      { parent: this },
    );

    this.dashboardName = dashboard.dashboardName;
    this.registerOutputs({ dashboardName: this.dashboardName });
  }
}

/** A metric in the dashboard's own notation: namespace, name, dimensions, options. */
function metricOf(watch: Watch): pulumi.Input<unknown>[] {
  const dimensions = Object.entries(watch.dimensions).flat();
  return [watch.namespace, watch.metric, ...dimensions, { stat: watch.statistic, label: watch.name }];
}
