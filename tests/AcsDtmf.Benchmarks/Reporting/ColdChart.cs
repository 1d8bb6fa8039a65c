using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Draws the phases of a single stop in a new process, one bar for each contestant.</summary>
internal static class ColdChart
{
    private const int Width = 900;
    private const int Left = 190;
    private const int Top = 60;
    private const int PlotWidth = 640;
    private const int BarHeight = 26;
    private const int BarDistance = 42;
    private const string Ink = "#24292f";

    private static readonly (string Phase, string Title, string Color)[] Phases =
    [
        ("script", "start of the shell", "#d0d7de"),
        ("import", "import", "#54aeff"),
        ("connection", "connection", "#0969da"),
        ("requests", "first request", "#1a7f37"),
    ];

    public static string Draw(IReadOnlyList<(string Name, (string Name, double Seconds)[] Phases)> runs)
    {
        double longest = runs.Max(run => run.Phases[^1].Seconds);
        int height = Top + (runs.Count * BarDistance) + 34;
        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" font-family="sans-serif" font-size="12" role="img">""");
        svg.Append("\n<title>Seconds from the start of a process to the end of each phase of a single stop</title>\n");
        svg.Append("""<rect width="100%" height="100%" fill="#ffffff"/>""").Append('\n');
        for (int index = 0; index < Phases.Length; index++)
        {
            int x = Left + (index * 160);
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{x}" y="18" width="12" height="12" fill="{Phases[index].Color}"/><text x="{x + 18}" y="28" fill="{Ink}">{Phases[index].Title}</text>""").Append('\n');
        }

        for (int index = 0; index < runs.Count; index++)
        {
            DrawBar(svg, runs[index].Name, runs[index].Phases, Top + (index * BarDistance), PlotWidth / longest);
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left}" y="{height - 12}" fill="{Ink}">seconds from the start of the process; shorter is better</text>""");
        return svg.Append("\n</svg>\n").ToString();
    }

    private static void DrawBar(StringBuilder svg, string name, (string Name, double Seconds)[] phases, int top, double scale)
    {
        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left - 8}" y="{top + 17}" text-anchor="end" fill="{Ink}">{name}</text>""");
        double before = 0;
        foreach ((string phase, double seconds) in phases)
        {
            string color = Phases.Single(known => known.Phase == phase).Color;
            svg.Append(CultureInfo.InvariantCulture, $"""<rect x="{Left + (before * scale):0.#}" y="{top}" width="{(seconds - before) * scale:0.#}" height="{BarHeight}" fill="{color}"/>""");
            before = seconds;
        }

        svg.Append(CultureInfo.InvariantCulture, $"""<text x="{Left + (before * scale) + 6:0.#}" y="{top + 17}" fill="{Ink}">{before:0.00}</text>""").Append('\n');
    }
}
