using BenchmarkDotNet.Attributes;

namespace AcsDtmf.Benchmarks.Micro;

/// <summary>Measures the parsing and validation of a participant.</summary>
public class ParseIdBenchmarks
{
    [Params(
        "+14255550123",
        "8:acs:00000000-0000-0000-0000-00000000acc5_00000000-0000-0000-0000-000000000001",
        "8:orgid:00000000-0000-0000-0000-000000000001")]
    public string RawId { get; set; } = string.Empty;

    [Benchmark]
    public CommunicationIdentifier Parse() => CommunicationIdentifier.Parse(RawId);

    [Benchmark]
    public object? Check() => new DtmfRecognitionRequest
    {
        CallConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c",
        TargetParticipant = CommunicationIdentifier.Parse(RawId),
    }.Rejection;
}
