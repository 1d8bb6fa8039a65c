using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Hosting;

namespace AcsDtmf.Benchmarks.Workloads;

/// <summary>Creates jobs of any size. The rows name the seeded calls of the emulator, so they are valid requests to the emulator.</summary>
internal sealed class Workload : IDisposable
{
    /// <summary>The number of calls. A longer job contains each call several times.</summary>
    public const int Calls = 20_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("AcsDtmf.Benchmarks-");
    private readonly Dictionary<int, RowFile> _files = [];
    private readonly Row[] _rows;

    private Workload(Row[] rows) => _rows = rows;

    public static async Task<Workload> CreateAsync()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(new() { Calls = Calls, ParticipantsPerCall = 1 });
        return new([.. emulator.State.Calls.All.Select(call => new Row(call.CallConnectionId, call.Participants[0].RawId, string.Empty))]);
    }

    /// <summary>Returns a file with the first rows of the job. Each file is written once.</summary>
    public RowFile Take(int count)
    {
        if (!_files.TryGetValue(count, out RowFile? file))
        {
            _files[count] = file = RowFile.Write(Output($"rows-{count}.csv"), Rows().Take(count));
        }

        return file;
    }

    /// <summary>Returns a path in the temporary folder.</summary>
    public string Output(string name) => Path.Combine(_folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<Row> Rows()
    {
        for (int number = 0; ; number++)
        {
            yield return _rows[number % _rows.Length] with
            {
                OperationContext = string.Create(CultureInfo.InvariantCulture, $"row {number}"),
            };
        }
    }
}
