using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Faults;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Faults;

/// <summary>
/// Tests that, under every kind of fault, each row has one result in input order, and that no result claims more than the service did.
/// </summary>
public sealed class FaultMatrixTests(ITestOutputHelper output) : ServiceTest
{
    private const int Rows = 200;
    private const int Retries = 3;

    public static TheoryData<int> Cases() => [.. Seeds.Few()];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task No_row_is_lost_misplaced_or_wrongly_reported_as_succeeded(int seed)
    {
        output.WriteLine($"{Seeds.Variable}={seed}");
        IReadOnlyList<DtmfRecognitionRequest> rows = SeedRows(Rows);
        foreach (FaultRule fault in FaultMix.Draw(seed))
        {
            Service.State.Faults.Add(fault);
        }

        CollectingSink sink = await StopAsync(Connect(Retries, timeout: TimeSpan.FromSeconds(1)), rows);

        Assert.Equal(rows, sink.Reports.Select(report => report.Request));
        ILookup<string?, RecordedRequest> sent = Requests.ToLookup(request => request.ClientRequestId);
        Assert.All(sink.Results, result => AssertTruthful(result, sent[result.ClientRequestId].ToArray()));
        Assert.Contains(sink.Results, result => result.Attempts > 1);
        Assert.Contains(sink.Results, result => result.Status == RowStatus.Succeeded);
        output.WriteLine(string.Join(", ", sink.Results.CountBy(result => $"{result.Status} {result.ErrorCode}")));
    }

    private static void AssertTruthful(DtmfRecognitionResult result, RecordedRequest[] sent)
    {
        // Throttling uses up no retry.
        int throttled = sent.Count(request => request.Status is 429 or 503);
        Assert.InRange(result.Attempts, 1, 1 + Retries + throttled);
        Assert.InRange(sent.Length, 0, result.Attempts);
        if (result.Status == RowStatus.Succeeded)
        {
            Assert.Contains(sent, request => request is { Status: >= 200 and < 300, Acted: true });
            Assert.Null(result.ErrorCode);
        }
        else
        {
            Assert.Equal(RowStatus.Failed, result.Status);
            Assert.False(string.IsNullOrEmpty(result.ErrorCode));
            Assert.False(string.IsNullOrEmpty(result.ErrorMessage));
        }
    }
}
