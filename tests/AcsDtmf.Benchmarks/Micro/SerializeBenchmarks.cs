using AcsDtmf.Engine.Wire;
using BenchmarkDotNet.Attributes;

namespace AcsDtmf.Benchmarks.Micro;

/// <summary>Measures the serialization of a request body.</summary>
public class SerializeBenchmarks
{
    private readonly DtmfRecognitionRequest _request = new()
    {
        CallConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c",
        TargetParticipant = CommunicationIdentifier.Parse("+14255550123"),
        OperationContext = "row 1",
    };

    [Benchmark]
    public object Write() => RequestWriter.Write(_request);
}
