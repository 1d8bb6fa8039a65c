using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>Writes a report as Markdown, which is also readable in a console.</summary>
internal static class MarkdownWriter
{
    public static string Write(Report report)
    {
        StringBuilder text = new();
        Table budgets = new("Budgets", "what", "budget", "measured", "met");
        foreach (BudgetLine line in report.Budgets)
        {
            budgets.Add(line.What, line.Budget, line.Measured, line.IsMet ? "yes" : "**missed**");
        }

        Table machine = new("Machine", "what", "value");
        foreach ((string what, string value) in Machine.Describe())
        {
            machine.Add(what, value);
        }

        foreach (Table table in (IEnumerable<Table>)[budgets, .. report.Tables, machine])
        {
            Write(text, table);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Table table)
    {
        text.Append(CultureInfo.InvariantCulture, $"### {table.Title}\n\n");
        WriteLine(text, table.Columns);
        WriteLine(text, table.Columns.Select((_, index) => index == 0 ? "---" : "--:"));
        foreach (IReadOnlyList<string> row in table.Rows)
        {
            WriteLine(text, row);
        }

        text.Append('\n');
    }

    private static void WriteLine(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
