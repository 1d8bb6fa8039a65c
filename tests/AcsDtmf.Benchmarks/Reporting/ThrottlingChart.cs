using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Draws the accepted requests per second, as a fraction of the rate that the service allows.</summary>
internal static class ThrottlingChart
{
    private const int Width = 900;
    private const int Height = 420;
    private const int Left = 64;
    private const int Top = 90;
    private const int PlotWidth = 800;
    private const int PlotHeight = 270;
    private const double Highest = 1.25;
    private const string Ink = "#24292f";
    private const string Grid = "#d0d7de";

    private static readonly string[] Colors = ["#0969da", "#1a7f37", "#cf222e", "#bf8700", "#8250df", "#6e7781"];

    public static string Draw(IReadOnlyList<(string Name, double[] Parts)> lines)
    {
        int seconds = lines.Max(line => line.Parts.Length);
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12" role="img">""");
        svg.Append("\n<title>Accepted requests per second, as a fraction of the allowed rate</title>\n");
        svg.Append("""<rect width="100%" height="100%" fill="#ffffff"/>""").Append('\n');
        foreach (double part in new[] { 0, 0.25, 0.5, 0.75, 1, 1.25 })
        {
            string y = Number(Y(part));
            svg.Append(CultureInfo.InvariantCulture, $"""<line x1="{Left}" y1="{y}" x2="{Left + PlotWidth}" y2="{y}" stroke="{Grid}"/>""");
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left - 6}" y="{y}" dy="4" text-anchor="end" fill="{Ink}">{part:0.00}</text>""").Append('\n');
        }

        for (int second = 0; second <= seconds; second += 5)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Number(X(second, seconds))}" y="{Top + PlotHeight + 18}" text-anchor="middle" fill="{Ink}">{second}</text>""").Append('\n');
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left + (PlotWidth / 2)}" y="{Top + PlotHeight + 40}" text-anchor="middle" fill="{Ink}">horizontal: seconds; vertical: accepted requests as a fraction of the allowed rate</text>""").Append('\n');
        for (int index = 0; index < lines.Count; index++)
        {
            (string name, double[] parts) = lines[index];
            int x = Left + (index % 2 * 400);
            int y = 22 + (index / 2 * 20);
            svg.Append(CultureInfo.InvariantCulture, $"""<circle cx="{x}" cy="{y - 4}" r="5" fill="{Colors[index]}"/><text x="{x + 12}" y="{y}" fill="{Ink}">{name}</text>""").Append('\n');
            string path = string.Join(' ', parts.Select((part, second) => $"{Number(X(second + 0.5, seconds))},{Number(Y(part))}"));
            svg.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{Colors[index]}" stroke-width="1.5"/>""").Append('\n');
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static double X(double second, int seconds) => Left + (PlotWidth * second / seconds);

    // A measured second can overlap two periods of the limit, so the fraction can exceed the axis.
    private static double Y(double part) => Top + PlotHeight - (PlotHeight * Math.Min(part, Highest) / Highest);
}
