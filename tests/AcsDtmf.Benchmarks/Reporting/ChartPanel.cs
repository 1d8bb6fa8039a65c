using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>A panel of the chart. Both axes are logarithmic.</summary>
/// <param name="left">The left end of the horizontal axis.</param>
/// <param name="top">The upper end of the vertical axis.</param>
/// <param name="title">The title of the panel.</param>
internal sealed class ChartPanel(int left, int top, string title)
{
    private const int PlotWidth = 370;
    private const int PlotHeight = 300;
    private const string Ink = "#24292f";
    private const string Grid = "#d0d7de";

    private static readonly int[] Widths = [1, 4, 16, 64, 256];
    private static readonly int[] Rates = [10, 100, 1_000, 10_000, 100_000];

    public void DrawAxes(StringBuilder svg, bool labelRates)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{left + (PlotWidth / 2)}" y="{top - 12}" text-anchor="middle" font-size="13" fill="{Ink}">{title}</text>""").Append('\n');
        foreach (int rate in Rates)
        {
            string y = Number(Y(rate));
            svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{left}" y1="{y}" x2="{left + PlotWidth}" y2="{y}" stroke="{Grid}"/>""");
            if (labelRates)
            {
                svg.Append(CultureInfo.InvariantCulture, $"""<text x="{left - 6}" y="{y}" dy="4" text-anchor="end" fill="{Ink}">{rate:#,0}</text>""");
            }

            svg.Append('\n');
        }

        foreach (int width in Widths)
        {
            string x = Number(X(width));
            svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{x}" y1="{top}" x2="{x}" y2="{top + PlotHeight}" stroke="{Grid}"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x}" y="{top + PlotHeight + 18}" text-anchor="middle" fill="{Ink}">{width}</text>""").Append('\n');
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{left + (PlotWidth / 2)}" y="{top + PlotHeight + 40}" text-anchor="middle" fill="{Ink}">horizontal: rows in flight (-ThrottleLimit); vertical: rows per second</text>""").Append('\n');
    }

    public void DrawLine(StringBuilder svg, IReadOnlyList<ChartPoint> points, string color)
    {
        string path = string.Join(' ', points.Select(point => $"{Number(X(point.Width))},{Number(Y(point.Rate))}"));
        svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>""");
        foreach (ChartPoint point in points)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{Number(X(point.Width))}" cy="{Number(Y(point.Rate))}" r="3.5" fill="{color}"/>""");
        }

        svg.Append('\n');
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private double X(double width) => left + (PlotWidth * Math.Log(width) / Math.Log(Widths[^1]));

    private double Y(double rate) => top + PlotHeight - (PlotHeight * Math.Log(rate / Rates[0]) / Math.Log((double)Rates[^1] / Rates[0]));
}
