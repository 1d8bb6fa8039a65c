using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Draws the rate by width. One panel shows a server without latency, the other a server with latency.</summary>
internal static class Chart
{
    private const int Width = 900;
    private const int Height = 460;
    private const int LegendLeft = 64;
    private const int LegendTop = 26;
    private const int LegendColumn = 280;
    private const int LegendLine = 20;
    private const int LegendColumns = 3;

    private static readonly (int Latency, string Title)[] Panels = [(0, "server without latency"), (50, "server with 50 ms latency")];
    private static readonly string[] Colors = ["#6e7781", "#0969da", "#1a7f37", "#cf222e", "#bf8700", "#8250df"];

    public static string Draw(IReadOnlyList<ChartPoint> points)
    {
        StringBuilder svg = new();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img">""");
        svg.Append("\n<title>Rows per second by rows in flight</title>\n");
        svg.Append("""<rect width="100%" height="100%" fill="#ffffff"/>""").Append('\n');

        // The script loops have fewer points than the contestants of the grid, and follow them in the legend.
        string[] contestants = [.. points.GroupBy(point => point.Contestant).OrderByDescending(line => line.Count()).Select(line => line.Key)];
        for (int index = 0; index < contestants.Length; index++)
        {
            int x = LegendLeft + (index % LegendColumns * LegendColumn);
            int y = LegendTop + (index / LegendColumns * LegendLine);
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x}" cy="{y - 4}" r="5" fill="{Colors[index]}"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{x + 12}" y="{y}" fill="#24292f">{contestants[index]}</text>""").Append('\n');
        }

        for (int index = 0; index < Panels.Length; index++)
        {
            ChartPanel panel = new(left: 64 + (index * 430), top: 96, Panels[index].Title);
            panel.DrawAxes(svg, labelRates: index == 0);
            foreach (IGrouping<string, ChartPoint> line in points.Where(point => point.Latency == Panels[index].Latency).GroupBy(point => point.Contestant))
            {
                panel.DrawLine(svg, [.. line], Colors[Array.IndexOf(contestants, line.Key)]);
            }
        }

        return svg.Append("</svg>\n").ToString();
    }
}
