using System.Text.Json.Nodes;
using System.Threading.Tasks;
using AcsDtmf.Emulator.Calls;
using AcsDtmf.Emulator.Recording;
using AcsDtmf.Engine.Tests.Support;
using Xunit;

namespace AcsDtmf.Engine.Tests.Wire;

/// <summary>Compares a request with the example in the service's specification.</summary>
public sealed class PublishedExampleTests : ServiceTest
{
    private const string CallConnectionId = "18dea47f-b081-4107-9a5c-4300819d2c6c";
    private const string Participant = "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce";

    private const string Body =
        """
        {
          "targetParticipant": {
            "kind": "communicationUser",
            "communicationUser": {
              "id": "8:acs:b9614373-fd0b-480c-8fd2-cb58b70eab9f_da7be3a9-8788-42a6-85c6-56b2cf784fce"
            }
          },
          "operationCallbackUri": "https://app.contoso.com/callback"
        }
        """;

    [Theory]
    [InlineData(DtmfRecognitionOperation.Stop, "stopContinuousDtmfRecognition")]
    [InlineData(DtmfRecognitionOperation.Start, "startContinuousDtmfRecognition")]
    public async Task The_published_example_goes_over_the_wire(string operation, string action)
    {
        Service.State.Calls.Add(new Call(CallConnectionId, [new Participant(Participant)]));
        var row = new DtmfRecognitionRequest
        {
            CallConnectionId = CallConnectionId,
            TargetParticipant = CommunicationIdentifier.FromRawId(Participant),
            OperationCallbackUri = "https://app.contoso.com/callback",
        };

        CollectingSink sink = await RunAsync(Connect(), operation, throttleLimit: 1, [row]);

        Assert.Equal(RowStatus.Succeeded, sink.OnlyReport.Result.Status);
        RecordedRequest request = Assert.Single(Requests);
        Assert.Equal("POST", request.Verb);
        Assert.Equal($"/calling/callConnections/{CallConnectionId}:{action}?api-version=2026-03-12", request.RawTarget);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Body), JsonNode.Parse(request.Body)), request.Body);
    }
}
