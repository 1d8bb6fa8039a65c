using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AcsDtmf.Benchmarks.Workloads;

/// <summary>Rows in a CSV file, as every contestant gets them.</summary>
/// <param name="Path">The file.</param>
/// <param name="Count">How many rows it has.</param>
internal sealed record RowFile(string Path, int Count)
{
    private const string Header = "CallConnectionId,TargetParticipant,OperationContext";

    public static RowFile Write(string path, IEnumerable<Row> rows)
    {
        using StreamWriter writer = new(path);
        writer.WriteLine(Header);
        int count = 0;
        foreach (Row row in rows)
        {
            writer.WriteLine($"{row.CallConnectionId},{row.TargetParticipant},{row.OperationContext}");
            count++;
        }

        return new(path, count);
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote; nothing in it needs quotes.</summary>
    public static Row[] Read(string path)
    {
        return
        [
            .. File.ReadLines(path).Skip(1).Select(line =>
            {
                string[] fields = line.Split(',', StringSplitOptions.None);
                return new Row(fields[0], fields[1], fields[2]);
            }),
        ];
    }
}
