package io.ruvector.benchmarks.ann;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Draws speed over recall as SVG: recall from left to right, queries per second upwards on a logarithmic scale.
 *
 * @param title what is drawn
 * @param leastRecall the left edge
 */
public record CurvePlot(String title, double leastRecall) {
    private static final int WIDTH = 820;
    private static final int HEIGHT = 520;
    private static final int LEFT = 80;
    private static final int RIGHT = 210;
    private static final int TOP = 40;
    private static final int BOTTOM = 60;
    /** Okabe and Ito's colours, which colour-blind readers tell apart. */
    private static final List<String> COLOURS = List.of(
            "#d55e00", "#e69f00", "#0072b2", "#56b4e9", "#009e73", "#cc79a7", "#000000", "#999933", "#882255",
            "#666666");

    /**
     * The drawing.
     *
     * @param curves a line for each
     * @return the text of an SVG file
     */
    public String draw(List<RecallCurve> curves) {
        double[] speeds = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .filter(point -> point.recall() >= leastRecall)
                .mapToDouble(SweepPoint::queriesPerSecond)
                .sorted()
                .toArray();
        double low = speeds.length == 0 ? 1 : speeds[0] / 1.2;
        double high = speeds.length == 0 ? 10 : speeds[speeds.length - 1] * 1.2;
        StringBuilder svg = new StringBuilder();
        line(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\"",
                WIDTH,
                HEIGHT);
        svg.append(" font-size=\"13\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(svg, LEFT, 24, "start", title);
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 15, "middle", "recall@10");
        axes(svg, low, high);
        for (int c = 0; c < curves.size(); c++) {
            curve(svg, curves.get(c), COLOURS.get(c % COLOURS.size()), c, low, high);
        }
        return svg.append("</svg>\n").toString();
    }

    private void axes(StringBuilder svg, double low, double high) {
        for (int i = 0; i <= 5; i++) {
            double recall = leastRecall + (1 - leastRecall) * i / 5;
            rule(svg, x(recall), TOP, x(recall), HEIGHT - BOTTOM);
            text(svg, x(recall), HEIGHT - BOTTOM + 20, "middle", String.format(Locale.ROOT, "%.2f", recall));
        }
        for (double decade = 1; decade <= high; decade *= 10) {
            for (int step : new int[] {1, 2, 5}) {
                double speed = decade * step;
                if (speed >= low && speed <= high) {
                    rule(svg, LEFT, y(speed, low, high), WIDTH - RIGHT, y(speed, low, high));
                    text(svg, LEFT - 8, y(speed, low, high) + 4, "end", String.format(Locale.ROOT, "%,.0f/s", speed));
                }
            }
        }
    }

    private void curve(StringBuilder svg, RecallCurve curve, String colour, int number, double low, double high) {
        List<SweepPoint> shown = curve.points().stream()
                .filter(point -> point.recall() >= leastRecall)
                .toList();
        String path = shown.stream()
                .map(point -> String.format(
                        Locale.ROOT, "%.1f,%.1f", x(point.recall()), y(point.queriesPerSecond(), low, high)))
                .collect(Collectors.joining(" "));
        line(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n", path, colour);
        for (SweepPoint point : shown) {
            line(
                    svg,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"><title>efSearch %d</title></circle>%n",
                    x(point.recall()),
                    y(point.queriesPerSecond(), low, high),
                    colour,
                    point.efSearch());
        }
        double height = TOP + 14 + 22.0 * number;
        line(
                svg,
                "<rect x=\"%d\" y=\"%.1f\" width=\"14\" height=\"4\" fill=\"%s\"/>%n",
                WIDTH - RIGHT + 15,
                height - 6,
                colour);
        text(svg, WIDTH - RIGHT + 36, height, "start", curve.engine());
    }

    private double x(double recall) {
        return LEFT + (recall - leastRecall) / (1 - leastRecall) * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double speed, double low, double high) {
        double share = Math.log(speed / low) / Math.log(high / low);
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        line(svg, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        line(svg, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escaped);
    }

    private static void line(StringBuilder svg, String format, Object... figures) {
        svg.append(String.format(Locale.ROOT, format, figures));
    }
}
