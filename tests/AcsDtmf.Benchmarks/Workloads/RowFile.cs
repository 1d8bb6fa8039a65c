using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace AcsDtmf.Benchmarks.Workloads;

/// <summary>A CSV file of rows, which every contestant reads.</summary>
/// <param name="Path">The path of the file.</param>
/// <param name="Count">The number of rows.</param>
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

    /// <summary>Reads a file that <see cref="Write"/> created. Its fields contain no quotation marks or commas.</summary>
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
