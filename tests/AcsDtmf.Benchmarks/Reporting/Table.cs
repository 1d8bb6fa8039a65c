using System.Collections.Generic;

namespace AcsDtmf.Benchmarks.Reporting;

/// <summary>A table of the report.</summary>
/// <param name="title">The title.</param>
/// <param name="columns">The column headings. The first column contains text, the others contain numbers.</param>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public string Title => title;

    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    public void Add(params string[] cells) => _rows.Add(cells);
}
